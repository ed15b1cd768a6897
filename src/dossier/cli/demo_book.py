"""The demo book of a language: made from its day books once a version, kept in the cache folder, laid out as a fresh copy."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from dossier import __version__
from dossier.app.book.day_books import steps
from dossier.cli import desk as room
from dossier.cli.typing_in import typed_in
from dossier.disk import lent_folder, part_beside, private_folder, put
from dossier.errors import DossierError, NotWritableError
from dossier.i18n import _, language
from dossier.paths import cache_folder, data_folder
from dossier.reasons import reason_of
from dossier.records.book_file import fold

NOW = datetime(2026, 11, 23, 8, 30)
"""The Monday morning on which the demo book is looked at."""


def kept() -> Path | None:
    """Return a demo book if one was made before, whichever version made it: enough to complete names from."""
    made = cache_folder(room.environment()).glob("demo-*.db")
    return max(made, key=lambda each: f"-{language()}-" in each.name, default=None)


def lay_out(copy: Path) -> None:
    """Put a fresh demo book of the language in use at a path: the one kept in the cache folder, or one made now from its day books.

    It is made once a version; where the cache folder cannot be written it is made each time, and only `copy` is left.
    """
    kept = cache_folder(room.environment()) / f"{name_of(language())}.db"
    if kept.is_file():
        _copied(kept, copy)
        return
    room.desk().talk(_("Making the demo book; this takes 10 to 40 seconds, once …"))
    build(copy, language())
    try:
        _keep(copy, kept)
    except OSError as error:
        room.desk().talk(_("It cannot be kept in {path} ({reason}).").format(path=kept.parent, reason=reason_of(error)))


def _keep(made: Path, kept: Path) -> None:
    """Keep a copy in the cache folder, and none of another version; whole or not at all."""
    private_folder(kept.parent)
    with part_beside(kept) as part:
        for old in kept.parent.glob("demo-*.db"):
            if old != kept and old.stem.endswith(_stamp()):
                continue  # that of another language
            old.unlink(missing_ok=True)
            shutil.rmtree(files_of(old), ignore_errors=True)
        shutil.copyfile(made, part)
        if files_of(made).is_dir():
            shutil.copytree(files_of(made), files_of(kept), dirs_exist_ok=True)
        put(part, kept, replace=True)


def _copied(book: Path, copy: Path) -> None:
    shutil.copyfile(book, copy)
    if files_of(book).is_dir():
        shutil.copytree(files_of(book), files_of(copy))


def name_of(lang: str) -> str:
    """Return the name by which the demo book of a language is kept, without ending."""
    return f"demo-{lang}-{_stamp()}"


def _stamp() -> str:
    import hashlib

    seen = hashlib.sha256(__version__.encode())
    shipped = [each for each in (data_folder() / "demo").rglob("*") if each.is_file()]
    for path in sorted([*shipped, *(data_folder() / "holidays").glob("*.t*")]):
        seen.update(path.read_bytes())
    for path in sorted((Path(__file__).parents[1] / "write" / "migrations" / "versions").glob("*.py")):
        seen.update(path.read_bytes())
    return seen.hexdigest()[:16]


def build(book: Path, lang: str = "en") -> None:
    """Type every line of a language's day books into a new book, by the commands of a user; raises DossierError."""
    for step in steps(data_folder() / "demo", lang):
        problem = typed_in(book, tuple(_with_path(word) for word in step.words), step.at, lang)
        if problem:
            raise DossierError(f"{step.file}:{step.line}: {problem}")
    fold(book)


def _with_path(word: str) -> str:
    """Return the place of a file that a day book names as `files/NAME`; every other word as it is."""
    return str(data_folder() / "demo" / word) if word.startswith("files/") else word


def files_of(book: Path) -> Path:
    """Return the folder of the files that are kept beside a book."""
    return book.parent / f"{book.stem}-files"


@contextmanager
def workshop() -> Iterator[Path]:
    """Lend a folder of this user alone, and clear it away; it is the system's where there is no cache folder."""
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(lent_folder(cache_folder(room.environment())))
        except NotWritableError:
            folder = Path(stack.enter_context(_of_the_system()))
        try:
            yield folder
        finally:
            room.deeds.clear()  # nothing that was written here is the user's


def _of_the_system() -> "tempfile.TemporaryDirectory[str]":
    try:
        return tempfile.TemporaryDirectory(prefix="dossier-demo-", ignore_cleanup_errors=True)
    except OSError as error:
        raise NotWritableError(tempfile.gettempdir(), error, _("Name a folder you may write to in TMPDIR.")) from error
