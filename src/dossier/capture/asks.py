"""What an inquiry asks for, where it is plain: goods, quantities, terms, target price, certificates, port, deadline."""

import re
from datetime import date, timedelta
from functools import cache
from itertools import islice

from dossier.capture.proposal import Finding
from dossier.capture.vocabulary import is_han, lists

_FIGURE = (
    r"\d{1,3}(?:[.,'\s]\d{3})+(?!\d)|\d+(?:[.,]\d+)?\s?(?:[kK]|(?-i:M)|mio|millions?|thousand|lakhs?)\b"
    r"|\d+(?:\.\d+)?[万千]|half a million|a million|\d+"
)
_PLACE = (
    r"((?-i:[A-ZÀ-ÞА-Я][\w'’.-]*(?:[ ](?:de|do|da|del|la|le|of)?[ ]?[A-ZÀ-ÞА-Я][\w'’-]*){0,3})|"
    r"[\u4e00-\u9fff]{2,6}?(?=价|港|或|和|,|，|。|$|\s))"
)
_SPEAKING = "we i our us you could can wir ich sie uns nous vous nos ustedes vocês ci vi вас нам please mind need is are".split()
_NOT_PLACES = frozenset(
    "and or please price incoterm term terms usd eur payment with if is not our we the also for und oder preis et ou y o e"
    " i а и".split()
)
_BEFORE_GOODS = (
    "for of the a an your our is about für über ein eine pour des de du les un une la el los las para per dei delle i le на"
).replace(" ", "|")
_AROUND_FIGURES = "and|about|approx|ca|qty|quantity|with|around|environ|circa|etwa|aprox|по|около"
_AFTER_GOODS = (
    r"\s+(?:for|to|with|für|pour|para|per|and we|until|by|before|delivered|bis|puest[ao]s?|resa|anbieten|liefern|senden|schicken|"
    r"zu|at|price|from|as|which|that|on|in|"
    r"fob|cif|exw|ddp|cfr|fca|dap|cpt|cip)\b"
)


def asks(text: str, subject: str, sent_on: date | None) -> list[Finding]:
    """Return what a letter asks for; dates such as “until Friday” are counted from the day it was sent."""
    plain = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    found = _goods(plain, subject)
    found += _terms(plain) + _prices(plain) + _certificates(f"{subject}\n{plain}") + _ports(plain)
    found += _deadlines(plain, sent_on) + _payments(plain)
    seen: set[tuple[str, str]] = set()
    return [each for each in found if not ((each.field, each.value) in seen or seen.add((each.field, each.value)))]  # type: ignore[func-returns-value]


def terms_in(value: str) -> list[Finding]:
    """Return the trade terms in the value of a field, and the port they name."""
    return _terms(value)


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _quantity() -> re.Pattern[str]:
    units = lists("asks")["units"]
    plain = [unit for unit in units if not is_han(unit)]
    han = [unit for unit in units if is_han(unit)]
    return re.compile(
        rf"(?<![\w.,/$€£-])({_FIGURE})\s*(?:x\s+)?(?:({_any(plain)})(?![\w])|({_any(han)}))", re.IGNORECASE
    )


@cache
def _wish() -> re.Pattern[str]:
    words = lists("asks")["wishes"]
    spaced = _any([word for word in words if not is_han(word)])
    return re.compile(rf"(?:(?<!\w)(?:{spaced})(?!\w)|{_any([w for w in words if is_han(w)])})", re.IGNORECASE)


def _goods(text: str, subject: str) -> list[Finding]:
    found: list[Finding] = []
    for line in text.split("\n"):
        for m in islice(_quantity().finditer(line), 12):
            quantity = f"{m[1].strip()} {(m[2] or m[3]).rstrip('.')}"
            if _is_small(m[1]) or _is_measure(line, m):
                continue
            product = _beside(line, m.start(), m.end())
            if product:
                found.append(Finding("deal.product", product, f"text: “{_short(line)}”", "likely"))
            found.append(Finding("deal.quantity", quantity, f"text: “{_short(line)}”", "likely"))
        if len(found) > 24:
            break
    if not any(each.field == "deal.product" for each in found):
        found += _product_wished(text, subject)
    return found


def _is_small(figure: str) -> bool:
    return re.fullmatch(r"[\d.,'\s]+", figure) is not None and int(re.sub(r"\D", "", figure)[:12]) < 2


