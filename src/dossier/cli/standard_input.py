"""What is piped into the program, or pasted into its terminal: all of it, as the bytes that came."""

import os
import sys

LIMIT = 50_000_000
"""Bytes of a pipe, of what is pasted and of a clipboard that are taken."""
END_KEY = "Ctrl-Z, Enter" if sys.platform == "win32" else "Ctrl-D"


def all_bytes() -> bytes:
    """Return what stands on standard input: a pipe to its end, a terminal until Ctrl-D.

    Raises InvalidValueError for more than LIMIT bytes: a pipe may have no end.
    """
    return bounded(_pasted(sys.stdin.fileno()) if sys.stdin.isatty() else sys.stdin.buffer.read(LIMIT + 1))


def bounded(piped: bytes) -> bytes:
    """Return what was read of a pipe; raises InvalidValueError for more than LIMIT bytes."""
    if len(piped) > LIMIT:
        from dossier.disk import too_large
        from dossier.i18n import _

        raise too_large(_("What was piped in"), LIMIT)
    return piped


def typed_text(text: str) -> str:
    """Return a text as it was typed; `-` stands for what is on standard input."""
    if text != "-":
        return text
    from dossier.i18n import _
    from dossier.values.charset import text_of

    return text_of(all_bytes(), _("What was piped in")).strip()


def _pasted(terminal: int) -> bytes:
    """Return what is pasted or typed until Ctrl-D: by the character, for a terminal cuts a line at 4,095 bytes."""
    try:
        import termios
    except ImportError:  # Windows, whose console does not cut
        return sys.stdin.buffer.read(LIMIT + 1)
    before = termios.tcgetattr(terminal)
    modes, keys = termios.tcgetattr(terminal), before[6]
    modes[3] &= ~termios.ICANON
    modes[6][termios.VMIN], modes[6][termios.VTIME] = 1, 0
    try:
        termios.tcsetattr(terminal, termios.TCSADRAIN, modes)
        return _until(terminal, keys[termios.VEOF], keys[termios.VERASE])
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _until(terminal: int, end: bytes, erase: bytes) -> bytes:
    """Read byte by byte, so that what is typed after the end is left for the next question."""
    found = bytearray()
    while len(found) <= LIMIT:
        try:
            byte = os.read(terminal, 1)
        except OSError:  # the terminal was closed
            byte = b""
        if byte in (b"", b"\0", end):  # a zero is what became of a Ctrl-D that was typed before the reading began
            return bytes(found)
        if byte != erase:
            found += byte
            continue
        while found and found[-1] & 0xC0 == 0x80:  # the rest of a character of several bytes
            found.pop()
        del found[-1:]
    return bytes(found)
