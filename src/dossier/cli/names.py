"""Completing names on the command line from the book, quickly and without ever failing."""

from dossier.cli.desk import desk
from dossier.errors import DossierError


def complete_who(incomplete: str) -> list[tuple[str, str]]:
    """Return (name, firm) of the clients with a word that begins as typed; nothing if there is no book."""
    from dossier.read.connection import reading
    from dossier.read.lists import names_starting

    try:
        with reading(desk().places.book) as connection:
            return names_starting(connection, incomplete)
    except DossierError:
        return []
