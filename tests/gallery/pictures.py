"""Golden pictures: how each page of the gallery's reports looks, at 60 dots an inch.

``python -m tests.gallery pictures`` takes them anew after a change of the print styles that is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

__all__ = ["FOLDER", "REPORTS", "alike", "beside", "differences", "pictures", "taken", "write_anew"]

FOLDER = Path(__file__).parent / "pictures"
REPORTS = (
    "editions/gallery/gallery.pdf",
    "editions/2025-w05/2025-w05.pdf",
    "briefings/every-field/every-field.pdf",
    "briefings/directions-arabic/directions-arabic.pdf",
    "briefings/marked/marked.pdf",
    "briefings/marked-arabic/marked-arabic.pdf",
)
"""The edition that holds every case, one with a marking, and what stands by itself: its head, imprint and marking."""

DOTS = 60
SHADE = 17
"""Colours are kept to sixteen shades a channel, which makes the files small."""
TOLERANCE = 40
"""By how many of 255 shades a dot may differ: edges of letters do, from one processor to another."""
CELL, TINT = 8, 3
"""The side of a square of dots, and by how much its mean may differ: a ground or an ink of another shade has more."""
STRAYS = 8
"""How many dots of a page may differ by more; the shortest word has more when it moves by one."""


def taken(report: bytes) -> Iterator[Image.Image]:
    """Yield a picture of each page of a report."""
    document = pypdfium2.PdfDocument(report)
    for page in document:
        yield page.render(scale=DOTS / 72).to_pil().convert("RGB")
    document.close()


def pictures(site: Path, reports: Sequence[str] = REPORTS) -> Mapping[str, Image.Image]:
    """Return a picture of each page of some of a site's reports, by the name of its golden picture."""
    return {
        f"{Path(report).stem}-{number:03}.png": picture
        for report in reports
        for number, picture in enumerate(taken((site / report).read_bytes()), 1)
    }


def alike(expected: Image.Image, actual: Image.Image) -> bool:
    """Tell whether two pictures show the same, but for the edges of letters."""
    if expected.size != actual.size:
        return False
    shades = ImageChops.difference(_shaded(expected).reduce(CELL), _shaded(actual).reduce(CELL))
    most = max(shade for shade, number in enumerate(shades.convert("L").histogram()) if number)
    return sum(_strays(expected, actual).histogram()[1:]) <= STRAYS and most <= TINT


def differences(expected: Path, actual: Mapping[str, Image.Image], beside_in: Path) -> list[str]:
    """Return what is different between golden pictures and those taken now, one line a page.

    Args:
        expected: the folder of golden pictures.
        actual: the pictures, by name.
        beside_in: the folder to write pictures of differences to.
    """
    golden = {path.name for path in expected.glob("*.png")}
    found = [f"{name}: there is no golden picture" for name in sorted(actual.keys() - golden)]
    found += [f"{name}: there is no such page any more" for name in sorted(golden - actual.keys())]
    for name in sorted(golden & actual.keys()):
        with Image.open(expected / name) as picture:
            before = picture.convert("RGB")
        if not alike(before, actual[name]):
            beside_in.mkdir(parents=True, exist_ok=True)
            beside(before, actual[name]).save(beside_in / name)
            found.append(f"{name}: expected, actual and their difference stand side by side in {beside_in / name}")
    return found


def beside(expected: Image.Image, actual: Image.Image) -> Image.Image:
    """Return a picture of what is expected, what is there, and in black where they differ."""
    wide, high = (max(sizes) for sizes in zip(expected.size, actual.size, strict=True))
    sheet = Image.new("RGB", (3 * wide, high), "white")
    sheet.paste(expected, (0, 0))
    sheet.paste(actual, (wide, 0))
    if expected.size == actual.size:
        sheet.paste(ImageChops.invert(_strays(expected, actual)), (2 * wide, 0))
    return sheet


def write_anew(taken_now: Mapping[str, Image.Image], folder: Path) -> int:
    """Write every golden picture anew, take away those of pages that are gone, and return how many changed."""
    folder.mkdir(exist_ok=True)
    shown = {name: _file(picture) for name, picture in taken_now.items()}
    before = {path.name: path.read_bytes() for path in folder.glob("*.png")}
    for name in before.keys() - shown.keys():
        (folder / name).unlink()
    changed = {name: content for name, content in shown.items() if before.get(name) != content}
    for name, content in changed.items():
        (folder / name).write_bytes(content)
    return len(changed) + len(before.keys() - shown.keys())


def _strays(expected: Image.Image, actual: Image.Image) -> Image.Image:
    """Return white where two pictures of one size differ by more than the tolerance in any channel."""
    red, green, blue = ImageChops.difference(expected, actual).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point(lambda shade: 255 if shade > TOLERANCE else 0)


def _shaded(picture: Image.Image) -> Image.Image:
    """Return a picture in the shades in which golden pictures are kept."""
    return picture.point(lambda shade: (shade + SHADE // 2) // SHADE * SHADE)


def _file(picture: Image.Image) -> bytes:
    """Return a picture as a small PNG."""
    shaded = _shaded(picture)
    colours = len(shaded.getcolors(256) or ())
    kept = shaded.quantize(colours, dither=Image.Dither.NONE) if colours else shaded
    written = BytesIO()
    kept.save(written, "PNG", optimize=True)
    return written.getvalue()
