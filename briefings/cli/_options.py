"""Options that several commands share, each group given to the command as one value."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefings.errors import UsageError

if TYPE_CHECKING:
    from briefings.audience import Audience

__all__ = [
    "Command",
    "Project",
    "audience_options",
    "clock_option",
    "jobs_option",
    "loudness_options",
    "project_option",
    "strict_option",
    "together",
]

Command = Callable[..., Any]  # click decorates callables of any signature
Option = Callable[[Command], Command]
DESK_FILE = "briefings.yaml"
CLEARANCES = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")

strict_option = click.option("-s", "--strict", is_flag=True, help="Warnings fail, as errors do.")


CLOCK_OPTION = click.option(
    "--clock", default="", metavar="MOMENT", help="As of when, such as 2025-01-20T08:00+01:00; now by default."
)
AUDIENCE_OPTIONS = (
    click.option(
        "--clearance",
        default=CLEARANCES[0],
        show_default=True,
        type=click.Choice(CLEARANCES),
        help="The highest marking (TLP 2.0) that readers may see.",
    ),
    click.option("-D", "--drafts", is_flag=True, help="Show drafts; such a site is a preview."),
    click.option("-F", "--future", is_flag=True, help="Show content under embargo; such a site is a preview."),
    CLOCK_OPTION,
)
LOUDNESS_OPTIONS = (
    click.option("-v", "--verbose", is_flag=True, help="Name each file that changes."),
    click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong."),
)
JOBS_OPTION = click.option(
    "-j", "--jobs", type=click.IntRange(1), help="How many processes may work at once; one a processor by default."
)


@dataclass(frozen=True, slots=True)
class Project:
    """Where a desk is: its folder, and the file of its settings below it."""

    root: Path
    desk_file: str

    @property
    def cache(self) -> Path:
        """The folder of what was made before."""
        return self.root / ".briefings" / "cache"


def project_option(command: Command) -> Command:
    """Add ``--config``; the command gets ``project``."""
    option = click.option(
        "-f",
        "--config",
        default=DESK_FILE,
        show_default=True,
        type=click.Path(path_type=Path),
        help="The desk's settings, or their folder; content/ stands beside them.",
    )

    @functools.wraps(command)
    def with_project(*arguments: object, config: Path, **options: object) -> object:
        place = (config / DESK_FILE if config.is_dir() else config).absolute()
        return command(*arguments, project=Project(place.parent, place.name), **options)

    return option(with_project)


def audience_options(command: Command) -> Command:
    """Add the options that say for whom and as of when; the command gets ``audience``."""

    @functools.wraps(command)
    def with_audience(
        *arguments: object, clearance: str, drafts: bool, future: bool, clock: str, **options: object
    ) -> object:
        return command(*arguments, audience=_audience(clearance, clock, drafts=drafts, future=future), **options)

    return together(AUDIENCE_OPTIONS, with_audience)


def clock_option(command: Command) -> Command:
    """Add ``--clock``; the command gets ``clock``, a moment with its zone."""

    @functools.wraps(command)
    def with_clock(*arguments: object, clock: str, **options: object) -> object:
        return command(*arguments, clock=_moment(clock), **options)

    return CLOCK_OPTION(with_clock)


def jobs_option(command: Command) -> Command:
    """Add ``--jobs``; the command gets ``jobs``, how many processes may work at once."""
    from briefings.processors import available_processors  # noqa: PLC0415 # keeps --help and --version light

    @functools.wraps(command)
    def with_jobs(*arguments: object, jobs: int | None, **options: object) -> object:
        return command(*arguments, jobs=jobs or available_processors(), **options)

    return JOBS_OPTION(with_jobs)


def loudness_options(command: Command) -> Command:
    """Add ``--quiet`` and ``--verbose``; the command gets ``loudness``: quiet, verbose, or empty."""

    @functools.wraps(command)
    def with_loudness(*arguments: object, verbose: bool, quiet: bool, **options: object) -> object:
        if verbose and quiet:
            raise UsageError("--verbose and --quiet exclude each other")
        return command(*arguments, loudness="verbose" if verbose else "quiet" if quiet else "", **options)

    return together(LOUDNESS_OPTIONS, with_loudness)


def together(options: Sequence[Option], command: Command) -> Command:
    """Add options to a command, in the order in which help shows them."""
    for option in reversed(options):
        command = option(command)
    return command


def _audience(clearance: str, clock: str, *, drafts: bool, future: bool) -> Audience:
    """Return the audience that options name."""
    from briefings.audience import Audience  # noqa: PLC0415 # keeps --help and --version light
    from briefings.values.clearance import Clearance  # noqa: PLC0415 # as above

    return Audience(_moment(clock), Clearance(clearance), drafts=drafts, future=future)


def _moment(text: str) -> datetime:
    """Return the moment that an option names; now where it names none."""
    from briefings.values.dates import Moment  # noqa: PLC0415 # keeps --help and --version light

    try:
        return Moment.parse(text).instant if text else datetime.now(UTC)
    except ValueError as error:
        raise UsageError(f"--clock: {error}") from None
