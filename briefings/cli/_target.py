"""The options that say what a build is to make, and where, given to the command as one value."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, cast

import click

from briefings.cli._options import JOBS_OPTION, Command, together
from briefings.errors import UsageError

__all__ = ["Target", "target_options"]

ROOM = "2G"
ROOM_VARIABLE = "BRIEFINGS_CACHE_SIZE"
UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9}
SCHEDULER = re.compile(r"(?:tls|tcp)://[^/]+:[0-9]{1,5}")
PORTS = range(1, 1 << 16)


TARGET_OPTIONS = (
    click.option(
        "-d",
        "--site-dir",
        "site",
        type=click.Path(path_type=Path),
        help="The folder to write; site/ by default, site-preview/ for a preview.",
    ),
    click.option(
        "-b",
        "--base-url",
        default="",
        metavar="URL",
        help="Where the site is published, where it is not the desk's own address.",
    ),
    click.option(
        "--formats",
        default="",
        metavar="NAMES",
        help="What the site holds, such as html,pdf; everything by default, and nothing else stays.",
    ),
    JOBS_OPTION,
    click.option(
        "--cluster",
        metavar="ADDRESS",
        help="Make PDFs, charts and other heavy files on the Dask cluster of this scheduler, such as tls://scheduler:8786."
        " An open one (tcp) executes what anybody sends it. See docs/how-to/cluster.md.",
    ),
    # It belongs to a machine, and not to the settings of a desk, which all machines share.
    click.option(
        "--cache-size",
        default=ROOM,
        show_default=True,
        envvar=ROOM_VARIABLE,
        show_envvar=True,
        metavar="SIZE",
        help="How much of what was made stays in .briefings/ for later builds, such as 500M. What was used least"
        " recently goes first, and never what the site needs.",
    ),
)


@dataclass(frozen=True, slots=True)
class Target:
    """What a build is to make, and where.

    Attributes:
        site: the folder to write; None for the usual one.
        base_url: where the site is published; empty for the desk's own address.
        formats: the formats that are wanted.
        jobs: how many processes may work at once.
        cluster: the address of a cluster's scheduler; empty for none.
        room: how many bytes of what was made stay for later builds.
    """

    site: Path | None
    base_url: str
    formats: frozenset[str]
    jobs: int
    cluster: str
    room: int


def target_options(command: Command) -> Command:
    """Add the options that say what to make, and where; the command gets ``target``."""

    @functools.wraps(command)
    def with_target(*arguments: object, **options: object) -> object:
        asked = {name: options.pop(name) for name in _Asked.__annotations__}
        return command(*arguments, target=_target(cast("_Asked", asked)), **options)

    return together(TARGET_OPTIONS, with_target)


def _source(name: str, option: str, variable: str) -> str:
    """Return who gave the value of an option: the option itself, or a variable of the environment."""
    context = click.get_current_context()
    return variable if context.get_parameter_source(name) is click.core.ParameterSource.ENVIRONMENT else option


def _bytes(text: str, given_by: str) -> int:
    """Return how many bytes a size such as 500M is: a number with K, M or G for thousands, millions, billions."""
    number, unit = (text[:-1], text[-1:].upper()) if text[-1:].isalpha() else (text, "")
    if not number.isdecimal() or unit not in UNITS:
        raise UsageError(
            f"{given_by}: {text!r} is no size; write bytes, or thousands, millions, billions: 500K, 500M, 10G"
        )
    return int(number) * UNITS[unit]


class _Asked(TypedDict):
    """What the options say that are of a target."""

    site: Path | None
    base_url: str
    formats: str
    jobs: int | None
    cluster: str | None
    cache_size: str


def _target(asked: _Asked) -> Target:
    """Return the target that options name."""
    from briefings.processors import available_processors  # noqa: PLC0415 # keeps --help and --version light

    return Target(
        site=asked["site"],
        base_url=_address(asked["base_url"]),
        formats=_formats(asked["formats"]),
        jobs=asked["jobs"] or available_processors(),
        cluster=_scheduler(asked["cluster"]),
        room=_bytes(asked["cache_size"], _source("cache_size", "--cache-size", ROOM_VARIABLE)),
    )


def _formats(wanted: str) -> frozenset[str]:
    """Return the formats that an option names; all of them where it names none."""
    from briefings.formats import names  # noqa: PLC0415 # keeps --help and --version light

    known = names()
    chosen = frozenset(filter(None, wanted.split(","))) or frozenset(known)
    if unknown := sorted(chosen - set(known)):
        raise UsageError(f"--formats: there is no {unknown[0]}; formats: {', '.join(known)}")
    return chosen


def _address(base_url: str) -> str:
    """Return the address that an option names, with the slash at its end."""
    if base_url and not base_url.startswith(("https://", "http://")):
        raise UsageError("--base-url: an address starts with https:// or http://")
    return base_url if not base_url or base_url.endswith("/") else base_url + "/"


def _scheduler(address: str | None) -> str:
    """Return the address of a cluster's scheduler; nothing where there is none."""
    if address is None:
        return ""
    if not SCHEDULER.fullmatch(address) or int(address.rpartition(":")[2]) not in PORTS:
        wrong = "is no address of a scheduler; write its protocol, host and port, such as tls://scheduler:8786"
        raise UsageError(f"--cluster: {address!r} {wrong}")
    return address
