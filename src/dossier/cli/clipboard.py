"""The system's clipboard, through whatever program it has for it."""

import base64
import shutil
import subprocess
from collections.abc import Sequence

from dossier.cli.standard_input import LIMIT, bounded
from dossier.errors import DossierError
from dossier.i18n import _
from dossier.values.charset import decoded

WRITERS = (("pbcopy",), ("wl-copy",), ("xclip", "-selection", "clipboard"), ("xsel", "-ib"), ("clip.exe",))


def to_clipboard(text: str) -> None:
    """Put a text on the clipboard; raises DossierError where there is no program for it."""
    for command in WRITERS:
        if shutil.which(command[0]):
            done = subprocess.run(command, input=_bytes_for(command[0], text), check=False)  # noqa: S603  (a fixed list of programs)
            if done.returncode == 0:
                return
    raise DossierError(_("There is no clipboard here."), _("Write it to a file instead: --out FILE"))


def _bytes_for(program: str, text: str) -> bytes:
    """Return a text as a program takes it: `clip.exe` reads UTF-16, or else the code page of the system."""
    if program != "clip.exe":
        return text.encode("utf-8")
    return "\r\n".join(text.splitlines()).encode("utf-16-le")


_ENCODED = "[Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes((Get-Clipboard -Raw)))"
"""The clipboard of Windows in plain letters: what PowerShell prints otherwise goes through the console's code page."""
READERS = (
    ("pbpaste",), ("wl-paste", "--no-newline"), ("xclip", "-selection", "clipboard", "-o"), ("xsel", "-ob"),
    ("powershell.exe", "-NoProfile", "-Command", _ENCODED),
)  # fmt: skip


def from_clipboard() -> str | None:
    """Return the text on the clipboard, or None where there is no program for it or nothing on it."""
    for command in READERS:
        if shutil.which(command[0]):
            held = _told_by(command)
            if held.strip():
                if command[-1] == _ENCODED:
                    return base64.b64decode(held).decode("utf-16-le").replace("\r\n", "\n")
                return decoded(held)
    return None


def _told_by(command: Sequence[str]) -> bytes:
    """Return what a program says, nothing if it fails; raises InvalidValueError for more than is taken of a pipe."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:  # noqa: S603  (see above)
        told = running.stdout.read(LIMIT + 1) if running.stdout is not None else b""
        if len(told) > LIMIT:
            running.kill()
    return bounded(told) if len(told) > LIMIT or running.returncode == 0 else b""
