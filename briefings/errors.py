"""What can go wrong, and where.

A `Diagnostic` is one thing wrong with the content; it is a value and is collected, never raised alone.
The exceptions form one small tree, each with the exit status that the command line ends with::

    BriefingsError
    ├── ContentError        1  the content has errors; carries every diagnostic
    ├── UsageError          2  the command line asks for something that cannot be
    └── EnvironmentFault    3  a missing library, a full disk, a folder that cannot be written
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "BriefingsError",
    "ContentError",
    "Diagnostic",
    "EnvironmentFault",
    "Mark",
    "Severity",
    "UsageError",
    "has_errors",
]


class Severity(StrEnum):
    """How much a diagnostic matters; an error fails the build, a warning fails it with `--strict`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file of the project: path relative to the root, line and column counted from one."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One thing wrong with the content, said at its place, with the right way where there is one."""

    mark: Mark
    severity: Severity
    rule: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        line = f"{self.mark}: {self.severity}[{self.rule}]: {self.message}"
        return f"{line}\n    {self.hint}" if self.hint else line


class BriefingsError(Exception):
    """Anything that ends a command with a message instead of a traceback."""

    exit_status = 1


class ContentError(BriefingsError):
    """The content has errors; nothing was written."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(set(diagnostics)))
        super().__init__("\n".join(str(diagnostic) for diagnostic in self.diagnostics))

    def __reduce__(self) -> tuple[type[ContentError], tuple[tuple[Diagnostic, ...]]]:
        """Travel between processes whole."""
        return type(self), (self.diagnostics,)


class UsageError(BriefingsError):
    """The command line asks for something that cannot be."""

    exit_status = 2


class EnvironmentFault(BriefingsError):
    """The machine lacks something: a library, disk space, a permission."""

    exit_status = 3


class MissingLibrary(EnvironmentFault, ImportError):
    """A module of this program cannot be imported, for want of a library or of the right version of one."""


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of the diagnostics fails a build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
