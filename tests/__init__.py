"""The tests. Laws are tested without a deadline, as machines differ; what has to be quick says so itself."""

from hypothesis import settings

settings.register_profile("tests", deadline=None)
settings.load_profile("tests")
