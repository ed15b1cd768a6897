"""What follows from news: the default action of its kind, and the question for the destination in a new market."""

import sqlite3
from typing import Any

from dossier.app.session import Session
from dossier.i18n import _, in_language
from dossier.read.dossier import of_company
from dossier.records.deal.deal import CLOSED_STAGES
from dossier.records.ref import Ref
from dossier.values.shipped import table

NEW_MARKETS = frozenset(("distributor", "market"))


def with_action(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of news with the default action of its kind where none was given; an anniversary comes every year."""
    default = (table("news") or {})[values["kind"]]
    return {"action": in_language(default), "yearly": default.get("yearly", False)} | {
        k: v for k, v in values.items() if v is not None
    }


def destination_remarks(session: Session, connection: sqlite3.Connection, owner: Ref) -> list[str]:
    """Return that a firm sells in several markets now, and each open deal that names none."""
    found = of_company(connection, owner.id)
    if found is None:
        return []
    sold = {
        market.country
        for market in found.markets
        if market.to_date is None or market.to_date >= session.today.isoformat()
    }
    told = any(row.kind in NEW_MARKETS for row in found.news)
    if len(sold) < 2 and not told:
        return []
    remarks = [_("From now on ask on every order for which market it is: plug, marks and label may differ.")]
    remarks += [
        _("{deal} “{title}” names none: dossier set {deal} market=…").format(deal=deal.ref, title=deal.title)
        for deal in found.deals
        if deal.market is None and deal.stage not in CLOSED_STAGES
    ]
    return remarks
