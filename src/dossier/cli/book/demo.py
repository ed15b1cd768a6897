"""`dossier demo COMMAND …`: any command on a throw-away copy of a built-in book, on a fixed day."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from dossier.cli import demo_book
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.typing_in import environment_of
from dossier.errors import WrongUsageError
from dossier.i18n import _, language
from dossier.paths import data_folder

app = chapter()


@app.command(
    help=explained("demo", _("Example: dossier demo show anna")),
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []},
)
def demo(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="COMMAND…", help=_("The command and its words."))] = None,
) -> None:
    """Run a command on a fresh copy of the demo book, or show its first screen; nothing of yours is touched."""
    if words and words[0] in {"--help", "-h"}:
        desk().write(ctx.get_help() + "\n")
        return
    if words and words[0] == "demo":
        raise WrongUsageError(
            _("Say which command to try."), _("For example: dossier demo show anna, or dossier demo remind")
        )
    with demo_book.workshop() as folder:
        copy = folder / "demo.db"
        demo_book.lay_out(copy)
        config = folder / "config"
        config.mkdir(exist_ok=True)
        shutil.copyfile(data_folder() / "demo" / "config.toml", config / "config.toml")
        code = _run_on(copy, words or [])
    if code:
        raise typer.Exit(code)


def _run_on(book: Path, words: list[str]) -> int:
    """Run one command on the demo book, on its day, and speak as this command does; return its exit code."""
    from dossier.cli import run

    here = desk()
    said = {"--plain": not here.is_terminal, "--json": here.medium.json, "--yes": here.session.yes}
    said["--no-pager"] = not here.paging
    before = [flag for flag, typed in said.items() if typed]
    return run([*before, "--lang", language(), *words], environment_of(book, demo_book.NOW))
