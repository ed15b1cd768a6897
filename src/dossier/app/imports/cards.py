"""Business cards (vCard) as the lines of a sheet, whose headings are the fields that each card says."""

import re
from collections.abc import Iterator

from dossier.capture import Inquiry, is_card, read_card
from dossier.errors import InvalidValueError
from dossier.exchange.incoming.sheet import Sheet, SheetLine, filled
from dossier.i18n import _

NAME = "vCard"
MOST_CARDS = 50_000
"""Cards of one file: each is read whole before the first is written."""
recognises = is_card
_NOT_KEPT = frozenset({"contact.authority", "contact.postcode"})
"""What a card is judged by, and what its address says already."""
_MOST = 20
"""So many columns are made of one field; what a card says more often stands in the last of them."""
_OF_FIRM = re.compile(r"(?im)^(?:[\w-]+\.)?(?:KIND:org|X-ABShowAs:COMPANY)\b")
_OF_GROUP = re.compile(r"(?im)^(?:X-ADDRESSBOOKSERVER-)?KIND:group\b")


def read(raw: bytes, _sheet: str | None = None) -> Sheet:
    """Return the cards of a file, a line each; raises InvalidValueError for more than MOST_CARDS."""
    if raw.upper().count(b"BEGIN:VCARD") > MOST_CARDS:
        words = _("This file has more than {n} cards.").format(n=f"{MOST_CARDS:,}")
        raise InvalidValueError(words, _("Save it in several files."))
    return Sheet(NAME, filled(_lines(read_card(raw))))


def _lines(every: list[Inquiry]) -> Iterator[SheetLine]:
    """Yield a heading with each field as often as a card says it, then a line a card, numbered as the cards are."""
    said = [_said(card) for card in every]
    width: dict[str, int] = {}
    for pairs in said:
        for field in dict.fromkeys(field for field, _value in pairs):
            width[field] = max(width.get(field, 0), min(_MOST, sum(each == field for each, _value in pairs)))
    yield SheetLine(0, tuple(field for field, times in width.items() for _time in range(times)))
    for number, pairs in enumerate(said, 1):
        texts: dict[str, list[str]] = {}
        for field, value in pairs:
            held = texts.setdefault(field, [])
            if len(held) < _MOST:
                held.append(value)
            else:
                held[-1] += f"; {value}"
        cells = (texts.get(field, [""])[at : at + 1] for field, times in width.items() for at in range(times))
        yield SheetLine(number, tuple(cell[0] if cell else "" for cell in cells))


def _said(card: Inquiry) -> list[tuple[str, str]]:
    """Return what a card says as (heading, text); of several names the others are no second person."""
    if _OF_GROUP.search(card.original):
        return [("group", each.value) for each in card.every("contact.name")]
    pairs = [(each.field, each.value) for each in card.findings if each.field not in _NOT_KEPT]
    first = card.first("contact.name")
    pairs = [
        ("FN", value) if field == "contact.name" and first and value != first.value else (field, value)
        for field, value in dict.fromkeys(pairs)
    ]
    return [*pairs, *card.left, *([("is a company", "yes")] if _OF_FIRM.search(card.original) else [])]
