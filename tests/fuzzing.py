"""Random input for importers and the loader: ``python -m tests.fuzzing 100000`` tries so many, and says how it went.

Each input is made of pieces that mean something to what reads it, and of any characters; with its number and the seed
it can be made again. What is imported has to come back whole, its YAML has to be read back equal, and nothing but the
program's own exceptions may be raised; each within a bound of processor time, all within one of memory.
"""

from __future__ import annotations

import resource
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from random import Random

from briefings.errors import BriefingsError
from briefings.importers import importer
from briefings.importing.assembling import NoText, Origin
from briefings.importing.rebuilding import rebuilt
from briefings.model.briefing import Briefing
from briefings.model.reading import read
from briefings.writer import write
from tests.desks import BRIEFING
from tests.patience import bounded

__all__ = ["TARGETS", "tried"]

MEMORY = 4_000_000_000
PATH = "content/briefings/fuzzed.yaml"
SIGNS = (
    *" \t\n\n\n\n\\`*_[]()<>~!&#|:;-+=.,?'\"…@^{}%$",
    *(
        "\r\n",
        "\f",
        "\0",
        "\u2028",
        "\ufeff",
        "\u00a0",
        "\u200f",
        "\u0085",
        "\ue000",
        "\ud7ff",
        "\ufffe",
        "é",
        "钢",
        "حديد",
    ),
    *(
        "сталь",
        "שלום",
        "Ã©",
        "â€™",
        "Ð¡Ñ‚",
        "hxxp://a[.]b",
        "https://example.org/a(b)",
        "&amp;",
        "&copy;",
        "<b>",
        "12",
        "7",
        "word",
    ),
)
WORDS = (
    *(
        "Highlights",
        "Key points:",
        "- item",
        "• item",
        "•",
        "-",
        "* a",
        "1. one",
        "2. two",
        "3) x",
        "a | b",
        "| a | b |",
    ),
    *(
        "---|---",
        "| --- |",
        "a\\|b | c",
        "```",
        "~~~",
        "## Head",
        "===",
        "---",
        "Title Case Line Here",
        "Why?",
        "Is it so?",
    ),
    *(
        "The race is on.",
        "The key questions remain open. Can it be done?",
        "Or will it?",
        " (opens in a new tab)",
        "[a](b)",
    ),
    *(
        "[@x]",
        "[[x]]",
        "[^1]",
        "[^1]: n",
        "_x_",
        "*x*",
        "**x**",
        "Page 3 of 4",
        "3",
        "4",
        "5",
        "Implications | Summary",
    ),
    *(
        "x\ty",
        "long words go on here and on for the width of it",
        "Leave a Reply",
        "Col  a  b",
        "    x = {1};",
        "> q",
        "— a",
    ),
)
TAGS = (
    *(
        "p",
        "div",
        "ul",
        "ol",
        "li",
        "li",
        "li",
        "table",
        "tr",
        "tr",
        "td",
        "td",
        "th",
        "caption",
        "thead",
        "h1",
        "h2",
        "h3",
    ),
    *(
        "b",
        "em",
        "code",
        "a",
        "span",
        "sup",
        "pre",
        "blockquote",
        "nav",
        "footer",
        "script",
        "dl",
        "dt",
        "dd",
        "abbr",
        "article",
    ),
)
ATTRIBUTES = (
    *(
        "",
        "",
        "",
        " id=n1",
        " id=r1",
        " href='#n1'",
        " href='#r1'",
        " href='https://example.org/'",
        " href='javascript:x'",
    ),
    *(
        " rowspan=2",
        " colspan=3",
        " rowspan=999999",
        " lang=ar dir=rtl",
        " lang='?'",
        " start=7",
        " title=t",
        " hidden",
    ),
)


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
