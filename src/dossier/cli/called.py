"""Calling a command: words in, its answer shown."""

import typer

from dossier import i18n
from dossier.app.answer import Answer
from dossier.cli import desk as room
from dossier.cli.contents import command
from dossier.cli.last_resort import INTERRUPTED
from dossier.cli.media import show
from dossier.errors import DossierError
from dossier.i18n import _


def called(words: list[str]) -> int:
    """Run one command, show its answer, and return its exit code; raises DossierError."""
    broken = next((word for word in words if not _is_text(word)), None)
    if broken is not None:
        raise _of_bytes(broken)
    try:
        return _answered(words)
    finally:
        room.after_answer()


def _answered(words: list[str]) -> int:
    try:
        result = command(i18n.language()).main(words, prog_name="dossier", standalone_mode=False)
    except typer.Abort as abort:
        if isinstance(abort.__context__, KeyboardInterrupt):
            return INTERRUPTED
        if not room.deeds:
            room.desk().talk(_("Nothing was changed."))
        return 1
    except Exception as error:
        from dossier.cli.mistakes import explained, is_mistake  # only a mistake pays for the words that were meant

        if not is_mistake(error):
            raise
        raise explained(error) from error
    if isinstance(result, Answer):
        show(room.desk(), result)
        return result.exit_code
    return result if isinstance(result, int) else 0


def _is_text(word: str) -> bool:
    try:
        word.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _of_bytes(word: str) -> DossierError:
    """Return the failure for a word of the command line that is no text."""
    from dossier.errors import WrongUsageError

    return WrongUsageError(
        _("“{word}” contains bytes that are no text.").format(word=word.encode("utf-8", "replace").decode()[:40]),
        _("Save it as UTF-8 and try again."),
    )
