"""`briefings schema`."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from briefings.cli import main
from briefings.model.kinds import SCHEMAS
from tests.desks import BRIEFING, DESK, desk


def test_a_schema_for_each_kind_of_content(tmp_path: Path) -> None:
    """Every kind of content has its file, which is JSON."""
    assert CliRunner().invoke(main, ["schema", "-o", str(tmp_path)]).exit_code == 0
    written = {path.name: json.loads(path.read_text()) for path in tmp_path.iterdir()}
    assert set(written) == {f"{name}.schema.json" for name in SCHEMAS}


def test_the_names_of_the_desk(tmp_path: Path) -> None:
    """With --desk the schemas hold the names of all files that can be read, and the others are counted."""
    content = {"content/briefings/steel.yaml": BRIEFING, "content/briefings/broken.yaml": "title: ["}
    root = desk(tmp_path, content, DESK + "authors: {mill: {name: The mill desk}}\n")
    result = CliRunner().invoke(main, ["schema", "--desk", "-f", str(root)])
    assert (result.exit_code, result.stderr) == (
        0,
        "1 file with mistakes lent no names; briefings check says them.\n",
    )
    schema = json.loads((root / ".briefings" / "briefing.schema.json").read_text())
    assert schema["$defs"]["AuthorSlug.names"]["enum"] == ["mill"]
    assert schema["$defs"]["BriefingSlug.names"]["enum"] == ["steel"]


def test_settings_that_cannot_be_read(tmp_path: Path) -> None:
    """Without settings there is no desk whose names could be had; no schema is written."""
    root = desk(tmp_path, settings="nme: Steel desk\n")
    assert CliRunner().invoke(main, ["schema", "--desk", "-f", str(root)]).exit_code == 1
    assert not (root / ".briefings").exists()
