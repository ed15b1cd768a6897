"""How countries, languages and records are called, for sentences that are made where no view is."""

import sqlite3

from dossier.read.find.who import label
from dossier.records.ref import Ref
from dossier.render.words import Names
from dossier.world import countries


def language_name(typed: str) -> str:
    """Return the name of a language in the language in use; what names no language is returned as it was typed."""
    from dossier.world import markets  # reads its table only where a language is said

    code = markets.language_code(typed)
    return markets.language_name(code) if code else typed


NAMES = Names(countries.name, language_name)


def called(connection: sqlite3.Connection, ref: Ref) -> str:
    """Return what a record is called, a duty by the name of its country."""
    name = label(connection, ref)
    country, space, code = name.partition(" ")
    return countries.name(country) + space + code if ref.letter == "u" else name
