"""Headers of a letter: decoded, with the people and the hour they name."""

import re
from datetime import datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import NamedTuple

from dossier.capture.mail.cleaning import clean
from dossier.values.charset import decoded

_ADDRESS = re.compile(r"(?<![\w.+'&-])[\w.+'&-]+@[\w-]+(?:\.[\w-]+)+")


class Person(NamedTuple):
    """A name and an address as a header gives them; both may be empty."""

    name: str
    address: str


NOBODY = Person("", "")


def has_high(message: Message) -> bool:
    """Say whether a header of a mail has bare eight-bit bytes."""
    return any(not str(value).isascii() for _name, value in message.raw_items())


def marked(value: object, hint: str | None) -> str:
    """Return a header whose bare eight-bit bytes are read as the letter itself is: alone they are too few to guess."""
    text = str(value)
    if hint is None or text.isascii():
        return text
    return decoded(text.encode("utf-8", "surrogateescape"), hint)


def header_text(value: object) -> str:
    """Return a header as text: encoded words decoded, bare eight-bit bytes guessed."""
    bare = str(value).replace("\r", "").replace("\n", "")
    bare = re.sub(r"(=\?[^?\s]+\?[bqBQ]\?)([^?]*)(\?=)", lambda m: m[1] + m[2].replace(" ", "_") + m[3], bare)
    try:
        parts = decode_header(bare)
    except (ValueError, LookupError, AssertionError, HeaderParseError):
        parts = [(bare, None)]
    words = []
    for part, name in parts:
        raw = part if isinstance(part, bytes) else part.encode("utf-8", "surrogateescape")
        words.append(_header_part(raw, name))
    return clean("".join(words)).strip()


def _header_part(raw: bytes, name: str | None) -> str:
    if name == "unknown-8bit":
        name = None
    return decoded(raw, name)


def person_of(raw: dict[str, str], name: str) -> Person:
    """Return whom a header names; the address is looked for in the bare header, where names cannot disturb it."""
    value = raw.get(name)
    return NOBODY if value is None else person(header_text(value))


def person(text: str) -> Person:
    """Return the name and the address that a header or a pasted line says."""
    found = list(_ADDRESS.finditer(text))
    if not found:
        return Person(text.strip(" \"'<>,;"), "")
    last = found[-1]
    name = (text[: last.start()] + " " + text[last.end() :]).replace("mailto:", " ")
    name = re.sub(r"[<>\[\]\"“”;]+", " ", name)
    name = re.sub(r"\(\s*\)", " ", name).strip(" ',:;")
    return Person(" ".join(name.split()), last.group().strip("'.").lower())


def people(values: list[str]) -> tuple[Person, ...]:
    """Return everybody whom some headers name, each with an address."""
    found = [Person(name, address.lower()) for name, address in getaddresses(values) if "@" in address]
    known = {each.address for each in found}
    found += [Person("", m.lower()) for value in values for m in _ADDRESS.findall(value) if m.lower() not in known]
    return tuple(found)


def when(value: str) -> datetime | None:
    """Return the hour of a Date header in the sender's own place."""
    try:
        return parsedate_to_datetime(value).replace(tzinfo=None)
    except (TypeError, ValueError, IndexError, OverflowError):
        pass
    iso = re.search(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})", value)
    try:
        return datetime(int(iso[1]), int(iso[2]), int(iso[3])) if iso else None
    except ValueError:
        return None
