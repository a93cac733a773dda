"""The house: imports go strictly downward, and only the named module imports a library."""

from __future__ import annotations

import ast
import os
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings import formats
from tests.desks import briefing, desk

WITHOUT_REPORTS = ",".join(sorted({*formats.names()} - {"pdf", "cards"}))
PACKAGE = Path(__file__).parent.parent / "briefings"
LAYERS: tuple[tuple[str, ...], ...] = (
    ("errors", "discovery", "distributions", "artifacts", "archive", "hints", "keeping", "nodes", "versions"),
    ("loader",),
    ("values",),
    (
        "prose",
        "anchors",
        "typography",
        "fitting",
        "dates",
        "issued",
        "words",
        "rows",
        "sheets",
        "pictures",
        "faces",
        "coverage",
        "addresses",
    ),
    ("blocks", "block", "vega"),
    ("model",),
    (
        "audience",
        "catalog",
        "citations",
        "encoding",
        "exports",
        "recording",
        "records",
        "register",
        "scoring",
        "silences",
        "subject",
    ),
    ("rules",),
    ("views", "inputs", "properties", "writer"),
    ("importing",),
    ("importers",),
    ("templates",),
    ("engines",),
    (
        "assets",
        "attachments",
        "editions",
        "comparing",
        "heads",
        "judgements",
        "naming",
        "picking",
        "planning",
        "reports",
    ),
    ("installed", "scaffold", "vocabulary"),
    ("pages",),
    ("formats",),
    (
        "output",
        "cluster",
        "disk",
        "executors",
        "cache",
        "digests",
        "fetching",
        "files",
        "joining",
        "journal",
        "locks",
        "memory",
        "pdf",
        "pools",
        "processors",
        "settling",
        "siting",
        "stopping",
        "theme",
        "transfer",
        "typefaces",
    ),
    ("publishers",),
    (
        "build",
        "building",
        "built",
        "checking",
        "fixing",
        "leading",
        "making",
        "outside",
        "publishing",
        "reading",
        "recalling",
        "requests",
        "standing",
        "doctor",
    ),
    ("serve",),
    ("cli", "__main__"),
)
RANKS = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
IMPORTERS = {
    "yaml": {"loader"},
    "markdown_it": {"prose"},
    "mdit_py_plugins": {"prose"},
    "jinja2": {"templates"},
    "weasyprint": {"engines"},
    "pydyf": {"engines"},
    "vl_convert": {"engines"},
    "click": {"cli"},
    "pagefind": {"engines"},
    "pagefind_bin_extended": {"engines"},
    "PIL": {"pictures", "engines"},
    "ruamel": {"writer"},
    "pikepdf": {"pdf"},
    "dask": {"cluster"},
    "distributed": {"cluster", "joining"},
    "watchfiles": {"serve"},
    "fontTools": {"coverage", "engines"},
    "lxml": {"importing"},
    "trafilatura": {"importing"},
    "ftfy": {"importing"},
    "webencodings": {"importing"},
    "mammoth": {"importers"},
    "openpyxl": {"sheets"},
}


def room(path: Path) -> str:
    """Return the part of the house that a module stands in."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield what a module imports, with the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            whole = node.module == "briefings"
            yield from ((node.lineno, f"{node.module}.{alias.name}" if whole else node.module) for alias in node.names)


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py" or path.parent != PACKAGE)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_downward(path: Path) -> None:
    """A module imports its own part of the house, or parts below it."""
    here = room(path)
    if here == "starter":
        return
    for line, name in imports(path):
        parts = name.split(".")
        if parts[0] == "briefings" and len(parts) > 1 and parts[1] != "__version__":
            there = parts[1]
            assert there == here or RANKS[there] <= RANKS[here], f"{path}:{line} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_each_library_has_one_importer(path: Path) -> None:
    """YAML, Markdown, templates, the engines' libraries and the command line's are each imported in one place."""
    for line, name in imports(path):
        allowed = IMPORTERS.get(name.split(".")[0])
        assert allowed is None or room(path) in allowed, f"{path}:{line} imports {name}"


def test_the_version_is_said_without_the_libraries() -> None:
    """`briefings --version` imports neither pydantic, jinja2 nor weasyprint."""
    code = (
        "import sys; from click.testing import CliRunner; from briefings.cli import main;"
        "result = CliRunner().invoke(main, ['--version']); assert result.exit_code == 0, result;"
        "print([name for name in ('pydantic', 'jinja2', 'weasyprint', 'yaml') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_discovering_formats_imports_no_engine() -> None:
    """Planning a site needs no library of an engine."""
    code = (
        "import sys; from briefings import discovery, formats;"
        "[discovery.module('briefings.formats', name) for name in formats.names()];"
        "import briefings.build, briefings.installed;"
        "briefings.installed.versions();"
        "print([name for name in ('weasyprint', 'vl_convert', 'fontTools') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("wanted", "imported"), [(",".join(sorted({*formats.names()} - {"pdf", "cards"})), False), ("html,pdf", True)]
)
def test_who_makes_no_report_imports_no_print_engine(tmp_path: Path, wanted: str, imported: bool) -> None:
    """A build without reports imports WeasyPrint in none of its processes; one with them, in one."""
    desk(tmp_path, {f"content/briefings/ore-{number}.yaml": briefing(f"title: Ore {number}\n") for number in range(4)})
    command = (sys.executable, "-m", "briefings", "build", "-j", "2", "--formats", wanted, "--clock", "2025-06-01")
    environment = {**os.environ, "PYTHONPROFILEIMPORTTIME": "1", "PYTHONPATH": str(PACKAGE.parent)}
    said = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True).stderr
    assert said.count("multiprocessing.forkserver") > 0
    assert len(re.findall(r"\| +weasyprint\n", said)) == imported


def test_the_map_names_every_module() -> None:
    """The table in CONTRIBUTING.md says of every part of the house what it is for."""
    table = (PACKAGE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rooms = {room(path) for path in MODULES} - {"__main__"}
    assert sorted(name for name in rooms if f"`{name}`" not in table and f"`{name}/`" not in table) == []


def functions() -> Iterator[tuple[str, int]]:
    """Yield every function of the package with its number of lines, its docstring and signature included."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield f"{path.name}:{node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_files_are_small() -> None:
    """No file has more than 300 lines."""
    assert [path.name for path in MODULES if path.read_text(encoding="utf-8").count("\n") > 300] == []


def test_functions_are_small() -> None:
    """No function has more than 40 lines, and half of them have at most eight, docstring and signature included."""
    sizes = dict(functions())
    assert [name for name, size in sizes.items() if size > 40] == []
    assert statistics.median(sizes.values()) <= 8
