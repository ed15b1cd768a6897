"""Which of our offers fit a client, with every reason and its points."""

import sqlite3

from dossier.advice.company.match import Ground, match
from dossier.advice.company.match_table import read_table
from dossier.app.answer import Answer, Shape
from dossier.app.company.market_needs import countries_of, needs_of
from dossier.app.find import named
from dossier.app.session import Session
from dossier.errors import NotFoundError
from dossier.i18n import _
from dossier.read import dossier as read
from dossier.read.company.offers import buyers, offers, purchases
from dossier.records.company.matching import Purchase
from dossier.records.dossier import Dossier
from dossier.records.ref import Ref
from dossier.records.visibility import shareable
from dossier.render.page import Page
from dossier.world import countries

SHOWN = 4


def match_offers(
    session: Session, who: str, market: str | None = None, *, everything: bool = False, share: bool = False
) -> Answer:
    """Return the offers for a client, best first: what speaks for each and what against it, with the points.

    Raises NotFoundError where the book holds no offer.
    """
    with session.reading() as connection:
        ref = named.company(session, connection, who)
        ground = ground_of(session, connection, ref, market, share=share)
    if not ground.offers:
        raise NotFoundError(
            _("There is no offer of ours in this book."), _('Type: dossier add offer "NAME" --category …')
        )
    done = match(ground)
    firm = ground.dossier.company

    def page() -> Page:
        from dossier.render.company.matching import matching_page

        markets = [each.name for each in ground.markets]
        return matching_page(ground.dossier, done, markets, None if everything else SHOWN)

    codes = [each.iso2 for each in ground.markets]

    def shape() -> Shape:
        from dossier.render.shapes import company, keys

        return keys.row(company.Matching, done, ref=str(ref), name=firm.name if firm else "", markets=codes)

    return Answer(page=page, shape=shape)


def ground_of(
    session: Session, connection: sqlite3.Connection, ref: Ref, market: str | None = None, *, share: bool = False,
    peers: bool = True,
) -> Ground:  # fmt: skip
    """Return what the offers are weighed by; none where the book holds no offer.

    Without `peers` only the client's own orders are looked at, whatever the size of the book.
    """
    found = read.of_company(connection, ref.id) or Dossier(ref, None)
    codes = (countries.read(market),) if market else countries_of(session, found)
    bought = purchases(connection) if peers else _own(found)
    return Ground(
        shareable(found) if share else found, session.today, offers(connection), needs_of(connection, codes),
        buyers(connection, ref.id) if peers else (), bought, read_table(session.places.data / "match.toml"), share,
    )  # fmt: skip


def _own(found: Dossier) -> tuple[Purchase, ...]:
    titles = {deal.id: deal.product or deal.title for deal in found.deals}
    number = found.company.id if found.company is not None else 0
    return tuple(
        Purchase(number, titles[order.deal_id], order.offer_id, order.confirmed_on)
        for order in found.orders
        if order.cancelled_on is None and order.deal_id in titles
    )
