"""The telephone numbers of form, signature and text: read in a country, or kept as they were written."""

import re
from typing import TYPE_CHECKING, NamedTuple

from dossier.capture.evidence import Evidence
from dossier.capture.proposal import Finding
from dossier.capture.signature import phone_plan, written_numbers
from dossier.capture.signature.country import Vote
from dossier.capture.vocabulary import lists

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_NUMBER_KINDS = ("mobile", "phone", "fax", "whatsapp", "wechat", "telegram", "viber")


def read_dialled(seen: Evidence) -> list[tuple[written_numbers.Dialled, str]]:
    """Return the numbers of form, signature and text with where each stands; in the text only labelled ones count."""
    found: list[tuple[written_numbers.Dialled, str]] = []
    for kind in ("phone", "mobile", "fax", "whatsapp", "wechat"):
        for field, value, label in seen.form.fields:
            if field == f"contact.{kind}":
                found += [
                    (
                        number._replace(
                            kinds=tuple(dict.fromkeys((*number.kinds, kind)))
                            if not set(number.kinds) - {"phone"}
                            else number.kinds,
                            is_labelled=True,
                        ),
                        f"field “{label}”",
                    )
                    for number in written_numbers.numbers(value)
                ]
    found += [
        (number, f"signature: “{' '.join(f'{number.label} {number.written}'.split())}”")
        for number in seen.block.numbers
    ]
    for line in seen.body.split("\n"):
        for number in written_numbers.numbers(line):
            vouched = set(number.kinds) & set(_NUMBER_KINDS) or "+" in number.written
            if vouched and number.is_labelled and not _of_another(line, number.written):
                found.append((number, f"text: “{' '.join(f'{number.label[-30:]} {number.written}'.split())}”"))
    return found


_ANOTHER = re.compile(
    r"\b(?:his|her|their|agent|agente|agenten|colleague|kolleg\w+|coll[eè]gue|colega|collega|коллег\w*|forwarder|friend|driver|"
    r"cc|mr|mrs|ms|sig|signor\w*|herr|frau|monsieur|sr|sra)\b[^!?]{0,40}$|(?:同事|货代|朋友|先生|女士)[^。!?]{0,12}$",
    re.IGNORECASE,
)
"""Words before a number in a sentence that make it somebody else's."""


def _of_another(line: str, written: str) -> bool:
    return _ANOTHER.search(line[: max(line.find(written), 0)]) is not None


class Numbers(NamedTuple):
    """Numbers as findings, what they say of the country, and those that were kept as written."""

    findings: list[Finding]
    votes: list[Vote]
    unread: list[str]


def numbers(dialled: list[tuple[written_numbers.Dialled, str]], region: str | None) -> Numbers:
    """Return numbers in their international form, in `region` where they have no calling code; else as written."""
    found: dict[tuple[str, str], Finding] = {}
    votes: list[Vote] = []
    unread: list[str] = []
    for number, evidence in dialled:
        is_phone = not {"qq", "line", "skype", "wechat"} & set(number.kinds)
        parsed, extension, place = _parsed(number, region)
        if parsed is None:
            if is_phone and number.is_labelled and _is_long(number.written):
                unread.append(number.written)
                kind = next((kind for kind in number.kinds if kind in _NUMBER_KINDS), "phone")
                kept = Finding(f"contact.{kind}", number.written, f"{evidence}, as written", "guess")
                found.setdefault((kind, number.written), kept)
            continue
        if place is not None:
            votes.append(place)
        value = phone_plan.e164(parsed)
        kinds = [kind for kind in number.kinds if kind in _NUMBER_KINDS]
        kinds = kinds or ["mobile" if phone_plan.is_mobile(parsed) else "phone"]
        if kinds == ["mobile"] and phone_plan.is_fixed(parsed):
            kinds = ["phone"]
        extra = f", ext. {extension}" if extension else ""
        for kind in ("mobile" if kind == "viber" else kind for kind in kinds):
            found.setdefault((kind, value), Finding(f"contact.{kind}", value, evidence + extra, "certain"))
    kept_ones = [each for (kind, value), each in found.items() if not (kind == "phone" and ("mobile", value) in found)]
    return Numbers(kept_ones, votes, unread)


def _is_long(written: str) -> bool:
    return sum(c.isdigit() for c in written) >= 7


def _parsed(number: written_numbers.Dialled, region: str | None) -> "tuple[PhoneNumber | None, str, Vote | None]":
    """Return a number read, its extension, and what it says of the country."""
    written, extension = number.written, number.extension
    parsed = phone_plan.parse(written, region, labelled=bool(number.label))
    tail = re.search(r"^(.*\d)\s*[-x#~转]\s*(\d{2,5})$", written) if parsed is None else None
    if tail is not None:
        parsed = phone_plan.parse(tail[1], region)
        extension = tail[2] if parsed is not None else extension
    if parsed is None and phone_plan.is_american(written):
        parsed = phone_plan.parse(written, "US", labelled=True)
    if parsed is None:
        return None, "", None
    if "+" in written or written.startswith("00"):
        code = phone_plan.country_of(parsed)
        return parsed, extension, Vote(code, "calling", f"calling code +{parsed.country_code}") if code else None
    if phone_plan.is_american(written) and parsed.country_code == 1:
        code = phone_plan.american_country(parsed)
        return parsed, extension, Vote(code, "area code", f"area code of {written}") if code else None
    return parsed, extension, Vote(region, "number", f"number {written}") if region else None


def fitting(dialled: list[tuple[written_numbers.Dialled, str]], language: str | None) -> Vote | None:
    """Return the one country among those that speak a language in which all bare numbers are valid; None for several."""
    spaced = [
        number for number, _place in dialled if phone_plan.is_spaced_american(number.written) and number.is_labelled
    ]
    if spaced and language in {None, "en"}:
        parsed = phone_plan.parse(spaced[0].written, "US", labelled=True)
        code = phone_plan.american_country(parsed) if parsed is not None else None
        return Vote(code, "number shape", f"number {spaced[0].written}") if code else None
    speaking = lists("signatures")["spoken_in"].get(language or "", ())
    bare = [number for number, _place in dialled if "+" not in number.written and not number.written.startswith("00")]
    bare = [number for number in bare if number.is_labelled and _is_long(number.written)]
    if not bare or not speaking:
        return None
    fits = [code for code in speaking if all(phone_plan.is_valid(number.written, code) for number in bare)]
    if len(fits) != 1:
        return None
    return Vote(fits[0], "number shape", f"number {bare[0].written} in a letter in “{language}”")
