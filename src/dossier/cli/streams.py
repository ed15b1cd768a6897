"""The three streams of the process: always there, in an encoding that loses nothing, and checked before leaving."""

import codecs
import errno
import os
import sys
from contextlib import suppress
from typing import TextIO

CELLS = (20, 500)
"""The narrowest and the widest terminal that is believed."""

ROWS = (5, 500)
"""The lowest and the highest one."""


IN_LETTERS = "in-letters"
"""How a stream is told to write what its encoding does not have."""

_SIGNS = {"▸": ">", "›": ">", "✓": "v", "✗": "x", "↔": "<>", "−": "-", "•": "*"}

LOST = frozenset(
    getattr(errno, name) for name in ("EPIPE", "ENOSPC", "EBADF", "EIO", "EFBIG", "EDQUOT") if hasattr(errno, name)
)
"""What the system says when a stream takes nothing more."""


def fill() -> None:
    """Lay a stand-in where a stream was closed before the start, so that no file of ours takes its number.

    Writing to the one for stdout fails, as it should: the answer is lost and that is said.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            handle = os.open(os.devnull, os.O_WRONLY if name == "stderr" else os.O_RDONLY)
            mode = "r" if name == "stdin" else "w"
            stream = open(handle, mode, encoding="utf-8", errors="backslashreplace", closefd=handle != number)  # noqa: SIM115  (it is there as long as the process)
            setattr(sys, name, stream)


def encode() -> None:
    """Speak UTF-8, or what PYTHONIOENCODING asks for; what does not fit there is written in letters that do.

    Into a pipe or a file of Windows, whose readers know nothing of UTF-8, it is the console's code page, such as cp936,
    unless PYTHONUTF8=1.
    """
    codecs.register_error(IN_LETTERS, _in_letters)
    asked = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            lenient = asked and stream.errors in {"replace", "ignore", "xmlcharrefreplace", "namereplace"}
            stream.reconfigure(
                encoding=None if asked else _usual(stream), errors=stream.errors if lenient else IN_LETTERS
            )  # fmt: skip


def _usual(stream: TextIO) -> str:
    if sys.platform != "win32" or os.environ.get("PYTHONUTF8") == "1" or stream.isatty():
        return "utf-8"
    from dossier.cli.windows import code_page

    return code_page()


def _in_letters(error: UnicodeError) -> tuple[str, int]:
    """Return a flag as its two letters, a sign of ours as one that looks like it, anything else as JSON escapes it."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_letters, error.object[error.start : error.end])), error.end


def _letters(char: str) -> str:
    if "\N{REGIONAL INDICATOR SYMBOL LETTER A}" <= char <= "\N{REGIONAL INDICATOR SYMBOL LETTER Z}":
        return chr(ord(char) - ord("\N{REGIONAL INDICATOR SYMBOL LETTER A}") + ord("A"))
    if char in _SIGNS:
        return _SIGNS[char]
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def flushed(stream: TextIO) -> OSError | None:
    """Send what is still waiting; return why that is not possible, and make sure that nobody stumbles over it again."""
    try:
        stream.flush()
    except OSError as error:
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
            stream.flush()
        return error
    except ValueError:  # closed by somebody: nothing is waiting
        return None
    return None


def tell(stream: TextIO, *sentences: str) -> None:
    """Say something beside the data, one sentence a line, made harmless; where nobody can hear it, go on all the same."""
    from dossier.render.harmless import harmless

    with suppress(OSError, ValueError):
        stream.write("".join(harmless(sentence) + "\n" for sentence in sentences))


def bounded(text: str, bounds: tuple[int, int]) -> int | None:
    """Return a width or height from the environment within its bounds; None for what is no number, or nought."""
    digits = text.strip().lstrip("0")
    if not (digits.isascii() and digits.isdigit()):
        return None
    least, most = bounds
    return most if len(digits) > len(str(most)) else min(max(int(digits), least), most)


def terminal_size(stream: TextIO) -> tuple[int, int]:
    """Return how wide and high the terminal behind a stream is; 80 by 24 where it does not tell."""
    try:
        columns, lines = os.get_terminal_size(stream.fileno())
    except (OSError, ValueError):
        columns = lines = 0
    return bounded(str(columns), CELLS) or 80, bounded(str(lines), ROWS) or 24


def obeys(stream: TextIO, term: str) -> bool:
    """Tell whether a terminal obeys escapes: all do but a dumb one, and a console of Windows that has them switched off."""
    if term.lower() in {"dumb", "unknown"}:
        return False
    if sys.platform != "win32":
        return True
    from rich.console import Console

    return not Console(file=stream).legacy_windows
