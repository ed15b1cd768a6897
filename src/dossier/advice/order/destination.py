"""Does what we ship fit where it goes: plug, voltage, mark, and the language of the label (checklist M111–M114).

What is not known is asked, never guessed; only what is known on both sides and contradicts is a mismatch.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from dossier.records.country.country import Mark
from dossier.records.country.destination import (
    ASK,
    EXPIRES,
    LABEL,
    LATER,
    MAINS,
    MARK,
    MISMATCH,
    OK,
    PAPERS,
    PARTLY,
    PLUG,
    PROOF,
    WANTED,
    Finding,
    Goods,
    Place,
    Plug,
)
from dossier.values.certificate import holds_until

LOW_VOLTS = 60
"""Up to this many volts goods do not hang on the mains: a USB lamp, a pad."""
TOLERANCE = 0.1
"""Goods for one voltage bear a tenth more or less, as the mains themselves do (IEC 60038)."""
ALL_GOODS = "*"

Plugs = Callable[[str], Plug | None]
Language = Callable[[str], str | None]


def findings(
    goods: Goods, kinds: frozenset[str], place: Place, plug: Plugs, language: Language, day: date | None = None
) -> list[Finding]:
    """Return what comes of comparing goods of these kinds (`mains`, `radio`, `toy` …) with a place.

    `day` is when they leave: a certificate that ends before it has run out, a rule that begins after it is for later.
    """
    kinds = _without_mains(goods, kinds)
    found = [
        _plug(goods, kinds, place, plug), _voltage(goods, kinds, place), _frequency(goods, place),
        *_marks(goods, kinds, place, day), _label(goods, place, language),
    ]  # fmt: skip
    return [each for each in found if each is not None]


def _without_mains(goods: Goods, kinds: frozenset[str]) -> frozenset[str]:
    volts = voltage(goods.mains)
    low = volts is not None and volts[1] <= LOW_VOLTS
    return kinds - {"mains"} if low and not goods.plug else kinds | ({"mains"} if goods.plug else set())


def voltage(text: str) -> tuple[float, float] | None:
    """Return the lowest and highest volts in a text such as `100-240 V`, `220V` or `5 V USB-C`, or None."""
    hit = re.search(r"(\d{1,3}(?:\.\d+)?)\s*(?:[-–—~～至/]\s*(\d{1,3}(?:\.\d+)?))?\s*[Vv伏]", text)
    if hit is None:
        return None
    low = float(hit[1])
    high = float(hit[2]) if hit[2] else low
    if not hit[2] and low > LOW_VOLTS:
        return low * (1 - TOLERANCE), high * (1 + TOLERANCE)
    return min(low, high), max(low, high)


def _plug(goods: Goods, kinds: frozenset[str], place: Place, read: Plugs) -> Finding | None:
    if not place.plugs or (not goods.plug and "mains" not in kinds):
        return None
    if not goods.plug:
        return Finding(PLUG, ASK, _standard(place))
    known = [(word, plug) for word in goods.plug if (plug := read(word)) is not None]
    if not known:
        return Finding(PLUG, ASK, _standard(place), goods.plug)
    best = [word for word, plug in known if place.plug_main in plug.sockets]
    fitting = [word for word, plug in known if plug.sockets & set(place.plugs)]
    if best or (fitting and place.plug_main is None):
        return Finding(PLUG, OK, _standard(place), tuple(best or fitting))
    if fitting:
        return Finding(PLUG, PARTLY, _standard(place), tuple(fitting))
    return Finding(PLUG, MISMATCH, _standard(place), goods.plug)


def _standard(place: Place) -> tuple[str, ...]:
    return (
        place.plugs if place.plug_main is None else (place.plug_main, *(p for p in place.plugs if p != place.plug_main))
    )


def _voltage(goods: Goods, kinds: frozenset[str], place: Place) -> Finding | None:
    if not place.volts:
        return None
    wanted = tuple(f"{volts} V" for volts in place.volts)
    bears = voltage(goods.mains)
    if bears is None:
        return Finding(MAINS, ASK, wanted) if "mains" in kinds else None
    if bears[1] <= LOW_VOLTS:
        return None
    held = [volts for volts in place.volts if bears[0] <= volts <= bears[1] or _near(volts, bears)]
    state = OK if len(held) == len(place.volts) else PARTLY if held else MISMATCH
    return Finding(MAINS, state, wanted, (goods.mains,))


def _near(volts: int, bears: tuple[float, float]) -> bool:
    """Tell whether a voltage lies within five per cent of a range that was stated as one: 240 V for goods of 220–230 V."""
    return bears[0] * 0.95 <= volts <= bears[1] * 1.05


def _frequency(goods: Goods, place: Place) -> Finding | None:
    stated = {int(number) for number in re.findall(r"\b(50|60)\b(?=\s*(?:/\s*\d\d\s*)?(?:Hz|HZ|hz|赫))", goods.mains)}
    if not stated or not place.hertz or set(place.hertz) & stated:
        return None
    wanted = tuple(f"{hertz} Hz" for hertz in place.hertz)
    return Finding(MAINS, MISMATCH, wanted, tuple(f"{hertz} Hz" for hertz in sorted(stated)))


_ORDER = (MARK, WANTED, PROOF, PAPERS)


def _marks(goods: Goods, kinds: frozenset[str], place: Place, day: date | None) -> list[Finding]:
    """Return one finding a mark: carried, not noted, run out, or for later; nothing where the kind of goods is unknown."""
    asked = [
        rule
        for rule in place.marks
        if kinds and rule.kind != "voluntary" and (kinds & set(rule.goods) or ALL_GOODS in rule.goods)
    ]
    found = [_mark(goods, rule, day) for rule in asked]
    return sorted(found, key=lambda each: (each.state == LATER, _ORDER.index(each.topic)))


def _mark(goods: Goods, rule: Mark, day: date | None) -> Finding:
    named = (rule.name,)
    if day is not None and rule.since > day.isoformat():
        return Finding(PAPERS, LATER, named, rule=rule)
    if not rule.names:
        return Finding(PAPERS, ASK, named, rule=rule)
    topic = PROOF if rule.is_paper else MARK if rule.kind == "mandatory" else WANTED
    held = [each for each in goods.certificates if any(_is_held(name, {_folded(each)}) for name in rule.names)]
    if held:
        return _carried(topic, rule, held, day)
    if topic == PROOF or not goods.certificates:
        return Finding(topic, ASK, named, rule=rule)
    return Finding(topic, MISMATCH if topic == MARK else PARTLY, named, goods.certificates, rule.note, rule)


def _carried(topic: str, rule: Mark, held: list[str], day: date | None) -> Finding:
    """Return that a mark is carried, with the last day of the certificate that holds longest, if each names one."""
    ends = [until for each in held if (until := holds_until(each)) is not None]
    last = max(ends) if len(ends) == len(held) else None
    state = EXPIRES if last is not None and day is not None and last < day else OK
    return Finding(topic, state, (rule.name,), tuple(held), rule=rule, until=last)


def _folded(text: str) -> str:
    return re.sub(r"[^a-z0-9\u4e00-\u9fff]+", " ", text.casefold()).strip()


def _is_held(name: str, held: set[str]) -> bool:
    """Tell whether a certificate bears a name as a whole word: CE stands in “CE-LVD”, not in “licence”."""
    wanted = _folded(name)
    return any(f" {wanted} " in f" {each} " for each in held)


def _label(goods: Goods, place: Place, read: Language) -> Finding | None:
    if not place.languages:
        return None
    if not goods.label:
        return Finding(LABEL, ASK, place.languages, (), place.label_note)
    has = {code for word in goods.label if (code := read(word)) is not None}
    if not has:
        return Finding(LABEL, ASK, place.languages, goods.label, place.label_note)
    missing = tuple(code for code in place.languages if code not in has)
    if len(missing) == len(place.languages):
        return Finding(LABEL, MISMATCH, place.languages, goods.label, place.label_note)
    if missing and place.label_rule == "all":
        return Finding(LABEL, PARTLY, missing, goods.label, place.label_note)
    return Finding(LABEL, OK, tuple(code for code in place.languages if code in has), goods.label)


def kinds_of(text: str, words: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the kinds of goods that the words of a category or name stand for."""
    plain = f" {text.casefold()} "
    return frozenset().union(*(kinds for word, kinds in words.items() if _stands_in(word, plain)))


def _stands_in(word: str, plain: str) -> bool:
    if not word.isascii():
        return word in plain
    return re.search(rf"\b{re.escape(word)}(?:s|es)?\b", plain) is not None
