"""Importers, tried on text as desks paste it."""
