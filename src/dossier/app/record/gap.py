"""What somebody who leaves leaves behind at a firm: nobody at all, or nobody with their power."""

import sqlite3
from collections.abc import Collection, Iterator

from dossier.i18n import _
from dossier.read.dossier import facts_about
from dossier.read.find.archived import archived, people
from dossier.read.find.who import label
from dossier.records.catalogue import catalogue
from dossier.records.known import current
from dossier.records.ref import Ref
from dossier.render.words import choice
from dossier.values.listed import aside, enumerated

POWER = "contact.authority"
_MISSED = frozenset({"decides", "buys", "influences"})
"""Without whom nothing is bought."""


def gap(connection: sqlite3.Connection, firm: Ref, going: Collection[Ref]) -> Iterator[str]:
    """Yield that a living firm has nobody in the book when some have gone, or nobody with the power of one of them."""
    if archived(connection, firm) is not None or firm in going:
        return
    name, every = label(connection, firm), people(connection, firm.id)
    staff = [each for each in every if each not in going]
    missed = {power for each in every if each in going and (power := power_of(connection, each)) in _MISSED and power}
    lost = missed - {power_of(connection, each) for each in staff}
    if not staff:
        words = _("{firm} has nobody in the book now: ask who follows, then: dossier add contact NAME --company {ref}")
        yield words.format(firm=name, ref=firm)
    elif lost:
        words = _("{firm} has nobody now who {power}, as far as is known. Still there: {people}. Ask who follows.")
        known = catalogue.by_key()[POWER].choices
        there = enumerated(label(connection, each) + aside(str(each)) for each in staff[:5])
        yield words.format(firm=name, power=enumerated(choice(known, each) for each in sorted(lost)), people=there)


def power_of(connection: sqlite3.Connection, person: Ref) -> str | None:
    """Return the power of a person to decide, as far as it is known."""
    known = current(facts_about(connection, "contact", person.id)).get(POWER)
    return known.value if known else None
