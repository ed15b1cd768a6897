"""The page for the boss, from which a decision on a deal can be made."""

from dossier.advice.deal.case import case as judged
from dossier.app.answer import Answer, Shape
from dossier.app.find import named
from dossier.app.session import Session
from dossier.read import dossier as read
from dossier.read.deal.negotiation import negotiated
from dossier.read.find.who import label
from dossier.records.known import current
from dossier.records.ref import Ref
from dossier.render.deal.case import case_page


def case(session: Session, text: str) -> Answer:
    """Return one sheet on a deal; nothing that another client told us in confidence is on it."""
    with session.reading() as connection:
        ref = named.deal(session, connection, text)
        found = negotiated(connection, ref, label(connection, ref))
        deal = found.deals[0]
        known = []
        for kind, number in (("company", deal.company_id), ("contact", deal.contact_id)):
            if number is not None:
                known += [row for row in read.facts_about(connection, kind, number) if not row.from_others]
        client = Ref("o", deal.company_id) if deal.company_id is not None else ref
        theirs = negotiated(connection, client, found.name)
    lost = {each.id for each in theirs.deals if each.stage == "lost"}
    orders = [each for each in theirs.orders if each.deal_id not in lost or each.shipped_on is not None]
    found = found._replace(name=deal.company_name or deal.contact_name or found.name)
    told = judged(deal, found, orders, current(known), session.today)

    def shape() -> Shape:
        from dossier.render.deal.json import case_json

        return case_json(told)

    return Answer(page=lambda: case_page(told, session.setting()), shape=shape)
