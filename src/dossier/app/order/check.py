"""`order s1 --check`: what an order carries against what its destination asks of such goods, mark by mark."""

import sqlite3

from dossier.advice.order.destination import ALL_GOODS
from dossier.app.answer import Answer, Shape
from dossier.app.find import named
from dossier.app.order.destination_check import found_for, kinds_of, question
from dossier.app.session import Session
from dossier.errors import RefusedError
from dossier.i18n import _
from dossier.read.country import destination as read
from dossier.read.order import orders
from dossier.records.order.order import ORDER
from dossier.records.ref import Ref
from dossier.render.order.check import GOODS, Checked, check_page
from dossier.world import countries, markets
from dossier.world.figures import marks, sanctions


def checked(session: Session, ref: Ref) -> Answer:
    """Return the check of an order; raises RefusedError (exit 6) where nobody noted where it goes."""
    with session.reading() as connection:
        found = _checked(session, connection, ref)

    def shape() -> Shape:
        from dossier.render.shapes.keys import row
        from dossier.render.shapes.order import CheckedOrder

        return row(CheckedOrder, found, ref=str(ref))

    return Answer(page=lambda: check_page(found, markets.language_name, session.setting()), shape=shape)


def _checked(session: Session, connection: sqlite3.Connection, ref: Ref) -> Checked:
    order = named.there(orders.order(connection, ref.id), ref, ORDER.label)
    carried = read.carried(connection, order.deal_id, order._asdict())
    iso2 = carried.destination or read.deal_market(connection, order.deal_id)
    name = order.number or str(ref)
    if iso2 is None:
        why = question(carried) if len(carried.markets) > 1 else _("Where {order} goes is not noted.")
        raise RefusedError(why.format(order=name), _("Note it: dossier set {ref} destination=DE").format(ref=ref))
    kinds = kinds_of(carried)
    ruled = {goods for each in marks(iso2, session.own_marks()) for goods in each.goods} - {ALL_GOODS}
    bare = [each for each in GOODS if each in kinds and each not in ruled]
    unruled = bare if kinds and not kinds & ruled else [each for each in bare if each not in WITH_THEIR_MAINS]
    found = found_for(session, connection, carried, iso2)
    return Checked(
        name, iso2, countries.name(iso2), [each for each in GOODS if each in kinds], unruled, found, sanctions(iso2)
    )


WITH_THEIR_MAINS = frozenset({"mains", "electronic", "charger", "lighting"})
"""Kinds of goods that share their rules: a charger or a lamp is goods on the mains too."""
