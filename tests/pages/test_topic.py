from pathlib import Path

from tests.desks import briefing, built, desk
from tests.following import FOLLOWED


def test_a_topic_lists_its_briefings(tmp_path: Path) -> None:
    """A topic's page has its briefings, newest first, its open judgements, and the entities that they name."""
    root = desk(tmp_path, FOLLOWED, "name: Desk\ntopics:\n  steel: Special steel\n")
    built(root)
    text = (root / "site/topics/steel/index.html").read_text(encoding="utf-8")
    assert "<h1>Special steel</h1>" in text
    places = [text.index(f'href="../../briefings/{slug}/"') for slug in ("third", "second", "first")]
    assert places == sorted(places)
    assert "What late says" in text
    assert "What rise says" not in text
    assert '<a href="../../entities/baogang/">Baogang Group</a>' in text


def test_topics_of_hidden_briefings_are_not_there(tmp_path: Path) -> None:
    """A topic that only a draft has gets no page and no line."""
    files = {"content/briefings/draft.yaml": briefing("draft: true\ntopics: [secret]\n"), **FOLLOWED}
    root = desk(tmp_path, files)
    built(root)
    assert not (root / "site/topics/secret").exists()
    assert "secret" not in (root / "site/topics/index.html").read_text(encoding="utf-8").lower()


def test_a_topic_may_be_described(tmp_path: Path) -> None:
    """A topic of the desk's settings is a title, or a title with a description, which may name entities."""
    settings = (
        "name: Desk\ntopics:\n  steel:\n    title: Special steel\n    description: What [[baogang]] rolls.\n"
        "  magnets: Magnets\n"
    )
    root = desk(tmp_path, FOLLOWED, settings)
    built(root)
    text = (root / "site/topics/steel/index.html").read_text(encoding="utf-8")
    assert 'What <a class="entity" href="../../entities/baogang/">Baogang Group</a> rolls.' in text
