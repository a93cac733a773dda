"""The one extension rule: the file's name is the thing's name.

A block type, a lint rule, an output format or a command is one module of its package; a trailing underscore,
as in ``import_.py``, keeps a name clear of Python's keywords and is dropped. Nothing registers itself.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["class_name", "locate", "module", "names"]


@cache
def names(package: str) -> tuple[str, ...]:
    """Return the names of the things in a package, sorted; modules starting with an underscore are private."""
    found = pkgutil.iter_modules(import_module(package).__path__)
    return tuple(sorted(info.name.rstrip("_") for info in found if not info.name.startswith("_")))


def module(package: str, name: str) -> ModuleType:
    """Import the module that holds a named thing of a package."""
    stored = {info.name.rstrip("_"): info.name for info in pkgutil.iter_modules(import_module(package).__path__)}
    return import_module(f"{package}.{stored[name]}")


def class_name(name: str) -> str:
    """Turn a module's name into the name of its class: ``key_figures`` to ``KeyFigures``."""
    return "".join(part.capitalize() for part in name.split("_"))


def locate(dotted: str) -> object:
    """Import what a dotted name such as ``briefings.engines.chart:draw`` stands for."""
    path, _, attribute = dotted.partition(":")
    found: object = getattr(import_module(path), attribute)
    return found
