"""Business cards (vCard) as the lines of a sheet, whose headings are the fields that each card says."""

from collections.abc import Iterator

from dossier.capture import Inquiry, read_card
from dossier.exchange.incoming.sheet import Sheet, SheetLine
from dossier.values.charset import decoded

NAME = "vCard"
_NOT_KEPT = frozenset({"contact.authority", "contact.postcode"})
"""What a card is judged by, and what its address says already."""


def recognises(raw: bytes) -> bool:
    """Tell whether bytes are business cards."""
    return decoded(raw[:4000]).lstrip("\ufeff \t\r\n").upper().startswith("BEGIN:VCARD")


def read(raw: bytes, _sheet: str | None = None) -> Sheet:
    """Return the cards of a file, a line each."""
    return Sheet(NAME, _lines(read_card(raw)))


def _lines(every: list[Inquiry]) -> Iterator[SheetLine]:
    """Yield a heading with each field as often as a card says it, then a line a card, numbered as the cards are."""
    said = [[(each.field, each.value) for each in card.findings if each.field not in _NOT_KEPT] for card in every]
    said = [[*pairs, *card.left] for pairs, card in zip(said, every, strict=True)]
    width: dict[str, int] = {}
    for pairs in said:
        for field in {field for field, _value in pairs}:
            width[field] = max(width.get(field, 0), sum(each == field for each, _value in pairs))
    yield SheetLine(0, tuple(field for field, times in width.items() for _time in range(times)))
    for number, pairs in enumerate(said, 1):
        cells = []
        for field, times in width.items():
            texts = [value for each, value in pairs if each == field]
            cells += [*texts, *[""] * (times - len(texts))]
        yield SheetLine(number, tuple(cells))
