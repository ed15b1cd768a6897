"""Mails as Outlook saves them (.msg): their properties written anew as a mail that everything else reads."""

import email.policy
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.parser import HeaderParser
from email.utils import format_datetime, formataddr
from io import BytesIO
from typing import Any

from dossier.values.charset import decoded

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
"""How every file of this form begins."""
# Property numbers of MS-OXPROPS.
_SUBJECT, _BODY, _HTML, _RTF, _HEADERS, _NUMBER = "0037", "1000", "1013", "1009", "007D", "1035"
_SENDER_NAME, _SENDER, _SENDER_SMTP, _TO = "0C1A", "0C1F", "5D01", "0E04"
_NAME, _ADDRESS, _SMTP = "3001", "3003", "39FE"
_DATA, _FILE, _SHORT_FILE = "3701", "3707", "3704"
_TIMES = (0x00390040, 0x0E060040)
_DROPPED = frozenset(
    {"content-type", "content-transfer-encoding", "mime-version", "content-length", "content-disposition"}
)


def as_mail(raw: bytes) -> bytes | None:
    """Return an Outlook file as the bytes of a mail; None for another file of that form, or a damaged one."""
    import olefile  # 15 ms, paid only for such a file

    try:
        with olefile.OleFileIO(BytesIO(raw)) as file:
            return _mail(file)
    except Exception:  # noqa: BLE001  (a damaged file makes the library raise whatever it stumbles over)
        return None


def _mail(file: Any) -> bytes | None:
    if not any(path[0].startswith("__properties_version") for path in file.listdir() if len(path) == 1):
        return None
    mail = EmailMessage(policy=email.policy.SMTP.clone(refold_source="none"))
    heads = HeaderParser().parsestr(_text(file, "", _HEADERS))
    for name, value in heads.items():
        if name.lower() not in _DROPPED:
            _head(mail, name, str(value))
    _made_heads(file, mail)
    text, page = _text(file, "", _BODY), _bytes(file, "", _HTML)
    mail.set_content(
        text.replace("\r\n", "\n") or (_of_rtf(_bytes(file, "", _RTF)) if not page else ""), charset="utf-8"
    )
    if page:
        mail.add_alternative(decoded(page), subtype="html", charset="utf-8")
    for folder in _folders(file, "__attach_version1.0_"):
        name = _text(file, folder, _FILE) or _text(file, folder, _SHORT_FILE)
        content = _bytes(file, folder, _DATA)
        if name or content:
            mail.add_attachment(
                content, maintype="application", subtype="octet-stream", filename=_plain(name) or "file"
            )
    return mail.as_bytes()


def _made_heads(file: Any, mail: EmailMessage) -> None:
    """Write the headers that an unsent mail, or one inside a house, does not have from outside."""
    if "From" not in mail:
        address = _text(file, "", _SENDER_SMTP) or _text(file, "", _SENDER)
        _head(mail, "From", formataddr((_plain(_text(file, "", _SENDER_NAME)), address if "@" in address else "")))
    if "To" not in mail:
        people = []
        for folder in _folders(file, "__recip_version1.0_"):
            address = _text(file, folder, _SMTP) or _text(file, folder, _ADDRESS)
            people.append(formataddr((_plain(_text(file, folder, _NAME)), address)) if "@" in address else "")
        _head(mail, "To", ", ".join(filter(None, people)) or _text(file, "", _TO))
    if "Subject" not in mail:
        _head(mail, "Subject", _text(file, "", _SUBJECT))
    if "Message-ID" not in mail:
        _head(mail, "Message-ID", _text(file, "", _NUMBER))
    sent = _sent(file)
    if "Date" not in mail and sent is not None:
        _head(mail, "Date", format_datetime(sent))


def _head(mail: EmailMessage, name: str, value: str) -> None:
    plain = _plain(value)
    if plain:
        try:
            mail[name] = plain
        except (ValueError, IndexError, AttributeError):  # a second header that may stand only once, or a broken one
            return


def _plain(text: str) -> str:
    return " ".join(text.split())


def _folders(file: Any, prefix: str) -> Iterable[str]:
    return sorted({path[0] for path in file.listdir(streams=True, storages=True) if path[0].startswith(prefix)})


def _text(file: Any, folder: str, number: str) -> str:
    wide = _stream(file, folder, f"{number}001F")
    if wide is not None:
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    narrow = _stream(file, folder, f"{number}001E")
    return decoded(narrow).rstrip("\0") if narrow is not None else ""


def _bytes(file: Any, folder: str, number: str) -> bytes:
    return _stream(file, folder, f"{number}0102") or b""


def _stream(file: Any, folder: str, name: str) -> bytes | None:
    path: Any = f"{folder}/__substg1.0_{name}".lstrip("/")
    return bytes(file.openstream(path).read()) if file.exists(path) else None


def _sent(file: Any) -> datetime | None:
    """Return when the mail was sent: in the fixed properties, as tenths of a microsecond since 1601."""
    raw = bytes(file.openstream("__properties_version1.0").read())
    for at in range(32, len(raw) - 15, 16):
        if int.from_bytes(raw[at : at + 4], "little") in _TIMES:
            ticks = int.from_bytes(raw[at + 8 : at + 16], "little")
            try:
                return datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)
            except OverflowError:
                return None
    return None


_SEED = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArial"
    b"Times New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


def _of_rtf(packed: bytes) -> str:
    """Return the words of a body in compressed rich text (MS-OXRTFCP)."""
    if len(packed) < 17 or packed[8:12] != b"LZFu":
        return ""
    window = bytearray(_SEED.ljust(4096, b"\0"))
    at, place, out = 16, len(_SEED), bytearray()
    while at < len(packed) and len(out) < 5_000_000:
        flags, at = packed[at], at + 1
        for bit in range(8):
            if not flags >> bit & 1:
                piece, at = packed[at : at + 1], at + 1
            else:
                if at + 1 >= len(packed):
                    return _words_of_rtf(bytes(out))
                pair, at = packed[at] << 8 | packed[at + 1], at + 2
                start, size = pair >> 4, (pair & 15) + 2
                if start == place:
                    return _words_of_rtf(bytes(out))
                piece = bytes(window[(start + step) % 4096] for step in range(size))
            for byte in piece:
                window[place] = byte
                place = (place + 1) % 4096
            out += piece
    return _words_of_rtf(bytes(out))


def _words_of_rtf(rtf: bytes) -> str:
    text = rtf.decode("latin-1")
    text = re.sub(r"\{\\\*[^{}]*\}|\{\\(?:fonttbl|colortbl|stylesheet|info)(?:[^{}]|\{[^{}]*\})*\}", "", text)
    text = re.sub(r"\\'([0-9a-f]{2})", lambda m: bytes.fromhex(m[1]).decode("cp1252", "replace"), text)
    text = re.sub(r"\\u(-?\d+) ?\??", lambda m: chr(int(m[1]) % 65536), text)
    text = re.sub(r"\\(?:par|line)\b ?", "\n", text)
    text = re.sub(r"\\[a-z]+-?\d* ?|[{}]", "", text)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()
