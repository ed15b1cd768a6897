"""Every failure a user can meet: what is wrong, what to do instead, and the exit code."""

from collections.abc import Iterable, Sequence

from dossier.i18n import _
from dossier.nearest import Word, choose_from, did_you_mean, in_a_row, nearest, one_of
from dossier.reasons import reason_of


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
        return in_a_row(self.message, self.way_out)


class WrongUsageError(DossierError):
    """What was typed cannot be understood (exit 2)."""

    exit_code = 2


class InvalidValueError(WrongUsageError):
    """A value does not have the form its field needs (exit 2)."""

    def __init__(self, message: str, way_out: str = "", *, field: str = "") -> None:
        super().__init__(message, way_out)
        self.field = field


class NoChoiceError(InvalidValueError):
    """A value is none of those its field may have (exit 2); `label` is the field in words, already translated."""

    def __init__(self, label: str, text: str, choices: Iterable[Word], *, field: str = "") -> None:
        words = list(choices)
        meant = did_you_mean(nearest(text, words))
        super().__init__(
            _("{field} cannot be “{text}”.").format(field=label, text=text[:40]),
            in_a_row(meant, choose_from(words)),
            field=field,
        )


class TooLongError(InvalidValueError):
    """A text has more characters than its field takes (exit 2); `label` is the field in words, already translated."""

    def __init__(self, label: str, limit: int, *, field: str = "") -> None:
        super().__init__(
            _("{field} is longer than {limit} characters.").format(field=label, limit=f"{limit:,}"),
            _("Keep the file beside the book and note where it lies."),
            field=field,
        )


class BelowZeroError(InvalidValueError):
    """A number that cannot be below zero is (exit 2); `label` is the field in words, already translated."""

    def __init__(self, label: str) -> None:
        super().__init__(_("{field} cannot be below zero.").format(field=label))


class WrongOrderError(InvalidValueError):
    """Two days stand in the wrong order (exit 2); `late` and `early` name them in words, already translated."""

    def __init__(self, late: str, early: str) -> None:
        super().__init__(_("{late} lies before {early}.").format(late=late, early=early), _("Check the two dates."))


class BeforeInquiryError(InvalidValueError):
    """Something of a deal lies before its inquiry (exit 2); `opened_on` is its day in words."""

    def __init__(self, opened_on: str, way_out: str) -> None:
        super().__init__(_("That is before the inquiry of {day}.").format(day=opened_on), way_out)


class SameCurrencyError(InvalidValueError):
    """A rate of a currency against itself (exit 2)."""

    def __init__(self) -> None:
        super().__init__(_("A currency has no rate against itself."), _("Name the other one with --base."))


class FolderError(InvalidValueError):
    """A folder stands where a file is needed (exit 2)."""

    def __init__(self, path: object, way_out: str) -> None:
        super().__init__(_("{path} is a folder.").format(path=path), way_out)


class DeviceError(InvalidValueError):
    """A device or a pipe stands where a file is needed (exit 2)."""

    def __init__(self, path: object, way_out: str) -> None:
        super().__init__(_("{path} is a device or a pipe, not a file.").format(path=path), way_out)


class NoFieldError(WrongUsageError):
    """A record has no field of this name (exit 2); `noun` is its kind in words, `near` what may have been meant."""

    def __init__(self, noun: str, name: str, near: Sequence[str], otherwise: str) -> None:
        super().__init__(
            (
                _("An {noun} has no field “{name}”.") if noun[:1] in "aeiou" else _("A {noun} has no field “{name}”.")
            ).format(noun=_(noun), name=name.strip()[:40]),
            did_you_mean(near, otherwise),
        )


class NoFirmError(WrongUsageError):
    """Somebody belongs to no company, and one is needed (exit 2)."""

    def __init__(self, name: str, way_out: str) -> None:
        super().__init__(_("{name} belongs to no company yet.").format(name=name[:60]), way_out)


class NotWritableError(DossierError):
    """A file or folder cannot be written (exit 1)."""

    def __init__(self, path: object, error: OSError, way_out: str) -> None:
        words = _("{path} cannot be written ({reason}).")
        super().__init__(words.format(path=path, reason=reason_of(error)), way_out)


