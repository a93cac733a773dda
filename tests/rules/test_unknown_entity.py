from pathlib import Path

from tests.desks import ENTITY, briefing, desk, findings

RULE = "unknown-entity"
BAOGANG = {"content/entities/baogang.yaml": ENTITY}


def test_bad(tmp_path: Path) -> None:
    """An entity without a file is found where it is linked."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing("lead: |\n  The [[baogan]] group."), **BAOGANG})
    assert findings(root, RULE) == ["steel.yaml:2:7 baogan is no entity in content/entities/"]


def test_good(tmp_path: Path) -> None:
    """One with a file is not."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing("lead: |\n  The [[baogang]] group."), **BAOGANG})
    assert findings(root, RULE) == []


def test_fields(tmp_path: Path) -> None:
    """Fields that name entities are looked at as well."""
    typed = "entities: [a]\nbody: [{products: [{name: Steel, maker: b}]}]"
    relation = {"content/entities/baogang.yaml": ENTITY + "relations: [{kind: owns, entity: c}]\n"}
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed), **relation})
    assert [line.partition(" ")[2][0] for line in findings(root, RULE)] == ["a", "b", "c"]