def _is_measure(line: str, m: re.Match[str]) -> bool:
    """Say whether a figure is a size or a price and no quantity: `5m`, `USD 12 / set`, `12 sets in a box`."""
    before = line[: m.start()].rstrip()
    return bool(re.search(r"(?:USD|EUR|US\$|[$€£¥]|moq)\s*$", before, re.IGNORECASE)) and not before.lower().endswith(
        "moq"
    )


def _beside(line: str, start: int, end: int) -> str:
    """Return the goods next to a quantity: behind `of`, or the words before it in a list."""
    after = line[end:]
    m = re.match(
        r"\s*(?:(?:of|de|di|von|des|x)\b|d')?\s*(?:(?:the|our|your|la|el|los|las|le|les)\b)?\s*((?:[^,;.:!?()\n]|(?<=\d)[.,](?=\d)){4,70})",
        after,
        re.IGNORECASE,
    )
    if m and re.match(r"\s*(?:of|de|di|von|des)\s", after, re.IGNORECASE):
        return _goods_named(m[1])
    before = re.sub(r"^\s*[-*•\d.)]*\s+", "", line[:start]).strip(" ,;:-–—(")
    before = re.split(r"(?<=[a-zа-я])[.!?:]\s+|[。!?:]", before)[-1]
    wish = list(_wish().finditer(before))
    if wish:
        before = before[wish[-1].end() :]
    before = _tidy(before)
    is_listed = wish or re.match(r"^\s*[-*•\d]", line) or len(before.split()) <= 9
    if len(before) > 2 and is_listed and not _speaks(before):
        return before
    if m and len(m[1].split()) <= 9:
        return _goods_named(m[1])
    return ""


def _speaks(words: str) -> bool:
    """Say whether words are part of a sentence and no name of goods."""
    return bool(set(_SPEAKING) & {word.lower() for word in re.findall(r"[^\W\d_]+", words)})


def _goods_named(words: str) -> str:
    """Return the goods at the beginning of some words: what follows is where they go, by when, or on which terms."""
    return _tidy(re.split(_AFTER_GOODS, words, flags=re.IGNORECASE)[0])


def _tidy(text: str) -> str:
    text = re.sub(rf"^(?:\s|[,;:\-–—]|(?:{_BEFORE_GOODS})\s)+", "", f"{text[-300:]} ", flags=re.IGNORECASE)
    text = re.sub(rf"(?:\s|[,;:\-–—]|\s(?:{_AROUND_FIGURES}))+$", "", text, flags=re.IGNORECASE)
    return text.strip(" \"'“”«»")[:90]


def _product_wished(text: str, subject: str) -> list[Finding]:
    for source, words in (("subject", subject), ("text", text)):
        for line in words.split("\n"):
            m = _wish().search(line)
            if m is None:
                continue
            rest = re.match(
                r"\s*(?:[::/\-–—]|zu|on|about|for|of|de|del|di|на)*\s*([^,;.!?。\n]{3,80})", line[m.end() :]
            )
            product = (
                _tidy(re.sub(rf"^(?:{_wish().pattern}|[\s::/-])+", "", rest[1], flags=re.IGNORECASE)) if rest else ""
            )
            if (
                product
                and not _quantity().fullmatch(product)
                and 0 < len(product.split()) <= 9
                and (is_han(product) or len(product) > 3)
            ):
                return [
                    Finding(
                        "deal.product",
                        product,
                        f"{source}: “{_short(line)}”",
                        "likely" if source == "subject" else "guess",
                    )
                ]
    return []


@cache
def _incoterm() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w&])({_any(list(lists('asks')['incoterms']))})(?![\w&])(?:\s+(?:port\s+(?:of\s+)?)?{_PLACE})?",
        re.IGNORECASE,
    )


def _terms(text: str) -> list[Finding]:
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
        quote = f"text: “{_short(m[0])}”"
        found.append(Finding("deal.incoterm", f"{code} {place}".strip(), quote, "certain"))
        if place and code in lists("asks")["destination"]["terms"]:
            found.append(Finding("deal.port", place, quote, "likely"))
    return found


def _ports(text: str) -> list[Finding]:
    m = re.search(
        rf"(?:{_any(lists('asks')['destination']['words'])})\s*(?:is|:|:|=|–|-|ist|est|es|é)?\s*{_PLACE}",
        text,
        re.IGNORECASE,
    )
    return [Finding("deal.port", m[1].strip(" ."), f"text: “{_short(m[0])}”", "certain")] if m else []


