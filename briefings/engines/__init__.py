"""Makers of bytes: pages, styles, fonts, charts, reports. An artifact names its maker by dotted name."""
