r"""Lines with the text that was kept taken out of them, as the record writes them.

In a skeleton ``…`` stands for a kept piece and all else is what left the text. A backslash goes before a sign that is
meant itself; ``\|`` is a kept piece whose pipes have backslashes, ``\-`` a piece of the briefing that the line did
not have, such as the empty cell of a ragged row, and ``\{90}-`` ninety hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

__all__ = ["KEPT", "PAD", "PIPED", "filled", "is_plain", "literal", "numbers", "ranges"]

KEPT = "…"
PIPED = "\\|"
PAD = "\\-"
RUN = re.compile(r"(.)\1{39,}")
TOKEN = re.compile(r"\\\{(?P<times>\d+)\}(?P<sign>.)|\\(?P<escaped>.)|(?P<kept>…)|(?P<plain>[^\\…]+)")


def literal(text: str) -> str:
    """Write text that is no part of what was kept; a long run of one sign is written as its number."""
    written, at = [], 0
    for found in RUN.finditer(text):
        written += [_escaped(text[at : found.start()]), f"\\{{{len(found[0])}}}{found[1]}"]
        at = found.end()
    return "".join([*written, _escaped(text[at:])])


def _escaped(text: str) -> str:
    """Put backslashes before signs that have a meaning."""
    return text.replace("\\", "\\\\").replace(KEPT, f"\\{KEPT}")


def is_plain(skeleton: str) -> bool:
    """Tell whether a line was kept whole."""
    return skeleton == KEPT


def filled(skeleton: str, pieces: Iterator[str]) -> str:
    """Put the kept pieces back into a line.

    Args:
        skeleton: the line without them.
        pieces: what was kept, in its order; as many are taken as the line holds.
    """
    line = []
    for token in TOKEN.finditer(skeleton):
        match token.lastgroup:
            case "kept":
                line.append(next(pieces))
            case "sign":
                line.append(token["sign"] * int(token["times"]))
            case "escaped" if token[0] == PAD:
                next(pieces)
            case "escaped" if token[0] == PIPED:
                line.append(next(pieces).replace("|", "\\|"))
            case _:
                line.append(token["escaped"] or token["plain"])
    return "".join(line)


def ranges(lines: Sequence[int]) -> str:
    """Write numbers of lines, which rise: 3, 5-9."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(lines), lambda pair: pair[1] - pair[0])]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def numbers(written: str) -> Iterable[int]:
    """Read numbers of lines, as `ranges` writes them."""
    for part in written.split(", "):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)
