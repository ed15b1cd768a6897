"""A handover as one file: a ZIP with the rows, a page to read first, and the attached files by their digest."""

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from dossier.disk import Opened, opened_input
from dossier.errors import InvalidValueError, NotReadableError
from dossier.i18n import _
from dossier.records.handover import FORM, TABLES, Bundle

ROWS, PAGE, FILES = "rows.json", "READ-FIRST.md", "files/"
LARGEST = 60_000_000
"""Bytes that the rows of a handover may have, which is three times those of five thousand clients."""
MOST_VALUES = 4_000_000
"""Values in them: a small file of empty rows would fill the memory otherwise."""
LARGEST_FILE = 500_000_000
"""Bytes of one attached file, as `attach` takes them."""
LARGEST_ARCHIVE = 1_200_000_000
"""Bytes of the whole, packed and unpacked."""
_DIGEST = re.compile(r"[0-9a-f]{64}")


def packed(bundle: Bundle, page: str, content_of: Callable[[str], bytes | None]) -> bytes:
    """Return a handover as the bytes of a file; `content_of` gives an attached file by its digest."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(PAGE, page)
        archive.writestr(ROWS, json.dumps(bundle._asdict(), ensure_ascii=False, default=_plain))
        for digest in dict.fromkeys(row["digest"] for row in bundle.rows["attachment"] if row["digest"]):
            content = content_of(digest)
            if content is not None:
                archive.writestr(FILES + digest, content)
    return out.getvalue()


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def is_handover(path: Path, head: bytes, opened: Opened = opened_input) -> bool:
    """Tell whether a file that begins like this is a handover."""
    if not head.startswith(b"PK\x03\x04"):
        return False
    try:
        with opened(path, LARGEST_ARCHIVE) as stream, zipfile.ZipFile(stream) as archive:
            return ROWS in archive.namelist()
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


class Contents:
    """The attached files of a handover, each unpacked when it is asked for: one at a time is in memory."""

    def __init__(self, path: Path, names: Iterable[str], opened: Opened) -> None:
        self._path, self._names, self._opened = path, frozenset(names), opened

    def get(self, digest: str) -> bytes | None:
        """Return a file by its digest; None if it is not there or not whole. Raises NotReadableError."""
        if digest not in self._names:
            return None
        try:
            with self._opened(self._path, LARGEST_ARCHIVE) as stream, zipfile.ZipFile(stream) as archive:
                content = archive.read(FILES + digest)
        except OSError as error:
            raise NotReadableError(self._path, error) from error
        except _BROKEN:
            return None
        return content if hashlib.sha256(content).hexdigest() == digest else None


_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, RecursionError, NotImplementedError, RuntimeError)


def unpacked(path: Path, opened: Opened = opened_input) -> tuple[Bundle, Contents]:
    """Return a handover and its attached files.

    Raises NotFoundError if there is no such file, InvalidValueError for anything that is not a whole handover.
    """
    try:
        with opened(path, LARGEST_ARCHIVE) as stream, zipfile.ZipFile(stream) as archive:
            size = archive.getinfo(ROWS).file_size
            if size > LARGEST:
                raise _foreign(path)
            raw = archive.read(ROWS)
            if raw.count(b",") + raw.count(b"[") > MOST_VALUES:
                raise _foreign(path)
            stored = json.loads(raw)
            names = [each for each in archive.infolist() if _DIGEST.fullmatch(each.filename.removeprefix(FILES))]
            sizes = [each.file_size for each in names]
            if sum(sizes) > LARGEST_ARCHIVE or max(sizes, default=0) > LARGEST_FILE:
                raise _foreign(path)
    except OSError as error:
        raise NotReadableError(path, error) from error
    except _BROKEN as error:
        raise _foreign(path) from error
    return _checked(stored, path), Contents(path, (each.filename.removeprefix(FILES) for each in names), opened)


def _checked(stored: Any, path: Path) -> Bundle:
    if not isinstance(stored, dict) or not isinstance(stored.get("rows"), dict):
        raise _foreign(path)
    if stored.get("form") != FORM:
        raise InvalidValueError(
            _("{path} was written by a newer dossier.").format(path=path), _("Install the newer version.")
        )
    rows = {table: stored["rows"].get(table, []) for table in TABLES}
    for table, each in rows.items():
        if not isinstance(each, list) or not all(_is_row(row) for row in each):
            raise InvalidValueError(
                _("{path} is damaged in “{table}”.").format(path=path, table=table), _("Ask for the file again.")
            )
    try:
        return Bundle(
            str(stored["book"]),
            str(stored["from_whom"]),
            date.fromisoformat(stored["on_date"]),
            rows,
            int(stored["left_out"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise _foreign(path) from error


def _is_row(row: Any) -> bool:
    return (
        isinstance(row, dict)
        and isinstance(row.get("id"), int)
        and all(value is None or isinstance(value, str | int | float) for value in row.values())
    )


def _foreign(path: Path) -> InvalidValueError:
    return InvalidValueError(
        _("{path} is not a handover.").format(path=path), _("A handover is made with: dossier handover WHO --to FILE")
    )
