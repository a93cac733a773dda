"""The commands, from their help."""

from __future__ import annotations

from collections.abc import Iterator

import click

from briefings.cli import DESCRIPTION, main

__all__ = ["NAME", "lines"]

NAME = "commands"
HEAD = """\
# Commands

"""
EXAMPLE = "Example: "


def lines() -> Iterator[str]:
    """Yield the lines of the page."""
    yield HEAD + DESCRIPTION
    yield "`briefings COMMAND --help` says the same.\n\n```\nbriefings [OPTIONS] COMMAND [ARGS]...\n```\n"
    # As the command line makes it: a command keeps the option for help that it is first asked for.
    context = click.Context(main, info_name="briefings", **main.context_settings)
    yield from _options(main, context)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        if command:
            yield from _command(command, click.Context(command, info_name=name, parent=context))


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    """Yield the lines that show a command."""
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield f"## {context.info_name}"
    yield f"```\n{usage}\n```\n"
    for part in (command.help or "").split("\n\n"):
        if part.startswith("\b\n"):
            yield "```text\n" + part.removeprefix("\b\n") + "\n```\n"
            continue
        text = " ".join(part.split())
        example = text.removeprefix(EXAMPLE)
        yield f"{text}\n" if example == text else f"```\n{example}\n```\n"
    yield from _options(command, context)


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    """Yield a table of a command's options."""
    records = [param.get_help_record(context) for param in command.get_params(context)]
    yield "| option | does |\n|---|---|"
    for written, says in filter(None, records):
        yield f"| `{_cell(written)}` | {_cell(says)} |"
    yield ""


def _cell(text: str) -> str:
    """Return a text for a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")
