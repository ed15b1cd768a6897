"""What a new quotation or order has otherwise than settled: asked on a terminal, else said beside it (M153)."""

from collections.abc import Mapping
from typing import Any

import typer

from dossier.advice.deal.terms import departures, standing
from dossier.cli.desk import desk
from dossier.i18n import _
from dossier.read.dossier import of_company, of_deal
from dossier.records.kinds import Ref
from dossier.render.deal.terms import departure_line


def intended(deal: Ref, values: Mapping[str, Any]) -> list[str]:
    """Return a question for each term that departs from what is settled with the firm, to be said as a warning.

    Where somebody may be asked they are asked here, before anything is written, and nothing is left to say; a no raises
    typer.Abort.
    """
    with desk().reading() as connection:
        found = of_deal(connection, deal.id)
        firm = of_company(connection, found.company.id) if found is not None and found.company is not None else None
    if firm is None:
        return []
    orders = sorted(firm.orders, key=lambda each: (each.confirmed_on, each.id))
    setting = desk().setting()
    lines = [departure_line(each, setting) for each in departures(standing(firm.facts, orders, desk().today), values)]
    if not lines or not desk().may_ask:
        return lines
    desk().talk(*lines)
    if not typer.confirm(_("Write it so?"), default=False, err=True):
        raise typer.Abort
    return []
