"""The system's clipboard, through whatever program it has for it."""

import shutil
import subprocess

from dossier.errors import DossierError
from dossier.i18n import _
from dossier.values.charset import decoded

WRITERS = (("pbcopy",), ("wl-copy",), ("xclip", "-selection", "clipboard"), ("xsel", "-ib"), ("clip.exe",))


def to_clipboard(text: str) -> None:
    """Put a text on the clipboard; raises DossierError where there is no program for it."""
    for command in WRITERS:
        if shutil.which(command[0]):
            done = subprocess.run(command, input=text.encode("utf-8"), check=False)  # noqa: S603  (a fixed list of programs)
            if done.returncode == 0:
                return
    raise DossierError(_("There is no clipboard here."), _("Write it to a file instead: --out FILE"))


READERS = (
    ("pbpaste",), ("wl-paste", "--no-newline"), ("xclip", "-selection", "clipboard", "-o"), ("xsel", "-ob"),
    ("powershell.exe", "-NoProfile", "-Command", "Get-Clipboard"),
)  # fmt: skip


def from_clipboard() -> str | None:
    """Return the text on the clipboard, or None where there is no program for it or nothing on it."""
    for command in READERS:
        if shutil.which(command[0]):
            done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  (a fixed list of programs)
            if done.returncode == 0 and done.stdout.strip():
                return decoded(done.stdout)
    return None
