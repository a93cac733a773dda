"""What pages are, in the words of schema.org, as JSON-LD 1.1: pure functions from content and facts to mappings.

Everything here stands on the page too. What has a page of its own is named by its `url`, which is its `@id` there;
without an address of the desk's own nothing has either.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefings import addresses, prose
from briefings.artifacts import Plain
from briefings.model.briefing import Briefing
from briefings.model.edition import Correction, Edition
from briefings.model.entity import Entity
from briefings.model.source import DeskSource
from briefings.views.facts import BriefingFacts, DeskFacts, Link
from briefings.views.shown import names_of

if TYPE_CHECKING:
    from briefings.views.editions import EditionFacts
    from briefings.views.entities import EntityFacts

__all__ = ["briefing_data", "edition_data", "entity_data", "home_data", "script"]

NOBODY: Mapping[str, Link] = {}
CONTEXT = "https://schema.org"
REPORT: tuple[str, ...] = ("Report", "NewsArticle")
KINDS = {"organisation": "Organization", "place": "Place", "person": "Person", "material": "DefinedTerm"}
ESCAPES = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})
Data = dict[str, Plain]


def script(data: Mapping[str, Plain]) -> Markup:
    """Write data so that it can stand inside a script element: no sign of it can end the element."""
    return Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES))  # noqa: S704 # escaped


def briefing_data(
    briefing: Briefing, facts: BriefingFacts, cited: Sequence[DeskSource], moments: tuple[str, str]
) -> Data:
    """Say what a briefing is.

    Args:
        briefing: what the author wrote.
        facts: what its page needs besides.
        cited: the sources that it cites, in the order of its list.
        moments: when it was published and when it last changed (RFC 3339).
    """
    desk, head = facts.desk, facts.page.head
    subjects = {str(slug) for slug in briefing.entities}
    entities = [(slug, _entity_link(desk, link)) for slug, link in facts.entities.items()]
    return _said(
        {
            "@context": CONTEXT,
            **_work(desk, facts.page.address, REPORT),
            "headline": _plain(briefing.title, facts.language, facts.entities),
            "description": _plain(briefing.summary or briefing.points[0].text, facts.language, facts.entities),
            "datePublished": moments[0],
            "dateModified": moments[1],
            "inLanguage": facts.language,
            "author": [_author(facts.authors[author], desk) for author in briefing.authors] or _desk(desk),
            "publisher": _desk(desk),
            "copyrightNotice": desk.rights,
            "image": desk.url + head.card if desk.url and head.card else "",
            "keywords": list(facts.topics.values()),
            "about": [entity for slug, entity in entities if slug in subjects],
            "mentions": [entity for slug, entity in entities if slug not in subjects],
            "citation": [_citation(source) for source in cited],
            "isPartOf": _issue(desk, facts.edition) if facts.edition else None,
            "encoding": _encoding(desk, facts.report),
            "correction": list(_corrections(briefing.corrections, facts)),
            **_translations(facts),
        }
    )


def edition_data(edition: Edition, facts: EditionFacts) -> Data:
    """Say what an edition is: an issue of the desk's periodical, with its briefings."""
    desk = facts.desk
    return _said(
        {
            "@context": CONTEXT,
            **_work(desk, facts.page.address, ("PublicationIssue",)),
            "name": _plain(facts.title, facts.language, facts.entities),
            "issueNumber": str(facts.number) if facts.number is not None else "",
            "datePublished": facts.date,
            "inLanguage": facts.language,
            "publisher": _desk(desk),
            "image": desk.url + facts.page.head.card if desk.url and facts.page.head.card else "",
            "isPartOf": _said({"@type": "Periodical", "name": desk.name, "url": desk.url}),
            "hasPart": [_part(desk, link, facts.language) for link in facts.briefings],
            "encoding": _encoding(desk, facts.report),
            "correction": list(_corrections(edition.corrections, facts)),
        }
    )


def home_data(facts: EditionFacts) -> Data:
    """Say what the site and its publisher are."""
    desk = facts.desk
    site: Data = {
        "@type": "WebSite",
        "@id": f"{desk.url}#site" if desk.url else "",
        "url": desk.url,
        "name": desk.name,
        "description": desk.tagline,
        "inLanguage": desk.language,
        "publisher": _desk(desk),
    }
    about = _plain(facts.about, desk.language, facts.entities, whole=True)
    publisher: Data = {**_desk(desk), "email": desk.email, "description": desk.tagline or about}
    return {"@context": CONTEXT, "@graph": [_said(site), _said(publisher)]}


