"""Word documents."""

from __future__ import annotations

import pytest

from briefings.blocks.table import Table
from briefings.errors import UsageError
from tests.importers import pasted
from tests.importers.importing import imported


def test_a_document() -> None:
    """Headings, text and tables of a document are a briefing's."""
    found = imported("docx", pasted.word())
    assert found.title == "A year of steel"
    assert [block.heading for block in found.body] == ["What happened", None]
    assert isinstance(found.body[0], Table)


@pytest.mark.parametrize(
    "content", [b"PK", b"text", pasted.word()[:-30], pasted.word().replace(b"document.xml", b"dokument.xml")]
)
def test_what_is_none(content: bytes) -> None:
    """A file that is no Word document is refused."""
    with pytest.raises(UsageError, match="no Word document"):
        imported("docx", content)
