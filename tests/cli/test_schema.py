"""`briefings schema`."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from briefings.cli import main
from briefings.model.kinds import SCHEMAS


def test_a_schema_for_each_kind_of_content(tmp_path: Path) -> None:
    """Every kind of content has its file, which is JSON."""
    assert CliRunner().invoke(main, ["schema", "-o", str(tmp_path)]).exit_code == 0
    written = {path.name: json.loads(path.read_text()) for path in tmp_path.iterdir()}
    assert set(written) == {f"{name}.schema.json" for name in SCHEMAS}
