from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.audience import Audience
from briefings.catalog import catalog
from briefings.register import Judgement, register
from tests.desks import CLOCK, checked, desk
from tests.following import FOLLOWED


@pytest.fixture(scope="module")
def judgements(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Judgement]:
    """Give the register of a desk, by the judgements' names."""
    found = register(checked(desk(tmp_path_factory.mktemp("desk"), FOLLOWED)).catalog)
    return {judgement.name: judgement for judgement in found}


def test_newest_first(judgements: dict[str, Judgement]) -> None:
    """Judgements come with the newest briefing first, in the order of its rows."""
    assert list(judgements) == ["third/last", "second/other", "first/rise", "first/fall", "first/late"]


def test_history(judgements: dict[str, Judgement]) -> None:
    """What later briefings say of a judgement stands in the order of their days."""
    steps = [(step.briefing.slug, step.update.change) for step in judgements["first/rise"].history]
    assert steps == [("second", "weakened"), ("third", "came true")]


def test_outcomes(judgements: dict[str, Judgement]) -> None:
    """A judgement is open until a briefing settles it."""
    outcomes = {name: judgement.outcome for name, judgement in judgements.items()}
    assert outcomes == {
        "third/last": "open",
        "second/other": "open",
        "first/rise": "came true",
        "first/fall": "void",
        "first/late": "open",
    }
    assert judgements["first/rise"].settled == "2025-01-20"
    assert judgements["first/late"].settled == ""


def test_overdue(judgements: dict[str, Judgement]) -> None:
    """Overdue is what is open although its horizon is over; a month is over with its last day."""
    assert [name for name, judgement in judgements.items() if judgement.overdue] == ["first/late"]


def test_whom_it_concerns(judgements: dict[str, Judgement]) -> None:
    """A judgement names the entities of its own row alone."""
    assert judgements["first/fall"].implication.entities == ("baogang",)
    assert judgements["first/rise"].implication.entities == ()


@given(data=st.data())
def test_the_order_of_files_changes_nothing(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """In whatever order files were read, the register is the same."""
    root = tmp_path_factory.getbasetemp() / "followed"
    read = checked(root if root.is_dir() else desk(root, FOLLOWED))
    content = read.content
    records = data.draw(st.permutations(content.records))
    again = catalog(content.desk, content.desk_file, records, Audience(CLOCK), read.snapshot.files)
    assert register(again) == register(read.catalog)


def test_an_update_in_a_hidden_briefing_is_not_there(tmp_path: Path) -> None:
    """What a draft says of a judgement is no part of its history."""
    hidden = FOLLOWED["content/briefings/third.yaml"] + "draft: true\n"
    found = register(checked(desk(tmp_path, {**FOLLOWED, "content/briefings/third.yaml": hidden})).catalog)
    rise = next(judgement for judgement in found if judgement.name == "first/rise")
    assert (rise.outcome, len(rise.history)) == ("open", 1)
