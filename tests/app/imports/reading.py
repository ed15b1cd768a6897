"""A file as it is understood, before anything of it is written."""

from collections.abc import Sequence
from pathlib import Path

from dossier.app.imports.deed import planned
from dossier.app.imports.plan import FileToImport, Source
from dossier.app.session import Session
from dossier.records.importing import ImportTable


def read_table(session: Session, file: Path, mapped: Sequence[str] = (), about: str | None = None) -> ImportTable:
    """Return a file as records."""
    table = planned(session, FileToImport(file, mapped, about=about), Source(file)).table
    return table._replace(rows=tuple(table.rows))
