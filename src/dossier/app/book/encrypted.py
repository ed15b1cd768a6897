"""Whether a book is encrypted, and what beside it is not."""

from collections.abc import Iterator
from pathlib import Path

from dossier.app.book.copies import reachable, stores
from dossier.app.locksmith import FROM
from dossier.app.session import Session
from dossier.i18n import _, ngettext
from dossier.records.keys import COMMAND, salt_of
from dossier.values.listed import enumerated


def words(session: Session) -> str:
    """Return whether the book is encrypted and where its key comes from; nobody is asked for it."""
    if salt_of(session.places.book) is None:
        return _("not encrypted")
    return _("encrypted; the key: {source}").format(source=source(session))


def source(session: Session) -> str:
    """Return where the key of the book comes from."""
    return _(FROM[session.secrets.source(session.places.book)]).format(command=COMMAND)


def kept_files(session: Session, *, of_copies: bool = True) -> list[Path]:
    """Return the kept files beside a book, and beside its copies in every place that can be reached."""
    places = session.places
    beside = stores(copies(session), places.book.stem) if of_copies else {}
    return sorted(each for folder in {places.files, *beside} for each in folder.glob("??/*") if each.name[0] != ".")


def copies(session: Session) -> list[Path]:
    """Return the copies of a book among its backups and in the second place, and what is left of books that were damaged or gone."""
    places = session.places
    lie = {each.copy.path for each in reachable(session)[0]}
    strays = (*places.backups.glob("*.db*"), *places.book.parent.glob(f"{places.book.name}-*.old*"))
    return sorted(each for each in {*lie, *strays} if each.is_file())


def plain(paths: list[Path]) -> list[Path]:
    """Return those that are not encrypted."""
    return [each for each in paths if each.is_file() and salt_of(each) is None]


def remarks(session: Session) -> Iterator[str]:
    """Yield what a check says of an encrypted book, and of what beside it is not encrypted."""
    places = session.places
    if salt_of(places.book) is None:
        return
    yield _("It is encrypted; the key: {source}").format(source=source(session))
    left = plain(kept_files(session)) + plain(copies(session))
    if left:
        said = ngettext("{n} file beside it is not: {names}", "{n} files beside it are not: {names}", len(left))
        yield said.format(n=len(left), names=enumerated(map(str, left[:5])) + (" …" if left[5:] else ""))
        yield _("Next: dossier encrypt — it goes on where it was left off")
