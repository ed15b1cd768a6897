"""The reconfirmation in the client's language, from the words that ship with the tool."""

import sqlite3

from dossier.app.session import Session
from dossier.errors import UnknownWordError
from dossier.i18n import _
from dossier.read.dossier import facts_about
from dossier.records.deal.reconfirm import Words
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, current
from dossier.values.languages import first_foreign


def words_in(session: Session, code: str) -> Words:
    """Return the words of a language; raises UnknownWordError for one there are none of."""
    import tomllib

    held = tomllib.loads((session.places.data / "reconfirm.toml").read_text(encoding="utf-8"))
    if code not in held:
        raise UnknownWordError(_("There are no letters in “{name}”.").format(name=code[:20]), code, held)
    return Words(**held[code], lang=code)


def languages_of(connection: sqlite3.Connection, found: Dossier) -> list[str]:
    """Return English, and the language of the firm's contacts that letters can be written in, if one is known."""
    for person in found.contacts:
        row = current(facts_about(connection, "contact", person.id)).get("contact.languages")
        code = first_foreign(row.items) if row is not None and row.state == KNOWN else None
        if code is not None:
            return ["en", code]
    return ["en"]
