"""`dossier demo COMMAND …`: any command on a throw-away copy of a built-in book, on a fixed day."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from dossier.cli.book import demo_book
from dossier.cli.book.typing_in import environment_of
from dossier.cli.desk import deeds, desk
from dossier.cli.lazy import chapter
from dossier.errors import NotWritableError, WrongUsageError
from dossier.i18n import _, language
from dossier.paths import data_folder

app = chapter()


@app.command(
    help=_("Run any command on a built-in demo book.") + "\n\n" + _("Example: dossier demo show anna"),
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []},
)
def demo(
    words: Annotated[list[str] | None, typer.Argument(metavar="COMMAND…", help=_("The command and its words."))] = None,
) -> None:
    """Run a command on a fresh copy of the demo book; nothing of yours is touched, nothing is kept."""
    if not words or words[0] == "demo":
        raise WrongUsageError(
            _("Say which command to try."), _("For example: dossier demo show anna, or dossier demo remind")
        )
    with _workshop() as folder:
        copy = folder / "demo.db"
        demo_book.lay_out(copy)
        config = folder / "config"
        config.mkdir(exist_ok=True)
        shutil.copyfile(data_folder() / "demo" / "config.toml", config / "config.toml")
        code = _run_on(copy, words)
    if code:
        raise typer.Exit(code)


def _run_on(book: Path, words: list[str]) -> int:
    """Run one command on the demo book, on its day, and speak as this command does; return its exit code."""
    from dossier.cli import run

    plain = [] if desk().is_terminal else ["--plain"]
    return run([*plain, "--lang", language(), *words], environment_of(book, demo_book.NOW))


@contextmanager
def _workshop() -> Iterator[Path]:
    """Lend a folder of this user alone, under a name nobody can guess, and clear it away."""
    try:
        place = tempfile.TemporaryDirectory(prefix="dossier-demo-", ignore_cleanup_errors=True)
    except OSError as error:
        raise NotWritableError(tempfile.gettempdir(), error, _("Name a folder you may write to in TMPDIR.")) from error
    with place as folder:
        try:
            yield Path(folder)
        finally:
            deeds.clear()  # nothing that was written here is the user's
