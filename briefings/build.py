"""The build: nothing where all stands as the last one left it; else it reads, plans, makes what is missing, commits.

What it takes to find that all stands is imported first, and nothing else: neither what reads and checks content nor
what shows it. A desk with an archive of ten thousand briefings waits for imports longer than for the look at them.
"""

from __future__ import annotations

from pathlib import Path

from briefings.built import keep_built, recall_built
from briefings.cache import spare
from briefings.digests import DIGESTS
from briefings.errors import EnvironmentFault
from briefings.files import scan
from briefings.locks import Notice, locked
from briefings.output import Change, Settled, settled, unfinished
from briefings.requests import Outcome, Progress, Request
from briefings.siting import at_fault, refuse_site
from briefings.standing import Standing

__all__ = ["Outcome", "Progress", "Request", "build"]


def _unheard(_sentence: str) -> None:
    """Take a notice that nobody waits for."""


def build(request: Request, progress: Progress, notice: Notice = _unheard) -> Outcome:
    """Build the site, once no other command writes it; a commit that was broken off is brought to its end first.

    Args:
        request: what is to be built.
        progress: is told how many of how many artifacts are made, and the path of the last one.
        notice: is told in a sentence what a person should know who waits.

    Raises:
        ContentError: where the content has errors; the site is as it was.
        EnvironmentFault: where a file cannot be written or a library is missing; the site is as it was.
        UsageError: where the site's folder is none of its own; nothing was touched.
    """
    refuse_site(request.site, request.root, request.desk_file, request.cache)
    try:
        with locked(request.site, notice):
            _settle(request.site, notice)
            return _build(request, progress, notice)
    except OSError as error:
        said = f"{at_fault(error, request.site)}: {error.strerror or error}; the site is as it was"
        raise EnvironmentFault(said) from error


def _settle(site: Path, notice: Notice) -> None:
    """Bring a commit that was broken off to its end, and say so."""
    what = settled(site)
    if what is not Settled.NOTHING:
        notice(f"An earlier build of {site}/ was broken off while it wrote; its changes were {what}.")


def _build(request: Request, progress: Progress, notice: Notice) -> Outcome:
    """Build a site that nobody else writes."""
    snapshot = scan(request.root, request.desk_file, request.reading / DIGESTS)
    before = Standing.of(request, snapshot)
    # A damaged journal says that a commit was broken off, and not what it did.
    if not unfinished(request.site) and (found := before.left(request.audience.clock)):
        if recall_built(request.cache, request.site) is None:  # what is known need not be written by each look
            keep_built(request.cache, request.site, snapshot.sha256, found.span)
        return Outcome(found.paths, Change((), (), found.paths), 0, found.diagnostics, *found.moments, found.drafts)
    from briefings.building import build_anew  # noqa: PLC0415 # nothing of it is needed where all stands

    with spare(request.cache, notice) as other:
        return build_anew(request, snapshot, before, progress, other)
