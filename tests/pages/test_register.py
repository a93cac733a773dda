from pathlib import Path

import pytest

from briefings.pages import register
from tests.desks import built, desk
from tests.following import FOLLOWED


def page(root: Path, address: str = "register/") -> str:
    """Build a desk and return a page of its register."""
    built(root)
    return (root / "site" / address / "index.html").read_text(encoding="utf-8")


def test_every_judgement_with_its_status(tmp_path: Path) -> None:
    """Each judgement has an anchor made of its name, and says where it stands."""
    text = page(desk(tmp_path, FOLLOWED))
    assert '<section class="judgement" id="first--rise" data-status="came true"' in text
    assert '<section class="judgement" id="first--late" data-status="overdue"' in text
    assert text.count('<section class="judgement"') == 5


def test_history_and_no_score(tmp_path: Path) -> None:
    """A judgement's history leads to the briefings that speak of it; one settled judgement gets no score."""
    text = page(desk(tmp_path, FOLLOWED))
    assert '<strong>Weakened</strong>. Seen in the figures. <a href="../briefings/second/#updates">' in text
    assert "A score is shown once there are 10" in text
    assert "Brier" not in text


def test_filters_offer_what_is_there(tmp_path: Path) -> None:
    """The filters name the statuses, bands, topics and entities of the judgements, and no others."""
    text = page(desk(tmp_path, FOLLOWED))
    assert '<option value="overdue">overdue (1)</option>' in text
    assert '<option value="did not">' not in text
    assert '<option value="steel">Steel</option>' in text
    assert '<option value="baogang">Baogang Group</option>' in text


def test_a_long_register_has_a_page_a_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the most that one page holds, the newest and the overdue ones stay, and each year has a page."""
    monkeypatch.setattr(register, "MOST", 2)
    root = desk(tmp_path, FOLLOWED)
    text = page(root)
    assert text.count('<section class="judgement"') == 3
    assert 'href="../register/2025/"' in text
    assert page(root, "register/2025").count('<section class="judgement"') == 5


def test_a_desk_without_judgements(tmp_path: Path) -> None:
    """The page of a desk that has judged nothing says so."""
    assert "No briefing has made a judgement yet." in page(desk(tmp_path))
