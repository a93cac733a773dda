"""Tells of files that change; the only importer of watchfiles.

The content and the theme are watched with all folders in them, the project's own folder by itself: beside them may
stand environments with more folders than a system lets one watch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

from watchfiles import watch

from briefings.files import FOLDERS

__all__ = ["Told", "watched"]

Told = Callable[[frozenset[str] | None], None]
"""Is told the paths that changed, from the project's folder; None where anything may have."""
STEP, AT_MOST = 5, 50
"""After how many milliseconds without another change what changed is told, and after how many in any case."""
TURN = 200
"""After how many milliseconds it is looked whether to go on."""


class _Ends:
    """Is set where any of several events is."""

    def __init__(self, *events: Event) -> None:
        self._events = events

    def is_set(self) -> bool:
        """Tell whether to end."""
        return any(event.is_set() for event in self._events)


def watched(root: Path, stop: Event, told: Told) -> None:
    """Watch a project's files from threads, until it is stopped.

    Args:
        root: the project's folder.
        stop: ends it.
        told: is told of changes, from any thread.
    """
    moved = Event()
    for target, name in ((_watch_project, "watching project"), (_watch_content, "watching content")):
        Thread(target=target, args=(root, stop, moved, told), name=name, daemon=True).start()


def _watch_project(root: Path, stop: Event, moved: Event, told: Told) -> None:
    """Tell of the files in the project's folder itself, and of folders that come and go there."""
    while not stop.is_set():
        for paths in _batches(root, [root], _Ends(stop), recursive=False):
            names = frozenset(path for path in paths or () if "/" not in path)
            if not names.isdisjoint(FOLDERS):
                moved.set()
            if names:
                told(names)


def _watch_content(root: Path, stop: Event, moved: Event, told: Told) -> None:
    """Tell of the files of the content and the theme; whenever these folders come or go, it begins anew."""
    while not stop.is_set():
        moved.clear()
        folders = [root / name for name in FOLDERS if (root / name).is_dir()]
        if not folders:
            moved.wait(TURN / 1000)
            continue
        for paths in _batches(root, folders, _Ends(stop, moved), recursive=True):
            if paths is None or paths:
                told(paths)


def _batches(root: Path, places: list[Path], ends: _Ends, *, recursive: bool) -> Iterator[frozenset[str] | None]:
    """Yield the paths that changed, hidden ones left out; at first None, once nothing is missed any more."""
    for polled in (None, True):
        begun = False
        try:
            found = watch(
                *places,
                watch_filter=None,
                debounce=AT_MOST,
                step=STEP,
                stop_event=ends,
                rust_timeout=TURN,
                yield_on_timeout=True,
                force_polling=polled,
                recursive=recursive,
                raise_interrupt=False,
            )
            for changes in found:
                if not begun:
                    begun = True
                    yield None
                paths = (Path(path).relative_to(root).as_posix() for _, path in changes)
                yield frozenset(path for path in paths if not any(part.startswith(".") for part in path.split("/")))
        except FileNotFoundError:  # a folder that went while it was looked at
            return
        except OSError:  # more folders than the system lets one watch: they are looked at in turns
            continue
        return
