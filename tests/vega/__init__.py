"""Tests of the charts' specifications."""
