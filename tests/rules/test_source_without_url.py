from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "source-without-url"
DIGEST = "0" * 64


def found(root: Path, imported: str, more: str = "") -> list[str]:
    """Return what the rule says of a briefing with such an import."""
    typed = f"import: {{format: text, digest: '{DIGEST}'{imported}}}\n{more}"
    return findings(desk(root, {"content/briefings/steel.yaml": briefing(typed)}), RULE)


def test_bad(tmp_path: Path) -> None:
    """A source of an imported text without an address is found."""
    said = ["steel.yaml:2:11 the source a was a link, and has no address"]
    assert found(tmp_path, "", "sources: [{id: a, title: A}, {id: b, title: B, url: 'https://example.org/'}]\n") == said


def test_good(tmp_path: Path) -> None:
    """One of a briefing of the desk's own may be a book, and an ignore says that one is."""
    typed = "sources: [{id: a, title: A}]\n"
    assert findings(desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)}), RULE) == []
    assert found(tmp_path, "", f"{typed}ignore: [{{rule: source-without-url, reason: A book}}]\n") == []
