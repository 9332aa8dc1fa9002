"""Grader of the course kit: students' code only publishes values, and judging happens outside their process."""

__version__ = "0.1.0"
