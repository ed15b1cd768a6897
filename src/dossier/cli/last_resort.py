"""The last resort: what nobody else caught, said in one sentence, together with whether anything was written."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress

from dossier.cli import desk as room
from dossier.cli import streams
from dossier.i18n import _
from dossier.reasons import reason_of

INTERRUPTED = 130
"""The exit code of a command stopped by Ctrl-C: 128 and the number of the signal."""


def run_safely(run: Callable[[list[str]], int], words: list[str]) -> int:
    """Run a command and return its exit code, whatever happens to it or to its streams.

    0 also stands for: it was written, but the answer could not be shown.
    """
    streams.fill()
    out, err = sys.stdout, sys.stderr
    trouble: BaseException | None = None
    lost: BaseException | None = None
    code = 0
    try:
        code = run(words)
    except SystemExit as end:
        if _is_of_a_stream(end.__context__):  # Typer leaves so when the reader has gone
            lost = end.__context__
        else:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException as error:  # noqa: BLE001  (this is the last resort)
        lost, trouble = (error, None) if _is_of_a_stream(error) else (None, error)
    _deaf_to_interrupts()
    lost = streams.flushed(out) or lost
    code = _judged(code, trouble, lost)
    streams.flushed(err)
    return code


def stopped() -> int:
    """Say that the user stopped the command, and return its exit code."""
    _deaf_to_interrupts()
    done = room.deeds[-1] if room.deeds else ""
    _tell(_("Stopped; this was written: {what}").format(what=done) if done else _("Stopped; nothing was written."))
    return INTERRUPTED


def _judged(code: int, trouble: BaseException | None, lost: BaseException | None) -> int:
    if isinstance(trouble, KeyboardInterrupt) or code == INTERRUPTED:
        return stopped()
    if trouble is not None:
        return _unexpected(trouble)
    return code if lost is None else _answer_lost(lost, code)


def _answer_lost(error: BaseException, code: int) -> int:
    reason = reason_of(error)
    if room.deeds:
        _tell(
            _("This was written, but the answer could not be shown ({reason}); do not type it again: {what}").format(
                reason=reason, what=room.deeds[-1]
            )
        )
        return code
    if not isinstance(error, BrokenPipeError):  # `| head` has seen what it wanted
        _tell(_("The answer could not be shown ({reason}); nothing was written.").format(reason=reason))
    return code or 1


def _unexpected(error: BaseException) -> int:
    if os.environ.get("DOSSIER_DEBUG"):
        import traceback

        with suppress(OSError):
            traceback.print_exception(error)
    _tell(
        _what(error),
        _("This was written before: {what}").format(what=room.deeds[-1]) if room.deeds else _("Nothing was written."),
        _("DOSSIER_DEBUG=1 before the command shows where it happened."),
    )
    return 1


def _what(error: BaseException) -> str:
    if isinstance(error, MemoryError):
        return _("There is not enough memory for this.")
    if (
        isinstance(error, FileNotFoundError) and error.filename is None
    ):  # only of the current folder nobody says the name
        return _("The folder you are in is no longer there.")
    if isinstance(error, OSError) and (error.strerror or "[Errno " in str(error)):
        place = f"{error.filename}: " if error.filename else ""
        return _("The system refused ({reason}).").format(reason=f"{place}{reason_of(error)}")
    return _("Something went wrong inside dossier ({kind}).").format(kind=type(error).__name__)


def _is_of_a_stream(error: BaseException | None) -> bool:
    """Tell a failure of stdout from one of a file: only a file has a name."""
    return isinstance(error, BrokenPipeError) or (
        isinstance(error, OSError) and error.filename is None and error.errno in streams.LOST
    )


def _tell(*sentences: str) -> None:
    streams.tell(sys.stderr, " ".join(sentences))


def _deaf_to_interrupts() -> None:
    """Let a second Ctrl-C not tear up the last sentence."""
    import signal

    with suppress(ValueError):  # not in the main thread: nobody interrupts us there
        signal.signal(signal.SIGINT, signal.SIG_IGN)