def _prices(text: str) -> list[Finding]:
    signs = {sign: code for code, many in lists("asks")["currencies"].items() for sign in many}
    money = _any(list(signs))
    shape = re.compile(
        rf"(?:{_any(lists('asks')['target_price']['words'])})[^\d\n]{{0,25}}?(?:({money})\s*(\d+(?:[.,]\d+)?)|(\d+(?:[.,]\d+)?)\s*({money}))",
        re.IGNORECASE,
    )
    m = shape.search(text)
    if m is None:
        return []
    sign, amount = (m[1], m[2]) if m[1] else (m[4], m[3])
    code = {key.lower(): value for key, value in signs.items()}[sign.lower()]
    if amount.count(",") == 1 and len(amount.split(",")[1]) < 3:
        amount = amount.replace(",", ".")
    return [Finding("deal.target_price", f"{code} {amount}", f"text: “{_short(m[0])}”", "certain")]


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])({_any(lists('asks')['certificates']['names'])})(?![\w-])")


def _certificates(text: str) -> list[Finding]:
    names = list(dict.fromkeys(_marks().findall(text)))
    if not names:
        return []
    return [Finding("deal.certificates", ", ".join(names), f"text: {', '.join(names)}", "certain")]


@cache
def _calendar() -> tuple[dict[str, int], dict[str, int]]:
    days = {word: int(day) for day, words in lists("asks")["weekdays"].items() for word in words}
    months = {word: int(month) for month, words in lists("asks")["months"].items() for word in words}
    return days, months


@cache
def _until() -> re.Pattern[str]:
    days, months = _calendar()
    article = r"(?:zum |den |dem |the |el |le |il |o |dia |next |this |kommenden |nächsten |am )*"
    month = _any(list(months))
    shapes = (
        rf"(?P<weekday>{_any(list(days))})(?!\w)",
        r"(?P<iso>\d{4}-\d\d?-\d\d?)",
        r"(?P<dmy>\d{1,2}[./]\d{1,2}[./]\d{2,4})",
        rf"(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s+(?:de |of |di )?(?P<month>{month})(?!\w)(?:,?\s+(?:de )?(?P<year>\d{{4}}))?",
        rf"(?P<month2>{month})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year2>\d{{4}}))?",
    )
    before = _any(lists("asks")["deadline"]["words"])
    return re.compile(rf"(?<!\w)(?:{before})[\s:]+{article}(?:{'|'.join(shapes)})", re.IGNORECASE)


def _deadlines(text: str, sent_on: date | None) -> list[Finding]:
    m = _until().search(text)
    if m is None:
        return []
    day = _day(m, sent_on)
    if day is None:
        return []
    return [Finding("deal.deadline", day.isoformat(), f"text: “{_short(m[0])}”", "likely")]


def _day(m: re.Match[str], sent_on: date | None) -> date | None:
    days, months = _calendar()
    try:
        if m["iso"]:
            year, month, day = (int(part) for part in m["iso"].split("-"))
            return date(year, month, day)
        if m["dmy"]:
            day, month, year = (int(part) for part in re.split(r"[./]", m["dmy"]))
            return (
                None if month > 12 or (day <= 12 and "/" in m["dmy"]) else date(year + 2000 * (year < 100), month, day)
            )
        if m["weekday"]:
            if sent_on is None:
                return None
            return sent_on + timedelta(days=(days[m["weekday"].lower()] - sent_on.weekday() - 1) % 7 + 1)
        month = months[(m["month"] or m["month2"]).lower()]
        day, year_said = int(m["day"] or m["day2"]), m["year"] or m["year2"]
        if year_said:
            return date(int(year_said), month, day)
        if sent_on is None:
            return None
        this = date(sent_on.year, month, day)
        return this if this >= sent_on else date(sent_on.year + 1, month, day)
    except (ValueError, KeyError, OverflowError):
        return None


def _payments(text: str) -> list[Finding]:
    words = lists("asks")["payment"]["words"]
    for sentence in re.split(r"(?<=[.!?;。!?;])\s*|\n+|,(?=\s*that)", text):
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
                    f"text: “{_short(sentence)}”",
                    "likely",
                )
            ]
    return []


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 90 else f"{text[:87]}…"
