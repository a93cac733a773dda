"""Every page of the gallery looks as its golden picture, and no change of it goes unseen."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.engines.test_print import simple
from tests.gallery.pictures import FOLDER, REPORTS, alike, beside, differences, pictures, taken, write_anew

TEXT = "<h2>A heading</h2><p>A line of text.<p>Short."
STYLE = "body { font: 10.5pt/15pt 'Source Serif Pro'; color: #1b1f24 } h2 { font-size: 15pt }"


def picture(style: str = "", text: str = TEXT) -> Image.Image:
    """Return a picture of a page with a heading and two lines."""
    (found,) = taken(simple(text, STYLE + style))
    return found


def test_the_gallery_looks_as_its_golden_pictures(gallery: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A page that looks different is shown beside what was expected; python -m tests.gallery pictures renews them."""
    beside_in = tmp_path_factory.getbasetemp() / "gallery-differences"
    assert differences(FOLDER, pictures(gallery), beside_in) == []


def test_golden_pictures_are_small() -> None:
    """All of them together take less than three megabytes."""
    assert sum(path.stat().st_size for path in FOLDER.glob("*.png")) < 3_000_000


def test_a_line_that_moved_is_seen() -> None:
    """One row of dots is enough, even of a page that holds a single word."""
    page = picture(text="<p>Short.")
    assert alike(page, page.copy())
    assert not alike(page, ImageChops.offset(page, 0, 1))


@pytest.mark.parametrize(
    "style",
    [
        "h2 { color: #12436d }",
        "h2 { font-weight: 400 }",
        "p + p { margin-top: 15pt }",
        "p { font-size: 10pt }",
        "p { border-bottom: .35pt solid #c8ccd0 }",
        "body { background: #eef3f7 }",
        "body { color: #333940 }",
    ],
)
def test_a_change_of_style_is_seen(style: str) -> None:
    """A heading of another colour, another size of the text, a thin rule: none goes unseen."""
    assert not alike(picture(), picture(style))


def test_edges_of_letters_may_differ() -> None:
    """A few shades more here and less there are no difference."""
    page = picture()
    other = page.copy()
    for place in product(range(page.width), range(page.height)):
        red, green, blue = page.getpixel(place)  # type: ignore[misc] # a picture of three channels
        step = 16 if sum(place) % 2 else -16
        if red not in {0, 255}:
            other.putpixel(place, (red + step, green + step, blue + step))
    assert alike(page, other)


def test_pages_of_another_size_differ() -> None:
    """A picture is not cut to what it is compared with."""
    page = picture()
    assert not alike(page, page.crop((0, 0, page.width, page.height - 1)))


def golden(folder: Path, shown: Mapping[str, Image.Image]) -> Path:
    """Keep pictures as golden ones."""
    folder.mkdir()
    for name, page in shown.items():
        page.save(folder / name)
    return folder


def test_differences_are_shown_and_missing_and_surplus_pictures_are_said(tmp_path: Path) -> None:
    """The message names a picture with what was expected, what is there, and where they differ."""
    page = picture()
    folder = golden(tmp_path / "golden", {"a-001.png": page, "a-002.png": page, "a-003.png": page})
    moved = ImageChops.offset(page, 0, 1)
    found = differences(folder, {"a-001.png": page, "a-002.png": moved, "a-004.png": page}, tmp_path / "beside")
    assert found == [
        "a-004.png: there is no golden picture",
        "a-003.png: there is no such page any more",
        f"a-002.png: expected, actual and their difference stand side by side in {tmp_path / 'beside' / 'a-002.png'}",
    ]
    with Image.open(tmp_path / "beside" / "a-002.png") as sheet:
        assert sheet.size == (3 * page.width, page.height)
        assert sheet.crop((0, 0, *page.size)).tobytes() == page.tobytes()
        assert sheet.crop((2 * page.width, 0, *sheet.size)).getextrema()[0] == (0, 255)


def test_pictures_of_two_sizes_stand_side_by_side() -> None:
    """The sheet has room for the larger one."""
    assert beside(Image.new("RGB", (3, 4)), Image.new("RGB", (5, 2))).size == (15, 4)


def test_a_picture_that_was_written_looks_like_the_page(gallery: Path, tmp_path: Path) -> None:
    """Few shades are kept, and none is so far off that it would count; writing twice changes nothing."""
    folder, shown = tmp_path / "pictures", pictures(gallery, REPORTS[2:])
    folder.mkdir()
    (folder / "gone-001.png").write_bytes(b"")
    assert write_anew(shown, folder) == len(shown) + 1
    assert differences(folder, shown, tmp_path / "beside") == []
    assert write_anew(shown, folder) == 0
