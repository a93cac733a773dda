"""`briefings serve`: what it asks of the preview; how that answers is told in `tests/serve`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from briefings.cli import main
from tests.desks import desk


def test_a_port_that_is_none_is_refused(tmp_path: Path) -> None:
    """A port is a number up to 65535."""
    said = CliRunner().invoke(main, ["serve", "--config", str(desk(tmp_path)), "--port", "70000"])
    assert said.exit_code == 2
    assert "--port" in said.output


def test_help_loads_nothing_of_the_preview() -> None:
    """The command's help is said without the server, and without what watches files."""
    code = (
        "import sys; from click.testing import CliRunner; from briefings.cli import main;"
        "result = CliRunner().invoke(main, ['serve', '--help']); assert result.exit_code == 0, result;"
        "print([name for name in ('asyncio', 'watchfiles', 'pydantic', 'briefings.serve') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
