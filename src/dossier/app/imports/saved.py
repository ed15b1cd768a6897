"""Mappings that the user made, kept for each layout, so that the next export of the same program needs none."""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from dossier.app.imports.columns import key
from dossier.app.session import Session
from dossier.disk import private_folder, write_file

_FILE = "imports.json"
"""Lies beside `config.toml`."""


class Kept(NamedTuple):
    """A mapping that was kept: what the sheet is about, and fields by heading."""

    about: str
    fields: dict[str, str]


def mapping(session: Session, lines: Iterable[Sequence[str]]) -> Kept | None:
    """Return the mapping that was kept for the first line that is the heading of a layout known from before."""
    kept = _read(_path(session))
    for cells in lines if kept else ():
        found = kept.get(_mark(cells))
        if isinstance(found, dict) and isinstance(found.get("fields"), dict):
            return Kept(str(found.get("about")), {str(name): str(field) for name, field in found["fields"].items()})
    return None


def keep(session: Session, headings: Sequence[str], about: str, fields: dict[str, str]) -> None:
    """Keep a mapping for the layout with these headings."""
    path = _path(session)
    kept = _read(path) | {_mark(headings): {"headings": list(headings), "about": about, "fields": fields}}
    private_folder(path.parent)
    write_file(path, json.dumps(kept, ensure_ascii=False, indent=1).encode(), replace=True)


def _path(session: Session) -> Path:
    return session.places.config / _FILE


def _read(path: Path) -> dict[str, Any]:
    """Return what was kept; a file that nobody can read is as good as none, for it only saves typing."""
    with suppress(OSError, ValueError):
        found = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(found, dict):
            return found
    return {}


def _mark(headings: Sequence[str]) -> str:
    """Return the mark of a layout: its headings in their order, however wide the line is."""
    names = [key(each) for each in headings]
    while names and not names[-1]:
        names.pop()
    return sha256("\x1f".join(names).encode()).hexdigest()[:16]
