from pathlib import Path

import pytest

from tests.desks import briefing, desk, findings

RULE = "alias-taken"


def found(root: Path, aliases: str, others: str = "[]") -> list[str]:
    """Return what is said of a briefing's old addresses, beside an edition with others."""
    files = {
        "content/briefings/steel.yaml": briefing(f"aliases: {aliases}\ntopics: [steel]"),
        "content/briefings/hidden.yaml": briefing("draft: true"),
        "content/editions/2025-w04.yaml": f"aliases: {others}\n",
    }
    return findings(desk(root, files), RULE)


@pytest.mark.parametrize(
    ("aliases", "said"),
    [
        ("[editions/2025-w04/]", "editions/2025-w04/ is the address of a page"),
        ("[briefings/steel/index.html]", "briefings/steel/index.html is the address of a page"),
        ("[briefings/hidden/]", "briefings/hidden/ is the address of a page"),
        ("[editions]", "editions/ is the address of a page"),
        ("[assets/old/]", "assets/old/ is in a folder of the site’s own"),
        ("[search/old/]", "search/old/ is in a folder of the site’s own"),
        ("[sources/g/]", "sources/g/ is in a folder of the site’s own"),
        ("[register/2025/]", "register/2025/ is in a folder of the site’s own"),
        ("[404.html]", "404.html is a file of the site’s own"),
        (
            "[topics/steel/feed.xml]",
            "topics/steel/feed.xml/ would need a folder, where topics/steel/feed.xml is a file",
        ),
        (
            "[briefings/steel/steel.pdf/]",
            "briefings/steel/steel.pdf/ would need a folder, where briefings/steel/steel.pdf is a file",
        ),
        ("[a.html, a.html/b/]", "a.html/b/ would need a folder, where a.html is a file"),
        ("[a.html/b/, a.html]", "a.html would be a file, where other pages need a folder"),
        ("[old, /old/]", "old/ is an old address of content/briefings/steel.yaml"),
    ],
)
def test_bad(tmp_path: Path, aliases: str, said: str) -> None:
    """An old address is found where a page, a file or another old address stands, at its place in the file."""
    (finding,) = found(tmp_path, aliases)
    place, _, message = finding.partition(" ")
    assert place.startswith("steel.yaml:1:")
    assert message == said


def test_bad_in_another_file(tmp_path: Path) -> None:
    """Two pages cannot have stood at one address; the second is found."""
    assert found(tmp_path, "[old/]", "[old/]") == [
        "2025-w04.yaml:1:11 old/ is an old address of content/briefings/steel.yaml"
    ]


def test_good(tmp_path: Path) -> None:
    """Addresses at which nothing is are not found, below a page or beside one either."""
    assert found(tmp_path, "[2024/01/old-name/, briefings/steel/old.html, news/4711.html, steel]", "[weekly/4/]") == []
