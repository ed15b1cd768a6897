"""The passphrase that a command of the user's prints, such as that of her password safe."""

import os
import shlex
import subprocess

from dossier.errors import BookError
from dossier.i18n import _

PATIENCE = 60
"""Seconds in which a command prints it: its owner may have to type a PIN."""


def printed(variable: str, command: str) -> str:
    """Return the first line that a command prints; what it complains of goes where ours goes. No shell runs it.

    Raises BookError (exit 5) that says what is wrong with it; `variable` is where it was set.
    """
    try:
        words: str | list[str] = command if os.name == "nt" else shlex.split(command)
        done = subprocess.run(  # noqa: S603  (her own command, without a shell)
            words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise _failed(variable, _("it has not answered for {n} seconds").format(n=PATIENCE)) from None
    except (ValueError, IndexError):
        raise _failed(variable, _("its quotes do not close")) from None
    except OSError as error:
        from dossier.reasons import reason_of

        raise _failed(variable, reason_of(error)) from error
    if done.returncode:
        raise _failed(variable, _("it ended with {code}").format(code=done.returncode))
    try:
        line = done.stdout.decode().partition("\n")[0].rstrip("\r")
    except UnicodeDecodeError:
        raise _failed(variable, _("what it prints is not UTF-8")) from None
    if not line:
        raise _failed(variable, _("it prints nothing"))
    return line


def _failed(variable: str, reason: str) -> BookError:
    return BookError(
        _("The command of {variable} gives no passphrase ({reason}).").format(variable=variable, reason=reason),
        _("Try it by itself: it has to print the passphrase as its first line."),
    )
