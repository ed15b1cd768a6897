"""`dossier demo COMMAND …`: any command on a throw-away copy of a built-in book, on a fixed day."""

import os
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from dossier import __version__
from dossier.cli.desk import deeds, desk
from dossier.cli.lazy import chapter
from dossier.disk import private_folder
from dossier.errors import DossierError, WrongUsageError
from dossier.i18n import _
from dossier.paths import cache_folder, data_folder

NOW = "2026-11-23T08:30"
"""The Monday morning on which the demo book is looked at."""

app = chapter()


class Step(NamedTuple):
    """One line of a day book: when it was typed, what, and where it stands."""

    at: datetime
    words: tuple[str, ...]
    file: str
    line: int


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
        lay_out(copy)
        config = folder / "config"
        config.mkdir(exist_ok=True)
        shutil.copyfile(data_folder() / "demo" / "config.toml", config / "config.toml")
        code = _run_on(copy, list(words), NOW)
    if code:
        raise typer.Exit(code)


def _run_on(book: Path, words: list[str], now: str) -> int:
    """Run one command in this process on another book and another day, then put everything back."""
    from dossier.cli import desk as room
    from dossier.cli import run

    outer = desk()
    before = dict(os.environ)
    os.environ |= {"DOSSIER_DB": str(book), "DOSSIER_NOW": now, "DOSSIER_CONFIG": str(book.parent / "config")}
    try:
        flags = [] if outer.is_terminal else ["--plain"]
        return run([*flags, *_language_flag(), *words])
    finally:
        os.environ.clear()
        os.environ |= before
        room.lay(outer)


def _language_flag() -> list[str]:
    from dossier.i18n import language

    return ["--lang", language()]


def kept() -> Path | None:
    """Return the demo book if it was made before, whichever version made it: enough to complete names from."""
    return next(cache_folder(desk().environment).glob("demo-*.db"), None)


@contextmanager
def _workshop() -> Iterator[Path]:
    """Lend a folder of this user alone, under a name nobody can guess, and clear it away."""
    try:
        place = tempfile.TemporaryDirectory(prefix="dossier-demo-", ignore_cleanup_errors=True)
    except OSError as error:
        raise DossierError(
            _("{path} cannot be written ({reason}).").format(
                path=tempfile.gettempdir(), reason=error.strerror or error
            ),
            _("Name a folder you may write to in TMPDIR."),
        ) from error
    with place as folder:
        try:
            yield Path(folder)
        finally:
            deeds.clear()  # nothing that was written here is the user's


def lay_out(copy: Path) -> None:
    """Put a fresh demo book at a path: the one kept in the cache folder, or one made now from its day books.

    It is made once a version; where the cache folder cannot be written it is made each time, and only `copy` is left.
    """
    kept = cache_folder(desk().environment) / f"demo-{_stamp()}.db"
    if kept.is_file():
        _copied(kept, copy)
        return
    desk().talk(_("Making the demo book; this takes 10 to 40 seconds, once …"))
    build(copy)
    try:
        _keep(copy, kept)
    except OSError as error:
        why = error.strerror or str(error)
        desk().talk(_("It cannot be kept in {path} ({reason}).").format(path=kept.parent, reason=why))


def _keep(made: Path, kept: Path) -> None:
    """Keep a copy in the cache folder in place of those of other versions; whole or not at all."""
    private_folder(kept.parent)
    with tempfile.TemporaryDirectory(prefix=".demo-", dir=kept.parent, ignore_cleanup_errors=True) as work:
        for old in kept.parent.glob("demo-*.db"):
            old.unlink(missing_ok=True)
            shutil.rmtree(files_of(old), ignore_errors=True)
        part = Path(work) / kept.name
        shutil.copyfile(made, part)
        if files_of(made).is_dir():
            shutil.copytree(files_of(made), files_of(kept), dirs_exist_ok=True)
        part.replace(kept)


def _copied(book: Path, copy: Path) -> None:
    shutil.copyfile(book, copy)
    if files_of(book).is_dir():
        shutil.copytree(files_of(book), files_of(copy))


def _stamp() -> str:
    import hashlib

    seen = hashlib.sha256(__version__.encode())
    shipped = [each for each in (data_folder() / "demo").rglob("*") if each.is_file()]
    for path in sorted([*shipped, *(data_folder() / "holidays").glob("*.t*")]):
        seen.update(path.read_bytes())
    for path in sorted((Path(__file__).parent.parent / "write" / "migrations" / "versions").glob("*.py")):
        seen.update(path.read_bytes())
    return seen.hexdigest()[:16]


def steps(folder: Path) -> list[Step]:
    """Return every line of the day books in the order of their days; raises WrongUsageError with file and line."""
    found: list[Step] = []
    for path in sorted(folder.glob("*.txt")):
        at: datetime | None = None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            plain = line.strip()
            if not plain or plain.startswith("#"):
                continue
            try:
                if plain.startswith("@"):
                    at = datetime.fromisoformat(plain[1:].strip())
                    continue
                words = tuple(shlex.split(plain))
            except ValueError as error:
                raise WrongUsageError(f"{path.name}:{number}: {error}") from error
            if at is None:
                raise WrongUsageError(f"{path.name}:{number}: " + _("a line before the first day"))
            found.append(Step(at, words, path.name, number))
    return sorted(found, key=lambda step: (step.at, step.file, step.line))


def build(book: Path) -> None:
    """Type every line of the day books into a new book, through the same commands as a user; raises DossierError."""
    from dossier.cli import desk as room
    from dossier.cli.book.typing_in import typed_in

    outer = desk()
    try:
        for step in steps(data_folder() / "demo"):
            problem = typed_in(book, tuple(_with_path(word) for word in step.words), step.at)
            if problem:
                raise DossierError(f"{step.file}:{step.line}: {problem}")
    finally:
        room.lay(outer)
    _fold(book)


def _with_path(word: str) -> str:
    """Return the place of a file that a day book names as `files/NAME`; every other word as it is."""
    return str(data_folder() / "demo" / word) if word.startswith("files/") else word


def files_of(book: Path) -> Path:
    """Return the folder of the files that are kept beside a book."""
    return book.parent / f"{book.stem}-files"


def _fold(book: Path) -> None:
    """Bring the write-ahead log into the one file that is copied."""
    import sqlite3

    connection = sqlite3.connect(book)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