class HeldError(DossierError):
    """A file cannot be replaced, because another program has it open (exit 1)."""

    def __init__(self, path: object) -> None:
        super().__init__(_("{path} is open in another program.").format(path=path), _("Close it there and try again."))


class NotFoundError(DossierError):
    """Nothing in the book answers to the words (exit 3)."""

    exit_code = 3


class NoRecordError(NotFoundError):
    """A ref stands for no record of this book (exit 3); `noun` is the record's kind in words."""

    def __init__(self, noun: str, ref: object, way_out: str = "") -> None:
        super().__init__(_("There is no {noun} {ref} in this book.").format(noun=_(noun), ref=ref), way_out)


class ForgottenError(NotFoundError):
    """A ref stood for somebody who was forgotten (exit 3): the book knows the day, in words here, and nothing else."""

    def __init__(self, ref: object, day: str) -> None:
        super().__init__(
            _("{ref} was forgotten on {day}; nothing else is kept.").format(ref=ref, day=day),
            _("Older backups may still know them: dossier forget {ref} --backups").format(ref=ref),
        )


class NotReadableError(NotFoundError):
    """A file is there and cannot be read (exit 3)."""

    def __init__(self, path: object, error: OSError) -> None:
        super().__init__(_("{path} cannot be read ({reason}).").format(path=path, reason=reason_of(error)))


class UnknownWordError(WrongUsageError):
    """A word is none of those that may stand here (exit 2); the nearest one is named, else all of them."""

    def __init__(self, message: str, text: str, choices: Iterable[Word]) -> None:
        super().__init__(message, one_of(text, list(choices)))


class AmbiguousError(DossierError):
    """Several records answer to the words (exit 4); `candidates` are lines to show, `refs` their refs."""

    exit_code = 4

    def __init__(self, message: str, way_out: str, candidates: Sequence[str], refs: Sequence[str]) -> None:
        super().__init__(message, way_out)
        self.candidates = tuple(candidates)
        self.refs = tuple(refs)


class SeveralError(AmbiguousError):
    """Words name several records (exit 4); raised where nobody can be asked which is meant."""

    def __init__(self, text: str, candidates: Sequence[str], refs: Sequence[str]) -> None:
        super().__init__(
            _("“{text}” could be several:").format(text=text.strip()[:80]),
            _("Type the ref instead of the name, or more of the name."),
            candidates,
            refs,
        )


class BookError(DossierError):
    """The book cannot be opened, is damaged, or is not a book (exit 5)."""

    exit_code = 5


class RefusedError(DossierError):
    """A guard says no; the message names the override (exit 6)."""

    exit_code = 6


class NoBasisError(RefusedError):
    """A quotation goes out without saying on which payment it is based (exit 6); `ref` is the one that is there already."""

    def __init__(self, ref: str | None = None) -> None:
        way = _('Add --payment "30% deposit, 70% before shipment", or --override "why".')
        if ref is not None:
            way = _('Type: dossier set {ref} payment="30% deposit, 70% before shipment", or add --override "why".')
        super().__init__(_("The quotation does not say on which payment it is based."), way.format(ref=ref))


class OwnEyesError(RefusedError):
    """A report that is for our own eyes is to be shared (exit 6); `why` is a sentence without its full stop."""

    def __init__(self, why: str) -> None:
        super().__init__(
            _("{why}: this report is not made to be shared.").format(why=why),
            _("Leave --share away and read it yourself."),
        )


class OwnViewError(RefusedError):
    """A view that is for our own eyes was asked for in public mode (exit 6)."""

    def __init__(self, command: str) -> None:
        super().__init__(
            _("dossier {command} shows what is for your own eyes, and others look on.").format(command=command),
            _("Show a record with: dossier show WHO — or leave --share away, or set DOSSIER_PUBLIC to 0."),
        )


class CancelledError(DossierError):
    """Somebody who was asked wants nothing changed (exit 1)."""

    def __init__(self) -> None:
        super().__init__(_("Nothing was changed."))
