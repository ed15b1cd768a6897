"""A mail as it came: sender, subject, day and words, whatever its encoding; nothing of it is lost."""

import email
import email.policy
import re
from datetime import datetime
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from html.parser import HTMLParser
from typing import NamedTuple

from dossier.errors import InvalidValueError
from dossier.i18n import _

CHARSETS = ("utf-8", "gb18030", "windows-1252")
"""What is tried, in this order, where a mail does not say or says wrongly how its bytes are to be read."""

LIMIT = 40_000_000
"""Largest mail that is read, in bytes."""

_HEADER = re.compile(
    rb"^(from|to|subject|date|received|return-path|message-id|mime-version)\s*:", re.IGNORECASE | re.MULTILINE
)


class Letter(NamedTuple):
    """What can be read of a mail; `original` is all of its text, `sent_at` in the sender's own time."""

    name: str | None
    address: str | None
    subject: str | None
    sent_at: datetime | None
    message_id: str | None
    body: str
    original: str


def read_letter(raw: bytes) -> Letter:
    """Return the parts of a mail, or of a bare text without headers.

    Raises InvalidValueError for a file that is empty, too large, or no text at all.
    """
    if not raw.strip():
        raise InvalidValueError(_("The file is empty."), _("Save the mail again as .eml or as text."))
    if len(raw) > LIMIT:
        raise InvalidValueError(
            _("The mail is larger than {limit} MB.").format(limit=LIMIT // 1_000_000),
            _("Save it without its attachments."),
        )
    head = raw.lstrip()[:20_000].split(b"\n\n", 1)[0].split(b"\r\n\r\n", 1)[0]
    if not _HEADER.search(head):
        return _bare(raw)
    message = email.message_from_bytes(raw.lstrip(), policy=email.policy.compat32)
    body = _body(message)
    name, address = parseaddr(_header(message, "Reply-To") or _header(message, "From") or "")
    return Letter(
        name=" ".join(name.split()) or None,
        address=address if "@" in address else None,
        subject=" ".join((_header(message, "Subject") or "").split()) or None,
        sent_at=_sent(message),
        message_id=_header(message, "Message-ID"),
        body=body,
        original=_text(raw),
    )


def _bare(raw: bytes) -> Letter:
    text = _text(raw)
    unseen = sum(1 for c in text if not c.isprintable() and not c.isspace())
    if b"\x00" in raw[:4096] or unseen > len(text) / 10:
        raise InvalidValueError(_("The file is not a text."), _("Save the mail as .eml or as text."))
    return Letter(None, None, None, None, None, text.strip(), text)


def _header(message: Message, name: str) -> str | None:
    from email.header import decode_header

    value = message.get(name)
    if value is None:
        return None
    words = []
    try:
        parts = decode_header(str(value))
    except (ValueError, LookupError):
        return str(value)
    for part, charset in parts:
        words.append(part if isinstance(part, str) else _decoded(part, charset))
    return "".join(words).encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()


def _decoded(raw: bytes, charset: str | None) -> str:
    for each in dict.fromkeys((charset or "utf-8", *CHARSETS)):
        try:
            return raw.decode(each)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("utf-8", "replace")


def _text(raw: bytes) -> str:
    return _decoded(raw, None).replace("\r\n", "\n").replace("\r", "\n")


def _sent(message: Message) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message.get("Date"))).replace(tzinfo=None)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _body(message: Message) -> str:
    """Return the plain text of a mail; of a mail in HTML only, its words."""
    html = None
    for part in message.walk():
        kind = part.get_content_type()
        if part.is_multipart() or kind not in {"text/plain", "text/html"} or part.get_filename():
            continue
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes):
            continue
        text = _decoded(payload, part.get_content_charset()).replace("\r\n", "\n")
        if kind == "text/plain" and len(text.strip()) > 20:
            return text.strip()
        html = html or (_words(text) if kind == "text/html" else text.strip())
    return html or ""


class _Words(HTMLParser):
    """Collects the words of a page, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Begin a new line for a block, and pass over what is no text."""
        if tag in {"script", "style", "head"}:
            self.hidden += 1
        elif tag in {"p", "br", "div", "tr", "li", "table", "h1", "h2", "h3"}:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End what is no text."""
        if tag in {"script", "style", "head"}:
            self.hidden = max(0, self.hidden - 1)

    def handle_data(self, data: str) -> None:
        """Keep words that are shown."""
        if not self.hidden:
            self.words.append(re.sub(r"\s+", " ", data))


def _words(html: str) -> str:
    reader = _Words()
    reader.feed(html)
    reader.close()
    lines = [line.strip() for line in "".join(reader.words).split("\n")]
    return "\n".join(line for line in lines if line)
