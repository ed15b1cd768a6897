"""Whether a book is encrypted, and what beside it is not."""

from collections.abc import Iterator
from pathlib import Path

from dossier.app.locksmith import FROM
from dossier.app.session import Session
from dossier.i18n import _, ngettext
from dossier.paths import Places
from dossier.records.keys import COMMAND, salt_of


def words(session: Session) -> str:
    """Return whether the book is encrypted and where its key comes from; nobody is asked for it."""
    if salt_of(session.places.book) is None:
        return _("not encrypted")
    return _("encrypted; the key: {source}").format(source=source(session))


def source(session: Session) -> str:
    """Return where the key of the book comes from."""
    return _(FROM[session.secrets.source(session.places.book)]).format(command=COMMAND)


def kept_files(places: Places) -> list[Path]:
    """Return the kept files beside a book."""
    return sorted(each for each in places.files.glob("??/*") if not each.name.startswith("."))


def copies(places: Places) -> list[Path]:
    """Return the copies of a book among its backups, and what is left of books that were damaged or gone."""
    return sorted((*places.backups.glob("*.db*"), *places.book.parent.glob(f"{places.book.name}-*.old*")))


def plain(paths: list[Path]) -> list[Path]:
    """Return those that are not encrypted."""
    return [each for each in paths if each.is_file() and salt_of(each) is None]


def remarks(session: Session) -> Iterator[str]:
    """Yield what a check says of an encrypted book, and of what beside it is not encrypted."""
    places = session.places
    if salt_of(places.book) is None:
        return
    yield _("It is encrypted; the key: {source}").format(source=source(session))
    left = plain(kept_files(places)) + plain(copies(places))
    if left:
        said = ngettext("{n} file beside it is not: {names}", "{n} files beside it are not: {names}", len(left))
        yield said.format(n=len(left), names=", ".join(map(str, left[:5])) + (" …" if left[5:] else ""))
        yield _("Next: dossier encrypt — it goes on where it was left off")
