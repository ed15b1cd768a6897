"""Adding a company with what is known of it; one of this very name in the book is refused."""

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from dossier.app.answer import Answer
from dossier.app.record import fields
from dossier.app.record.doubts import doubted
from dossier.app.session import Session
from dossier.errors import InvalidValueError, RefusedError
from dossier.i18n import _
from dossier.read.find.alike import near_firms
from dossier.read.find.likeness import Firm
from dossier.read.find.who import matches
from dossier.records.company.firm import COMPANY
from dossier.records.proposals import AddCompany
from dossier.records.ref import Ref
from dossier.values.names import is_no_firm
from dossier.values.to_type import to_type


class NewCompany(NamedTuple):
    """A company as it is typed: its name, `field=value` words, and whether a second one of the name is meant."""

    name: str
    words: Sequence[str] = ()
    source: str | None = None
    second: bool = False


def add(session: Session, request: NewCompany) -> Answer:
    """Write a company as one operation; raises RefusedError (exit 6) for a name that is in the book."""
    if is_no_firm(request.name):
        raise InvalidValueError(
            _("“{text}” is no name of a firm.").format(text=request.name.strip()[:40]), _("Type its name.")
        )
    origin = fields.origin(session, None, request.source)
    given = fields.given(session, None, COMPANY, [f"name={request.name}", *request.words], origin)
    near: list[str] = []
    if session.places.book.exists():
        with session.reading() as connection:
            if not request.second:
                _refuse_twin(connection, given.columns["name"])
            near = _near_ones(connection, given.columns)
    from dossier.write.contact import contact

    with session.writing("add company", request.source) as tx:
        ref = Ref("o", contact.add_firms(tx, [AddCompany(given.columns, given.points, given.facts)])[0])
        done = tx.say(_("Added company {name} ({ref}).").format(name=given.columns["name"], ref=ref))
    notes = (*near, *doubted(session, {ref: [each.key for each in given.facts]}))
    return Answer(
        (done,), notes=notes, ref=str(ref), next=to_type(f"dossier add contact NAME --company {ref}"), written=True
    )


def _refuse_twin(connection: sqlite3.Connection, name: str) -> None:
    twins = [match for match in matches(connection, name, ("o",), middle=False) if match.rank == -1]
    if twins:
        raise RefusedError(
            _("There is already a company {name} ({ref}).").format(name=twins[0].name, ref=twins[0].ref),
            _("See: dossier show {ref} — or add --force for a second one.").format(ref=twins[0].ref),
        )


def _near_ones(connection: sqlite3.Connection, given: dict[str, Any]) -> list[str]:
    domains = frozenset(filter(None, (given.get("domain"),)))
    near = near_firms(connection, Firm(0, (given["name"],), given.get("country"), domains))[:3]
    words = _("A similar company is in the book: {name} ({ref}).")
    return [words.format(name=firm.names[0], ref=Ref("o", firm.id)) for firm, _verdict in near]
