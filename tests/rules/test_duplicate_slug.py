from pathlib import Path

from tests.desks import BRIEFING, ENTITY, desk, findings

RULE = "duplicate-slug"


def test_bad(tmp_path: Path) -> None:
    """The second of two files with one slug is found."""
    files = {"content/briefings/2025/steel.yaml": BRIEFING, "content/briefings/2026/steel.yaml": BRIEFING}
    assert findings(desk(tmp_path, files), RULE) == [
        "steel.yaml:1:1 the slug steel belongs already to content/briefings/2025/steel.yaml"
    ]


def test_good(tmp_path: Path) -> None:
    """Two slugs are not; nor is one slug of a briefing and an entity, which have pages of their own."""
    files = {
        "content/briefings/2025/steel-2025.yaml": BRIEFING,
        "content/briefings/2026/steel-2026.yaml": BRIEFING,
        "content/entities/steel-2025.yaml": ENTITY,
    }
    assert findings(desk(tmp_path, files), RULE) == []
