"""What is asked of a file that comes in, and what every form of file becomes on its way: rows, and who writes them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from dossier.disk import read_input
from dossier.paths import at_home
from dossier.records.importing import ImportRow, ImportTable, Outcome
from dossier.records.keys import salt_of
from dossier.write.container import beginning

if TYPE_CHECKING:
    from dossier.app.session import Session
    from dossier.write.transaction import Transaction

LIMIT = 200_000_000
"""Largest file that is read whole, in bytes."""
LARGEST = 20_000_000_000
"""Largest file that is read piece by piece, such as a mailbox."""
_HEAD = 4096


class Wish(NamedTuple):
    """What is to be done with rows of people who are in the book (fold in, ask, leave out), and whence the new ones come."""

    update: bool = False
    ask: bool = False
    skip: bool = False
    source: str | None = None


class RatesWanted(NamedTuple):
    """Which rates of a file are wanted: in which money, from when on, of every currency or only of ours."""

    base: str | None = None
    since: str | None = None
    everything: bool = False


class FileToImport(NamedTuple):
    """A file, how it is to be read (`mapped` are words such as `COLUMN=FIELD`), and what is to be done with it."""

    file: Path
    mapped: Sequence[str] = ()
    sheet: str | None = None
    about: str | None = None
    wish: Wish = Wish()
    dry_run: bool = False
    rates: RatesWanted = RatesWanted()
    form: str | None = None
    """The form that a short cut takes it for (`letters`, `handover`); else it is recognised."""


class Source:
    """A file or a folder that the user named; whatever is read of it comes through the one gate of `disk`."""

    def __init__(self, named: Path) -> None:
        """Look at how it begins; raises NotFoundError if it is not there, InvalidValueError for a device or a pipe."""
        self.path = at_home(named)
        self.name = self.path.name
        self.is_folder = self.path.is_dir()
        self.head = b""
        if not self.is_folder:
            self.head = beginning(self.path, LARGEST, _HEAD)

    def content(self) -> bytes:
        """Return all of a file; raises as `read_input` does."""
        return beginning(self.path, LIMIT, LIMIT) if salt_of(self.path) else read_input(self.path, LIMIT)

    def changed_at(self) -> float:
        """Return when it was saved last."""
        return self.path.stat().st_mtime


class Writer(Protocol):
    """Plans and writes rows of some kind."""

    kept: list[str]
    """What could be kept only as it was written."""

    def chunk(self, rows: Sequence[ImportRow]) -> list[Outcome]:
        """Write some rows, and return what became of each."""
        ...


def _silent(_outcomes: Sequence[Outcome]) -> Sequence[str]:
    return ()


class Plan(NamedTuple):
    """A file as it was understood, and who writes its rows into an operation that stands open."""

    table: ImportTable
    writer: "Callable[[Transaction], Writer]"
    command: str = "import"
    origin: str | None = None
    """Whence what it holds comes, as operations say it."""
    at_a_time: int | None = None
    """Rows that are written before it is said how far it is; else as many as a sheet's."""
    sentence: Callable[[Sequence[Outcome]], str] | None = None
    """What history and undo say of it, where the counts are not enough."""
    remarks: Callable[[Sequence[Outcome]], Sequence[str]] = _silent
    """What is to be known beside the counts."""
    next: str = ""
    """The command that comes next; else the list of what it is about."""


class Road(Protocol):
    """A form in which a file comes in: a module each."""

    FORM: str

    def recognises(self, source: Source) -> bool:
        """Tell whether a source has this form."""
        ...

    def planned(self, session: "Session", request: FileToImport, source: Source) -> Plan:
        """Return a source as it was understood."""
        ...
