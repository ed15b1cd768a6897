"""Terms that a letter asks for: incoterm and port, target price, certificates, deadline, payment."""

import re
from datetime import date
from functools import cache

from dossier.capture.asks.patterns import any_of, short
from dossier.capture.days import named_day
from dossier.capture.proposal import Finding
from dossier.capture.vocabulary import lists

_PLACE = (
    r"((?-i:(?:(?:St|Ste|Sta|Sto|Pt|Ft)\. ?)?[A-ZÀ-ÞА-Я][\w'’-]*(?:[ ](?:de|do|da|del|la|le|of)?[ ]?[A-ZÀ-ÞА-Я][\w'’-]*){0,3})|"
    r"(?!价|单价|报价)[\u4e00-\u9fff]{2,6}?(?=价|價|单价|港|或|和|,|，|。|;|$|\s))"
)
_LATIN = r"(?:[^\W\u3040-\u9fff\uac00-\ud7af]|&)"
"""What makes a code a part of a longer word; a Chinese sign beside it does not: `报FOB深圳价`."""
_NOT_PLACES = frozenset(
    "and or please price incoterm term terms usd eur payment with if is not our we the also for und oder preis et ou y o e"
    " i а и".split()
)


@cache
def _incoterm() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!{_LATIN})({any_of(list(lists('asks')['incoterms']))})(?!{_LATIN})(?:(?:\s+|(?=[\u4e00-\u9fff]))(?:port\s+(?:of\s+)?)?{_PLACE})?",
        re.IGNORECASE,
    )


def terms(text: str) -> list[Finding]:
    """Return the trade terms of a text, each with its place."""
    found = []
    names = lists("asks")["incoterms"]
    for m in _incoterm().finditer(text):
        if not m[1].isupper() and m[1].lower() not in {"fob", "cif", "exw", "ddp", "cfr", "fca", "dap", "c&f", "cnf"}:
            continue
        code = names[m[1].upper()]
        place = (m[2] or "").strip(" .")
        words = [word for word in place.split() if word.lower() not in _NOT_PLACES]
        place = (
            " ".join(words)
            if words and place.split()[0].lower() not in _NOT_PLACES and place.upper() not in names
            else ""
        )
        quote = f"text: “{short(m[0])}”"
        found.append(Finding("deal.incoterm", f"{code} {place}".strip(), quote, "certain"))
        if place and code in lists("asks")["destination"]["terms"]:
            found.append(Finding("deal.port", place, quote, "likely"))
    return found


_PORT_BEHIND = re.compile(
    rf"(?<!\w)(?:to|at|in)\s+(?:the\s+)?{_PLACE}\s+(?:sea)?port(?!\w)|(?:运到|運到|送到|到)([\u4e00-\u9fff]{{2,5}})港"
)
"""A port named before the word: `your price to Tema port`."""


def ports(text: str) -> list[Finding]:
    """Return the port of destination that a text names."""
    m = re.search(
        rf"(?:{any_of(lists('asks')['destination']['words'])})\s*(?:is|:|:|=|–|-|ist|est|es|é)?\s*{_PLACE}",
        text,
        re.IGNORECASE,
    )
    m = m or _PORT_BEHIND.search(text)
    return (
        [Finding("deal.port", next(filter(None, m.groups())).strip(" ."), f"text: “{short(m[0])}”", "certain")]
        if m
        else []
    )


def prices(text: str) -> list[Finding]:
    """Return the target price that a text names."""
    signs = {sign: code for code, many in lists("asks")["currencies"].items() for sign in many}
    money = any_of(list(signs))
    shape = re.compile(
        rf"(?:{any_of(lists('asks')['target_price']['words'])})[^\d\n]{{0,25}}?(?:({money})\s*(\d+(?:[.,]\d+)?)|(\d+(?:[.,]\d+)?)\s*({money}))",
        re.IGNORECASE,
    )
    m = shape.search(text)
    if m is None:
        return []
    sign, amount = (m[1], m[2]) if m[1] else (m[4], m[3])
    code = {key.lower(): value for key, value in signs.items()}[sign.lower()]
    if amount.count(",") == 1 and len(amount.split(",")[1]) < 3:
        amount = amount.replace(",", ".")
    return [Finding("deal.target_price", f"{code} {amount}", f"text: “{short(m[0])}”", "certain")]


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(rf"(?<!-)(?<!{_LATIN})({any_of(lists('asks')['certificates']['names'])})(?!{_LATIN}|-)")


def certificates(text: str) -> list[Finding]:
    """Return the certificates that a text names."""
    names = list(dict.fromkeys(_marks().findall(text)))
    if not names:
        return []
    return [Finding("deal.certificates", ", ".join(names), f"text: {', '.join(names)}", "certain")]


def deadlines(text: str, sent_on: date | None) -> list[Finding]:
    """Return the day until which an answer or the goods are wanted."""
    table = lists("asks")["deadline"]
    found = named_day(text, tuple(table["words"]), sent_on, behind=tuple(table["behind"]))
    return [Finding("deal.deadline", found[0].isoformat(), f"text: “{short(found[1])}”", "likely")] if found else []


_SHARE = r"\d+ ?%(?!\s*(?:增值税|增值稅|vat|mwst|tva|iva|kdv|ндс))"
"""A share of a payment; a rate of tax is none."""


def _without_goods(sentence: str) -> str:
    """Return a sentence from the part on that speaks of payment, without the term of delivery behind it.

    Commas part it; a sentence that speaks of payment in its first part stays whole.
    """
    parts = re.split(r",\s+|[，、]|,(?=[\u4e00-\u9fff])", sentence)
    first = next(
        (
            at
            for at, part in enumerate(parts)
            if re.search(rf"(?i){any_of(lists('asks')['payment']['signs'])}|{_SHARE}", part)
        ),
        0,
    )
    if not first:
        return sentence
    kept = parts[first:]
    while len(kept) > 1 and _incoterm().match(kept[-1].strip()):
        kept.pop()
    return sentence[sentence.index(kept[0]) :] if len(kept) == len(parts) - first else ", ".join(kept)


def payments(text: str) -> list[Finding]:
    """Return the sentence that says how the writer pays."""
    table = lists("asks")["payment"]
    words = table["words"]
    for whole in re.split(r"(?<=[.!?;])(?=\s)\s*|(?<=[。！？；])|\n+|,(?=\s*that)", text):
        sentence = _without_goods(whole)
        low = f"{sentence.lower()} "
        hits = [
            word
            for word in words
            if (word in low if not word[:1].isascii() else re.search(rf"(?<!\w){re.escape(word)}", low))
        ]
        firm = re.search(
            rf"{_SHARE}|\d\d ?/ ?\d\d|net \d|\d+ (?:{any_of(table['units'])})|{any_of(table['signs'])}",
            low,
        )
        if hits and firm:
            return [
                Finding(
                    "deal.payment",
                    " ".join(sentence.split()).strip(" .,;。")[:140],
                    f"text: “{short(sentence)}”",
                    "likely",
                )
            ]
    return []
