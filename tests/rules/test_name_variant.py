from pathlib import Path

import pytest

from tests.desks import briefing, desk, findings

RULE = "name-variant"


ENTITY = "name: Baogang Group\nshort: Baogang\naliases: [Baotou Iron and Steel]\nkind: organisation\n"


def named(root: Path, label: str, language: str = "en") -> list[str]:
    """Return what the rule says of a link with a name."""
    files = {
        "content/briefings/steel.yaml": briefing(f"lang: {language}\nlead: |\n  So says [[baogang|{label}]].\n"),
        "content/entities/baogang.yaml": ENTITY,
    }
    return findings(desk(root, files), RULE)


def test_bad(tmp_path: Path) -> None:
    """A name that the entity does not declare is found."""
    said = ["steel.yaml:3:11 Bao Steel Corporation is no declared name of Baogang Group"]
    assert named(tmp_path, "Bao Steel Corporation") == said


@pytest.mark.parametrize(
    "label", ["Baogang Group", "Baogang", "Baotou Iron and Steel", "The Baogang Group's", "the group", "its owner"]
)
def test_good(tmp_path: Path, label: str) -> None:
    """Declared names, with an article or a possessive, and common words are not."""
    assert named(tmp_path, label) == []


def test_other_languages(tmp_path: Path) -> None:
    """In another language the name is another by rights."""
    assert named(tmp_path, "Baogang-Gruppe", "de") == []


def test_silenced(tmp_path: Path) -> None:
    """It is found across files, and an author can silence it all the same; a silence of nothing is said."""
    typed = (
        "lead: |\n  So says [[baogang|Bao Corp]].\nignore: [{rule: name-variant, quote: Bao Corp, reason: A joke}]\n"
    )
    files = {"content/briefings/steel.yaml": briefing(typed), "content/entities/baogang.yaml": ENTITY}
    assert findings(desk(tmp_path, files), RULE) == []
    files["content/entities/baogang.yaml"] = ENTITY.replace("Iron and Steel]", "Iron and Steel, Bao Corp]")
    assert len(findings(desk(tmp_path, files), "needless-ignore")) == 1
