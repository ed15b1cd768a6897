"""The business as it is: the deals that live, and of each the quotation, the orders and the proofs at hand."""

from datetime import date

from dossier.advice.playbook.scene import Scene
from dossier.records.deal.deal import CLOSED_STAGES, Deal
from dossier.records.dossier import Dossier
from dossier.records.order.order import Order
from dossier.records.order.proof import Proof
from dossier.records.quotation.quote import Quote

OVER = ("signed", "refused", "withdrawn")
"""States in which a proof goes back and forth no more."""


def live_deals(dossier: Dossier) -> tuple[Deal, ...]:
    """Return the one deal the dossier is about, else every open one and those with goods still to leave, youngest first."""
    if dossier.deal is not None:
        return (dossier.deal,)
    to_ship = {order.deal_id for order in dossier.orders if order.is_to_ship}
    return tuple(deal for deal in dossier.deals if is_open(deal) or (deal.stage != "lost" and deal.id in to_ship))


def is_open(deal: Deal) -> bool:
    """Tell whether a deal is neither won nor paid, lost or put to rest."""
    return deal.stage not in CLOSED_STAGES


def current_deal(scene: Scene) -> Deal | None:
    """Return the deal in view; while none lives, the youngest of those that are over."""
    return scene.deal or next(iter(scene.dossier.deals), None)


def standing_orders(scene: Scene) -> list[Order]:
    """Return every order with this client that was not cancelled, oldest first."""
    return [order for order in scene.dossier.orders if order.cancelled_on is None]


def own_orders(scene: Scene) -> list[Order]:
    """Return the standing orders of the deal in view, unless it is lost."""
    if scene.deal is None or scene.deal.stage == "lost":
        return []
    return [order for order in standing_orders(scene) if order.deal_id == scene.deal.id]


def earlier_orders(scene: Scene) -> list[Order]:
    """Return the standing orders before the business in view: without the one of it whose goods are still to leave."""
    at_hand = next((order for order in reversed(own_orders(scene)) if order.is_to_ship), None)
    return [order for order in standing_orders(scene) if order is not at_hand]


def own_quotes(scene: Scene) -> list[Quote]:
    """Return the drafts and sent quotations of the deal in view while it is open and no order has followed them."""
    if scene.deal is None or not is_open(scene.deal):
        return []
    ordered = max((order.confirmed_on for order in own_orders(scene)), default=None)
    return [
        quote
        for quote in scene.dossier.quotes
        if quote.deal_id == scene.deal.id
        and quote.state in ("draft", "sent")
        and (ordered is None or (quote.sent_on or quote.created_on) > ordered)
    ]


def waiting_quotes(scene: Scene) -> list[Quote]:
    """Return its quotations that were sent and not answered, latest last."""
    sent = [quote for quote in own_quotes(scene) if quote.state == "sent" and quote.sent_on and not quote.answered_on]
    return sorted(sent, key=lambda quote: (quote.sent_on or quote.created_on, quote.id))


def own_proofs(scene: Scene) -> list[Proof]:
    """Return the proofs of the deal in view, unless it is over; of a repeated order those since the last goods left."""
    if scene.deal is None or scene.deal not in live_deals(scene.dossier) or scene.deal.stage in ("lost", "dormant"):
        return []
    orders = own_orders(scene)
    gone = [order.shipped_on for order in orders if order.shipped_on] if any(each.is_to_ship for each in orders) else []
    mine = [proof for proof in scene.dossier.proofs if proof.deal_id == scene.deal.id]
    return [proof for proof in mine if not gone or (_last_day(proof) or scene.today) > max(gone)]


def _last_day(proof: Proof) -> date | None:
    return max((day for day in (proof.sent_on, proof.feedback_on, proof.signed_on) if day is not None), default=None)


def moving_proofs(scene: Scene) -> list[Proof]:
    """Return the newest version of each kind of proof that still goes back and forth."""
    newest = {proof.kind: proof for proof in sorted(own_proofs(scene), key=lambda proof: (proof.version, proof.id))}
    return [proof for proof in newest.values() if proof.state not in OVER]
