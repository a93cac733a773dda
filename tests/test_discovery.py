import sys
from pathlib import Path

import pytest

from briefings import discovery


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give a package with a thing, one named like a keyword, and a private module."""
    folder = tmp_path / "things_to_find"
    folder.mkdir()
    for name in ("__init__", "beta", "import_", "_private"):
        (folder / f"{name}.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    return folder.name


@pytest.fixture(autouse=True)
def forgotten() -> None:
    """Forget modules of an earlier test."""
    for name in [name for name in sys.modules if name.startswith("things_to_find")]:
        del sys.modules[name]
    discovery.names.cache_clear()


def test_names(package: str) -> None:
    """The names are those of the modules, sorted, without a trailing underscore and without private ones."""
    assert discovery.names(package) == ("beta", "import")


@pytest.mark.parametrize(("name", "stored"), [("beta", "beta"), ("import", "import_")])
def test_module(package: str, name: str, stored: str) -> None:
    """A thing's module is found by its name."""
    assert discovery.module(package, name).__name__ == f"{package}.{stored}"


@pytest.mark.parametrize(("name", "expected"), [("prose", "Prose"), ("key_figures", "KeyFigures")])
def test_class_name(name: str, expected: str) -> None:
    """A class is named like its module, in capitals."""
    assert discovery.class_name(name) == expected


def test_locate() -> None:
    """A dotted name leads to what it stands for."""
    assert discovery.locate("briefings.discovery:locate") is discovery.locate
