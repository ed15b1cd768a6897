"""A file that is written for the user: never over a book or what belongs to it, over anything else only by --force."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from dossier.disk import fill_folder, part_beside, put, real_path, write_file
from dossier.errors import DeviceError, FolderError, NotWritableError, RefusedError
from dossier.i18n import _
from dossier.paths import Places, at_home
from dossier.records.book_file import belongs_to_book
from dossier.records.keys import Key

Force = Annotated[bool, typer.Option("--force", help=_("Replace a file that is already there; a book never."))]
"""The one option that lets a command replace a file; every command that writes one for the user has it."""


Unencrypted = Annotated[
    bool, typer.Option("--unencrypted", help=_("From an encrypted book, too, as a file that everybody can read."))
]

_SETTINGS = {".toml", ".csv", ".j2"}
"""Endings of what a user keeps among her settings: values, marks of markets, rules, letters."""


def check_target(path: Path, places: Places, *, force: bool) -> Path:
    """Return where a file may be written; `places` are those of the open book.

    Raises RefusedError (exit 6) for a book, what lies beside one, kept files, settings, and any file that is there
    unless it may be replaced, InvalidValueError for a folder or a device.
    """
    real = real_path(at_home(path))
    if real.is_dir():
        raise FolderError(path, _("Name the file to write."))
    not_over_a_book(path, places)
    if _is_kept(real, places):
        words = _("{path} is a kept file or a setting of dossier, and is never written over.")
        raise RefusedError(words.format(path=path), _("Name another file."))
    if real.exists() and not real.is_file():
        raise DeviceError(path, _("Name the file to write."))
    if real.exists() and not force:
        raise _is_there(path)
    return real


def not_over_a_book(path: Path, places: Places) -> None:
    """Raise RefusedError (exit 6) for the open book, any other, and what lies beside one."""
    if belongs_to_book(real_path(at_home(path)), places.book):
        words = _("{path} belongs to a dossier book, and a book is never written over.")
        raise RefusedError(words.format(path=path), _("Name another file."))


def _is_kept(real: Path, places: Places) -> bool:
    """Tell whether a place is among the kept files, or one of a setting."""
    if real.is_relative_to(real_path(places.files)):
        return True
    return real.suffix in _SETTINGS and real.is_relative_to(real_path(places.config))


def write_out(
    path: Path, content: str | bytes | Iterable[bytes], places: Places, *, force: bool, key: Key | None = None
) -> None:
    """Write a text, bytes or pieces of them to a file of mode 0600, all or nothing, encrypted by a key.

    Raises as `check_target`, and DossierError.
    """
    try:
        real = check_target(path, places, force=force)
        pieces = content.encode() if isinstance(content, str) else content
        if key is None:
            write_file(real, pieces, replace=force)
        else:
            _enclosed(real, [pieces] if isinstance(pieces, bytes) else pieces, key, replace=force)
    except FileExistsError as error:  # it came meanwhile
        raise _is_there(path) from error
    except OSError as error:
        raise NotWritableError(path, error, _("Name a file in a folder you may write to.")) from error


def _enclosed(real: Path, pieces: Iterable[bytes], key: Key, *, replace: bool) -> None:
    from dossier.write.container import enclose

    with part_beside(real) as part:
        enclose(pieces, part, key)
        put(part, real, replace=replace)


def write_folder(path: Path, files: Iterable[tuple[str, bytes]], places: Places, *, force: bool) -> None:
    """Fill a folder of mode 0700: whole or not at all, or by force file by file in the place of an older export.

    Raises RefusedError (exit 6) for a folder that holds anything, unless it may be replaced.
    """
    real = real_path(at_home(path))
    if real in {real_path(each) for each in (places.config, places.files, places.backups)} or _is_kept(real, places):
        raise RefusedError(_("{path} is a folder of dossier's own.").format(path=path), _("Name another folder."))
    if real.exists() and not real.is_dir():
        raise _is_there(path)
    held = real.is_dir() and any(real.iterdir())
    if held and not force:
        raise _is_there(path)
    try:
        fill_folder(real, files)
    except OSError as error:
        raise NotWritableError(path, error, _("Name a folder in a folder you may write to.")) from error


def _is_there(path: Path) -> RefusedError:
    return RefusedError(
        _("{path} is already there; nothing was written.").format(path=path),
        _("Name another file, or add --force to replace it."),
    )
