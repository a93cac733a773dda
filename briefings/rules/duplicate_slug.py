"""Two files with the same slug: both would be one page.

Bad: content/briefings/2025/steel.yaml and content/briefings/2026/steel.yaml
Good: content/briefings/2025/steel-2025.yaml and content/briefings/2026/steel-2026.yaml
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Mark, Severity
from briefings.rules import Finding, World

__all__ = ["LEVEL", "across"]

LEVEL = Severity.ERROR


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each file whose slug an earlier one of its kind has."""
    first: dict[tuple[str, str], str] = {}
    for record in sorted(world.files(), key=lambda pair: pair[2].path):
        kind, slug, file = record
        if (kind, slug) in first:
            message = f"the slug {slug} belongs already to {first[kind, slug]}"
            yield Finding(Mark(file.path), message, "Rename one of the files.")
        first.setdefault((kind, slug), file.path)
