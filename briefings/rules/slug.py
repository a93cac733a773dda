"""A file whose name cannot stand in an address.

Bad: content/briefings/Baogang report.yaml
Good: content/briefings/baogang-report.yaml
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic_core import PydanticCustomError

from briefings.errors import Mark, Severity
from briefings.rules import Finding
from briefings.subject import Subject
from briefings.values.names import Slug, slugify

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.ERROR


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding where the file's stem is no slug."""
    try:
        Slug.parse(subject.slug)
    except PydanticCustomError as error:
        yield Finding(Mark(subject.document.path), error.message(), f"Rename the file to {slugify(subject.slug)}.yaml")
