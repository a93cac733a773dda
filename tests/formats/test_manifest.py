"""What proves from what an edition's files were made."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.audience import Audience
from briefings.build import Request, build
from briefings.editions import edition_content
from briefings.installed import versions
from briefings.values.clearance import Clearance
from tests.desks import CLOCK, briefing, checked, desk, shared_cache

FILES = {
    "content/briefings/steel.yaml": briefing("title: Steel *rises*"),
    "content/briefings/ore.yaml": briefing("title: Ore"),
    "content/editions/2025-w04.yaml": "number: 7\ntitle: A week\nlead: steel\n",
}
DAYS = st.dates(min_value=CLOCK.date().replace(year=2024, month=11), max_value=CLOCK.date()).map(str)


def manifests(root: Path, clearance: Clearance = Clearance.CLEAR, formats: str = "html,manifest") -> dict[str, Any]:
    """Build a desk's editions and return their manifests by id."""
    request = Request(
        root=root,
        desk_file="briefings.yaml",
        site=root / "site",
        cache=shared_cache(root),
        audience=Audience(CLOCK, clearance),
        formats=frozenset(formats.split(",")),
        versions=versions(),
    )
    build(request, lambda *_progress: None)
    found = (json.loads(path.read_bytes()) for path in (root / "site").glob("editions/*/manifest.json"))
    return {manifest["edition"]: manifest for manifest in found}


def said(root: Path) -> dict[str, tuple[int | None, str]]:
    """Return the number and the content's hash of each edition, by id."""
    catalog = checked(root).catalog
    return {
        edition.id: (edition.number, edition_content(catalog, edition, slugs)) for edition, slugs in catalog.editions
    }


def test_the_page_is_the_one_on_the_site(tmp_path: Path) -> None:
    """The manifest has the digest of the page's bytes, which say the same hash of their content."""
    manifest = manifests(desk(tmp_path, FILES))["2025-w04"]
    page = (tmp_path / "site" / manifest["page"]["path"]).read_bytes()
    assert (manifest["page"]["sha256"], manifest["page"]["bytes"]) == (hashlib.sha256(page).hexdigest(), len(page))
    assert manifest["content_sha256"].encode() in page


def test_the_report_is_the_one_on_the_site(tmp_path: Path) -> None:
    """Where the site has reports, the manifest has the digest of the edition's."""
    manifest = manifests(desk(tmp_path, FILES), formats="html,manifest,pdf")["2025-w04"]
    report = (tmp_path / "site" / manifest["report"]["path"]).read_bytes()
    assert manifest["report"]["sha256"] == hashlib.sha256(report).hexdigest()
    assert manifest["briefings"][0]["report"] == "briefings/steel/steel.pdf"


def test_what_it_names(tmp_path: Path) -> None:
    """The manifest names the edition, for whom it was built, and its briefings in their order."""
    manifest = manifests(desk(tmp_path, FILES), Clearance.AMBER)["2025-w04"]
    assert (manifest["number"], manifest["title"], manifest["clearance"]) == (7, "A week", "AMBER")
    assert [(found["slug"], found["title"]) for found in manifest["briefings"]] == [
        ("steel", "Steel rises"),
        ("ore", "Ore"),
    ]
    assert manifest["briefings"][0]["page"] == "briefings/steel/index.html"


def test_the_hash_follows_the_content(tmp_path: Path) -> None:
    """What readers see moves the hash of its edition; what decides when they see it does not."""
    before = said(desk(tmp_path, FILES))
    edited = {"content/briefings/ore.yaml": briefing("title: Ore\nexpires_at: 2025-12-01\nignore: []\n")}
    assert said(desk(tmp_path, edited)) == before
    edited = {"content/briefings/ore.yaml": briefing("title: Ores")}
    assert said(desk(tmp_path, edited))["2025-w04"] != before["2025-w04"]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(days=st.lists(DAYS, min_size=1, max_size=6), late=DAYS, embargo=st.booleans())
def test_what_comes_late_renumbers_nothing(
    tmp_path_factory: pytest.TempPathFactory, days: list[str], late: str, embargo: bool
) -> None:
    """A late briefing in an old week, or an embargo that ends, changes no number, id or content of other editions."""
    root = tmp_path_factory.mktemp("law")
    files = {f"content/briefings/b{index}.yaml": briefing(f"date: {day}") for index, day in enumerate(days)}
    files |= {"content/editions/2025-w03.yaml": "number: 3\n", "content/editions/2025-w01.yaml": "number: 1\n"}
    files |= {"content/editions/winter.yaml": "from: 2024-12-09\nto: 2024-12-22\nnumber: 99\n"}
    waiting = {"content/briefings/late.yaml": briefing(f"date: {late}\npublish_at: 2026-01-01\n")}
    before = said(desk(root, {**files, **waiting} if embargo else files))
    after = said(desk(root, {**files, "content/briefings/late.yaml": briefing(f"date: {late}")}))
    own = {edition for edition in after if after[edition] != before.get(edition)}
    assert len(own) == 1
    assert set(before) <= set(after)
    assert all(before[edition][0] == after[edition][0] for edition in before)
