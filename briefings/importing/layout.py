"""How the lines of a text are laid out: wrapped at a width, broken by pages, with residues of links."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefings.importing.passages import Link
from briefings.values.names import slugify

__all__ = ["furniture", "goes_on", "links", "width"]

WIDEST = 110
"""How many characters a line may have that was wrapped by hand or by a terminal."""
FEWEST = 4
"""How many lines tell that a text is wrapped."""
NUMBERED = re.compile(
    r"[-–—\s]*(?:(?:page|seite|p\.|стр\.|صفحة|第)\s*)?(?P<number>\d{1,4})(?:\s*(?:of|/|von|sur|из|de)\s*\d{1,4}|\s*页)?[-–—\s]*",
    re.IGNORECASE,
)
SAID = re.compile(
    r"[-–—\s]*(?:page|seite|p\.|стр\.)\s*\d|[-–—\s]*\d{1,4}\s*(?:of|/|von|sur|из)\s*\d|[-–—]\s*\d{1,4}\s*[-–—]",
    re.IGNORECASE,
)
APART = 5
"""How many lines stand at least between two numbers of pages."""
OFTEN = 3
NEAR = 2
RESIDUE = re.compile(
    r"\s?\((?:opens in (?:a )?new (?:tab|window)|external link|"
    r"s[’']ouvre dans une? (?:nouvel onglet|nouvelle fenêtre)|"
    r"öffnet in neuem (?:tab|fenster))\)",
    re.IGNORECASE,
)
WORDS = 6


def goes_on(line: str, following: str, wide: int) -> bool:
    """Tell whether a line of a wrapped text ends only for want of room: the next word had none."""
    words = following.split(maxsplit=1)
    return bool(wide and words and line.strip()) and len(line.rstrip()) + 1 + len(words[0]) > wide


def width(lines: Sequence[str]) -> int:
    """Return the width at which most lines were wrapped; 0 where they were not."""
    inner = [len(line.rstrip()) for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(inner) < FEWEST:
        return 0
    wide = sorted(inner)[-1 - len(inner) // 20]
    full = sum(wide * 4 // 5 <= length <= wide for length in inner)
    return wide if WIDEST // 4 < wide <= WIDEST and full * 5 >= len(inner) * 3 else 0


def furniture(lines: Sequence[str], pages: frozenset[int]) -> frozenset[int]:
    """Return the lines that belong to pages and not to the text: their numbers, and heads that recur beside these.

    Args:
        lines: the lines.
        pages: those before which a page ended, where that is known.
    """
    numbered = _numbers(lines)
    borders = sorted({*pages, *numbered})
    filled = [index for index, line in enumerate(lines) if line.strip()]
    place = {index: at for at, index in enumerate(filled)}
    alike: dict[str, list[int]] = defaultdict(list)
    for border in borders:
        for index in _near(filled, place, border, lines):
            alike[re.sub(r"\d+", "#", lines[index].strip())].append(index)
    heads = (set(found) for found in alike.values())
    return frozenset({*numbered, *(index for found in heads if len(found) >= OFTEN for index in found)})


def _numbers(lines: Sequence[str]) -> list[int]:
    """Return the lines that hold the number of a page alone, each one more than the one before it."""
    runs: list[list[tuple[int, int, bool]]] = [[]]
    for index, line in enumerate(lines):
        short = line.strip()[:40]
        if found := NUMBERED.fullmatch(short):
            number = int(found["number"])
            if runs[-1] and not (number == runs[-1][-1][1] + 1 and index - runs[-1][-1][0] >= APART):
                runs.append([])
            runs[-1].append((index, number, bool(SAID.match(short))))
    sure = (run for run in runs if len(run) >= OFTEN or (run and all(said for _, _, said in run)))
    return [index for run in sure for index, _, _ in run]


def _near(filled: Sequence[int], place: dict[int, int], border: int, lines: Sequence[str]) -> Iterator[int]:
    """Yield the short filled lines next to the border of a page."""
    at = place.get(border)
    if at is None:
        return
    for other in range(max(at - NEAR, 0), min(at + NEAR + 1, len(filled))):
        if len(lines[filled[other]].strip()) <= WIDEST:
            yield filled[other]


def links(lines: Sequence[str]) -> tuple[Link, ...]:
    """Return the residues of links, each with an id of its own and with the words before it as its title."""
    found: list[Link] = []
    known: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        before = 0
        for residue in RESIDUE.finditer(line):
            title = _words(line[before : residue.start()])
            name = _unused(slugify(" ".join(title.split()[-2:])), known)
            found.append(Link(number, residue.start(), residue.end(), name, title))
            before = residue.end()
    return tuple(found)


def _words(before: str) -> str:
    """Return the last words of a sentence, which the link stood on."""
    sentence = re.split(r"[.!?;:]\s", before[-400:])[-1].split()
    return " ".join(sentence[-WORDS:]) or "A document that was linked"


def _unused(name: str, known: dict[str, int]) -> str:
    """Return a name that nothing has yet, and note how often it was wanted."""
    wanted = known.get(name, 0) + 1
    known[name] = wanted
    return name if wanted == 1 else _unused(f"{name}-{wanted}", known)
