"""Settings of all tests."""

from hypothesis import settings

# The machine that runs the tests is shared, so that a slow example says nothing.
settings.register_profile("default", deadline=None)
settings.load_profile("default")
