"""Maker of the list of old addresses that Netlify and Cloudflare read."""

from __future__ import annotations

from briefings.artifacts import Resolved

__all__ = ["redirects"]


def redirects(inputs: Resolved) -> bytes:
    """Make the list; the input ``lines`` has a redirect each: from, to, status."""
    lines = inputs["lines"]
    if not isinstance(lines, list):
        raise TypeError("the redirects are a list")
    return "".join(f"{line}\n" for line in lines).encode()
