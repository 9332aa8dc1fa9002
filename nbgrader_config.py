"""nbgrader's configuration of this course: its commands and formgrader's buttons go through the kit."""

from autograder.plugin import config

c = get_config()
config.apply(c)
