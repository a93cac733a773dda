"""The archive: every edition with its briefings."""

from __future__ import annotations

from dataclasses import dataclass

from briefings.views.facts import ArchiveFacts
from briefings.views.frame import Frame, LinkView, frame, link_view
from briefings.views.shown import Reader, Screen
from briefings.words import words

__all__ = ["ArchiveView", "archive_view"]


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """Every edition with its briefings, newest first."""

    frame: Frame
    editions: tuple[tuple[LinkView, tuple[LinkView, ...]], ...]


def archive_view(facts: ArchiveFacts) -> ArchiveView:
    """Make the view of the archive."""
    page = Screen(facts.page.address)
    reader = Reader(page, facts.desk.language, {}, {})
    said = words(facts.desk.language)
    return ArchiveView(
        frame=frame(
            facts.desk,
            facts.page,
            page,
            f"{said.gettext('Editions')} – {facts.desk.name}",
            said.gettext("All editions of %(name)s", name=facts.desk.name),
        ),
        editions=tuple(
            (link_view(edition, reader), tuple(link_view(link, reader) for link in briefings))
            for edition, briefings in facts.editions
        ),
    )
