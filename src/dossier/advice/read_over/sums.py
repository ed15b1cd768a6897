"""Sums of a letter that do not add up in themselves: products, shares, totals under a list."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from dossier.advice.read_over.ground import has
from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.records.read_over import AgainstLetter, OwnLetter, Said
from dossier.values.money import parse_amount
from dossier.values.payment import payment_of, percent_words

MOST_SHARES = 5
SHORT = 6
"""A line of a list under which a total stands has no more words than this."""
_N = r"((?<!\d)\d[\d.,']{0,14}(?: \d{3}){0,3})"
_SIGN = r"(?:USD|EUR|US\$|[$€£¥]|RMB|CNY|GBP)?\s*"
_TIMES = re.compile(
    rf"{_N}\s*(?:[^\W\d_]+\s+){{0,3}}(?:pcs|pieces|sets|units|Stk|只|个|件)?\s*(?:[x×*]|at|à|zu)\s*{_SIGN}{_N}\s*(?:USD|EUR|[$€£])?"
    rf"\s*(?:each|per piece|a piece)?\s*(?:=|is|are|makes?|comes? to|gives|sind|ergibt)\s*{_SIGN}{_N}",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"{_N}\s*%\s*(?:[^\W\d_]+\s+){{0,2}}{_SIGN}{_N}\s*(?:USD|EUR)?\s*(?:=|is|are|makes?|,?\s*i\.e\.|sind)\s*{_SIGN}{_N}",
    re.IGNORECASE,
)
_PLUS = re.compile(
    rf"{_SIGN}{_N}\s*(?:USD|EUR|[$€£])?\s*(?:\+|plus)\s*{_SIGN}{_N}\s*(?:USD|EUR|[$€£])?\s*=\s*{_SIGN}{_N}",
    re.IGNORECASE,
)
_LESS = re.compile(rf"{_SIGN}{_N}\s*[-–]\s*(?:[^=\d]*\d+\s*%)?[^=\d]*{_N}\s*=\s*{_SIGN}{_N}", re.IGNORECASE)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[Decimal, Decimal], Decimal]], ...] = (
    (_TIMES, lambda a, b: a * b), (_PART, lambda a, b: a * b / 100), (_PLUS, lambda a, b: a + b), (_LESS, lambda a, b: a - b),
)  # fmt: skip


def is_reckoned(said: Said) -> bool:
    """Tell whether a sentence does a sum of its own."""
    return any(form.search(said.text) for form in (_TIMES, _PART, _PLUS, _LESS))


def sums(letter: OwnLetter) -> Iterator[AgainstLetter]:
    """Yield each sum that does not add up, with what it comes to."""
    for said in letter.sentences:
        yield from _in_line(said)
    yield from _totals(letter)


def _in_line(said: Said) -> Iterator[AgainstLetter]:
    for form, reckon in _FORMS:
        for hit in form.finditer(said.text):
            numbers = _numbers(hit)
            if numbers is None:
                continue
            right = reckon(numbers[0], numbers[1])
            if abs(right - numbers[2]) >= Decimal("0.5"):
                yield _wrong(" ".join(hit[0].split()), right)
    term = payment_of(paid_in(said))
    whole = term.percent_said
    if whole is not None and len([each for each in term.shares if each.percent is not None]) > 1:
        words = _("The shares come to {whole} %.").format(whole=percent_words(whole))
        yield AgainstLetter("sum", said.text, words, _("Write shares of 100 %."))


def paid_in(said: Said) -> str:
    """Return the part of a sentence that tells a payment: from the per cent on from which the shares are whole, else all."""
    starts = [hit.start() for hit in re.finditer(r"\d+(?:[.,]\d+)?\s*[%％]", said.text)]
    whole = (said.text[at:] for at in starts[1:-1][:MOST_SHARES] if payment_of(said.text[at:]).percent_said is None)
    return next(whole, said.text) if payment_of(said.text).percent_said is not None else said.text


def _numbers(hit: re.Match[str]) -> list[Decimal] | None:
    try:
        return [parse_amount(each.strip(" .,")) for each in hit.groups()]
    except InvalidValueError:
        return None


def _totals(letter: OwnLetter) -> Iterator[AgainstLetter]:
    """Yield a total that the sums before it do not come to: in a sentence, or line under line."""
    run: list[Decimal] = []
    for said in letter.sentences:
        amounts = [each.amount for each in said.sums]
        products = [_numbers(hit) for hit in _TIMES.finditer(said.text)]
        lines = [each[2] for each in products if each is not None]
        if has(said, "goods", "total") and amounts:
            parts = lines or (amounts[:-1] if len(amounts) > 2 else run)
            if len(parts) > 1 and len(amounts) > 0 and amounts[-1] not in lines and sum(parts) != amounts[-1]:
                yield _wrong(said.text, sum(parts, Decimal(0)))
            run = []
        elif lines or (len(amounts) == 1 and len(said.text.split()) <= SHORT):
            run += lines or amounts
        elif (
            len(amounts) == 3
            and "+" in said.text
            and amounts[0] + amounts[1] != amounts[2]
            and not _PLUS.search(said.text)
        ):
            yield _wrong(said.text, amounts[0] + amounts[1])
        else:
            run = []


def _wrong(words: str, right: Decimal) -> AgainstLetter:
    shown = f"{right:,.2f}".removesuffix(".00")
    return AgainstLetter(
        "sum",
        words,
        _("It comes to {right}.").format(right=shown),
        _("Write {right}, or check the parts.").format(right=shown),
    )
