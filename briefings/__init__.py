"""Curated YAML becomes a briefing web site and PDF reports that a desk can stand behind."""

__all__ = ["__version__"]

__version__ = "0.1.0"
