"""The head: what a page tells machines."""

from __future__ import annotations

import pytest

from briefings.views.head import locale


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "en_US"),
        ("en-GB", "en_GB"),
        ("zh", "zh_CN"),
        ("zh-Hant", "zh_TW"),
        ("sr-Latn", "sr_RS"),
        ("no", "no_NO"),
        ("eo", "eo"),
        ("tl", "fil_PH"),
    ],
)
def test_open_graph_locale(language: str, said: str) -> None:
    """A language gets the country of most who speak it, or none where nobody knows."""
    assert locale(language) == said
