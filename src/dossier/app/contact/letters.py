"""A letter or card as it came, read; a list of people is no letter."""

from collections import Counter
from pathlib import Path
from typing import Literal, NamedTuple

from dossier.app.book.sheet_columns import refuse_people
from dossier.app.session import Session
from dossier.capture import Inquiry, attached_files, read_card, read_mail
from dossier.errors import InvalidValueError
from dossier.exchange.sheets import WORKBOOK, lines_of_text, lines_of_workbook
from dossier.records.company.products import OFFER
from dossier.values.charset import decoded
from dossier.values.names import domain_of, is_free

LIST_COLUMNS = 3
"""So many columns that two lines have make a list; lines of a letter have fewer commas, or each its own number."""

LIST_LOOKED_AT = 100_000
"""So many bytes tell whether a text is a list."""


class Letter(NamedTuple):
    """Bytes as they came, and what they are: a mail file or text, a business card, or what was pasted."""

    raw: bytes
    form: Literal["mail", "card", "pasted"]


def read(session: Session, letter: Letter) -> Inquiry:
    """Return what a letter or the first of some cards says; raises InvalidValueError for a list of people."""
    if letter.form == "card" or is_cards(letter.raw):
        return read_card(letter.raw)[0]
    _refuse_list(letter.raw)
    config = session.places.config
    return read_mail(
        letter.raw,
        own_domains=own_house(session),
        own_name=session.settings.get("profile.name") or "",
        user_sources=_own_file(config / "sources.toml"),
        user_titles=_own_file(config / "titles.toml"),
    )


def is_cards(raw: bytes) -> bool:
    """Say whether a file or a paste is business cards, whatever it was called."""
    return decoded(raw[:4000]).lstrip("\ufeff \t\r\n").upper().startswith("BEGIN:VCARD")


def cards(letter: Letter) -> list[Inquiry]:
    """Return what each of the business cards of a file says; none where it is a letter."""
    return read_card(letter.raw) if letter.form == "card" or is_cards(letter.raw) else []


def files(letter: Letter) -> list[tuple[str, bytes]]:
    """Return the files that hang on a letter, each with its name and content."""
    return attached_files(letter.raw)


def own_house(session: Session) -> frozenset[str]:
    """Return the mail domain of our own house; of an open provider only the address itself."""
    own = session.settings.get("profile.email")
    domain = domain_of(own) if own else None
    if not own or not domain:
        return frozenset()
    return frozenset({own.strip().lower()} if is_free(domain) else {domain})


def _own_file(path: Path) -> Path | None:
    return path if path.is_file() else None


def _refuse_list(raw: bytes) -> None:
    """Raise InvalidValueError for a sheet with several people: read as one letter they would become one person."""
    head = raw if len(raw) <= LIST_LOOKED_AT else raw[:LIST_LOOKED_AT].rpartition(b"\n")[0]
    try:
        lines = lines_of_workbook(raw) if raw.startswith(WORKBOOK[0]) else lines_of_text(decoded(head))
    except InvalidValueError:  # neither a workbook nor CSV, as most letters
        return
    widths = Counter(len(each.cells) for each in lines)
    if any(width >= LIST_COLUMNS and count > 1 for width, count in widths.items()):
        refuse_people(lines, OFFER)
