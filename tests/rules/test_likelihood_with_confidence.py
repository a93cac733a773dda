from pathlib import Path

import pytest

from tests.desks import briefing, desk, findings

RULE = "likelihood-with-confidence"


def found(root: Path, typed: str) -> list[str]:
    """Return what the rule says of a briefing, without the file's name."""
    files = {"content/briefings/steel.yaml": briefing(typed)}
    return [line.removeprefix("steel.yaml:") for line in findings(desk(root, files), RULE)]


ROW = "body: [{{implications: [{{id: a, implication: Prices fall, summary: {text}}}]}}]"


def test_bad(tmp_path: Path) -> None:
    """A sentence with both is found."""
    said = ["1:107 “likely” and “high confidence” stand in one sentence"]
    assert found(tmp_path, ROW.format(text="We have high confidence that prices are likely to fall.")) == said


@pytest.mark.parametrize(
    "text",
    [
        "Our confidence is high that prices are likely to fall.",
        "Prices are likely to fall, with confidence that is low.",
    ],
)
def test_the_other_way_round(tmp_path: Path, text: str) -> None:
    """A confidence that is said to be high counts like a high one."""
    assert len(found(tmp_path, ROW.format(text=f"'{text}'"))) == 1


def test_good(tmp_path: Path) -> None:
    """Two sentences are not."""
    assert found(tmp_path, ROW.format(text="Prices are likely to fall. Our confidence is high confidence.")) == []


def test_elsewhere(tmp_path: Path) -> None:
    """A text that explains the two words is no judgement."""
    assert found(tmp_path, "lead: Likely is a likelihood, high confidence is none.") == []


def test_the_desk_may_lower_it(tmp_path: Path) -> None:
    """It is an error of which no build knows, so that the desk may make less of it, or silence one."""
    text = ROW.format(text="We have high confidence that prices are likely to fall.")
    files = {"content/briefings/steel.yaml": briefing(text)}
    assert findings(desk(tmp_path, files, f"name: D\nrules: {{{RULE}: off}}\n"), RULE) == []
    ignored = f"{text}\nignore: [{{rule: {RULE}, quote: high confidence, reason: A quotation}}]\n"
    assert findings(desk(tmp_path, {"content/briefings/steel.yaml": briefing(ignored)}), RULE) == []
