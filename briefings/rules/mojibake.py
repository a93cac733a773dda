"""Letters that were read in the wrong encoding: UTF-8 taken for Windows-1252 or Latin-1.

Bad: lâ€™acier franÃ§ais
Good: l'acier français
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.errors import Severity
from briefings.rules import Edit, Finding
from briefings.subject import Subject

__all__ = ["LEVEL", "MENDS", "in_file", "mended"]

LEVEL = Severity.WARNING
MENDS = True
BEHIND = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""The signs as which Windows-1252 and Latin-1 show the bytes 80 to BF (Unicode, bestfit1252)."""
RUN = re.compile(rf"(?:[ÂÃÄÅÎÏÐÑØÙ][{BEHIND}]|[àáâãä][{BEHIND}]{{2}}|ð[{BEHIND}]{{3}})+")
FIRST = re.compile("[ÂÃÄÅÎÏÐÑØÙàáâãäð]")
CLOSING = frozenset("»”’›“‘ \u00a0")
"""Signs that may stand behind a capital by rights, as in «MARCHÄ»."""
LOST = re.compile("\ufffd+")


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each run of such letters, and for each letter that was lost."""
    for wording in subject.wordings:
        if wording.text.isascii():
            continue
        for found in RUN.finditer(wording.text) if FIRST.search(wording.text) else ():
            if right := mended(found[0]):
                mark = subject.mark(wording.location, found.start())
                edit = Edit(mark, found[0], right)
                yield Finding(mark, f"“{found[0]}” was read in the wrong encoding", f"Write: {right}", edit)
        for found in LOST.finditer(wording.text):
            mark = subject.mark(wording.location, found.start())
            yield Finding(mark, "a letter was lost on the way here (U+FFFD)", "Write it anew from the original.")


def mended(run: str) -> str:
    """Return what a run of letters stood for before it was misread; nothing where it may be right as it is."""
    if len(run) == 2 and run[1] in CLOSING:  # noqa: PLR2004 # one letter and a mark
        return ""
    try:
        right = b"".join(map(_byte, run)).decode("utf-8")
    except UnicodeError:
        return ""
    return right if right.isprintable() or right == "\u00a0" else ""


def _byte(sign: str) -> bytes:
    """Return the byte that was shown as a sign.

    Raises:
        UnicodeError: where none was.
    """
    return sign.encode("latin-1" if ord(sign) < 0x100 else "cp1252")  # noqa: PLR2004 # where Latin-1 ends
