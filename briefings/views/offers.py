"""What a briefing offers its readers besides its text: other languages, and a reply."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from briefings import prose
from briefings.model.briefing import Briefing
from briefings.views.facts import BriefingFacts, Link
from briefings.views.frame import direction
from briefings.views.shown import Paper, Screen, names_of

__all__ = ["ReplyView", "TranslationView", "reply_view", "translation_view"]


@dataclass(frozen=True, slots=True)
class TranslationView:
    """One of a briefing's languages: its name in itself, its tag and direction, where it is, and whether it is here."""

    name: str
    language: str
    direction: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class ReplyView:
    """A mail to the desk: to whom, and its address before and after the name of what it answers.

    The subject is ``[BRIEFING] Title`` for the briefing (`start` and `end`), ``[BRIEFING/QUESTION] Title`` for a
    question, whose id with a slash before it stands between the two.
    """

    to: str
    start: str
    end: str


def translation_view(link: Link, facts: BriefingFacts, medium: Screen | Paper) -> TranslationView:
    """Show one of a briefing's languages."""
    current = link.address == facts.page.address
    return TranslationView(link.title, link.note, direction(link.note), medium.address(link.address), current=current)


def reply_view(briefing: Briefing, facts: BriefingFacts) -> ReplyView:
    """Return the mail that answers a briefing, in two parts, so that the name of a question fits between them."""
    title = prose.parse_line(briefing.title, facts.language).plain_with(names_of(facts.entities, facts.language))
    start = f"mailto:{facts.reply}?subject={quote(f'[{facts.slug}', safe='')}"
    return ReplyView(facts.reply, start, quote(f"] {title}", safe=""))
