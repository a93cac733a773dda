"""How to add a block type: one module and its template, and no edited line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf

ROOT = Path(__file__).parent.parent
MODEL = '''\
"""A short list of names."""

from __future__ import annotations

from briefings.block import Block
from briefings.values.places import DataPath
from briefings.values.record import Written
from briefings.values.text import Line

__all__ = ["Roster"]


class Member(Written):
    """Someone, with what is known of them."""

    name: Line
    data: DataPath | None = None


class Roster(Block):
    """Names, one a line."""

    roster: tuple[Member, ...]
    """The names."""
'''
TEMPLATE = '<ul class="roster">{% for name in block.content %}<li>{{ name.name }}</li>{% endfor %}</ul>\n'
BRIEFING = """\
title: A roster
date: 2025-01-20
highlights: |
  - A point.
body:
  - heading: Who is there
    roster:
      - {name: China, data: data/china.csv}
      - {name: "*Norway*", data: data/norway.csv}
"""


def test_a_new_block_type_is_one_new_file_and_its_template(tmp_path: Path) -> None:
    """A module in blocks/ and a template of its name are all that a new block type needs, schema and data included."""
    shutil.copytree(ROOT / "briefings", tmp_path / "briefings", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / "briefings" / "blocks" / "roster.py").write_text(MODEL)
    (tmp_path / "templates" / "blocks" / "roster.html.j2").write_text(TEMPLATE)
    desk = tmp_path / "desk"
    (desk / "content" / "briefings").mkdir(parents=True)
    (desk / "briefings.yaml").write_text("name: A desk\n")
    (desk / "content" / "briefings" / "roster.yaml").write_text(BRIEFING)
    (desk / "content" / "data").mkdir()
    for name in ("china", "norway"):
        (desk / "content" / "data" / f"{name}.csv").write_text(f"of,number\n{name},7\n")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    for arguments in (["build", "--formats", "html,data,pdf"], ["schema"]):
        subprocess.run([sys.executable, "-m", "briefings", *arguments], cwd=desk, env=environment, check=True)
    page = (desk / "site" / "briefings" / "roster" / "index.html").read_text()
    assert '<ul class="roster"><li>China</li><li><em>Norway</em></li></ul>' in page
    assert '"roster"' in (desk / ".briefings" / "briefing.schema.json").read_text()
    with pikepdf.open(desk / "site" / "briefings" / "roster" / "roster.pdf") as pdf:
        files = {name: item.get_file().read_bytes().decode("utf-8-sig") for name, item in pdf.attachments.items()}
    assert sorted(files) == ["roster.who-is-there.2.csv", "roster.who-is-there.csv", "roster.yaml"]
    assert files["roster.who-is-there.2.csv"] == "of,number\r\nnorway,7\r\n"
    assert "data: roster.who-is-there.csv" in files["roster.yaml"]
    assert "data/" not in files["roster.yaml"]
    (block,) = json.loads((desk / "site" / "briefings" / "roster" / "roster.json").read_text())["body"]
    assert [member["data"] for member in block["content"]] == [
        [{"of": "china", "number": "7"}],
        [{"of": "norway", "number": "7"}],
    ]
