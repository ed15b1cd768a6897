"""What marks a file as a book, which form its tables have, and the ways in which a book can fail."""

import os
import shutil
from pathlib import Path

from dossier.errors import BookError, DossierError
from dossier.i18n import _
from dossier.reasons import reason_of
from dossier.records.database import failure_name
from dossier.records.keys import salt_of

APPLICATION_ID = 0x446F7373
"""SQLite's application_id of a book: the bytes of `Doss`."""

SCHEMA = 12
"""The form of the tables, counted up by every migration; kept in SQLite's user_version."""


_LEAST_ROOM = 100_000


class DamagedBookError(BookError):
    """The content of a book is not sound; copies of it are not backups (exit 5)."""


class MissingBookError(BookError):
    """There is no book where one is looked for (exit 5)."""


class OutdatedBookError(DossierError):
    """The book has an older form; the door migrates it and asks again."""

    exit_code = 5


def missing(path: Path) -> MissingBookError:
    """Return the failure for a book that is not there."""
    return MissingBookError(
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


def closed(path: Path, reason: str) -> BookError:
    """Return the failure for a book that the user may not read."""
    return BookError(
        _("The book {path} may not be read by you ({reason}).").format(path=path, reason=reason),
        _("Check who owns the file and its folder, or name another with --db."),
    )


def damaged(path: Path, reason: str, way_out: str = "") -> DamagedBookError:
    """Return the failure for a book whose content is not sound; without a way out it names check and the backups."""
    see = _("Run: dossier check — the last backups lie in {folder}").format(folder=path.parent / "backups")
    words = _("The book {path} is damaged ({reason}).").format(path=path, reason=reason[:400])
    return DamagedBookError(words, way_out or see)


def broken(path: Path, error: BaseException) -> DossierError:
    """Return the failure that a database error means to a user, by SQLite's own name for it."""
    name, text = failure_name(error), str(error)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return DossierError(_("Another program is writing to the book just now."), _("Try again in a moment."))
    if name.startswith("SQLITE_FULL") or (
        name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")) and _is_full(path.parent)
    ):
        return DossierError(_("The disk is full; nothing was written."), _("Make room and run the command again."))
    if name.startswith("SQLITE_IOERR"):
        return _disk_fault(path, name)
    if name in {"SQLITE_READONLY_ROLLBACK", "SQLITE_READONLY_RECOVERY"}:
        return BookError(
            _(
                "A command was cut off while it wrote to {path}, and this cannot be cleared up where you may not write."
            ).format(path=path),
            _("Copy the book with its -wal and -journal to a folder of yours, or get the right to write there."),
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return _shut(path)
    if name == "SQLITE_NOTADB" and salt_of(path) is not None:
        return damaged(path, _("its beginning cannot be decrypted"))
    if name == "SQLITE_NOTADB":
        return not_a_book(path)
    if is_no_text(error):
        return damaged(path, _("it holds bytes that are no text"))
    if name.startswith("SQLITE_CORRUPT") or "no such table" in text or "no such column" in text:
        return damaged(path, name if name.startswith("SQLITE_CORRUPT") else _("tables or columns are missing"))
    return BookError(
        _("The book {path} did not take it ({reason}); nothing was written.").format(
            path=path, reason=reason_of(error)
        ),
        _("Run: dossier check"),
    )


def is_no_text(error: BaseException) -> bool:
    """Tell whether a failure says that a text of the book is none: its bytes are no UTF-8."""
    return isinstance(error, UnicodeDecodeError) or "Could not decode to UTF-8" in str(error)


def _shut(path: Path) -> BookError:
    is_missing = os.access(path.parent, os.X_OK) and not os.path.lexists(path)
    if not is_missing and not os.access(path, os.R_OK):
        return closed(path, _("you have no right to it"))
    return BookError(
        _("The book {path} cannot be written here.").format(path=path),
        _("Check the rights of the file and its folder, or name another place with --db."),
    )


def _disk_fault(path: Path, reason: str) -> DossierError:
    if _is_limited():
        return DossierError(
            _("The system limits how large a file may be, and the book has reached it; nothing was written."),
            _("Raise the limit (ulimit -f) and run the command again."),
        )
    return DossierError(
        _("The disk of the book {path} cannot be read or written just now ({reason}).").format(
            path=path, reason=reason[:400]
        ),
        _("Check the disk and the connection to it, then run: dossier check"),
    )


def _is_full(folder: Path) -> bool:
    """Tell whether a disk has no room left, not even for the few pages that SQLite keeps beside a book."""
    try:
        return shutil.disk_usage(folder).free < _LEAST_ROOM
    except OSError:
        return False


def _is_limited() -> bool:
    try:
        import resource  # not on Windows
    except ImportError:
        return False
    return resource.getrlimit(resource.RLIMIT_FSIZE)[0] != resource.RLIM_INFINITY
