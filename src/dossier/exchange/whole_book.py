"""A whole book as one JSON file, written and read a row at a time: each row stands on a line of its own."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from dossier.disk import Opened
from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.reasons import reason_of
from dossier.records.whole_book import FORM, Head, Part, Piece, Row

MARK = "dossier-book"
"""The first key of the file and how it is known again."""
LARGEST = 20_000_000_000
"""Bytes of a file that is read a row at a time."""
_WHOLE = 300_000_000
"""Bytes of one that another program laid out anew: it has to be read at once."""
_MANY = 2000
"""Rows that are written at once."""


def is_ours(head: bytes) -> bool:
    """Tell by the beginning of a file whether it is an exported book."""
    return f'"{MARK}"'.encode() in head[:200]


def written(head: Head, parts: Iterable[Part], files: Iterable[Piece]) -> Iterator[bytes]:
    """Yield the file piece by piece."""
    about = {MARK: head.form} | {name: value for name, value in head._asdict().items() if name != "form"}
    yield b"{\n"
    for name, value in about.items():
        yield f"{json.dumps(name)}: {_line(value)},\n".encode()
    yield b'"tables": {'
    between = "\n"
    for part in parts:
        yield f"{between}{json.dumps(part.table)}: [".encode()
        yield from _rows(part.rows)
        yield b"\n]"
        between = ",\n"
    yield b'\n},\n"files": ['
    yield from _rows({"digest": each.digest, "content": b64encode(each.content).decode()} for each in files)
    yield b"\n]\n}\n"


def _rows(rows: Iterable[Row]) -> Iterator[bytes]:
    held: list[str] = []
    between = "\n"
    for row in rows:
        held.append(_line(row))
        if len(held) == _MANY:
            yield (between + ",\n".join(held)).encode()
            held, between = [], ",\n"
    if held:
        yield (between + ",\n".join(held)).encode()


_line = json.JSONEncoder(ensure_ascii=False).encode


def read(path: Path, opened: Opened) -> tuple[Head, Iterator[Part | Piece]]:
    """Return what a file says of itself, and its tables and files one after the other.

    Raises InvalidValueError for what is no exported book, one of a later form, or one that is damaged, at the line.
    """
    with opened(path, LARGEST) as stream:
        head = _head(path, stream, opened)
    return head, _parts(path, opened)


def _head(path: Path, stream: BinaryIO, opened: Opened) -> Head:
    found: dict[str, Any] = {}
    for line in stream:
        if line.startswith(b'"tables"'):
            break
        name, _colon, value = line.strip().rstrip(b",").partition(b": ")
        if value and line.startswith(b'"'):
            found[json.loads(name)] = _value(path, value)
    else:
        found = _whole(path, opened)
    return _checked(path, found)


def _checked(path: Path, found: dict[str, Any]) -> Head:
    form = found.get(MARK)
    if not isinstance(form, int):
        raise foreign(path)
    if form > FORM:
        raise InvalidValueError(
            _("{path} was written by a newer dossier.").format(path=path), _("Install the newer version.")
        )
    try:
        ids = {str(name): int(number) for name, number in found["last_ids"].items()}
        own = {str(name): str(kind) for name, kind in found["own_facts"].items()}
        return Head(form, int(found["tables_form"]), str(found["book"]), str(found["on_date"]), ids, own)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise foreign(path) from error


def _parts(path: Path, opened: Opened) -> Iterator[Part | Piece]:
    with opened(path, LARGEST) as stream:
        if not any(line.startswith(b'"tables"') for line in stream):
            yield from _of_whole(path, opened)
            return
        for line in stream:
            if line.startswith(b'"files"'):
                break
            name, _colon, opening = line.partition(b": ")
            if opening.strip() == b"[":
                yield Part(json.loads(name), _lines(path, stream))
        else:
            raise damaged(path, _("its end is missing"))
        yield from (_piece(path, row) for row in _lines(path, stream))


def _lines(path: Path, stream: BinaryIO) -> Iterator[Row]:
    """Yield the rows until their list ends; a file that ends before that was cut off."""
    for line in stream:
        if line.startswith(b"]"):
            return
        yield _row(path, _value(path, line.rstrip(b",\r\n")))
    raise damaged(path, _("its end is missing"))


def _value(path: Path, text: bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise damaged(path, reason_of(error)) from error


def _row(path: Path, row: Any) -> Row:
    if not isinstance(row, dict):
        raise damaged(path, _("a row is no object"))
    return row


def _piece(path: Path, row: Row) -> Piece:
    try:
        return Piece(str(row["digest"]), b64decode(str(row["content"]), validate=True))
    except (KeyError, ValueError) as error:
        raise damaged(path, reason_of(error)) from error


def _whole(path: Path, opened: Opened) -> dict[str, Any]:
    """Return the file of another layout, read at once."""
    with opened(path, _WHOLE) as stream:
        found = _value(path, stream.read())
    if not isinstance(found, dict) or not isinstance(found.get("tables"), dict):
        raise foreign(path)
    return found


def _of_whole(path: Path, opened: Opened) -> Iterator[Part | Piece]:
    found = _whole(path, opened)
    for table, rows in found["tables"].items():
        yield Part(table, (_row(path, row) for row in rows))
    yield from (_piece(path, _row(path, row)) for row in found.get("files", ()))


def damaged(path: Path, reason: str) -> InvalidValueError:
    """Return the failure for a file that is not as it was written."""
    return InvalidValueError(
        _("{path} is damaged ({reason}).").format(path=path, reason=reason[:120]),
        _("Nothing was imported; export it again."),
    )


def foreign(path: Path) -> InvalidValueError:
    """Return the failure for a file that is no exported book."""
    return InvalidValueError(
        _("{path} is no exported book.").format(path=path), _("One is made with: dossier export FILE.json")
    )
