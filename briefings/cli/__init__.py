"""The command line: one command a file; the file's name is the command's. The only importer of click.

Commands are imported when they are called, so that ``briefings --version`` starts at once.
"""

from __future__ import annotations

import os
import sys

import click

from briefings import __version__, discovery
from briefings.cli._terminal import say_fault
from briefings.errors import BriefingsError, EnvironmentFault
from briefings.stopping import INTERRUPTED, STOPPED, TERMINATED, Terminated, terminable

__all__ = ["build_by_default", "main"]

DESCRIPTION = """Curated YAML becomes a briefing web site and PDF reports.

A desk is a folder with briefings.yaml and content/. Start one with `briefings init mydesk`, build it with
`briefings build`, and look at it in site/.

Exit status: 0 done, 1 the content has errors, 2 wrong use, 3 the machine lacks something.
"""


class _Commands(click.Group):
    """The commands of this package, by the names of their modules."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        del ctx
        return list(discovery.names(__name__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = discovery.module(__name__, cmd_name).command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called; a wrong name gets the nearest right one."""
        from difflib import get_close_matches  # noqa: PLC0415 # only a mistake needs it

        name = args[0]
        if name not in self.list_commands(ctx) and (near := get_close_matches(name, self.list_commands(ctx), n=1)):
            ctx.fail(f"No such command {name!r}. Did you mean {near[0]}?")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what goes wrong is said without a traceback."""
        try:
            with terminable():
                return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt as stopped:
            click.echo(STOPPED, err=True)
            ctx.exit(TERMINATED if isinstance(stopped, Terminated) else INTERRUPTED)
        except BriefingsError as error:
            say_fault(error)
            ctx.exit(error.exit_status)
        except OSError as error:
            say_fault(EnvironmentFault(f"{error.filename2 or error.filename or 'a file'}: {error.strerror or error}"))
            ctx.exit(EnvironmentFault.exit_status)
        except Exception as error:
            if os.environ.get("BRIEFINGS_TRACEBACK"):
                raise
            said = f"{type(error).__name__}: {error}"
            click.echo(f"briefings: a fault of the program ({said}); BRIEFINGS_TRACEBACK=1 shows where.", err=True)
            ctx.exit(EnvironmentFault.exit_status)


@click.group(cls=_Commands, help=DESCRIPTION, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="briefings")
@click.option("--color/--no-color", "colour", default=None, help="Colours, whatever the terminal; see also NO_COLOR.")
@click.pass_context
def main(context: click.Context, colour: bool | None) -> None:
    """Run the command line."""
    context.color = False if colour is None and os.environ.get("NO_COLOR") else colour


def build_by_default() -> None:
    """Run the command line; without a command, build the desk beside the program."""
    if len(sys.argv) == 1:
        os.chdir(os.path.dirname(os.path.abspath(sys.argv[0])))  # noqa: PTH100, PTH120 # keeps pathlib out of the start
        sys.argv.append("build")
    main()