def entity_data(entity: Entity, facts: EntityFacts) -> Data:
    """Say what an entity is, and which briefings are about it."""
    desk, kind = facts.desk, KINDS[entity.kind.value]
    address = desk.url + facts.page.address if desk.url else ""
    own = [entity.url] if entity.url else []
    terms: Data = {
        "@type": "DefinedTermSet",
        "name": desk.name,
        "url": desk.url + addresses.ENTITIES if desk.url else "",
    }
    return _said(
        {
            "@context": CONTEXT,
            "@type": kind,
            "@id": address,
            "url": address,
            "name": _plain(entity.name, facts.language),
            "alternateName": [_plain(name, facts.language) for name in (entity.short, *entity.aliases) if name],
            "description": _plain(entity.summary or "", facts.language, facts.entities),
            "sameAs": own,
            "inDefinedTermSet": _said(terms) if kind == "DefinedTerm" else None,
            "subjectOf": [_part(desk, link, "") for link in facts.briefings],
        }
    )


def _said(fields: Mapping[str, Plain]) -> Data:
    """Return the fields that say something."""
    return {name: value for name, value in fields.items() if value not in ("", None, [], {})}


def _plain(text: str, language: str, entities: Mapping[str, Link] = NOBODY, *, whole: bool = False) -> str:
    """Return the words of Markdown, of one line or of any length; entities go by their names."""
    return (prose.parse if whole else prose.parse_line)(text, language).plain_with(names_of(entities, language))


def _work(desk: DeskFacts, address: str, kinds: Sequence[str]) -> Data:
    """Return what every work says of itself: its kind, and where it stands."""
    there = desk.url + address if desk.url else ""
    return {
        "@type": list(kinds) if len(kinds) > 1 else kinds[0],
        "@id": there,
        "url": there,
    }


def _desk(desk: DeskFacts) -> Data:
    """Return the publisher."""
    known = f"{desk.url}#desk" if desk.url else ""
    return _said({"@type": "Organization", "@id": known, "name": desk.name, "url": desk.url})


def _author(name: str, desk: DeskFacts) -> Data:
    """Return an author; one of the desk's name is the desk."""
    return _desk(desk) if name == desk.name else {"@type": "Person", "name": name}


def _entity_link(desk: DeskFacts, link: Link) -> Data:
    """Return an entity that a briefing names; the note of its link is its kind."""
    there = desk.url + link.address if desk.url else ""
    kind = KINDS.get(link.note, "Thing")
    return _said({"@type": kind, "name": _plain(link.title, desk.language), "url": there})


def _citation(source: DeskSource) -> Data:
    """Return a cited document."""
    publisher = _plain(source.publisher or "", "en")
    author = _plain(source.author or "", "en")
    return _said(
        {
            "@type": "CreativeWork",
            "name": _plain(source.title, source.lang or "en"),
            "author": {"@type": "Person", "name": author} if author else None,
            "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
            "url": str(source.url or ""),
            "archivedAt": str(source.archived or ""),
            "datePublished": str(source.published or ""),
            "inLanguage": str(source.lang or ""),
            "creativeWorkStatus": "Retracted" if source.retracted else "",
        }
    )


def _issue(desk: DeskFacts, edition: Link) -> Data:
    """Return the edition that a briefing belongs to."""
    there = desk.url + edition.address if desk.url else ""
    name = _plain(edition.title, desk.language)
    return _said({"@type": "PublicationIssue", "name": name, "url": there})


def _part(desk: DeskFacts, link: Link, language: str) -> Data:
    """Return a briefing that a page lists."""
    there = desk.url + link.address if desk.url else ""
    title = _plain(link.title, language or desk.language)
    return _said({"@type": "Report", "headline": title, "url": there, "datePublished": link.date})


def _encoding(desk: DeskFacts, report: str) -> Data:
    """Return the PDF beside a page; nothing where there is none, or nobody knows where."""
    there = desk.url + report if desk.url and report else ""
    return {"@type": "MediaObject", "contentUrl": there, "encodingFormat": "application/pdf"} if there else {}


def _corrections(corrections: Sequence[Correction], facts: BriefingFacts | EditionFacts) -> Iterator[Data]:
    """Yield what was corrected."""
    for correction in corrections:
        text = _plain(correction.what, facts.language, facts.entities)
        yield {"@type": "CorrectionComment", "text": text, "datePublished": str(correction.date)}


def _translations(facts: BriefingFacts) -> Data:
    """Return the other languages of a briefing: of what it is a translation, or its translations."""
    desk, (original, *others) = facts.desk, facts.page.head.alternates or (("", ""),)
    if not desk.url or not original[1]:
        return {}
    works = [
        {"@type": "Report", "url": desk.url + address, "inLanguage": language}
        for language, address in (original, *others)
    ]
    if original[1] == facts.page.address:
        return {"workTranslation": works[1:]}
    return {"translationOfWork": works[0]}
