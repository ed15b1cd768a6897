"""Business cards for telephones and address books: vCard 4.0 (RFC 6350) and 3.0 (RFC 2426)."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

Version = Literal["3", "4"]
_FOLDED_AT = 75
"""Octets of a line; a longer one goes on after a blank."""
_KINDS = {"phone": "voice", "mobile": "cell", "fax": "fax"}
_SERVICES = ("wechat", "skype", "telegram", "qq", "whatsapp")
_PAGES = ("linkedin", "facebook", "instagram")


class Card(NamedTuple):
    """What a card says; `reach` are (kind, value, preferred), `birthday` is a whole or partial date, `--03-12` without its year."""

    uid: str
    name: str
    native: str | None = None
    nickname: str | None = None
    firm: str | None = None
    title: str | None = None
    reach: tuple[tuple[str, str, bool], ...] = ()
    city: str | None = None
    country: str | None = None
    birthday: str | None = None
    tags: tuple[str, ...] = ()
    changed: str | None = None


def written(cards: Iterable[Card], version: Version) -> Iterator[bytes]:
    """Yield each card as UTF-8, its texts escaped and its lines folded."""
    for card in cards:
        yield "".join(folded(line) for line in _lines(card, version)).encode()


def folded(line: str) -> str:
    """Return a line cut at 75 octets, never inside a letter, with its ends."""
    rows, row = [], b""
    for sign in line:
        octets = sign.encode()
        if len(row) + len(octets) > _FOLDED_AT:
            rows.append(row)
            row = b" "
        row += octets
    return b"\r\n".join([*rows, row, b""]).decode()


def _text(text: str) -> str:
    """Return a text with the signs that mean something in a card escaped; control characters are left out."""
    plain = "".join(c for c in text.replace("\r\n", "\n") if c == "\n" or c.isprintable() or c.isspace())
    escaped = re.sub(r"([\\,;])", r"\\\1", plain.replace("\t", " ").replace("\r", " "))
    return escaped.replace("\n", r"\n")


def _lines(card: Card, version: Version) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}.0"
    yield f"UID:{'urn:x-dossier:' if version == '4' else ''}{card.uid}"
    yield f"FN:{_text(f'{card.name} ({card.native})' if card.native else card.name)}"
    yield f"N:{';'.join(map(_text, _parts(card)))}"
    if card.nickname:
        yield f"NICKNAME:{_text(card.nickname)}"
    if card.firm:
        yield f"ORG:{_text(card.firm)}"
    if card.title:
        yield f"TITLE:{_text(card.title)}"
    for kind, value, preferred in card.reach:
        yield _reach(kind, value, version, preferred=preferred)
    if card.city or card.country:
        yield f"ADR;TYPE=work:;;;{_text(card.city or '')};;;{_text(card.country or '')}"
    yield from _birthday(card.birthday, version)
    if card.tags:
        yield f"CATEGORIES:{','.join(map(_text, card.tags))}"
    if card.changed:
        yield f"REV:{card.changed}"
    yield "END:VCARD"


def _parts(card: Card) -> tuple[str, str, str, str, str]:
    """Return family, given and other names; which part of a name is which nobody says for certain but by its order."""
    if not card.name.isascii() and " " not in card.name:
        return card.name, "", "", "", ""
    given, _space, family = card.name.rpartition(" ")
    return (family, given, "", "", "") if given else ("", card.name, "", "", "")


def _reach(kind: str, value: str, version: Version, *, preferred: bool) -> str:
    first = (";PREF=1" if version == "4" else ";TYPE=PREF") if preferred else ""
    if kind in _KINDS:
        return f"TEL;TYPE=work,{_KINDS[kind]}{first}:{_text(value)}"
    if kind == "email":
        return f"EMAIL;TYPE={'work' if version == '4' else 'INTERNET,WORK'}{first}:{_text(value)}"
    if kind == "address":
        return f"ADR;TYPE=work{first}:;;{_text(value)};;;;"
    if kind in _SERVICES:
        name = f"X-{kind.upper()}" if version == "3" else f"IMPP;X-SERVICE-TYPE={kind};TYPE=work{first}"
        return f"{name}:{_text(value) if version == '3' else f'{kind}:{_text(value)}'}"
    if kind in _PAGES:
        return f"X-SOCIALPROFILE;TYPE={kind}{first}:{_text(value)}"
    return f"URL{first}:{_text(value)}"


def _birthday(day: str | None, version: Version) -> Iterator[str]:
    """Yield the birthday; a partial one as vCard 4 writes it, in 3.0 only where month and day are known."""
    if not day:
        return
    if version == "4":
        yield "BDAY:" + re.sub(r"^(--|[0-9]{4})-?([0-9]{2})-([0-9]{2})$", r"\1\2\3", day)
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        yield f"BDAY:{day}"
    elif re.fullmatch(r"--\d\d-\d\d|\d\d-\d\d", day):
        yield f"BDAY;X-APPLE-OMIT-YEAR=1604:1604-{day[-5:]}"
