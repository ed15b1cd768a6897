"""The letter or card that a contact is read from: a file, standard input, the clipboard, or pasted text."""

from pathlib import Path
from typing import Literal

from dossier.app.contact import letters
from dossier.app.imports.people import refuse_people
from dossier.capture import is_card
from dossier.cli.desk import desk
from dossier.cli.fields import flags, texts
from dossier.cli.standard_input import END_KEY, LIMIT, all_bytes
from dossier.disk import read_input
from dossier.i18n import _
from dossier.paths import at_home

LETTER = (
    *texts(
        from_=("FILE", _("Read the inquiry from a mail file, or - for standard input.")),
        card=("FILE", _("Read a business card (vCard).")),
    ),
    *flags(paste=_("Read the inquiry from the clipboard or as pasted.")),
)
TAKING = tuple(
    flags(
        dry_run=_("Show what would be taken, and write nothing."),
        keep_attachments=_("Keep the files that hang on the mail with the contact."),
    )
)


def letter(from_: str | None = None, card: str | None = None, *, paste: bool = False) -> "letters.Letter | None":
    """Return the letter or card that is named, piped in, on the clipboard, or pasted; raises InvalidValueError for a list."""
    if from_:
        return _letter(_bytes(from_), "mail")
    if card:
        return letters.Letter(_bytes(card), "card")
    if not paste:
        return None
    from dossier.cli.clipboard import from_clipboard

    text = from_clipboard()
    if text is not None:
        return _letter(text.encode(), "pasted")
    desk().talk(_("Paste the mail, then press {key}:").format(key=END_KEY))
    return _letter(all_bytes(), "pasted")


def _letter(raw: bytes, form: Literal["mail", "pasted"]) -> letters.Letter:
    if not is_card(raw):
        refuse_people(raw)
    return letters.Letter(raw, form)


def _bytes(path: str) -> bytes:
    return all_bytes() if path == "-" else read_input(at_home(Path(path)), LIMIT)
