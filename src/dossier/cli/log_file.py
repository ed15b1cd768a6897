"""A log, only where somebody asks for it by `DOSSIER_LOG=FILE`: what ran, when, how long and how it ended.

Never a word that was typed or kept: the command by its name, operations by their numbers, failures by their kind.
"""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from dossier.cli import desk as room
from dossier.cli.chapters import CONTENTS
from dossier.cli.output_file import not_over_a_book
from dossier.errors import DossierError, NotWritableError
from dossier.i18n import _
from dossier.paths import at_home


def logged(file: str, words: Sequence[str], run: Callable[[], int]) -> int:
    """Run a command, add its line to a file of mode 0600, and return its exit code.

    Raises RefusedError (exit 6) for a book and NotWritableError, both before the command runs; else what it raises.
    """
    path = at_home(Path(file))
    not_over_a_book(path, room.desk().places)
    _add(path, "")
    at, began = datetime.now(UTC), perf_counter()
    how = ""
    try:
        code = run()
        how = f"exit={code}"
    except room.RehearsalAsked:  # the same words run again in a moment
        raise
    except BaseException as error:
        how = f"exit={error.exit_code if isinstance(error, DossierError) else 1} error={type(error).__name__}"
        raise
    finally:
        command = next((word for word in words if word in CONTENTS), "-")
        desk = room.desk()
        numbers = ["dry-run"] if desk.rehearsing else [f"operation={number}" for number in desk.session.operations]
        took = f"{(perf_counter() - began) * 1000:.0f}ms"
        with suppress(NotWritableError):  # the command is done, and the file took a line a moment ago
            _add(path, " ".join((f"{at:%Y-%m-%dT%H:%M:%SZ}", command, took, how, *numbers)) + "\n" if how else "")
    return code


def _add(path: Path, line: str) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0), 0o600)
        try:
            if hasattr(os, "fchmod"):  # not on every Windows
                os.fchmod(handle, 0o600)
            os.write(handle, line.encode())
        finally:
            os.close(handle)
    except OSError as error:
        raise NotWritableError(path, error, _("Name another file in DOSSIER_LOG, or leave it away.")) from error
