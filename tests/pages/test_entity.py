from pathlib import Path

from tests.desks import briefing, built, desk
from tests.following import FOLLOWED

FILES = {
    **FOLLOWED,
    "content/briefings/steel.yaml": briefing(
        "body:\n  - products:\n      - {id: plate, name: Wear plate, maker: baogang, status: {value: on sale}}\n"
    ),
    "content/entities/bayan-obo.yaml": (
        "name: Bayan Obo\nkind: place\nrelations: [{kind: mined by, entity: baogang}]\n"
    ),
}


def page(root: Path, slug: str) -> str:
    """Build a desk and return an entity's page."""
    built(root)
    return (root / "site" / f"entities/{slug}/index.html").read_text(encoding="utf-8")


def test_all_that_the_desk_says_of_it(tmp_path: Path) -> None:
    """An entity's page has what it makes, the judgements that concern it and the briefings that name it."""
    text = page(desk(tmp_path, FILES), "baogang")
    assert '<a href="../../briefings/steel/#plate">Wear plate</a>' in text
    assert '<a href="../../briefings/first/#fall">What fall says</a>' in text
    assert '<a href="../../briefings/first/">' in text


def test_relations_are_seen_from_both_sides(tmp_path: Path) -> None:
    """What another entity says of its relation to this one stands here too, unless this one says it itself."""
    root = desk(tmp_path, FILES)
    other = '<a class="entity" href="../bayan-obo/">Bayan Obo</a>: mined by'
    assert other in page(root, "baogang").replace("../../entities/", "../")
    own = "name: Baogang Group\nkind: organisation\nrelations: [{kind: mines, entity: bayan-obo}]\n"
    (root / "content/entities/baogang.yaml").write_text(own, encoding="utf-8")
    assert "mined by" not in page(root, "baogang")
