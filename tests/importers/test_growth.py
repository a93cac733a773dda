"""Work of importers grows as what is imported does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.importers import importer
from briefings.importing.assembling import Origin
from tests.importers.importing import TODAY
from tests.patience import growth

MOST = 2.6
"""How many times the work of a text may be that of half of it."""


def _noted(count: int) -> str:
    """Return HTML with footnotes that are called in one paragraph."""
    calls = "".join(f'a<a href="#fn{number}" id="r{number}">{number}</a>' for number in range(count))
    return f"<p>{calls}" + "".join(f'<p id="fn{number}"><a href="#r{number}">^</a> note' for number in range(count))


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("html", lambda count: "<p>" + "<sup>1</sup>x" * count),
        ("html", lambda count: "<h2>" + "<sup>1</sup>x" * count),
        ("html", lambda count: "<table><tr><td>a<td>b<tr><td>c<td>" + "<sup>1</sup>x" * count),
        ("html", lambda count: "<nav><a href=/>x</a></nav>" + "<p>Short one.</p>" * count),
        ("html", _noted),
        ("markdown", lambda count: "[a](b) " * count),
        ("markdown", lambda count: "[a](b)\n\n" * count),
        ("feed", lambda count: f"<rss>{'<item><description>a</description></item>' * count}</rss>"),
        ("feed", lambda count: f"<rss><item><description>{'<sup>1</sup>x' * count}</description></item></rss>"),
    ],
)
def test_twice_the_size_is_twice_the_work(name: str, made: Callable[[int], str]) -> None:
    """Many doubts, short paragraphs, footnotes and entries are read evenly."""

    def read(count: int) -> None:
        for _ in importer(name).read(made(count).encode(), Origin(name, "", TODAY)):
            pass

    read(2)  # loads what is loaded once
    assert growth(read, 200) <= MOST
