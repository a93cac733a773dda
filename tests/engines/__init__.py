"""Tests of the makers of bytes."""
