"""The firm of somebody about to be added: named, known by the domain of the mails, or new."""

import sqlite3

from dossier.app.find import named
from dossier.app.session import Session
from dossier.i18n import _
from dossier.read.find.who import matches
from dossier.records.proposals import AddPoint
from dossier.records.reading import own_name
from dossier.records.ref import read_ref
from dossier.values.names import company_domain, fold, is_no_firm


def firm_of(
    session: Session, connection: sqlite3.Connection | None, name: str | None, points: tuple[AddPoint, ...]
) -> tuple[int | str | None, str | None]:
    """Return the id of a known firm or the name of a new one, and the domain that its mails have."""
    domain = next((found for point in points if point.kind == "email" and (found := company_domain(point.value))), None)
    if name is not None and is_no_firm(name):
        session.tell(_("“{text}” is no firm; none was noted.").format(text=name.strip()[:40]))
        name = None
    if name is None:
        return (_of_domain(session, connection, domain) if connection is not None and domain else None), None
    plain = own_name(name, field=_("company"))
    if connection is None:
        return plain, domain
    like = matches(connection, plain, ("o",), middle=False)
    same = [match for match in like if match.rank == -1]
    ref = read_ref(plain)
    if (ref is not None and ref.letter == "o") or len(same) > 1:
        return named.client(session, connection, plain, ("o",)).id, None
    if same:
        if fold(same[0].name) != fold(plain):
            words = _("“{text}” was taken as {name} ({ref}).")
            session.tell(words.format(text=plain[:60], name=same[0].name, ref=same[0].ref))
        return same[0].ref.id, None
    if like:
        words = _("A similar company is in the book: {name} ({ref}).")
        session.tell(words.format(name=like[0].name, ref=like[0].ref))
    return plain, domain


def _of_domain(session: Session, connection: sqlite3.Connection, domain: str) -> int | None:
    """Return the one firm of a mail domain, and say that it was taken."""
    held = [match for match in matches(connection, domain, ("o",), middle=False) if match.ref.letter == "o"]
    if len(held) != 1:
        return None
    words = _("{name} ({ref}) has the same mail domain: taken as their company.")
    session.tell(words.format(name=held[0].name, ref=held[0].ref))
    return held[0].ref.id
