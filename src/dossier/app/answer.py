"""What a deed hands back; a door shows it in the medium that was asked for."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dossier.errors import DossierError
from dossier.i18n import _
from dossier.records.listing import Listing
from dossier.render.page import Page

if TYPE_CHECKING:  # only a program that asks pays for the declarations
    from dossier.render.shapes.book import Written


Shape = Mapping[str, object] | Sequence[object]
"""What `--json` prints: an object of `render.shapes`, or a list of them or of parts of records."""


class Answer(NamedTuple):
    """The whole outcome of a deed; `page`, `shape` and `table` are made only when a medium asks for them."""

    said: tuple[str, ...] = ()
    """What was done, one sentence a line; of a reading deed nothing."""
    page: Callable[[], Page] | None = None
    shape: Callable[[], Shape] | None = None
    """What `--json` prints; without one it prints what was said, the ref and the next command."""
    table: Callable[[], Listing] | None = None
    """What `--csv` prints."""
    text: str | None = None
    """A text in its final form, such as a letter: printed as it is."""
    notes: tuple[str, ...] = ()
    """What is said beside the data."""
    ref: str | None = None
    """The record that was written."""
    next: str | None = None
    """The command that comes next."""
    written: bool = False
    """Whether the book was changed."""
    exit_code: int = 0
    """What a program that only wants to know yes or no is told, if it asks."""
    empty: bool = False
    """Whether nothing answers: a screen shows only the notes then, a file the page without rows."""
    failure: DossierError | None = None
    """What is wrong with what was looked at: said after the answer, and its exit code is the command's."""


def only_tried(said: Sequence[str]) -> Answer:
    """Return the answer of a deed that was tried and not written: what it would have said."""
    return Answer((_("Only tried, nothing was written:"), *said))


def outcome(answer: Answer) -> Shape:
    """Return what `--json` prints of an answer."""
    if answer.shape is not None:
        return answer.shape()
    written: Written = {"written": answer.written, "ref": answer.ref, "said": answer.said, "next": answer.next}
    return written


def before_text(answer: Answer, text: str) -> Answer:
    """Return an answer with a text to paste at its end: what comes next is said before it."""
    following = (_("Next: {command}").format(command=answer.next),) if answer.next else ()
    return answer._replace(said=(*answer.said, *following), next=None, text=text)
