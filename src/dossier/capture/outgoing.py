"""A letter of our own, read for what it says: sentence by sentence, with sums, quantities, days and terms."""

import re
from contextlib import suppress
from datetime import date
from functools import cache

from dossier.capture.asks.patterns import any_of
from dossier.capture.asks.questions import questions
from dossier.capture.asks.terms import terms
from dossier.capture.days import days_in
from dossier.capture.mail.language import language_of
from dossier.capture.mail.quotes import SIGNED, part
from dossier.capture.vocabulary import is_han, lists
from dossier.errors import InvalidValueError
from dossier.records.read_over import Count, NamedDay, OwnLetter, Said, Sum
from dossier.values.money import parse_amount
from dossier.values.names import fold
from dossier.values.quantity import parse_quantity
from dossier.values.shipped import table

LONGEST = 20_000
"""Letters of a text after which nothing is read: a longer one is no letter."""
LONGEST_SENTENCE = 800
"""A longer sentence is read in pieces."""
_ABBREVIATIONS = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nr|Art|approx|incl|excl|etc|z\.B|d\.h|e\.g|i\.e|pcs|pc|Stk)\.$", re.IGNORECASE
)
_END = re.compile(r"(?<=[.!?])\s+(?=[^\s\d(])|(?<=[。!?])")
_NUMBER = r"(?<!\d)(?:\d{1,3}(?:[.,' ]\d{3}){1,4}(?:[.,]\d{1,2})?(?!\d)|\d{1,12}(?:[.,]\d{1,4})?)"
_FILE = re.compile(r"[\w()\- .]+?\.[A-Za-z0-9]{2,5}(?=\s*(?:[,;]|$))")
_COUNT = re.compile(
    r"(?<![\w.,/$€£%-])(?P<figure>\d{1,3}(?:[,.' ]\d{3})+|\d{3,7}|\d{2,3}(?=\s*(?:pcs|pieces|units|sets|Stk|Stück)\b))"
    r"(?P<word>\s*[^\W\d_][\w-]*)?(?![\d.,]*\s*[%€£$])"
)


def read_own(text: str, today: date, files: tuple[str, ...] = (), *, known: bool = False) -> OwnLetter:
    """Return a letter of ours read; `files` hang on it, and `known` says that no others do.

    What is quoted below is no part of it; a day without a year is the nearest to come.
    """
    new = part(text[:LONGEST].replace("\r\n", "\n")).new
    rows, listed, heads = [], [*files], False
    for row in new.split("\n"):
        if SIGNED.match(row):
            break
        if _heading().match(row):
            heads = True
            listed += [each.strip() for each in _FILE.findall(_heading().sub("", row)[:LONGEST_SENTENCE])]
        else:
            rows.append(row)
    first = next((at for at, row in enumerate(rows) if row.strip()), 0)
    greeting = rows[first].strip() if rows and _greets(rows[first]) else ""
    told = _sentences(rows[first + 1 :] if greeting else rows[first:])
    return OwnLetter(
        greeting,
        tuple(_said(each, today) for each in told),
        tuple(listed),
        known or heads or bool(files),
        _language(new),
        questions(new),
    )


def _language(text: str) -> str | None:
    found = language_of(text)
    return found[0] if found else None


def _sentences(rows: list[str]) -> list[str]:
    found: list[str] = []
    for row in rows:
        for piece in _END.split(row.strip().lstrip("-*•– ")):
            if found and found[-1] and _ABBREVIATIONS.search(found[-1]) and piece:
                found[-1] += f" {piece}"
            elif piece.strip():
                found.append(piece.strip())
        found.append("")
    return [each[at : at + LONGEST_SENTENCE] for each in found for at in range(0, len(each), LONGEST_SENTENCE)]


@cache
def _words(section: str, name: str) -> tuple[str, ...]:
    return tuple((table("read_over") or {}).get(section, {}).get(name, ()))


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:{any_of(list(_words('files', 'heading')))})\s*[::]\s*", re.IGNORECASE)


def _greets(row: str) -> bool:
    plain = row.strip()
    if not plain or len(plain) > 60:
        return False
    starts = any(
        re.match(rf"{re.escape(word)}(?!\w)|{re.escape(word)}(?=[\u4e00-\u9fff])", plain, re.IGNORECASE)
        for word in _words("greeting", "words")
    )
    return starts or (plain.endswith((",", "!", ",")) and len(plain.split()) <= 4)


@cache
def _money() -> re.Pattern[str]:
    signs = any_of([*_signs(), "MXN", "NZD", "AUD", "ZAR", "JPY", "CHF", "CAD", "AED"])
    return re.compile(
        rf"(?<![\w])(?P<before>{signs})\s?(?P<a>{_NUMBER})|(?P<b>{_NUMBER})\s?(?P<behind>{signs})(?!\w)", re.IGNORECASE
    )


@cache
def _signs() -> dict[str, str]:
    return {sign: code for code, many in lists("asks")["currencies"].items() for sign in many}


def _said(text: str, today: date) -> Said:
    sums = tuple(_sums(text))
    taken = [(each.at, each.end) for each in sums]
    counts = tuple(each for each in _counts(text) if not any(at <= each.at < end for at, end in taken))
    named = tuple(NamedDay(*each) for each in days_in(text, today))
    return Said(
        text,
        f" {fold(text)} ",
        sums,
        counts,
        named,
        tuple(each.value for each in terms(text) if each.field == "deal.incoterm"),
    )


def _sums(text: str) -> list[Sum]:
    known = {sign.lower(): code for sign, code in _signs().items()}
    found = []
    for hit in _money().finditer(text):
        sign = (hit["before"] or hit["behind"]).lower()
        with suppress(InvalidValueError):
            number = re.sub(
                r"^([1-9]\d{0,2})\.(\d{3})$", r"\1\2", (hit["a"] or hit["b"]).replace(" ", "")
            )  # 7.320 is no price
            found.append(Sum(parse_amount(number), known.get(sign, sign.upper()), hit.start(), hit.end()))
    return found


def _counts(text: str) -> list[Count]:
    found = []
    for hit in _COUNT.finditer(text):
        word = (hit["word"] or "").strip().casefold()
        plain = re.sub(r"\D", "", hit["figure"])
        if word in _words("goods", "no_count") or (
            len(plain) == 4 and plain[:2] in ("19", "20") and len(hit["figure"]) == 4
        ):
            continue
        with suppress(InvalidValueError):
            shown = hit["figure"] if len(word) < 3 and not is_han(word) and word not in ("pc", "m") else hit[0]
            found.append(Count(parse_quantity(hit["figure"])[0], shown.strip(), hit.start()))
    return found
