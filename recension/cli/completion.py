"""``recension completion``: what makes a shell complete the commands."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from recension.cli.options import DEBUG
from recension.cli.running import run

PROGRAM, VARIABLE = "recension", "_RECENSION_COMPLETE"


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@DEBUG
@click.pass_context
def completion(ctx: click.Context, shell: str, debug: bool) -> None:
    """Print what makes a shell complete these commands, their options and values.

    \b
    Example:
      recension completion bash >> ~/.bashrc
      recension completion zsh >> ~/.zshrc
      recension completion fish > ~/.config/fish/completions/recension.fish
    """

    def job() -> tuple[()]:
        made = get_completion_class(shell)
        if made is not None:
            click.echo(made(ctx.find_root().command, {}, PROGRAM, VARIABLE).source())
        return ()

    run(job, debug=debug)
