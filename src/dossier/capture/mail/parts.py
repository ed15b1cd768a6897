"""The parts of a mail: the words a reader sees, the files that hang on it, what a mail system reports."""

import re
from email.message import Message
from typing import NamedTuple

from dossier.capture.mail.cleaning import clean
from dossier.capture.mail.headers import header_text
from dossier.capture.mail.page import read_page
from dossier.i18n import _
from dossier.values.charset import decoded

PARTS = 200
"""More parts of one mail than this are not read."""
_FORWARDED = "---------- Forwarded message ----------"
_SHOWN_HEADERS = ("From", "Date", "To", "Subject")


class Attachment(NamedTuple):
    """A file that hangs on a mail: its name (its kind, where it has none) and whether it is a picture in the text."""

    name: str
    is_inline: bool


class Words(NamedTuple):
    """What a mail says: the words shown, all words, its pictures, files, the report of a mail system, what was not read."""

    shown: str
    original: str
    pictures: int
    attachments: tuple[Attachment, ...]
    report: str
    warnings: tuple[str, ...]


class _Reader:
    """Collects the words of the parts, in their order."""

    def __init__(self, *, is_report: bool) -> None:
        self.is_report = is_report
        self.plain: list[str] = []
        self.pages: list[str] = []
        self.kept: list[str] = []
        self.attachments: list[Attachment] = []
        self.report: list[str] = []
        self.pictures = 0

    def read(self, part: Message, *, is_enclosed: bool) -> None:
        """Take in one part without parts of its own."""
        kind = part.get_content_type()
        name = header_text(part.get_filename() or "")
        if kind in {"message/delivery-status", "text/rfc822-headers"}:
            text = clean(_payload(part) if not part.is_multipart() else part.as_string())
            self.report.append(text)
            self.kept.append(text)
        elif not kind.startswith("text/") or name or kind == "text/calendar":
            is_picture = kind.startswith("image/")
            self.pictures += is_picture
            self.kept.append(f"[{name or kind}]")
            self.attachments.append(Attachment(name or kind, is_picture and bool(part.get("Content-ID"))))
        else:
            self._text(part, kind, is_hidden=is_enclosed and self.is_report)

    def _text(self, part: Message, kind: str, *, is_hidden: bool) -> None:
        text = _payload(part)
        is_page = kind == "text/html" or re.match(r"\s*<(!doctype|html)", text, re.IGNORECASE) is not None
        if is_page:
            text, images = read_page(text)
            self.pictures += images
        text = clean(text)
        if not is_hidden:
            (self.pages if is_page else self.plain).append(text)
        if text not in self.kept:
            self.kept.append(text)

    def enclose(self, message: Message) -> None:
        """Write the headers of an enclosed letter before its words, as mail programs do that forward."""
        rows = [f"{name}: {header_text(message[name])}" for name in _SHOWN_HEADERS if message[name]]
        head = "\n".join([_FORWARDED, *rows, ""])
        self.kept.append(head)
        if not self.is_report:
            self.plain.append(head)


def words_of(message: Message) -> Words:
    """Return what the parts of a mail say; the letter that a mail system sends back is kept, and not shown as new."""
    reader = _Reader(is_report=message.get_content_type() == "multipart/report")
    warnings: list[str] = []
    waiting: list[tuple[Message, bool]] = [(message, False)]
    count = 0
    while waiting:
        part, is_enclosed = waiting.pop()
        count += 1
        if count > PARTS:
            warnings.append(_("The mail has more than {count} parts; the rest was not read.").format(count=PARTS))
            break
        inner = part.get_payload() if part.is_multipart() else None
        if not isinstance(inner, list) or part.get_content_type() == "message/delivery-status":
            reader.read(part, is_enclosed=is_enclosed)
            continue
        is_letter = part.get_content_type() == "message/rfc822"
        parts = [each for each in inner if isinstance(each, Message)]
        if is_letter and parts:
            reader.enclose(parts[0])
        waiting += [(each, is_enclosed or is_letter) for each in reversed(parts)]
    return Words(
        _shown(reader.plain, reader.pages),
        "\n\n".join(reader.kept),
        reader.pictures,
        tuple(reader.attachments),
        "\n".join(reader.report),
        tuple(warnings),
    )


def files_of(message: Message) -> list[tuple[str, bytes]]:
    """Return the files that hang on a mail, pictures within the text left out, each with its content."""
    found = []
    for part in message.walk():
        name = header_text(part.get_filename() or "")
        if part.is_multipart() or not name or (part.get_content_type().startswith("image/") and part.get("Content-ID")):
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content:
            found.append((re.sub(r"[/\\\x00-\x1f]", "_", name)[:200], content))
    return found


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
