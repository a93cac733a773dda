"""What of Markdown no reader sees is taken out, and nothing that is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.prose import parse, without_unseen
from tests.test_prose import Known

PIECES = st.sampled_from(
    [
        *(
            "[//]: # (x)",
            '[a]: /u "t"',
            "[A]: /v",
            "[b]: <#>",
            "[a]:\n/w\n'more\nwords'",
            "[a]",
            "[q](/r 't')",
            "[b][a]",
        ),
        *(
            "[^n]: Note.",
            "[^n]",
            "[^n]: [c]: /z",
            "\n",
            "\n\n",
            "> ",
            "- ",
            "1. ",
            "    ",
            "\t",
            "# ",
            "---",
            "'quoted'",
        ),
        *(
            "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n",
            "| 1 | 2 |",
            "|",
            "\\|",
            "``` py x\n",
            "```",
            "~~~a\n",
            "text",
            "*",
            "<!--",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("One.\n\n[//]: # (HIDDEN)\n\nTwo.\n", "One.\n\nTwo.\n"),
        ('[unused]: /HIDDEN "HIDDEN"\n\nOne.\n', "One.\n"),
        ("[a]: /u\n'HIDDEN'\n[b]: /v\n\nOne [b].\n", "[b]: /v\n\nOne [b].\n"),
        ("One [a].\n\n[a]: /u\n[A]: /HIDDEN\n", "One [a].\n\n[a]: /u\n"),
        ("- one\n\n[//]: # (HIDDEN)\n\n- two\n", '- one\n\n[///]: # ""\n\n- two\n'),
        ("[//]: # (HIDDEN)", '[///]: # ""'),
        ("```text HIDDEN\ncode\n```\n", "```text\ncode\n```\n"),
        ("```text&#32;HIDDEN\ncode\n```\n", "```text\ncode\n```\n"),
        ("| a |\n|---|\n| 1 | HIDDEN |\n2 | HIDDEN\n", "| a |\n|---|\n| 1\n2\n"),
        ("```\n[//]: # (shown)\n```\n", "```\n[//]: # (shown)\n```\n"),
        ("One\n[//]: # (shown)\n", "One\n[//]: # (shown)\n"),
        ("| a | b |\n|---|---|\n| 1\\|2 | 3 |\n", "| a | b |\n|---|---|\n| 1\\|2 | 3 |\n"),
    ],
)
def test_what_is_unseen(text: str, left: str) -> None:
    """Comments, definitions without use, and what other parts outdo go; what looks like them and is shown stays."""
    assert without_unseen(text) == left


@given(TEXTS)
def test_what_is_shown_stays(text: str) -> None:
    """Whatever the text, it shows the same without, and nothing more can be taken out."""
    left = without_unseen(text)
    assert parse(left).html(Known()) == parse(text).html(Known())
    assert parse(left).plain == parse(text).plain
    assert without_unseen(left) == left
