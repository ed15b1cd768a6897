"""Programs that the user names in her environment, such as her editor and her pager: how the line of one is read."""

import shlex
import shutil
import sys
from pathlib import Path

from dossier.errors import WrongUsageError
from dossier.i18n import _


def usual_editor(path: str | None) -> str:
    """Return the editor of who names none: Notepad on Windows, elsewhere the first that is on the path."""
    if sys.platform == "win32":
        return "notepad"
    return next((name for name in ("sensible-editor", "vi", "nano") if shutil.which(name, path=path)), "vi")


def words_of(command: str) -> list[str]:
    """Return the words of a program with its options; on Windows a backslash is part of a path, and a path may hold blanks.

    Raises WrongUsageError for a quote that is never closed.
    """
    reader = shlex.shlex(command, posix=True, punctuation_chars=False)
    reader.whitespace_split, reader.commenters = True, ""
    if sys.platform == "win32":
        if Path(command).is_file():
            return [command]
        reader.escape = ""
    try:
        return list(reader)
    except ValueError:
        raise WrongUsageError(
            _("“{command}” opens a quote that it does not close.").format(command=command[:60]),
            _("Name the program without quotes, or close them."),
        ) from None
