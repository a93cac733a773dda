"""Runs the weasyprint command once a file, one a core at a time: `python -m bench.each PROGRAM FOLDER`."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def printed(program: str, page: Path) -> None:
    """Print one page, tagged and archival as this project's reports are."""
    options = ("--quiet", "--pdf-variant", "pdf/a-3a")
    subprocess.run([program, *options, str(page), str(page.with_suffix(".pdf"))], check=True, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    program, folder = sys.argv[1:]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for _ in pool.map(lambda page: printed(program, page), sorted(Path(folder).glob("*.html"))):
            pass
