"""Measurements of the kit, always beside stock nbgrader or a floor in the same run: ratios, not absolute times."""
