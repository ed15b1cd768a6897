"""A file or a paste into the parts of a letter: who, when, about what, and every word of it; nothing of it is lost."""

import email
import email.policy
import re
from collections.abc import Mapping
from datetime import datetime
from email.message import Message
from functools import lru_cache
from typing import NamedTuple

from dossier.capture.mail.cleaning import clean
from dossier.capture.mail.headers import NOBODY, Person, has_high, header_text, marked, people, person, person_of, when
from dossier.capture.mail.msg import MAGIC, as_mail
from dossier.capture.mail.parts import Attachment, files_of, words_of
from dossier.capture.vocabulary import lists, tokens
from dossier.i18n import _
from dossier.values.charset import decoded, wide_order

_HEADER = re.compile(
    rb"^(from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|reply-to|content-type|x-[\w-]+)"
    rb"[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_LINE = re.compile(rb"^[!-9;-~]+[ \t]*:|^[ \t]|^From ")
_LABEL = re.compile(r"^\s*\|?\s*\*?([^\W\d_][\w\s.'-]{0,24}?)\*?\s*(?:[::]|\t|\|)\*?\s*(.*?)\s*\|?\s*$")
_BINARY = 0.1


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
    headers: Mapping[str, str] = {}
    """Each header by its name in small letters; none where a bare text was read."""
    attachments: tuple[Attachment, ...] = ()
    report: str = ""
    """What a mail system says about a letter that it could not bring."""

    def header(self, name: str) -> str:
        """Return a header by its name in small letters; nothing where it is not there."""
        return self.headers.get(name, "")


def open_letter(raw: bytes) -> Letter:
    """Return the parts of an .eml file, a letter pasted with its headers, or a bare text; never raises."""
    if not raw.strip(b"\x00 \t\r\n"):
        return _bare("", (_("The file is empty: nothing could be read."),))
    if raw.startswith(MAGIC):
        as_bytes = as_mail(raw)
        if as_bytes is None:
            return _bare("", (_("The file is no mail of Outlook, or it is damaged: nothing could be read."),))
        raw = as_bytes
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


def attached_files(raw: bytes) -> list[tuple[str, bytes]]:
    """Return the files that hang on a mail, each with its name and content; none where the bytes are no mail."""
    raw = (as_mail(raw) or b"") if raw.startswith(MAGIC) else raw
    try:
        return files_of(email.message_from_bytes(raw.lstrip(), policy=email.policy.compat32))
    except (RecursionError, ValueError, LookupError, AssertionError):
        return []


def _bare(original: str, warnings: tuple[str, ...], text: str | None = None) -> Letter:
    """Return a letter without headers, or with headers pasted as words in any language."""
    text = original if text is None else text
    named, rest = _pasted_headers(text)
    sender = person(named.get("from", ""))
    return Letter(
        sender=sender,
        reply_to=NOBODY,
        receivers=people([named.get("to", "")]),
        subject=named.get("subject", ""),
        sent_at=when(named.get("sent", "")),
        message_id=None,
        organization="",
        text=rest,
        original=original,
        pictures=0,
        warnings=warnings,
    )


@lru_cache(maxsize=2000)
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


def table_rows(rows: list[str]) -> list[str]:
    """Return lines without the empty ones between the rows of a table of headers, as Lotus Notes shows them."""
    if not any("\t" in row for row in rows[:3]):
        return rows
    done: list[str] = []
    for place, row in enumerate(rows):
        is_between = not row.strip() and done and header_word(done[-1]) and place + 1 < len(rows)
        if not (is_between and header_word(rows[place + 1])):
            done.append(row)
    return done


def _pasted_headers(text: str) -> tuple[dict[str, str], str]:
    named: dict[str, str] = {}
    rows = table_rows(text.lstrip().split("\n"))
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
    return person(named["from"]), named.get("subject", ""), when(named.get("sent", "")), rest


def _mail(message: Message) -> Letter:
    hint = next((name for name in message.get_charsets() if name), None) if has_high(message) else None
    raw = {name.lower(): marked(value, hint) for name, value in reversed(list(message.raw_items()))}
    said = words_of(message)
    warnings = list(said.warnings)
    sender = person_of(raw, "from")
    if not sender.address and not raw.get("from"):
        warnings.append(_("The mail does not say who sent it."))
    head = "\n".join(f"{name}: {header_text(marked(value, hint))}" for name, value in message.raw_items())
    return Letter(
        sender=sender,
        reply_to=person_of(raw, "reply-to"),
        receivers=people([header_text(raw[name]) for name in ("to", "cc", "delivered-to") if name in raw]),
        subject=" ".join(header_text(raw.get("subject", "")[:4000]).split())[:400],
        sent_at=when(str(raw.get("date", ""))),
        message_id=" ".join(header_text(raw.get("message-id", "")).split()) or None,
        organization=header_text(raw.get("organization", "")),
        text=said.shown,
        original=f"{head}\n\n{said.original}",
        pictures=said.pictures,
        warnings=tuple(dict.fromkeys(warnings)),
        headers={name: header_text(value[:4000]) for name, value in raw.items()},
        attachments=said.attachments,
        report=said.report,
    )
