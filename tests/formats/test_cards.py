from pathlib import Path

from briefings.formats import cards
from tests.desks import briefing, desk
from tests.test_editions import site_of


def test_a_card_shows_its_title_alone(tmp_path: Path) -> None:
    """A card changes with the title, and with nothing else of the briefing."""

    def key(name: str, typed: str) -> str:
        site = site_of(desk(tmp_path / name, {"content/briefings/steel.yaml": briefing(typed)}))
        (found,) = [card for card in cards.plan(site) if card.path == "briefings/steel/steel.png"]
        return found.key

    assert key("plain", "title: A record") == key("lead", "title: A record\nlead: More of it.")
    assert key("again", "title: A record") != key("other", "title: Another record")


def test_each_edition_has_one(tmp_path: Path) -> None:
    """Each edition has a card, whether or not it has a file."""
    site = site_of(desk(tmp_path, {"content/briefings/steel.yaml": briefing("date: 2025-01-20")}))
    assert "editions/2025-w04/2025-w04.png" in [card.path for card in cards.plan(site)]
