"""Cards: the picture that stands for a page where its address is shared."""

from __future__ import annotations

from dataclasses import dataclass

from briefings import dates
from briefings.views.facts import Facts
from briefings.views.frame import direction

__all__ = ["CardFacts", "CardView", "card_view"]

SIZES = ((40, "short"), (80, "middle"), (140, "long"))
"""How many letters a title may have to be set in each size; beyond, it is cut."""
WIDE_LETTERS = 0x2E80  # from here on, letters of Chinese, Japanese and Korean take the room of two


class CardFacts(Facts):
    """What a card shows: nothing but what stands at the head of the page; all in plain words."""

    desk: str
    accent: str
    kicker: str
    title: str
    date: str = ""
    language: str


@dataclass(frozen=True, slots=True)
class CardFrame:
    """The language of a card, and its direction."""

    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class CardView:
    """A card; `size` is short, middle or long, as the title needs it."""

    frame: CardFrame
    desk: str
    kicker: str
    title: str
    size: str
    date: str


def card_view(facts: CardFacts) -> CardView:
    """Make the view of a card."""
    title = _cut(facts.title)
    length = sum(1 + (ord(letter) >= WIDE_LETTERS) for letter in title)
    return CardView(
        frame=CardFrame(facts.language, direction(facts.language)),
        desk=facts.desk,
        kicker=facts.kicker,
        title=title,
        size=next((size for most, size in SIZES if length <= most), SIZES[-1][1]),
        date=dates.shown(facts.date, facts.language) if facts.date else "",
    )


def _cut(title: str) -> str:
    """Return a title of at most as many letters as the smallest size has room for."""
    most = SIZES[-1][0]
    return title if len(title) <= most else title[: most - 1].rstrip() + "…"
