"""The peers that this project is measured beside."""

import re
from pathlib import Path

import pytest

from bench import peers
from bench.corpus import corpus

BENCH = Path(peers.__file__).parents[1]


@pytest.mark.parametrize("name", peers.names())
def test_writes(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each peer writes every report, and says what a clean build is without."""
    monkeypatch.chdir(tmp_path)
    reports = corpus(3)
    peers.peer(name).write(reports, tmp_path)
    written = {path.stem for path in tmp_path.rglob("*") if path.suffix in {".md", ".yaml"}}
    assert {report.slug for report in reports} <= written
    assert peers.peer(name).MADE


def test_pins() -> None:
    """The peers' packages have exact versions, sorted by name, and no host is named."""
    lines = (BENCH / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9-]+==[a-z0-9.]+", line)] == []
    names = [line.split("==")[0] for line in lines]
    assert names == sorted(set(names))
