"""What is higher than the screen is read in a pager, the user's own or `less`; leaving it early is no mistake."""

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import current_thread, main_thread

from dossier.cli.programs import words_of
from dossier.errors import DossierError
from dossier.i18n import _
from dossier.reasons import reason_of
from dossier.render.media.widths import cells

_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
_USUAL = {"LESS": "FRX", "LESSCHARSET": "utf-8", "LV": "-c"}
"""What a pager is told that the user tells nothing: keep colours, end where all is seen, leave it on the screen."""


def height(text: str, width: int) -> int:
    """Return how many rows of a terminal of so many cells a text takes."""
    return sum(max(1, -(-cells(_ESCAPES.sub("", line)) // width)) for line in text.splitlines())


def pager(environment: Mapping[str, str], chosen: str) -> list[str]:
    """Return the words of the pager: the environment's, the one of the settings, the usual one; none for none.

    Raises WrongUsageError for a quote that is never closed.
    """
    for wish in (environment.get("DOSSIER_PAGER"), chosen or None, environment.get("PAGER")):
        if wish is not None:
            words = words_of(wish)
            return [] if words in ([], ["cat"], ["off"]) else words
    usual = next((name for name in ("less", "more") if shutil.which(name, path=environment.get("PATH"))), "")
    return ["less", "-FRX"] if usual == "less" else ["more"] if usual and sys.platform == "win32" else []


def paged(text: str, words: list[str], environment: Mapping[str, str], tell: Callable[[str], None]) -> bool:
    """Let a pager show a text; where it cannot, say so in a sentence and return False."""
    encoding = "utf-8"
    if sys.platform == "win32" and words[0].lower().removesuffix(".exe") == "more":
        from dossier.cli.windows import code_page

        encoding = code_page()
    from dossier.cli.streams import IN_LETTERS

    try:
        with (
            _deaf(),
            subprocess.Popen(words, stdin=subprocess.PIPE, env={**_USUAL, **environment}) as running,  # noqa: S603  (the user's own pager)
            suppress(OSError),  # she has seen enough and left
        ):
            running.communicate(text.encode(encoding, IN_LETTERS))
    except OSError as error:
        tell(_("The pager {name} cannot be started ({reason}).").format(name=words[0], reason=reason_of(error)))
        return False
    if running.returncode > 0:
        tell(_("The pager {name} ended with an error ({code}).").format(name=words[0], code=running.returncode))
    return running.returncode <= 0


@contextmanager
def _deaf() -> Iterator[None]:
    """Leave Ctrl-C to the pager while it runs."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def shown(
    text: str, size: tuple[int, int], environment: Mapping[str, str], chosen: str, tell: Callable[[str], None]
) -> bool:
    """Return whether a text that is higher than a screen of so many columns and rows was read in a pager."""
    if height(text, size[0]) < size[1]:
        return False
    try:
        words = pager(environment, chosen)
    except DossierError as error:
        tell(str(error))
        return False
    return bool(words) and paged(text, words, environment, tell)
