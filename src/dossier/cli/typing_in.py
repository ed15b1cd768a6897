"""Typing commands into a book one after another in this process, as a day book does."""

import io
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from dossier import i18n
from dossier.app.answer import Answer
from dossier.cli import desk as room
from dossier.errors import DossierError


def environment_of(book: Path, at: datetime) -> Mapping[str, str]:
    """Return the environment of a command on another book, with the settings beside it, at another moment."""
    return {
        **room.environment(),
        "DOSSIER_DB": str(book),
        "DOSSIER_NOW": at.isoformat(timespec="minutes"),
        "DOSSIER_CONFIG": str(book.parent / "config"),
        "DOSSIER_STATE": str(book.parent / "state"),
        "DOSSIER_BACKUPS": "off",
    }


def typed_in(book: Path, words: tuple[str, ...], at: datetime, language: str = "en") -> str:
    """Run one command on a book at a moment, in a language, quietly; return what went wrong, or nothing."""
    from dossier.cli.contents import command
    from dossier.cli.mistakes import explained, is_mistake

    spoken = i18n.language()
    i18n.speak(language)
    try:
        with room.surrounded(environment_of(book, at)), room.muted(io.StringIO()):
            result = command(language).main(list(words), prog_name="dossier", standalone_mode=False)
    except DossierError as error:
        return str(error)
    except Exception as error:
        if not is_mistake(error):
            raise
        return str(explained(error))
    finally:
        i18n.speak(spoken)
    return str(result.failure) if isinstance(result, Answer) and result.failure else ""
