"""The tests, in folders named after the parts of the package."""
