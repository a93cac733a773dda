"""How to add a block type: one module and its template, and no edited line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
MODEL = '''\
"""A short list of names."""

from __future__ import annotations

from briefings.block import Block
from briefings.values.text import Line

__all__ = ["Roster"]


class Roster(Block):
    """Names, one a line."""

    roster: tuple[Line, ...]
    """The names."""
'''
TEMPLATE = '<ul class="roster">{% for name in block.content %}<li>{{ name }}</li>{% endfor %}</ul>\n'
BRIEFING = """\
title: A roster
date: 2025-01-20
highlights: |
  - A point.
body:
  - heading: Who is there
    roster: [China, "*Norway*"]
"""


def test_a_new_block_type_is_one_new_file_and_its_template(tmp_path: Path) -> None:
    """A module in blocks/ and a template of its name are all that a new block type needs, schema included."""
    shutil.copytree(ROOT / "briefings", tmp_path / "briefings", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / "briefings" / "blocks" / "roster.py").write_text(MODEL)
    (tmp_path / "templates" / "blocks" / "roster.html.j2").write_text(TEMPLATE)
    desk = tmp_path / "desk"
    (desk / "content" / "briefings").mkdir(parents=True)
    (desk / "briefings.yaml").write_text("name: A desk\n")
    (desk / "content" / "briefings" / "roster.yaml").write_text(BRIEFING)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    for arguments in (["build", "--formats", "html"], ["schema"]):
        subprocess.run([sys.executable, "-m", "briefings", *arguments], cwd=desk, env=environment, check=True)
    page = (desk / "site" / "briefings" / "roster" / "index.html").read_text()
    assert '<ul class="roster"><li>China</li><li><em>Norway</em></li></ul>' in page
    assert '"roster"' in (desk / ".briefings" / "briefing.schema.json").read_text()
