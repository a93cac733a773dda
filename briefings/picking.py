"""One file of a site, picked out by its path: what a preview asks for, where a build wants all."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefings.artifacts import Artifact

__all__ = ["among", "named"]


def among(artifacts: Iterable[Artifact], path: str) -> Artifact | None:
    """Return the artifact that is the file at a path, or the folder that holds it; of a plan no more is made than that.

    Args:
        artifacts: what is planned, such as what a module's `plan` yields.
        path: the path of a file of the site.
    """
    return next((one for one in artifacts if one.path == path or _holds(one, path)), None)


def _holds(artifact: Artifact, path: str) -> bool:
    """Tell whether an artifact is a folder above a path."""
    return artifact.path.endswith("/") and path.startswith(artifact.path)


def named(path: str, place: Callable[[str], str]) -> str:
    """Return the name whose file stands at a path; empty where the path is none of that kind.

    Args:
        path: the path of a file of the site.
        place: gives the path of a name, which is the name of the second folder in it, as in `briefings/NAME/NAME.pdf`.
    """
    name = path.split("/")[1] if "/" in path else ""
    return name if name and place(name) == path else ""
