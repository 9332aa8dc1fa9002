"""Marks out of nbgrader's gradebook: to CSV, and to what the importers of Canvas and Moodle ask for."""
