"""The libraries that open a book: Python's sqlite3, and SQLCipher's for an encrypted one; each has failures of its own."""

import sqlite3
import sys
from importlib import import_module
from typing import Any, cast

from dossier.errors import BookError
from dossier.i18n import _

_CIPHER = "sqlcipher3.dbapi2"


class NotInstalledError(BookError):
    """What opens encrypted books is not installed (exit 5)."""

    def __init__(self) -> None:
        super().__init__(
            _("What encrypts and opens encrypted books is not installed."),
            _("Install it with: {command}").format(command='pip install "dossier-cli[encrypted]"'),
        )


def cipher() -> Any:
    """Return SQLCipher's library, which speaks as sqlite3 does; raises NotInstalledError."""
    try:
        return import_module(_CIPHER)  # 7 ms that only an encrypted book pays
    except ImportError as error:
        raise NotInstalledError from error


def failures(*others: type[Exception], name: str = "DatabaseError") -> tuple[type[Exception], ...]:
    """Return the classes in which a database reports a failure, for `except`, and others; SQLCipher's are no kin of sqlite3's."""
    loaded = (sqlite3, sys.modules.get(_CIPHER))
    return (*others, *(getattr(each, name) for each in loaded if each is not None))


def failure_name(error: BaseException) -> str:
    """Return SQLite's own name of a failure; SQLCipher's library says the first word only (`SQLITE_IOERR`)."""
    return str(getattr(error, "sqlite_errorname", None) or "")


def row_type(connection: sqlite3.Connection) -> Any:
    """Return the class whose rows know their columns, of the library that opened a connection."""
    return sqlite3.Row if isinstance(connection, sqlite3.Connection) else cipher().Row


def as_connection(found: object) -> sqlite3.Connection:
    """Return the connection to SQLite or SQLCipher that an engine holds; raises TypeError on another one."""
    classes = tuple(getattr(each, "Connection") for each in (sqlite3, sys.modules.get(_CIPHER)) if each)  # noqa: B009
    if not isinstance(found, classes):
        raise TypeError(type(found).__name__)
    return cast("sqlite3.Connection", found)
