"""Random input for importers and the loader: ``python -m tests.fuzzing 100000`` tries so many, and says how it went.

Each input is made of pieces that mean something to what reads it, and of any characters; with its number and the seed
it can be made again. What is imported has to come back whole, its YAML has to be read back equal, and nothing but the
program's own exceptions may be raised; each within a bound of processor time, all within one of memory.
"""

from __future__ import annotations

import json
import resource
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

from briefings.errors import BriefingsError
from briefings.importers import importer
from briefings.importing.assembling import NoText, Origin
from briefings.importing.rebuilding import rebuilt
from briefings.model.briefing import Briefing
from briefings.model.desk import Desk
from briefings.model.reading import read
from briefings.rules import check_file
from briefings.subject import Subject
from briefings.writer import write
from tests.desks import BRIEFING
from tests.patience import bounded

__all__ = ["TARGETS", "tried"]

MEMORY = 4_000_000_000
PATH = "content/briefings/fuzzed.yaml"
PIECES = {
    name: tuple(lines.split("\n")[:-1])
    for name, _, lines in (
        part.partition("\n") for part in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split("== ")[1:]
    )
}
"""Pieces that mean something to what reads them, by kind."""
SIGNS = (
    *" \t\n\n\n\n\\`*_[]()<>~!&#|:;-+=.,?'\"…@^{}%$\f\0\u2028\ufeff\u00a0\u200f\u0085\ue000\ud7ff\ufffeé钢",
    "\r\n",
    *PIECES["signs"],
)
WORDS, SPOKEN, TAGS, ATTRIBUTES = (PIECES[name] for name in ("words", "spoken", "tags", "attributes"))
NUMBERS = ("1", "2.5", "-3", "10,000", "12 %", "1.234,5", "n/a", "–", "", "+4", "10^9", "1/2", "٣", "∞")
OFF = ("not-reviewed",)
UNSHOWN = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), 0x2028, 0xFFFE), " ")
MOSTLY = 0.98
"""How often a text is spared the signs that no page can show, by their codes."""


def _signs(random: Random, most: int) -> str:
    """Return characters of any kind."""
    if random.random() < 0.2:  # a fifth is noise
        codes = (
            random.choice((random.randrange(32, 127), random.randrange(0x3000), random.randrange(0xD800)))
            for _ in range(random.randrange(most))
        )
        return "".join(map(chr, codes))
    return "".join(random.choice(SIGNS) for _ in range(random.randrange(most)))


def text(random: Random) -> str:
    """Return text as it is pasted."""
    ends = ("", "", "\n", "\n", " ", "\n\n")
    return "".join(
        random.choice(WORDS) + random.choice((_signs(random, 4), "")) + random.choice(ends)
        for _ in range(random.randrange(24))
    )


def html(random: Random) -> str:
    """Return HTML, some of whose elements do not end, or end twice."""
    parts, open_tags = [], []
    for _ in range(random.randrange(40)):
        tag = random.choice(TAGS)
        what = random.random()
        if what < 0.45:  # rather more begins than ends
            parts.append(f"<{tag}{random.choice(ATTRIBUTES)}>")
            open_tags.append(tag)
        elif what < 0.7 and open_tags:  # as above
            parts.append(f"</{open_tags.pop() if random.random() < 0.9 else tag}>")  # as above
        else:
            parts.append(
                random.choice(
                    (*WORDS, "<br>", "<img src=x alt=y>", "<!-- c -->", "\n", " ", "1", "↩", _signs(random, 5))
                )
            )
    return "".join(parts)


def feed(random: Random) -> str:
    """Return a feed, which may be broken anywhere."""
    item = "<item><title>t</title><pubDate>Mon, 20 Jan 2025 10:00:00 GMT</pubDate><description>{}</description></item>"
    items = [item.format(f"<![CDATA[{html(random)}]]>") for _ in range(random.randrange(3))]
    whole = f"<rss><channel><title>c</title>{''.join(items)}</channel></rss>"
    at = random.randrange(len(whole))
    return whole if random.random() < 0.7 else whole[:at] + _signs(random, 6) + whole[at:]  # most are whole


def yaml(random: Random) -> str:
    """Return a briefing as YAML with some damage."""
    typed = BRIEFING
    for _ in range(random.randrange(1, 6)):
        at = random.randrange(len(typed) + 1)
        put = random.choice(
            (
                _signs(random, 4),
                "\n  - ",
                ": ",
                "&a ",
                "*a ",
                "!!x ",
                "<<: ",
                "|\n",
                "? ",
                "{",
                "import:\n  removed: 3\n",
            )
        )
        typed = typed[:at] + put + typed[at + random.randrange(3) :]
    return typed


