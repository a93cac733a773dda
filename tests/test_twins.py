"""A chart's two pictures: the page has both, the report knows of the wide one alone."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from briefings.artifacts import Artifact, Packed
from briefings.files import scan
from briefings.formats import html, pdf
from briefings.installed import versions
from briefings.planning import Site
from briefings.records import BriefingRecord
from briefings.theme import theme
from tests import desks

GERMAN = """\
lang: de
body:
  - chart:
      type: bar
      title: Es steigt
      x: Monat
      y: Menge
      data: [{Monat: 2025-05, Menge: 3}, {Monat: 2025-06, Menge: 4}]
"""


def site(root: Path, text: str = GERMAN, settings: str = desks.DESK) -> Site:
    """Return a site of one briefing with a chart."""
    desks.desk(root, {"content/briefings/steel.yaml": desks.briefing(text)}, settings)
    catalog = desks.checked(root).catalog
    return Site(catalog, theme(scan(root, "briefings.yaml")), frozenset({"html", "pdf"}), versions(), {})


def page(planned: Site) -> Artifact:
    """Return the briefing's page."""
    (found,) = (artifact for artifact in html.plan(planned) if artifact.path == "briefings/steel/index.html")
    return found


def with_another_twin(planned: Site) -> Site:
    """Return the site as it would be if the narrow picture were laid out in another way."""
    (briefing,) = planned.catalog.briefings
    changed: BriefingRecord = replace(
        briefing, charts=tuple(replace(chart, narrow=Packed.of(b"{}")) for chart in briefing.charts)
    )
    return replace(planned, catalog=replace(planned.catalog, briefings=(changed,)))


def test_the_report_does_not_depend_on_the_narrow_picture(tmp_path: Path) -> None:
    """What is laid out for a telephone changes the page alone."""
    before = site(tmp_path)
    after = with_another_twin(before)
    assert [report.key for report in pdf.plan(before)] == [report.key for report in pdf.plan(after)]
    assert page(before).key != page(after).key


def test_the_pictures_are_laid_out_for_two_widths(tmp_path: Path) -> None:
    """The narrow picture is no wide one made smaller."""
    desks.desk(tmp_path, {"content/briefings/steel.yaml": desks.briefing(GERMAN)})
    desks.built(tmp_path)
    text = (tmp_path / "site" / "briefings" / "steel" / "index.html").read_text()
    widths = re.findall(r'<div class="picture (\w+)[^>]*><svg[^>]* viewBox="0 0 (\d+) ', text)
    assert widths == [("wide", "620"), ("narrow", "328")]


def test_months_are_in_the_language_of_the_briefing_or_the_desk(tmp_path: Path) -> None:
    """A chart needs no language of its own; where the briefing has none either, the desk's counts."""
    of_briefing = site(tmp_path / "briefing")
    of_desk = site(tmp_path / "desk", GERMAN.removeprefix("lang: de\n"), f"{desks.DESK}lang: de\n")
    for planned in (of_briefing, of_desk):
        (chart,) = planned.catalog.briefings[0].charts
        assert "'Mai'" in str(chart.wide.plain())
        assert "'Mai'" in str(chart.narrow.plain())
