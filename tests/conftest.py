"""What all tests share: examples that hypothesis draws are the same in every run, so that a red run can be made again."""

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("repeatable")
