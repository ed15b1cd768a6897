"""What marks a file as a book, which form its tables have, and the ways in which a book can fail."""

from pathlib import Path

from dossier.errors import BookError, DossierError
from dossier.i18n import _

APPLICATION_ID = 0x446F7373
"""SQLite's application_id of a book: the bytes of `Doss`."""

SCHEMA = 3
"""The form of the tables, counted up by every migration; kept in SQLite's user_version."""


class OutdatedBookError(DossierError):
    """The book has an older form; the door migrates it and asks again."""

    exit_code = 5


def missing(path: Path) -> BookError:
    """Return the failure for a book that is not there."""
    return BookError(
        _("There is no book at {path}.").format(path=path),
        _("Start one with: dossier add contact NAME — or look around first with: dossier demo show anna"),
    )


def not_a_book(path: Path) -> BookError:
    """Return the failure for a file that is something else."""
    return BookError(
        _("{path} is not a dossier book; it was left untouched.").format(path=path),
        _("Name another file with --db or DOSSIER_DB."),
    )


def newer(path: Path) -> BookError:
    """Return the failure for a book written by a later version."""
    return BookError(
        _("The book {path} was written by a newer dossier; it was left untouched.").format(path=path),
        _("Install the newer version, or restore an older backup with: dossier restore FILE"),
    )


def broken(path: Path, error: Exception) -> DossierError:
    """Return the failure that a database error means to a user."""
    text = str(error)
    if "locked" in text or "busy" in text:
        return DossierError(_("Another program is writing to the book just now."), _("Try again in a moment."))
    if "full" in text:
        return DossierError(_("The disk is full; nothing was written."), _("Make room and run the command again."))
    if "readonly" in text or "read-only" in text or "unable to open" in text:
        return BookError(
            _("The book {path} cannot be written here.").format(path=path),
            _("Check the rights of the file and its folder, or name another place with --db."),
        )
    if "not a database" in text:
        return not_a_book(path)
    return BookError(
        _("The book {path} is damaged ({reason}).").format(path=path, reason=text[:120]),
        _("Run: dossier check — the last backups lie in {folder}").format(folder=path.parent / "backups"),
    )
