"""The book copied to a file, and a copy put in its place."""

from pathlib import Path

from dossier.app.answer import Answer
from dossier.app.session import Session
from dossier.disk import free_name
from dossier.i18n import _, ngettext
from dossier.paths import at_home
from dossier.read.company.files import kept_digests
from dossier.records.book_file import stands
from dossier.records.keys import salt_of


def backup(session: Session, file: Path | None) -> Answer:
    """Make a complete copy, even while something is being written; an existing file is never overwritten.

    The kept files beside the book are not in it; how many there are, and where, is said.
    """
    from dossier.write.book.backup import copy_book

    places = session.places
    with session.reading() as connection:
        files = len(set(kept_digests(connection).values()))
    own = places.backups / f"{places.book.stem}-{session.now:%Y%m%d-%H%M%S}.db"
    saved = copy_book(places.book, at_home(file).absolute() if file else free_name(own))
    said = _("The book was copied to {path}.").format(path=saved)
    session.done.append(said)
    return Answer(
        (said, *_left_out(places.files, files), _("Next: dossier restore {path} brings it back").format(path=saved))
    )


def _left_out(folder: Path, files: int) -> tuple[str, ...]:
    """Return that the kept files are not in a copy, and where they lie; nothing where there are none."""
    words = ngettext(
        "{n} kept file is not in it: copy the folder {path}, too.",
        "{n} kept files are not in it: copy the folder {path}, too.",
        files,
    )
    return (words.format(n=files, path=folder),) if files else ()


def restore(session: Session, file: Path) -> Answer:
    """Replace the book by a sound backup; the book that was there is kept among the backups."""
    from dossier.write.book.backup import restore_book
    from dossier.write.book.soundness import inspect_book

    places = session.places
    chosen = at_home(file).absolute()
    inspect_book(chosen)
    if stands(places.book):
        session.sure(_("Replace the book {path}? It is kept among the backups.").format(path=places.book))
    keep = places.backups / f"{places.book.stem}-before-restore-{session.now:%Y%m%d-%H%M%S}.db"
    was_encrypted = salt_of(places.book) is not None
    kept = restore_book(places.book, chosen, free_name(keep))
    said = _("The book is now that of {path}.").format(path=chosen)
    session.done.append(said)
    bare = was_encrypted and salt_of(places.book) is None
    notes = (_("The book is not encrypted any more: dossier encrypt"),) if bare else ()
    before = (_("The book before lies at {path}.").format(path=kept),) if kept is not None else ()
    return Answer((said, *before), next="dossier remind", written=True, notes=notes)
