"""Every failure a user can meet: what is wrong, what to do instead, and the exit code."""

from collections.abc import Iterable, Sequence

from dossier.i18n import _


class DossierError(Exception):
    """A failure that ends the command with one sentence on stderr.

    `message` is already translated; `way_out` says what to type instead, or is empty.
    """

    exit_code = 1

    def __init__(self, message: str, way_out: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.way_out = way_out

    def __str__(self) -> str:
        return f"{self.message} {self.way_out}".strip()


class WrongUsageError(DossierError):
    """What was typed cannot be understood (exit 2)."""

    exit_code = 2


class InvalidValueError(WrongUsageError):
    """A value does not have the form its field needs (exit 2)."""

    def __init__(self, message: str, way_out: str = "", *, field: str = "") -> None:
        super().__init__(message, way_out)
        self.field = field


class NotFoundError(DossierError):
    """Nothing in the book answers to the words (exit 3)."""

    exit_code = 3


class NoRecordError(NotFoundError):
    """A ref stands for no record of this book (exit 3); `noun` is the record's kind in words."""

    def __init__(self, noun: str, ref: object, way_out: str = "") -> None:
        super().__init__(_("There is no {noun} {ref} in this book.").format(noun=_(noun), ref=ref), way_out)


class UnknownWordError(WrongUsageError):
    """A word is none of those that may stand here (exit 2); the nearest one is named, else all of them."""

    def __init__(self, message: str, text: str, choices: Iterable[str]) -> None:
        from dossier.nearest import nearest  # only a typing mistake pays for it

        names = list(choices)
        near = nearest(text, names)
        super().__init__(
            message,
            _("Did you mean {name}?").format(name=near[0])
            if near
            else _("Choose from: {choices}.").format(choices=", ".join(names)),
        )


class AmbiguousError(DossierError):
    """Several records answer to the words (exit 4); `candidates` are lines to show, `refs` their refs."""

    exit_code = 4

    def __init__(self, message: str, way_out: str, candidates: Sequence[str], refs: Sequence[str]) -> None:
        super().__init__(message, way_out)
        self.candidates = tuple(candidates)
        self.refs = tuple(refs)


class BookError(DossierError):
    """The book cannot be opened, is damaged, or is not a book (exit 5)."""

    exit_code = 5


class RefusedError(DossierError):
    """A guard says no; the message names the override (exit 6)."""

    exit_code = 6


class CancelledError(DossierError):
    """Somebody who was asked wants nothing changed (exit 1)."""

    def __init__(self) -> None:
        super().__init__(_("Nothing was changed."))
