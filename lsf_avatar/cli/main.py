"""The command `lsf`. Each subcommand lives in a module of its own, imported when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from lsf_avatar import __version__
from lsf_avatar.errors import LsfError, MissingSignError

COMMANDS = {
    "gloss": "lsf_avatar.cli.gloss:gloss",
    "sign": "lsf_avatar.cli.sign:sign",
    "film": "lsf_avatar.cli.film:film",
    "lexicon": "lsf_avatar.cli.lexicon:lexicon",
    "notation": "lsf_avatar.cli.notation:notation",
    "capture": "lsf_avatar.cli.capture:capture",
    "avatar": "lsf_avatar.cli.avatar:avatar",
    "constat": "lsf_avatar.cli.constat:constat",
    "qa": "lsf_avatar.cli.qa:qa",
    "serve": "lsf_avatar.cli.serve:serve",
    "bench": "lsf_avatar.cli.bench:bench",
    "doctor": "lsf_avatar.cli.doctor:doctor",
}
"""Name → module:attribute. Heavy libraries are loaded by the module, not before."""


class LazyGroup(click.Group):
    """A group whose commands are imported only when needed, so that `lsf --help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command behind a name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="lsf")
def commands() -> None:
    """French text to signs of LSF, and the constat amiable that is walked through in them."""


def main() -> None:
    """Runs `lsf`; this package's own errors become one message and an exit status.

    Status 0: done. 1: problems were found or a step failed. 2: the call cannot be read.
    3: a sign is missing and `--missing refuse` was asked.
    """
    try:
        commands.main(prog_name="lsf", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        raise SystemExit(error.exit_code) from error
    except click.Abort:
        raise SystemExit(130) from None
    except MissingSignError as error:
        click.echo(str(error), err=True)
        raise SystemExit(3) from error
    except LsfError as error:
        click.echo(f"[{error.code}] {error}", err=True)
        raise SystemExit(1) from error


if __name__ == "__main__":
    main()
