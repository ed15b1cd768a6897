"""What a new quotation takes over of what is known: the standing terms, and what the client asked for."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from dossier.app.session import Session
from dossier.errors import DossierError
from dossier.records.deal.incoterm import rule_and_place
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, current
from dossier.records.ref import Ref


def of_deal(session: Session, deal: Ref) -> Dossier | None:
    """Return the dossier of the deal that is quoted for."""
    from dossier.read import dossier as read

    with session.reading() as connection:
        return read.of_deal(connection, deal.id)


def wished(found: Dossier | None, values: Mapping[str, Any]) -> dict[str, str]:
    """Return the incoterm and place that the client asked for, where neither was typed nor is settled."""
    row = current(found.facts).get("deal.incoterm") if found is not None else None
    if row is None or row.state != KNOWN or row.from_others or "incoterm" in values or "place" in values:
        return {}
    with suppress(DossierError):
        return rule_and_place(row.value)
    return {}


def settled(found: Dossier | None, typed: Mapping[str, Any], lines: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return the standing terms that were not typed: what the first order settled is not asked again (M154).

    A place is taken only together with its incoterm, and a payment only where the lines name none of their own.
    """
    from dossier.app.deal.standing_terms import standing

    held = {column: row.value or "" for column, row in standing(found).items()} if found else {}
    if "incoterm" in typed or "place" not in held:
        held = {column: value for column, value in held.items() if column not in {"incoterm", "place"}}
    wanted = [column for column in ("incoterm", "place", "payment") if column in held and column not in typed]
    if all(each.get("payment") for each in lines):
        wanted = [column for column in wanted if column != "payment"]
    return {column: held[column] for column in wanted}
