"""What the interface says, from code and templates; `python -m tests.wording` brings catalogues up to date.

A message that is new gets an empty translation, for a person to fill in; one that nothing says any more goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from briefings.blocks.callout import CalloutKind
from briefings.model.edition import CorrectionKind
from briefings.model.entity import EntityKind
from briefings.model.source import Finding
from briefings.values.judgement import Basis, Change, Confidence, Likelihood
from briefings.views.register import STATUSES

__all__ = ["LOCALES", "catalogue", "messages", "read"]

ROOT = Path(__file__).parent.parent
LOCALES = ROOT / "briefings" / "locales"
SAID: tuple[type[StrEnum], ...] = (
    Basis,
    CalloutKind,
    Change,
    Confidence,
    CorrectionKind,
    EntityKind,
    Finding,
    Likelihood,
)
"""The scales whose words templates show by name."""
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def messages() -> Iterator[tuple[str | tuple[str, str], str | None]]:
    """Yield each message, a pair where a number decides its form, with its context where it has one."""
    for path in sorted((ROOT / "briefings").rglob("*.py")):
        yield from _extracted("python", path)
    for path in sorted((ROOT / "templates").rglob("*.j2")):
        yield from _extracted("jinja2.ext:babel_extract", path)
    for scale in SAID:
        yield from ((word.value, None) for word in scale)
    yield from ((status, None) for status in STATUSES)
    yield from ((kind.value, "several") for kind in EntityKind)


def _extracted(method: str, path: Path) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    """Yield the messages of one file."""
    found = extract(method, BytesIO(path.read_bytes()), keywords=KEYWORDS, options={"silent": "false"})
    for _line, message, _comments, context in found:
        yield (message[0], message[1]) if isinstance(message, tuple) else message, context


def read(path: Path) -> Catalog:
    """Read a catalogue."""
    return read_po(BytesIO(path.read_bytes()), locale=path.stem.replace("-", "_"))


def catalogue(known: Catalog) -> Catalog:
    """Return a catalogue with exactly the messages that the interface says, translated as far as they are known."""
    fresh = Catalog(locale=known.locale, project="Briefings", fuzzy=False, charset="utf-8")
    for message, context in messages():
        one = message[0] if isinstance(message, tuple) else message
        old: Message | None = known.get(one, context)
        string = old.string if old else ""
        if isinstance(message, tuple) and not isinstance(string, tuple):
            string = ("",) * fresh.num_plurals
        fresh.add(message, string=string, context=context)
    return fresh


def main() -> None:
    """Bring every catalogue up to date."""
    for path in sorted(LOCALES.glob("*.po")):
        written = BytesIO()
        write_po(written, catalogue(read(path)), width=110, omit_header=False, sort_output=True, no_location=True)
        kept = (line for line in written.getvalue().decode().splitlines() if not line.startswith(UNSTABLE))
        path.write_text("\n".join(kept).strip() + "\n", encoding="utf-8")


UNSTABLE = (
    "# ",
    "#\n",
    '"POT-Creation',
    '"PO-Revision',
    '"Last-Translator',
    '"Language-Team',
    '"Generated-By',
    '"Report-',
)
"""The lines of a catalogue's head that say who and when."""

if __name__ == "__main__":
    main()
