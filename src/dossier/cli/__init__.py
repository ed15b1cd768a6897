"""The door: words in, calls out. Its table of contents is `contents.py`; each command has a chapter of its own."""

import os
import sys
from collections.abc import Mapping

import typer

from dossier import i18n
from dossier.app.answer import Answer
from dossier.cli import desk as room
from dossier.cli import streams
from dossier.cli.contents import build
from dossier.cli.desk import RehearsalAsked
from dossier.cli.last_resort import INTERRUPTED, run_safely
from dossier.cli.media import show
from dossier.cli.rehearsal import rehearsed
from dossier.errors import AmbiguousError, CancelledError, DossierError
from dossier.i18n import _


def main(arguments: list[str] | None = None) -> None:
    """Run the command with these words, or those of the command line, and leave with its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    sys.exit(run_safely(run, words))


def run(words: list[str], environment: Mapping[str, str] | None = None) -> int:
    """Run one command and return its exit code; a failure with a name becomes text here, any other in `run_safely`.

    The environment says which book, settings, language and day; that of the process if left out.
    """
    streams.encode()
    with room.surrounded(os.environ if environment is None else environment):
        i18n.speak(room.language_of(room.environment(), words))
        if "_DOSSIER_COMPLETE" in room.environment():
            from dossier.cli.completing import respond

            return respond()
        try:
            return _called(words)
        except RehearsalAsked:
            return rehearsed(run, words)
        except CancelledError as error:
            if not room.deeds:  # else its sentence would not be true
                _complain(error)
            return error.exit_code
        except DossierError as error:
            _complain(error)
            return error.exit_code


def _called(words: list[str]) -> int:
    from typer.main import get_command

    broken = next((word for word in words if not _is_text(word)), None)
    if broken is not None:
        raise explained_bytes(broken)
    try:
        result = get_command(build()).main(words, prog_name="dossier", standalone_mode=False)
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


def explained_bytes(word: str) -> DossierError:
    """Return the failure for a word of the command line that is no text."""
    from dossier.errors import WrongUsageError

    return WrongUsageError(
        _("“{word}” contains bytes that are no text.").format(word=word.encode("utf-8", "replace").decode()[:40]),
        _("Save it as UTF-8 and try again."),
    )


def _complain(error: DossierError) -> None:
    """Say one sentence on stderr, and the candidates if there are several."""
    if isinstance(error, AmbiguousError):
        rows = [error.message, *(f"  {line}" for line in error.candidates), error.way_out]
    else:
        rows = [str(error)]
    streams.tell(sys.stderr, *filter(None, rows))
