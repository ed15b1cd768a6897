"""`dossier demo COMMAND …`: any command on a throw-away copy of a built-in book, on a fixed day."""

import os
import shlex
import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from dossier import __version__
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
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
    kept = prepared()
    with tempfile.TemporaryDirectory(prefix="dossier-demo-") as folder:
        copy = Path(folder) / "demo.db"
        shutil.copyfile(kept, copy)
        if files_of(kept).is_dir():
            shutil.copytree(files_of(kept), files_of(copy))
        config = Path(folder) / "config"
        config.mkdir()
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


def prepared() -> Path:
    """Return the demo book, made from its day books once a version and kept in the cache folder."""
    folder = cache_folder(desk().environment)
    stamp = _stamp()
    book = folder / f"demo-{stamp}.db"
    if book.is_file():
        return book
    desk().talk(_("Making the demo book, once …"))
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for old in folder.glob("demo-*.db"):
            old.unlink(missing_ok=True)
            shutil.rmtree(files_of(old), ignore_errors=True)
    except OSError:
        folder = Path(tempfile.gettempdir())
        book = folder / f"dossier-demo-{os.getpid()}-{stamp}.db"
    with tempfile.TemporaryDirectory(prefix="dossier-demo-") as work:
        made = Path(work) / "book.db"
        build(made)
        part = book.with_name(f".{book.name}.{os.getpid()}.part")
        shutil.copyfile(made, part)
        shutil.copytree(files_of(made), files_of(book), dirs_exist_ok=True)
        part.replace(book)
    return book


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
    from dossier.cli.typing_in import typed_in

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
