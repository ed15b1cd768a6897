"""A handover as one file: a ZIP with the rows, a page to read first, and the attached files by their digest."""

import hashlib
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from dossier.errors import InvalidValueError, NotReadableError
from dossier.i18n import _
from dossier.records.container import opened_content
from dossier.records.handover import FORM, TABLES, Bundle

ROWS, PAGE, FILES = "rows.json", "READ-FIRST.md", "files/"
LARGEST = 200_000_000
"""Bytes that the rows of a handover may have; five thousand clients have a tenth of it."""
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


def is_handover(path: Path, head: bytes) -> bool:
    """Tell whether a file that begins like this is a handover."""
    if not head.startswith(b"PK\x03\x04"):
        return False
    try:
        with opened_content(path, 6 * LARGEST) as stream, zipfile.ZipFile(stream) as archive:
            return ROWS in archive.namelist()
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def unpacked(path: Path) -> tuple[Bundle, dict[str, bytes]]:
    """Return a handover and its attached files by digest.

    Raises NotFoundError if there is no such file, InvalidValueError for anything that is not a whole handover.
    """
    try:
        with opened_content(path, 6 * LARGEST) as stream, zipfile.ZipFile(stream) as archive:
            size = archive.getinfo(ROWS).file_size
            if size > LARGEST:
                raise _foreign(path)
            stored = json.loads(archive.read(ROWS))
            names = [each for each in archive.infolist() if _DIGEST.fullmatch(each.filename.removeprefix(FILES))]
            if sum(each.file_size for each in names) > 5 * LARGEST:
                raise _foreign(path)
            files = {each.filename.removeprefix(FILES): archive.read(each) for each in names}
    except OSError as error:
        raise NotReadableError(path, error) from error
    except (zipfile.BadZipFile, KeyError, ValueError, RecursionError, NotImplementedError, RuntimeError) as error:
        raise _foreign(path) from error
    whole = {digest: content for digest, content in files.items() if hashlib.sha256(content).hexdigest() == digest}
    return _checked(stored, path), whole


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
