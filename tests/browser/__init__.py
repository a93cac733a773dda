"""Tests that open the built demonstration site as a reader does."""
