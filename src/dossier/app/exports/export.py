"""Everything, or a part of it, in the form that the file's ending names."""

from collections.abc import Callable
from pathlib import Path

from dossier.app.asking import agreed
from dossier.app.exports.written import Folder, Wanted, Written
from dossier.app.session import Session
from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.records.keys import Key, key_of


def export(session: Session, wanted: Wanted) -> Written | Folder:
    """Return what is to be written; raises WrongUsageError for an ending or an option that does not fit."""
    ending = Path(wanted.file).suffix.casefold()
    form = "/" if is_folder(wanted.file) else ending
    if form not in _FORMS:
        raise WrongUsageError(
            _("What {file} should become is not clear: its ending says it.").format(file=wanted.file),
            _("Name it .json (everything), .xlsx, .csv, .vcf (cards), .ics (calendar), or a folder: pages/"),
        )
    make, options = _FORMS[form]
    usual = Wanted(wanted.file)
    for name in set(Wanted._fields) - options - {"file"}:
        if getattr(wanted, name) != getattr(usual, name):
            raise WrongUsageError(
                _("{option} does not fit {file}.").format(option=_OPTIONS[name], file=wanted.file),
                _("Leave it away, or name a file with another ending."),
            )
    return make(session, wanted)


def key_for(session: Session, wanted: Wanted, *, unencrypted: bool) -> Key | None:
    """Return the key of what is exported from an encrypted book: its own for .json, none for what may be shared.

    The other forms cannot be encrypted, because other programs read them: raises RefusedError unless she agrees to that.
    """
    key = key_of(session.places.book)
    if key is None or wanted.share or unencrypted:
        return None
    if Path(wanted.file).suffix.casefold() != ".json":
        agreed(
            session.asker,
            _("The book is encrypted; {file} cannot be: whoever gets it can read it.").format(file=wanted.file),
            _("Write it all the same?"),
            _("Add --unencrypted to write it, or --share to leave out what is private."),
        )
        return None
    return key


def is_folder(file: str) -> bool:
    """Tell whether a folder of pages is meant: by the stroke at its end, or because it is one."""
    return file.endswith(("/", "\\")) or Path(file).is_dir()


CALENDAR_DAYS = 365
"""How far ahead an exported calendar looks."""
_OPTIONS = {
    "who": "WHO", "noun": "--list", "columns": "--columns", "where": "--where", "tag": "--tag", "country": "--country",
    "share": "--share", "vcard": "--vcard", "files": "--no-files",
}  # fmt: skip


def _json(session: Session, wanted: Wanted) -> Written:
    from dossier.app.exports import whole_book

    if wanted.share:
        return whole_book.shared(session)
    return whole_book.whole_book(session, files=wanted.files)


def _csv(session: Session, wanted: Wanted) -> Written:
    from dossier.app.exports.lists import as_csv

    return as_csv(session, wanted)


def _xlsx(session: Session, wanted: Wanted) -> Written:
    from dossier.app.exports.workbook import as_workbook

    return as_workbook(session, share=wanted.share)


def _vcf(session: Session, wanted: Wanted) -> Written:
    from dossier.app.exports.cards import as_cards

    return as_cards(session, wanted)


def _folder(session: Session, wanted: Wanted) -> Folder:
    from dossier.app.exports.pages import as_pages

    return as_pages(session, share=wanted.share)


def _ics(session: Session, wanted: Wanted) -> Written:
    from dossier.app.agenda.calendar_file import calendar_file
    from dossier.app.agenda.reminders import Look

    content, answer = calendar_file(session, Look(days=CALENDAR_DAYS, whole=True), Path(wanted.file))
    return Written([content], lambda _path: answer._replace(exit_code=0))


_FORMS: dict[str, tuple[Callable[[Session, Wanted], Written | Folder], frozenset[str]]] = {
    ".json": (_json, frozenset({"share", "files"})),
    ".xlsx": (_xlsx, frozenset({"share"})),
    ".csv": (_csv, frozenset({"noun", "columns", "where", "tag", "country", "share"})),
    ".vcf": (_vcf, frozenset({"who", "where", "tag", "country", "share", "vcard"})),
    ".ics": (_ics, frozenset()),
    "/": (_folder, frozenset({"share"})),
}
"""What each ending becomes, and the options that fit it."""