def _line(random: Random) -> str:
    """Return a line in the words of a desk."""
    return _shown(
        " ".join([*random.choices(SPOKEN, k=random.randrange(1, 12)), *_signs(random, 3).split(), "x"]), random
    )


def _shown(typed: str, random: Random) -> str:
    """Return text mostly without the signs that no page can show."""
    return typed.translate(UNSHOWN) if random.random() < MOSTLY else typed


def briefing(random: Random) -> str:
    """Return a briefing as JSON, with text of any kind wherever text can stand."""
    rows = [[random.choice((*NUMBERS, _line(random))) for _ in range(3)] for _ in range(random.randrange(1, 6))]
    table = {"columns": [_line(random) for _ in range(3)], "rows": rows, "total": rows[-1]}
    judgement = {"id": "a", "implication": _line(random), "summary": _line(random), "likelihood": "likely"}
    body: list[object] = [
        {"heading": _line(random), "prose": _shown(text(random), random) + "x"},
        {"heading": _line(random), "table": table},
        {"implications": [judgement]},
        {"questions": [{"text": _line(random)}]},
    ]
    fields = {
        "title": _line(random),
        "date": "2025-01-20",
        "summary": _line(random),
        "sources": [{"id": "x", "title": _line(random)}],
        "highlights": "\n".join(f"- {_line(random)} [@x]" for _ in range(random.randrange(1, 4))),
        "lead": f"{_line(random)}\n\n{_shown(text(random), random)}",
        "body": body,
    }
    return json.dumps(fields, ensure_ascii=False)


def _ruled(typed: str) -> None:
    """Look at a briefing with every rule; what they find is said at a place of the file."""
    desk = Desk.model_validate({"name": "A desk", "rules": dict.fromkeys(OFF, "warning")})
    document, value = read(PATH, typed.encode(), Briefing)
    found = check_file(Subject("fuzzed", document, value, "en", find=lambda _path: None), desk)
    assert all(item.mark.line == 1 and item.mark.column <= len(typed) + 1 for item in found)


def _imported(name: str, typed: str) -> None:
    """Import text, and hold that it comes back whole and that its YAML is read back equal."""
    for one in importer(name).read(typed.encode(), Origin(name, "", "2025-01-20")):
        again = read(PATH, write(one.briefing, one.comments).encode(), Briefing)[1]
        assert again == one.briefing
        assert rebuilt(again) == one.text
        assert name != "text" or one.text == typed.removeprefix("\ufeff")


def _loaded(typed: str) -> None:
    """Read YAML; a mistake is said."""
    read(PATH, typed.encode(), Briefing)


TARGETS: Mapping[str, tuple[Callable[[Random], str], Callable[[str], None]]] = {
    "text": (text, lambda typed: _imported("text", typed)),
    "html": (html, lambda typed: _imported("html", typed)),
    "markdown": (text, lambda typed: _imported("markdown", typed)),
    "feed": (feed, lambda typed: _imported("feed", typed)),
    "loader": (yaml, _loaded),
    "rules": (briefing, _ruled),
}


def tried(target: str, number: int, seed: int) -> str:
    """Try one input, and say how it went: done, or the exception with which the program refuses it.

    Args:
        target: one of TARGETS.
        number: which input.
        seed: of which run.

    Raises:
        AssertionError: where what came back is not what went in; whatever else is raised is a mistake too.
    """
    made, attempt = TARGETS[target]
    typed = made(Random(f"{target} {seed} {number}"))  # noqa: S311 # chance, and nothing secret
    try:
        with bounded():
            attempt(typed)
    except (BriefingsError, NoText) as error:
        return type(error).__name__
    except Exception as error:
        error.add_note(f"{target} {number} of seed {seed}: {typed!r}")
        raise
    return "done"


def main(arguments: Sequence[str]) -> None:
    """Try as many inputs as are asked for, the targets in turn."""
    count, seed = int(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 0
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    went: Counter[tuple[str, str]] = Counter()
    targets = list(TARGETS)
    for number in range(count):
        target = targets[number % len(targets)]
        went[target, tried(target, number, seed)] += 1
    for (target, result), times in sorted(went.items()):
        print(f"{target:10} {result:15} {times:8,}")  # noqa: T201 # a command says what it found
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{count:,} inputs, seed {seed}; at most {peak:,} MB")  # noqa: T201 # as above


if __name__ == "__main__":
    main(sys.argv[1:])
