"""Which of our own forms a file has, if it has one."""

from collections.abc import Callable
from pathlib import Path

from dossier.app.answer import Answer
from dossier.app.imports import own_book, own_workbook
from dossier.app.imports.own_file import OwnFile
from dossier.app.session import Session


def ours(path: Path) -> Callable[[Session, OwnFile], Answer] | None:
    """Return the deed that takes a file back that `dossier export` wrote, or None for any other file."""
    return next((each.import_it for each in (own_book, own_workbook) if each.matches(path)), None)
