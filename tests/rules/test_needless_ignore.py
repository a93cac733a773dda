from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "needless-ignore"


def found(root: Path, typed: str) -> list[str]:
    """Return what the rule says of a briefing, without the file's name."""
    files = {"content/briefings/steel.yaml": briefing(typed)}
    return [line.removeprefix("steel.yaml:") for line in findings(desk(root, files), RULE)]


LEAD = "lead: |\n  Output  doubled.\n"


def test_bad(tmp_path: Path) -> None:
    """A silence is found where its rule finds nothing, or nothing with its quote."""
    said = ["1:10 no finding of double-space is here to be silenced"]
    assert found(tmp_path, "ignore: [{rule: double-space, reason: A verse}]") == said
    said = ["1:10 no finding of double-space about “tripled” is here to be silenced"]
    assert found(tmp_path, "ignore: [{rule: double-space, quote: tripled, reason: A verse}]\n" + LEAD) == said


def test_good(tmp_path: Path) -> None:
    """One that silences something is not."""
    assert found(tmp_path, "ignore: [{rule: double-space, quote: doubled, reason: A verse}]\n" + LEAD) == []


def test_quotes_the_line(tmp_path: Path) -> None:
    """A quote may be any words of the line, though the message does not have them."""
    ignore = "ignore: [{rule: double-space, quote: so it was said, reason: A verse}]\n"
    typed = f"{ignore}lead: |\n  Output  doubled, or so it was said.\n"
    assert findings(desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)}), "double-space") == []


def test_the_quote_decides(tmp_path: Path) -> None:
    """A quote silences the findings that it is about, and no other."""
    typed = (
        "ignore: [{rule: double-space, quote: doubled, reason: A verse}]\nlead: |\n  Output  doubled.\n  It  fell.\n"
    )
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)})
    assert len(findings(root, "double-space")) == 1


def test_off(tmp_path: Path) -> None:
    """A silence of a rule that is off is let be: it may come back."""
    typed = "ignore: [{rule: double-space, reason: A verse}]"
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)}, "name: D\nrules: {double-space: off}\n")
    assert findings(root, RULE) == []
