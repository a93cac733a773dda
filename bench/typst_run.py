"""Sets every document of a folder with Typst in one process: `python bench/typst_run.py FOLDER FONTS...`.

It runs in Typst's environment, and imports nothing of this project.
"""

from __future__ import annotations

import sys
from pathlib import Path

import typst

if __name__ == "__main__":
    folder, *fonts = sys.argv[1:]
    compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
    for source in sorted(Path(folder).glob("*.typ")):
        compiler.compile(str(source), output=str(source.with_suffix(".pdf")), format="pdf")
