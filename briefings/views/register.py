"""The register as its page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefings.values.judgement import Likelihood
from briefings.views.facts import Facts, Link, PagedFacts
from briefings.views.frame import Frame, LinkView, frame, link_view
from briefings.views.judgements import JudgementFacts, JudgementView, judgement_view
from briefings.views.shown import Reader, Screen, names_of
from briefings.words import words

__all__ = ["BandFacts", "RegisterFacts", "RegisterView", "register_view"]


class BandFacts(Facts):
    """One band of likelihood: how many judgements in it were settled, and how many of them came true."""

    likelihood: str
    settled: int
    came_true: int


class RegisterFacts(PagedFacts):
    """What a page of the register shows.

    Attributes:
        year: the year whose judgements are shown; empty for the newest of all.
        years: the pages of single years, where not all judgements stand on this one.
        judgements: newest first.
        topics: titles of topics by slug, of those that a judgement is about.
        entities: the entities that a judgement names, by slug.
        brier: the Brier score; None where too few were settled.
        bands: the calibration, least likely band first.
        enough: how many settled judgements a score needs.
    """

    year: str = ""
    years: tuple[Link, ...] = ()
    judgements: tuple[JudgementFacts, ...] = ()
    topics: Mapping[str, str] = {}
    entities: Mapping[str, Link] = {}
    brier: float | None = None
    bands: tuple[BandFacts, ...] = ()
    enough: int


@dataclass(frozen=True, slots=True)
class BandView:
    """One band of likelihood as the table of calibration shows it."""

    word: str
    percent: str
    settled: int
    came_true: int
    share: int | None


@dataclass(frozen=True, slots=True)
class RegisterView:
    """The register."""

    frame: Frame
    year: str
    years: tuple[LinkView, ...]
    judgements: tuple[JudgementView, ...]
    statuses: tuple[tuple[str, int], ...]
    likelihoods: tuple[str, ...]
    topics: tuple[tuple[str, str], ...]
    entities: tuple[tuple[str, str], ...]
    brier: str
    settled: int
    enough: int
    bands: tuple[BandView, ...]


STATUSES = ("open", "overdue", "came true", "did not", "void")


def register_view(facts: RegisterFacts) -> RegisterView:
    """Make the view of the register."""
    page = Screen(facts.page.address)
    reader = Reader(page, facts.desk.language, facts.entities, {})
    said = words(facts.desk.language)
    judgements = tuple(judgement_view(judgement, reader) for judgement in facts.judgements)
    title = said.gettext("Register of judgements")
    description = said.gettext("Every judgement of %(name)s, followed until it is settled", name=facts.desk.name)
    counts = {status: sum(judgement.status == status for judgement in judgements) for status in STATUSES}
    used = {judgement.likelihood for judgement in facts.judgements}
    return RegisterView(
        frame=frame(facts.desk, facts.page, page, f"{title} – {facts.desk.name}", description),
        year=facts.year,
        years=tuple(link_view(link, reader) for link in facts.years),
        judgements=judgements,
        statuses=tuple((status, count) for status, count in counts.items() if count),
        likelihoods=tuple(band.value for band in Likelihood if band.value in used),
        topics=tuple(sorted(facts.topics.items(), key=lambda topic: topic[1].casefold())),
        entities=tuple(
            sorted(names_of(facts.entities, facts.desk.language).items(), key=lambda one: one[1].casefold())
        ),
        brier="" if facts.brier is None else said.number(facts.brier, "0.00"),
        settled=sum(band.settled for band in facts.bands),
        enough=facts.enough,
        bands=tuple(_band(band, scored=facts.brier is not None) for band in facts.bands),
    )


def _band(facts: BandFacts, *, scored: bool) -> BandView:
    """Show one band; the share that came true only where the whole is scored."""
    likelihood = Likelihood(facts.likelihood)
    share = round(100 * facts.came_true / facts.settled) if scored and facts.settled else None
    return BandView(likelihood.value, likelihood.percent, facts.settled, facts.came_true, share)
