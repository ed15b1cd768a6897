"""What a new quotation or order has otherwise than settled: asked where somebody may be, else said beside it (M153)."""

from collections.abc import Mapping
from typing import Any

from dossier.advice.deal.terms import departures, standing
from dossier.app.session import Session
from dossier.errors import CancelledError
from dossier.i18n import _
from dossier.read.dossier import of_company, of_deal
from dossier.records.ref import Ref
from dossier.render.deal.terms import departure_line


def intended(session: Session, deal: Ref, values: Mapping[str, Any]) -> list[str]:
    """Return a sentence for each term that departs from what is settled with the firm, to be said as a warning.

    Where somebody may be asked they are asked here, before anything is written, and nothing is left to say; a no raises
    CancelledError.
    """
    with session.reading() as connection:
        found = of_deal(connection, deal.id)
        firm = of_company(connection, found.company.id) if found is not None and found.company is not None else None
    if firm is None:
        return []
    orders = sorted(firm.orders, key=lambda each: (each.confirmed_on, each.id))
    settled = standing(firm.facts, orders, session.today)
    lines = [departure_line(each, session.setting()) for each in departures(settled, values)]
    if not lines or session.asker is None:
        return lines
    session.asker.tell(*lines)
    if not session.asker.confirm(_("Write it so?")):
        raise CancelledError
    return []
