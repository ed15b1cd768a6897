"""What a side says in a round: the prices in it, exact and with their currency."""

import re
from decimal import Decimal

from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.records.catalogue.choices import INCOTERMS
from dossier.values.money import CURRENCIES, Money, known_currency, no_price, parse_amount
from dossier.values.units import UNIT, UNIT_WORDS

_SUM = re.compile(
    r"(?P<before>us\$|a\$|hk\$|nz\$|r\$|[$€£¥￥₽₹]|(?<![a-z])[a-z]{3}(?![a-z]))?\s*"
    r"(?P<number>\d[\d.,']*)\s*"
    rf"(?P<after>%|[$€£¥￥₽₹]|[a-z]{{2,8}}(?![a-z])|美元|美金|欧元|人民币|天|(?![a-z])(?:{UNIT}))?",
    re.IGNORECASE,
)
_NO_PRICE = UNIT_WORDS | {"%", "days", "day", "weeks", "months", "天"}
_NO_CURRENCY = frozenset((*(rule.code for rule in INCOTERMS), "PCS", "MOQ", "MIN", "MAX", "PER", "SET", "AND", "FOR"))
_BARE = re.compile(r"\d[\d.,']*")
TEN_DIGITS = Decimal(10) ** 10


def sums(text: str, currency: str | None) -> tuple[Money, ...]:
    """Return the sums of money in a position such as `USD 6.90 and 5.90` or `3,20 EUR FOB`; quantities are no sums.

    A number without a currency has that of the sum before it, or `currency`, or none that is known (empty). Raises
    InvalidValueError for a number that is none and a currency that is none.
    """
    found: list[Money] = []
    for hit in _SUM.finditer(text):
        after = hit["after"] or ""
        if after.casefold() in _NO_PRICE:
            continue
        word = next((each for each in (hit["before"], after) if each and _is_currency(each)), None)
        last = found[-1].currency if found else currency
        amount = parse_amount(hit["number"].rstrip(".,"), field="price")
        if amount >= TEN_DIGITS:
            raise no_price(hit["number"])
        found.append(Money(amount, known_currency(word, field="price") if word else last or ""))
    return tuple(found)


def _is_currency(word: str) -> bool:
    """Tell whether a word beside a number is meant as a currency: a sign, a code, or three capitals that are none."""
    plain = word.upper()
    return not word.isascii() or "$" in word or plain in CURRENCIES or (
        len(word) == 3 and word == plain and plain not in _NO_CURRENCY
    )  # fmt: skip


def priced(text: str, currency: str | None) -> str:
    """Return a price position as it is kept: a bare number gets its currency, other words stay as they were typed.

    Raises InvalidValueError for a position that names no price.
    """
    plain = " ".join(text.split())
    found = sums(plain, currency)
    if not found:
        raise InvalidValueError(
            _("“{text}” names no price.").format(text=plain[:40]),
            _("Write USD 6.40; other words go into --note."),
            field="price",
        )
    return f"{found[0].currency} {plain}".strip() if _BARE.fullmatch(plain) else plain


def first_sum(text: str | None, currency: str | None) -> Money | None:
    """Return the first sum of a position as kept in a book, or None where there is none that can be read."""
    try:
        found = sums(text or "", currency)
    except InvalidValueError:
        return None
    return found[0] if found else None
