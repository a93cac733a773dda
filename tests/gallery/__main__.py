"""The gallery, built: ``python -m tests.gallery`` into site-gallery/, as ``make gallery`` does.

``python -m tests.gallery pictures`` takes the golden pictures anew besides.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from briefings.errors import ContentError
from briefings.processors import available_processors
from tests.gallery.desk import EDITION, PAGE, ROOT, built
from tests.gallery.pictures import FOLDER, pictures, write_anew

SITE = ROOT / "site-gallery"
CACHE = ROOT / ".briefings" / "gallery"


def main(wanted: list[str]) -> int:
    """Build the gallery and say where it is; return 1 where a case is not as it should be."""
    with TemporaryDirectory(prefix="gallery-") as folder:
        root = Path(folder)
        try:
            built(root, SITE, CACHE, available_processors())
        except ContentError as error:
            sys.stderr.write("".join(f"{diagnostic}\n" for diagnostic in error.diagnostics))
            return 1
    sys.stdout.write(f"The gallery is in {SITE / EDITION} and {SITE / PAGE}.\n")
    if "pictures" in wanted:
        sys.stdout.write(f"{write_anew(pictures(SITE), FOLDER)} golden pictures in {FOLDER} are new or gone.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
