"""How the goods are wished for: their colours, and when they are to be delivered."""

import re
from functools import cache

from dossier.capture.asks.patterns import any_of, short
from dossier.capture.proposal import Finding
from dossier.capture.vocabulary import is_han, lists

_CODE = r"RAL\s?\d{4}|Pantone\s?(?:\d{3,4}\s?[CU]?|[A-Z][a-z]+ [CU])\b"


@cache
def _colours() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return how colours stand in a text, each with the list of them in its first group; how Chinese ones; and one colour."""
    table = lists("asks")["colours"]
    shade = rf"(?:(?:{any_of(table['shades'])})[\s-]+)?"
    plain = any_of([name for name in table["names"] if not is_han(name)])
    one = rf"(?:{_CODE}|{shade}(?<!\w)(?:{plain})(?!\w)(?:\s?{_CODE})?)"
    many = rf"({one}(?:\s*(?:,|/|\+|&|;|\b(?:{any_of(table['joints'])})\b){{1,2}}\s*{one}){{0,8}})"
    label = rf"(?<!\w)(?:{any_of([word for word in table['labels'] if not is_han(word)])})(?!\w)"
    said = rf"{label}[^\S\n]*(?:is|are|in|ist|sind)?[^\S\n]*[::=–-]?[^\S\n]*{many}(?![\w-])"
    alone = rf"(?<!\w)(?:{any_of(table['before'])})[^\S\n]+{many}(?![\w-])(?![^\S\n]+(?!(?:{any_of(table['behind'])})(?!\w))[^\W\d_])"
    latin = re.compile(rf"{said}|{alone}|(?<![\w-]){many}[^\S\n]+{label}|({_CODE})", re.IGNORECASE)
    han = re.compile(rf"(?:{any_of([name for name in table['names'] if is_han(name)])})")
    return latin, han, re.compile(one, re.IGNORECASE)


def colours(text: str) -> list[Finding]:
    """Return the colours that are wished for: behind a label or `in`, before a label, as a code, or in Chinese."""
    latin, han, one = _colours()
    found: list[str] = []
    words = ""
    for hit in latin.finditer(text):
        found += [" ".join(each.split()) for each in one.findall(next(filter(None, hit.groups())))]
        words = words or hit[0]
    for hit in han.finditer(text):
        found.append(hit[0])
        words = words or hit[0]
    named = list({each.casefold(): each for each in reversed(found)}.values())[::-1]
    return [Finding("deal.colours", ", ".join(named), f"text: “{short(words)}”", "likely")] if named else []


@cache
def _delivery() -> re.Pattern[str]:
    table = lists("asks")["delivery"]
    words = any_of([word for word in table["words"] if not is_han(word)])
    han = any_of([word for word in table["words"] if is_han(word)])
    names = any_of([each for names in lists("asks")["months"].values() for each in names if each not in {"may", "mar"}])
    figures = r"\d{1,3}(?:\s?(?:-|–|to|bis|à|a|до)\s?\d{1,3})?"
    days = rf"{figures}\s*(?:{any_of(table['working'])})?\s*(?:{any_of(table['units'])})(?!\w)"
    month = rf"(?<!\w)(?:{names}|(?-i:May))(?!\w)\.?(?:\s+20\d\d)?"
    time = rf"{days}|{month}|\b(?:week|KW|Q)\s?\d{{1,2}}(?:\s+20\d\d)?\b|\b(?:asap|as soon as possible)\b"
    between = r"(?!\w|\s+ad[dr])(?:[^.!?;\n]|(?:max|min|ca|approx)\.){0,30}?"
    no_payment = r"(?<!\w)(?<!after )(?<!before )(?<!upon )(?<!against )(?<!on )"
    return re.compile(
        rf"{no_payment}(?:{words}){between}(?:{time})|"
        rf"(?:{han})[^。!?;\n,,]{{0,8}}?\d{{1,4}}\s*(?:天|日|周|週|个月|個月|月)(?:内|前|底|初)?",
        re.IGNORECASE,
    )


def delivery(text: str) -> list[Finding]:
    """Return when the goods are to be delivered, in the writer's words; a question without a time is none."""
    hit = _delivery().search(text)
    return [Finding("deal.delivery", short(hit[0]), f"text: “{short(hit[0])}”", "likely")] if hit else []
