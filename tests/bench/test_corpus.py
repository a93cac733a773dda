"""The corpus that speed is measured on."""

from datetime import UTC, datetime
from pathlib import Path
from statistics import mean

import pikepdf

from bench import desk
from bench.corpus import corpus, shortened
from bench.markdown import body
from briefings.audience import Audience
from briefings.checking import check
from briefings.errors import Severity
from tests.desks import built


class TestCorpus:
    """The reports that are made up."""

    def test_same(self) -> None:
        """The seed is fixed: the same count gives the same reports."""
        assert corpus(3) == corpus(3)

    def test_size(self) -> None:
        """A briefing has about 8.5 KB, as those of the demonstration desk have."""
        assert 8_000 < mean(len(desk.briefing(report)) for report in corpus(30)) < 9_500

    def test_years(self) -> None:
        """The reports lie over ten years."""
        reports = corpus(100)
        assert (reports[0].day[:4], reports[-1].day[:4]) == ("2017", "2026")

    def test_sound(self, tmp_path: Path) -> None:
        """The program finds no error in them, charts and tables included."""
        desk.write(corpus(12), tmp_path)
        found = check(tmp_path, "briefings.yaml", Audience(datetime(2027, 1, 1, tzinfo=UTC))).diagnostics
        assert [item for item in found if item.severity is Severity.ERROR] == []

    def test_three_pages(self, tmp_path: Path) -> None:
        """The report of a shortened briefing has three pages, where no chart takes one more."""
        report = shortened(corpus(10)[1])
        desk.write([report], tmp_path)
        built(tmp_path, "pdf")
        with pikepdf.open(tmp_path / f"site/briefings/{report.slug}/{report.slug}.pdf") as pdf:
            assert len(pdf.pages) == 3

    def test_markdown(self) -> None:
        """The peers read the same sentences, with links in the place of citations and entities."""
        (report,) = corpus(1)
        text = body(report, "/entities/{}/")
        assert report.questions[0] in text
        assert "[[" not in text
        assert "[@" not in text
