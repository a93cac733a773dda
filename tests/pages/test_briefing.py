from pathlib import Path
from urllib.parse import unquote

from tests.desks import DESK, briefing, built, desk
from tests.engines.test_report import AMIRI
from tests.following import FOLLOWED

ASKING = "body:\n  - questions:\n      - {id: us-capacity, text: Can it be built?}\n      - And by whom?\n"


def page(root: Path, slug: str) -> str:
    """Build a desk and return a briefing's page."""
    built(root)
    return (root / "site" / f"briefings/{slug}/index.html").read_text(encoding="utf-8")


def test_translations_lead_to_each_other(tmp_path: Path) -> None:
    """Original and translations name each other in their own languages, the page's own without a link."""
    files = {
        "content/briefings/steel.yaml": briefing("title: A record"),
        "content/briefings/stahl.yaml": briefing("title: Ein Rekord\nlang: de\ntranslation_of: steel"),
        "content/briefings/sulb.yaml": briefing("title: رقم قياسي\nlang: ar\ntranslation_of: steel"),
    }
    root = desk(tmp_path, files, DESK + AMIRI)
    text = page(root, "stahl")
    assert '<a href="../steel/" lang="en" hreflang="en" dir="ltr" rel="alternate">English</a>' in text.replace(
        "../../briefings/", "../"
    )
    assert '<span lang="de" dir="ltr" aria-current="page">Deutsch</span>' in text
    assert 'dir="rtl" rel="alternate">العربية</a>' in text
    assert '<html lang="ar" dir="rtl">' in page(root, "sulb")


def test_lists_show_the_original_alone(tmp_path: Path) -> None:
    """A translation stands in no list while its original does, and in all where that is hidden."""
    translation = briefing("title: Ein Rekord\nlang: de\ntranslation_of: steel")
    files = {"content/briefings/steel.yaml": briefing(), "content/briefings/stahl.yaml": translation}
    root = desk(tmp_path, files)
    built(root)
    assert "Ein Rekord" not in (root / "site/editions/index.html").read_text(encoding="utf-8")
    (root / "content/briefings/steel.yaml").write_text(briefing("draft: true"), encoding="utf-8")
    built(root)
    assert "Ein Rekord" in (root / "site/editions/index.html").read_text(encoding="utf-8")
    assert "steel" not in (root / "site/briefings/stahl/index.html").read_text(encoding="utf-8")


def test_a_reply_names_briefing_and_question(tmp_path: Path) -> None:
    """Where the desk wants replies, each question and the end of a briefing offer a mail that says what it answers."""
    settings = "name: Desk\nemail: desk@example.org\nreply: mailto\n"
    text = unquote(page(desk(tmp_path, {"content/briefings/steel.yaml": briefing(ASKING)}, settings), "steel"))
    assert 'href="mailto:desk@example.org?subject=[steel/us-capacity] A record year"' in text
    assert text.count('href="mailto:desk@example.org?subject=[steel] A record year"') == 2


def test_no_reply_is_offered_unasked(tmp_path: Path) -> None:
    """A desk that does not ask for replies offers none."""
    text = page(desk(tmp_path, {"content/briefings/steel.yaml": briefing(ASKING)}), "steel")
    assert "mailto:" not in text


def test_a_retracted_source_marks_what_rests_on_it(tmp_path: Path) -> None:
    """Each citation of a source that was retracted says so, and so do the list, and a notice at the head."""
    text = briefing(
        "sources:\n  - {id: leaflet, title: A leaflet, retracted: {date: 2025-01-18, reason: Withdrawn.}}\n"
        "  - {id: sound, title: A report}\n"
        "highlights: |\n  - Output doubled. [@sound; @leaflet]\n"
        "body:\n  - implications:\n      - {id: row, implication: What follows, sources: [leaflet]}\n"
    )
    shown = page(desk(tmp_path, {"content/briefings/steel.yaml": text}), "steel")
    for name in (' id="cite-2"', ""):
        assert shown.count(f'<a{name} href="#source-2">2</a> <span class="retracted-mark">retracted</span>') == 1
    assert 'href="#source-1">1</a> <span class="retracted-mark">' not in shown
    assert shown.index('id="retracted"') < shown.index('id="highlights"')
    assert "Retracted, " in shown[shown.index('id="sources"') :]


def test_citations_lead_to_the_list_and_back(tmp_path: Path) -> None:
    """Each citation leads to its source, and the source back to where it is cited first."""
    text = briefing("sources:\n  - {id: report, title: A report}\nlead: |\n  One. [@report]\n\n  Two. [@report]\n")
    shown = page(desk(tmp_path, {"content/briefings/steel.yaml": text}), "steel")
    assert shown.count('<a id="cite-1" href="#source-1">1</a>') == 1
    assert shown.count('<a href="#source-1">1</a>') == 1
    assert '<a class="back" href="#cite-1" aria-label="Back to the text">' in shown[shown.index('id="source-1"') :]


def test_a_retraction_marks_other_briefings_too(tmp_path: Path) -> None:
    """A document that one briefing calls found wrong is marked in each that cites it, told by its address."""
    said = "retracted: {date: 2025-01-22, kind: found wrong, reason: Ten times too high.}"
    source = '{{id: report, title: A report, url: "https://example.org/r"{}}}'
    files = {
        "content/briefings/old.yaml": briefing(
            "date: 2025-01-10\nsources:\n  - " + source.format("") + "\nlead: So it says. [@report]\n"
        ),
        "content/briefings/new.yaml": briefing(
            "date: 2025-01-20\nsources:\n  - " + source.format(f", {said}") + "\nlead: It was wrong. [@report]\n"
        ),
    }
    shown = page(desk(tmp_path, files), "old")
    assert '<span class="retracted-mark">found wrong</span>' in shown
    assert "Ten times too high." in shown


def test_an_old_briefing_says_what_became_of_its_judgements(tmp_path: Path) -> None:
    """Each judgement on the page of its briefing says where it stands by now, and leads to the register."""
    shown = page(desk(tmp_path, FOLLOWED), "first")
    assert '<a href="../../register/#first--rise">Came true</a>, <time datetime="2025-01-20">' in shown
    assert '<a href="../../register/#first--late">Overdue</a>' in shown


def test_an_update_of_what_has_expired_goes_with_it(tmp_path: Path) -> None:
    """When a briefing expires, what a later one says of its judgements is no longer shown, and nothing fails."""
    expired = FOLLOWED["content/briefings/first.yaml"] + "expires_at: 2025-01-25\n"
    root = desk(tmp_path, {**FOLLOWED, "content/briefings/first.yaml": expired})
    shown = page(root, "third")
    assert "Seen in the figures." not in shown
    assert 'id="updates"' not in shown
