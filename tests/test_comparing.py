"""A PDF's content beside the desk's."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.audience import Audience
from briefings.checking import check
from briefings.comparing import Comparison, Expected, Verdict, compared, difference, expected
from briefings.engines.attachments import attached
from briefings.errors import Severity
from briefings.executors import run_maker
from briefings.model.briefing import Briefing
from briefings.model.reading import read
from briefings.pdf import open_pdf
from briefings.properties import NAMESPACE
from tests.conftest import CLOCK, ROOT
from tests.desks import briefing, desk

NOW = Expected("hash", ())
YAML = briefing().encode()


@pytest.mark.parametrize(
    ("content", "before", "now", "found"),
    [
        ("hash", {"a.csv": b"1"}, {"a.csv": b"1"}, Comparison(Verdict.MATCHES)),
        ("other", {"a.csv": b"1"}, {"a.csv": b"1"}, Comparison(Verdict.CHANGED, otherwise=True)),
        ("hash", {"a.csv": b"1"}, {"a.csv": b"2"}, Comparison(Verdict.CHANGED, ("a.csv",))),
        ("hash", {"a.csv": b"1"}, {"b.csv": b"1"}, Comparison(Verdict.CHANGED, ("a.csv", "b.csv"))),
        ("hash", {"a.yaml": YAML}, {"a.yaml": b"# x\n" + YAML}, Comparison(Verdict.MATCHES)),
        (
            "hash",
            {"a.yaml": YAML},
            {"a.yaml": briefing("title: Other\n").encode()},
            Comparison(Verdict.CHANGED, ("a.yaml",)),
        ),
        ("hash", {"a.yaml": b"["}, {"a.yaml": YAML}, Comparison(Verdict.CHANGED, ("a.yaml",))),
        ("hash", {"a.edition.yaml": b"number: 1\n"}, {"a.edition.yaml": b"number: '1'\n"}, Comparison(Verdict.MATCHES)),
        ("", {}, {}, Comparison(Verdict.UNTOLD)),
    ],
)
def test_compared(content: str, before: dict[str, bytes], now: dict[str, bytes], found: Comparison) -> None:
    """Content is told by its hash, and its files too, so that a PDF whose files were changed matches no more."""
    assert compared(({"contentSha256": content}, {}), before, NOW, now) == found


def test_what_is_told() -> None:
    """What the PDF says of itself in words is told beside what it would say; other names are told by their hash."""
    now = Expected("hash", (), "new", {"creator": "Berta", "rights": ""})
    own = {"contentSha256": "hash", "namesSha256": "old"}
    told = (("creator", "Anna", "Berta"),)
    assert compared((own, {"creator": "Anna"}), {}, now, {}) == Comparison(Verdict.CHANGED, (), told, renamed=True)


def test_what_the_desk_does_not_have() -> None:
    """Nothing matches what is not there."""
    assert compared(({"contentSha256": "hash"}, {}), {}, None, {}) == Comparison(Verdict.UNKNOWN)


def test_difference() -> None:
    """What changed is shown with a line around it."""
    lines = difference("a.yaml", b"a\nb\nc\nd\n", b"a\nb\nx\nd\n")
    assert list(lines) == ["--- a.yaml (PDF)", "+++ a.yaml (desk)", "@@ -2,3 +2,3 @@", " b", "-c", "+x", " d"]


def test_the_demonstration_desk_matches_its_reports(demonstration: Path) -> None:
    """Every report carries exactly what the desk would attach now, and each briefing in it is read as a briefing."""
    found = check(ROOT, "briefings.yaml", Audience(CLOCK))
    reports = sorted([*demonstration.glob("briefings/*/*.pdf"), *demonstration.glob("editions/*/*.pdf")])
    assert len(reports) > 30
    for path in reports:
        opened = open_pdf(path, NAMESPACE)
        now = expected(found.catalog, opened.own)
        assert now
        packed = [run_maker(one.maker, one.resolve(found.snapshot.read, lambda _used: b"")) for one in now.artifacts]
        made = {one.name: one.text.encode() for one in attached(packed)}
        assert opened.files == made
        assert compared((opened.own, opened.properties), opened.files, now, made) == Comparison(Verdict.MATCHES)
        for name in found.catalog.by_slug:
            if content := opened.files.get(f"{name}.yaml"):
                assert read(name, content, Briefing)[1].title == found.catalog.by_slug[name].title


ELSEWHERE = {
    "dead-link",
    "missing-letter",
    "picture-file",
    "translation-of",
    "unknown-author",
    "unknown-briefing",
    "unknown-entity",
    "unknown-implication",
}
"""What is wrong with content whose desk is not there: its authors, entities, pictures, fonts and other briefings."""


def test_what_is_attached_is_a_desk_again(demonstration: Path, tmp_path: Path) -> None:
    """What is in a report, put where content stands, has no error but that others are not there; its data is right."""
    reports = sorted([*demonstration.glob("briefings/*/*.pdf"), *demonstration.glob("editions/*/*.pdf")])
    tables = 0
    for path in reports:
        files = open_pdf(path, NAMESPACE).files
        root = desk(tmp_path / path.stem, {placed(name): content for name, content in files.items()})
        found = check(root, "briefings.yaml", Audience(CLOCK))
        errors = [one for one in found.diagnostics if one.severity is Severity.ERROR]
        assert [str(one) for one in errors if one.rule not in ELSEWHERE] == []
        assert {slug for slug in files if slug.count(".") == 1} == {f"{slug}.yaml" for slug in found.catalog.by_slug}
        tables += sum(name.endswith(".csv") for name in files)
    assert tables > 20


def placed(name: str) -> str:
    """Return where a file of a report stands at a desk."""
    for suffix, folder in ((".csv", ""), (".edition.yaml", "editions/"), (".source.yaml", "sources/")):
        if name.endswith(suffix):
            return f"content/{folder}{name if suffix == '.csv' else name.removesuffix(suffix) + '.yaml'}"
    return f"content/briefings/{name}"
