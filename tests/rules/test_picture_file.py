from pathlib import Path

from tests.desks import briefing, desk, findings, said

RULE = "picture-file"
FIGURE = "body: [{figure: {image: images/plant.svg, alt: The plant}}]"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'
PLANT = {"content/images/plant.svg": SVG}


def test_bad(tmp_path: Path) -> None:
    """A picture that is not there is found where it is named."""
    root = desk(
        tmp_path,
        {
            "content/briefings/steel.yaml": briefing("body: [{figure: {image: images/plnat.svg, alt: The plant}}]"),
            **PLANT,
        },
    )
    assert findings(root, RULE) == ["steel.yaml:1:25 there is no file content/images/plnat.svg"]


def test_good(tmp_path: Path) -> None:
    """One that is there and still is not."""
    root = desk(
        tmp_path,
        {
            "content/briefings/steel.yaml": briefing("body: [{figure: {image: images/plant.svg, alt: The plant}}]"),
            **PLANT,
        },
    )
    assert findings(root, RULE) == []


def test_active(tmp_path: Path) -> None:
    """A picture that could act is found."""
    picture = {"content/images/plant.svg": SVG.replace("/>", "><script/></svg>")}
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(FIGURE), **picture})
    assert findings(root, RULE) == [
        "steel.yaml:1:25 images/plant.svg: the SVG has a script, which could act when it is shown"
    ]


def test_a_link_that_was_refused(tmp_path: Path) -> None:
    """Of a link that leads out of the project, only that is said."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(FIGURE)})
    (root / "content/images").symlink_to("/etc")
    assert [line.partition(" ")[0] for line in said(root)] == ["content/images:1:1:"]
