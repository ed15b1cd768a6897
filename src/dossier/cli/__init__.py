"""The door: words in, calls out. Its table of contents is `contents.py`; `called.py` calls; each command has a chapter of its own."""

import os
import sys
from collections.abc import Mapping

from dossier import i18n
from dossier.cli import desk as room
from dossier.cli import streams, surroundings
from dossier.cli.desk import RehearsalAsked
from dossier.cli.last_resort import run_safely
from dossier.errors import AmbiguousError, CancelledError, DossierError


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
        i18n.speak(surroundings.language_of(room.environment(), words))
        if "_DOSSIER_COMPLETE" in room.environment():
            from dossier.cli.completing import respond

            return respond()
        from dossier.cli.called import called  # the parser, for which a shell that completes does not wait

        try:
            try:
                if file := room.environment().get("DOSSIER_LOG"):
                    from dossier.cli.log_file import logged

                    return logged(file, words, lambda: called(words))
                return called(words)
            except RehearsalAsked:
                from dossier.cli.rehearsal import rehearsed

                return rehearsed(run, words)
        except CancelledError as error:
            if not room.deeds:  # else its sentence would not be true
                _complain(error)
            return error.exit_code
        except DossierError as error:
            _complain(error)
            return error.exit_code
        except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError):
            from dossier.app.book.soundness import damage  # only where something went wrong that nobody foresaw

            if (found := damage(room.desk().session)) is None:
                raise
            _complain(found)
            return found.exit_code


def _complain(error: DossierError) -> None:
    """Say one sentence on stderr, and the candidates if there are several."""
    if isinstance(error, AmbiguousError):
        rows = [error.message, *(f"  {line}" for line in error.candidates), error.way_out]
    else:
        rows = [str(error)]
    streams.tell(sys.stderr, *filter(None, rows))
