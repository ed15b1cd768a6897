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
    r"[\u4e00-\u9fff]{2,6}?(?=价|港|或|和|,|，|。|$|\s))"
)
_NOT_PLACES = frozenset(
    "and or please price incoterm term terms usd eur payment with if is not our we the also for und oder preis et ou y o e"
    " i а и".split()
)


@cache
def _incoterm() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w&])({any_of(list(lists('asks')['incoterms']))})(?![\w&])(?:\s+(?:port\s+(?:of\s+)?)?{_PLACE})?",
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


def ports(text: str) -> list[Finding]:
    """Return the port of destination that a text names."""
    m = re.search(
        rf"(?:{any_of(lists('asks')['destination']['words'])})\s*(?:is|:|:|=|–|-|ist|est|es|é)?\s*{_PLACE}",
        text,
        re.IGNORECASE,
    )
    return [Finding("deal.port", m[1].strip(" ."), f"text: “{short(m[0])}”", "certain")] if m else []


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
    return re.compile(rf"(?<![\w-])({any_of(lists('asks')['certificates']['names'])})(?![\w-])")


def certificates(text: str) -> list[Finding]:
    """Return the certificates that a text names."""
    names = list(dict.fromkeys(_marks().findall(text)))
    if not names:
        return []
    return [Finding("deal.certificates", ", ".join(names), f"text: {', '.join(names)}", "certain")]


def deadlines(text: str, sent_on: date | None) -> list[Finding]:
    """Return the day until which an answer or the goods are wanted."""
    found = named_day(text, tuple(lists("asks")["deadline"]["words"]), sent_on)
    return [Finding("deal.deadline", found[0].isoformat(), f"text: “{short(found[1])}”", "likely")] if found else []


def _without_goods(sentence: str) -> str:
    """Return a sentence from the part on that speaks of payment, without the term of delivery behind it.

    Commas part it; a sentence that speaks of payment in its first part stays whole.
    """
    parts = re.split(r",\s+|[，、]", sentence)
    first = next(
        (
            at
            for at, part in enumerate(parts)
            if re.search(r"(?i)payment|zahlung|paiement|pago|付款|оплат|\d+ ?%", part)
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
    words = lists("asks")["payment"]["words"]
    for whole in re.split(r"(?<=[.!?;])(?=\s)\s*|(?<=[。！？；])|\n+|,(?=\s*that)", text):
        sentence = _without_goods(whole)
        low = f"{sentence.lower()} "
        hits = [
            word
            for word in words
            if (word in low if not word[:1].isascii() else re.search(rf"(?<!\w){re.escape(word)}", low))
        ]
        firm = re.search(
            r"\d+ ?%|l/c|t/t|letter of credit|net \d|b/l|payment|zahlung|paiement|pago|pagamento|付款|оплат|信用证|提单",
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
