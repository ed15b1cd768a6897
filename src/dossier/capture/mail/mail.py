"""A file or a paste into the parts of a letter: who, when, about what, and every word of it; nothing of it is lost."""

import email
import email.policy
import re
from datetime import datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import NamedTuple

from dossier.capture.mail.page import read_page
from dossier.capture.vocabulary import lists, tokens
from dossier.i18n import _
from dossier.values.charset import decoded, wide_order

_HEADER = re.compile(
    rb"^(from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|reply-to|content-type|x-[\w-]+)"
    rb"[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_LINE = re.compile(rb"^[!-9;-~]+[ \t]*:|^[ \t]|^From ")
_LABEL = re.compile(r"^\s*\*?([^\W\d_][\w\s.'-]{0,24}?)\*?\s*[::]\*?\s*(.*)$")
_ADDRESS = re.compile(r"(?<![\w.+'&-])[\w.+'&-]+@[\w-]+(?:\.[\w-]+)+")
_BINARY = 0.1
PARTS = 200
"""More parts of one mail than this are not read."""


class Person(NamedTuple):
    """A name and an address as a header gives them; both may be empty."""

    name: str
    address: str


class Letter(NamedTuple):
    """The parts of a letter; `text` is what a reader sees, `original` is all text of the file."""

    sender: Person
    reply_to: Person
    receivers: tuple[Person, ...]
    subject: str
    sent_at: datetime | None
    message_id: str | None
    organization: str
    text: str
    original: str
    pictures: int
    warnings: tuple[str, ...]


NOBODY = Person("", "")


def open_letter(raw: bytes) -> Letter:
    """Return the parts of an .eml file, a letter pasted with its headers, or a bare text; never raises."""
    if not raw.strip(b"\x00 \t\r\n"):
        return _bare("", (_("The file is empty: nothing could be read."),))
    if wide_order(raw) or raw.startswith(b"\xef\xbb\xbf"):
        raw = decoded(raw).encode("utf-8", "replace")
    head = re.split(rb"\r?\n\r?\n", raw.lstrip()[:40_000], maxsplit=1)[0]
    if _HEADER.search(head) and all(_LINE.match(line) for line in head.splitlines()[:5]):
        try:
            return _mail(email.message_from_bytes(raw.lstrip(), policy=email.policy.compat32))
        except RecursionError:  # parts in parts without end
            return _bare(clean(decoded(raw)), (_("The mail is nested too deeply; it was read as plain text."),))
    text = clean(decoded(raw[:4_000_000]))
    strange = sum(not c.isprintable() and not c.isspace() for c in text[:20_000]) + text[:20_000].count("\ufffd")
    if strange > _BINARY * min(len(text), 20_000) or raw[:2000].count(0) > len(raw[:2000]) * 0.3:
        words = " ".join(re.findall(r"[^\W_][\w@.+ '-]{5,}", text))[:20_000]
        return _bare(words, (_("The file is no text; save the mail as .eml or copy its words."),), text="")
    return _bare(text, ())


def _bare(original: str, warnings: tuple[str, ...], text: str | None = None) -> Letter:
    """Return a letter without headers, or with headers pasted as words in any language."""
    text = original if text is None else text
    named, rest = _pasted_headers(text)
    sender = _person(named.get("from", ""))
    return Letter(
        sender=sender,
        reply_to=NOBODY,
        receivers=_people([named.get("to", "")]),
        subject=named.get("subject", ""),
        sent_at=_when(named.get("sent", "")),
        message_id=None,
        organization="",
        text=rest,
        original=original,
        pictures=0,
        warnings=warnings,
    )


def header_word(line: str) -> tuple[str, str] | None:
    """Return which header a line shows (from, sent, to, cc, subject) and its value; None if it shows none."""
    found = _LABEL.match(line)
    if found is None:
        return None
    label = " ".join(token.text for token in tokens(found[1]))
    for name, words in lists("signatures")["header_words"].items():
        if label in words:
            return name, found[2].strip()
    return None


def _pasted_headers(text: str) -> tuple[dict[str, str], str]:
    named: dict[str, str] = {}
    rows = text.lstrip().split("\n")
    place = 0
    for place, line in enumerate(rows[:12]):  # noqa: B007
        found = header_word(line)
        if found is None:
            break
        named.setdefault(*found)
    if "from" not in named or len(named) < 2:
        return {}, text
    return named, "\n".join(rows[place:]).strip()


def forwarded(text: str) -> tuple[Person, str, datetime | None, str] | None:
    """Return sender, subject, hour and words of the letter whose pasted headers begin a text; None without them."""
    named, rest = _pasted_headers(text)
    if not named:
        return None
    return _person(named["from"]), named.get("subject", ""), _when(named.get("sent", "")), rest


def _mail(message: Message) -> Letter:
    hint = next((name for name in message.get_charsets() if name), None) if _has_high(message) else None
    raw = {name.lower(): _marked(value, hint) for name, value in reversed(list(message.raw_items()))}
    text, original, pictures, warnings = _words(message)
    sender = _person_of(raw, "from")
    if not sender.address and not raw.get("from"):
        warnings.append(_("The mail does not say who sent it."))
    head = "\n".join(f"{name}: {_header(_marked(value, hint))}" for name, value in message.raw_items())
    return Letter(
        sender=sender,
        reply_to=_person_of(raw, "reply-to"),
        receivers=_people([_header(raw[name]) for name in ("to", "cc", "delivered-to") if name in raw]),
        subject=" ".join(_header(raw.get("subject", "")[:4000]).split())[:400],
        sent_at=_when(str(raw.get("date", ""))),
        message_id=" ".join(_header(raw.get("message-id", "")).split()) or None,
        organization=_header(raw.get("organization", "")),
        text=text,
        original=f"{head}\n\n{original}",
        pictures=pictures,
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _has_high(message: Message) -> bool:
    return any(not str(value).isascii() for _name, value in message.raw_items())


def _marked(value: object, hint: str | None) -> str:
    """Return a header whose bare eight-bit bytes are read as the letter itself is: alone they are too few to guess."""
    text = str(value)
    if hint is None or text.isascii():
        return text
    return decoded(text.encode("utf-8", "surrogateescape"), hint)


def _header(value: object) -> str:
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


def _person_of(raw: dict[str, str], name: str) -> Person:
    """Return whom a header names; the address is looked for in the bare header, where names cannot disturb it."""
    value = raw.get(name)
    return NOBODY if value is None else _person(_header(value))


def _person(text: str) -> Person:
    found = list(_ADDRESS.finditer(text))
    if not found:
        return Person(text.strip(" \"'<>,;"), "")
    last = found[-1]
    name = (text[: last.start()] + " " + text[last.end() :]).replace("mailto:", " ")
    name = re.sub(r"[<>\[\]\"“”;]+", " ", name)
    name = re.sub(r"\(\s*\)", " ", name).strip(" ',:;")
    return Person(" ".join(name.split()), last.group().strip("'.").lower())


def _people(values: list[str]) -> tuple[Person, ...]:
    found = [Person(name, address.lower()) for name, address in getaddresses(values) if "@" in address]
    known = {each.address for each in found}
    found += [Person("", m.lower()) for value in values for m in _ADDRESS.findall(value) if m.lower() not in known]
    return tuple(found)


def _when(value: str) -> datetime | None:
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


def _words(message: Message) -> tuple[str, str, int, list[str]]:
    """Return the words a reader sees, all words there are, the number of pictures, and what could not be read."""
    plain: list[str] = []
    pages: list[str] = []
    kept: list[str] = []
    warnings: list[str] = []
    pictures = 0
    for number, part in enumerate(message.walk()):
        if number > PARTS:
            warnings.append(_("The mail has more than {count} parts; the rest was not read.").format(count=PARTS))
            break
        kind = part.get_content_type()
        if part.is_multipart():
            continue
        name = _header(part.get_filename() or "")
        if not kind.startswith("text/") or name:
            pictures += kind.startswith("image/")
            if name or not kind.startswith("multipart/"):
                kept.append(f"[{name or kind}]")
            continue
        text = _payload(part)
        if kind == "text/html" or re.match(r"\s*<(!doctype|html)", text, re.IGNORECASE):
            text, images = read_page(text)
            pictures += images
            pages.append(clean(text))
        else:
            plain.append(clean(text))
        if text not in kept:
            kept.append(clean(text))
    return _shown(plain, pages), "\n\n".join(kept), pictures, warnings


def _payload(part: Message) -> str:
    try:
        raw = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        raw = None
    if not isinstance(raw, bytes):
        return str(part.get_payload() or "")
    try:
        name = part.get_content_charset()
    except (ValueError, LookupError, TypeError):
        name = None
    return decoded(raw, name)


def _shown(plain: list[str], pages: list[str]) -> str:
    """Return the fuller of the two voices of a letter: programs often send a stub in plain text beside the page."""
    words = "\n".join(plain).strip()
    page = "\n".join(pages).strip()
    if not page or len(words) >= 0.6 * len(page):
        return words
    return page


def clean(text: str) -> str:
    """Return a text with plain line ends and spaces, full-width letters made narrow, invisible marks gone."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\u2028", "\n")
    return text.translate(_PLAIN)


_PLAIN: dict[int, str | None] = {
    **{ord(c): None for c in "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\x00"},
    **{ord(c): " " for c in "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"},
    **{0xFF01 + number: chr(0x21 + number) for number in range(94) if chr(0x21 + number) not in ",;!?()"},
    ord("\uff08"): "(",
    ord("\uff09"): ")",
    ord("\uff0c"): ",",
    ord("\u2011"): "-",
}
