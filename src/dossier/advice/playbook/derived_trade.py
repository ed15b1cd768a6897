"""Names worked out about the deal in view, its quotation, orders and proofs, and about standing terms."""

from collections.abc import Callable, Mapping
from functools import partial

from dossier.advice.playbook.business import (
    current_deal,
    earlier_orders,
    is_open,
    moving_proofs,
    own_orders,
    own_proofs,
    own_quotes,
    standing_orders,
    waiting_quotes,
)
from dossier.advice.playbook.scene import Finder, Reason, Scene, Value, from_record
from dossier.i18n import _
from dossier.records.deal.deal import Round
from dossier.records.quotation.quote import Quote

BEFORE_ORDER = ("inquiry", "qualified", "quoted", "sampling", "negotiating")
THEY_BOOK = ("EXW", "FCA", "FAS", "FOB")
STRICT_TOPICS = ("colour_box", "print_colour", "finish", "function", "packaging", "documents")


def _column(name: str, column: str) -> Callable[[Scene], Value | None]:
    def find(scene: Scene) -> Value | None:
        found = getattr(scene.deal, column) if scene.deal is not None else None
        return from_record(name, found, ref=scene.deal.ref) if scene.deal and found else None

    return find


def _stage(scene: Scene) -> Value | None:
    deal = current_deal(scene)
    if deal is None:
        return None
    moved = [change.on_date for change in scene.dossier.stages if change.deal_id == deal.id]
    return from_record("deal.stage", deal.stage, moved[-1] if moved else deal.opened_on, ref=deal.ref)


def _open(scene: Scene) -> Value | None:
    deal = current_deal(scene)
    if deal is None:
        return None
    return from_record("deal.open", "yes" if is_open(deal) else "no", deal.opened_on, ref=deal.ref)


def _last_rounds(scene: Scene, *, unsettled: bool) -> list[Round]:
    """Return the last round of each topic that ended stuck; `unsettled` ones may be talked about again since."""
    if scene.deal is None or not is_open(scene.deal):
        return []
    stuck: dict[str, Round] = {}
    for row in scene.dossier.rounds:
        if row.deal_id != scene.deal.id:
            continue
        if row.outcome == "stuck":
            stuck[row.topic] = row
        elif row.outcome != "open" or not unsettled:
            stuck.pop(row.topic, None)
    return list(stuck.values())


def _topics(name: str, *, unsettled: bool) -> Callable[[Scene], Value | None]:
    def find(scene: Scene) -> Value | None:
        rows = _last_rounds(scene, unsettled=unsettled)
        ref = scene.deal.ref if scene.deal else ""
        reasons = tuple(Reason(name, row.topic, noted_on=row.on_date, ref=ref) for row in rows)
        return Value(tuple(row.topic for row in rows), reasons) if rows else None

    return find


def _stuck_days(scene: Scene) -> Value | None:
    found = scene.get("deal.stuck_topic")
    days = [reason.noted_on for reason in found.reasons if reason.noted_on] if found else []
    return Value((scene.today - max(days)).days, found.reasons) if found and days else None


def _asked(scene: Scene, topic: str, on_quote: Callable[[Quote], str | None]) -> Value | None:
    """Return yes or no: is a term known before the deal is ordered? None when nothing is being negotiated."""
    deal, name = scene.deal, f"deal.{topic}_asked"
    if deal is None or deal.stage not in BEFORE_ORDER:
        return None
    for key in (f"terms.{topic}", f"deal.{topic}"):
        fact = scene.fact(key)
        if fact is not None:
            return Value("yes", fact.reasons)
    spoken = [row for row in scene.dossier.rounds if row.deal_id == deal.id and row.topic == topic]
    if spoken:
        return from_record(name, "yes", spoken[-1].on_date, ref=deal.ref)
    quoted = [quote for quote in scene.dossier.quotes if quote.deal_id == deal.id and on_quote(quote)]
    return from_record(name, "yes" if quoted else "no", quoted[-1].created_on if quoted else None, ref=deal.ref)


def _priced(scene: Scene) -> Value | None:
    """Return whether a price has gone out; a sample that went out is none. None when nothing is being negotiated."""
    deal = scene.deal
    if deal is None or deal.stage not in BEFORE_ORDER:
        return None
    sent = [quote for quote in scene.dossier.quotes if quote.deal_id == deal.id and quote.sent_on is not None]
    if sent:
        return from_record("deal.priced", "yes", sent[-1].sent_on, ref=sent[-1].ref)
    named = deal.stage in ("quoted", "negotiating")
    return from_record("deal.priced", "yes" if named else "no", ref=deal.ref)


def _quote(name: str, read: Callable[[Quote, Scene], int | str | None]) -> Callable[[Scene], Value | None]:
    def find(scene: Scene) -> Value | None:
        rows = waiting_quotes(scene)
        found = read(rows[-1], scene) if rows else None
        return from_record(name, found, rows[-1].sent_on, ref=rows[-1].ref) if found is not None else None

    return find


def _expires(scene: Scene) -> Value | None:
    rows = waiting_quotes(scene)
    until = rows[-1].valid_until if rows else None
    return from_record("quote.expires_days", (until - scene.today).days, until, ref=rows[-1].ref) if until else None


def _payment_known(scene: Scene) -> Value | None:
    rows = own_quotes(scene)
    if not rows:
        return None
    known = "yes" if rows[-1].payment else "no"
    return from_record("quote.payment_known", known, rows[-1].created_on, ref=rows[-1].ref)


def _order_open(scene: Scene) -> Value | None:
    rows = own_orders(scene)
    if not rows:
        return None
    still = [order for order in rows if order.is_to_ship]
    shown = (still or rows)[-1]
    return from_record("order.open", "yes" if still else "no", shown.confirmed_on, ref=shown.ref)


def _destination(scene: Scene) -> Value | None:
    rows = [order for order in own_orders(scene) if order.is_to_ship and order.destination]
    if not rows:
        return None
    return from_record("order.destination", str(rows[-1].destination), rows[-1].confirmed_on, ref=rows[-1].ref)


def _on_order(name: str, *columns: str) -> Callable[[Scene], Value | None]:
    """Return how to tell whether every open order has these columns filled."""

    def find(scene: Scene) -> Value | None:
        rows = [order for order in own_orders(scene) if order.is_to_ship]
        if not rows:
            return None
        without = [order for order in rows if not all(getattr(order, column) for column in columns)]
        shown = (without or rows)[-1]
        return from_record(name, "no" if without else "yes", shown.confirmed_on, ref=shown.ref)

    return find


def _count(scene: Scene) -> Value | None:
    rows = standing_orders(scene)
    return from_record("orders.count", len(rows), rows[-1].confirmed_on) if rows else None


def _shipped(scene: Scene) -> Value | None:
    rows = standing_orders(scene)
    gone = [order for order in rows if order.shipped_on is not None or order.shipped_quantity]
    shown = (gone or rows)[-1] if rows else None
    return from_record("orders.shipped", len(gone), shown.shipped_on, ref=shown.ref) if shown is not None else None


def _earlier(scene: Scene) -> Value | None:
    if not standing_orders(scene):
        return None
    rows = earlier_orders(scene)
    return from_record("order.earlier", len(rows), rows[-1].confirmed_on if rows else None)


def _first_order(scene: Scene) -> Value | None:
    """Return whether the business in view is the first order of this firm."""
    deal = scene.deal
    if deal is None:
        return None
    return from_record("order.first", "no" if earlier_orders(scene) else "yes", deal.opened_on, ref=deal.ref)


def _proof_waiting(scene: Scene) -> Value | None:
    waiting = [proof for proof in moving_proofs(scene) if proof.state == "sent" and proof.feedback_on is None]
    dated = sorted((proof.sent_on, proof.id, proof.ref) for proof in waiting if proof.sent_on)
    if not dated:
        return None
    sent, _id, ref = dated[0]
    return from_record("proof.waiting_days", (scene.today - sent).days, sent, ref=ref)


def _proof_version(scene: Scene) -> Value | None:
    rows = moving_proofs(scene)
    if not rows:
        return None
    last = max(rows, key=lambda proof: (proof.version, proof.id))
    return from_record("proof.version", last.version, last.sent_on, ref=last.ref)


def _signed(name: str, *kinds: str) -> Callable[[Scene], Value | None]:
    """Return how to tell whether a proof of these kinds, or of any, came back signed."""

    def find(scene: Scene) -> Value | None:
        rows = [proof for proof in own_proofs(scene) if not kinds or proof.kind in kinds]
        if not rows:
            return None
        signed = [proof for proof in rows if proof.state == "signed"]
        shown = (signed or rows)[-1]
        return from_record(name, "yes" if signed else "no", shown.signed_on, ref=shown.ref)

    return find


def _delivery(scene: Scene) -> Value | None:
    """Return the standing incoterm with its place, and the forwarder where theirs books: `FOB Hong Kong with Sino Trans`."""
    rule, place, forwarder = (scene.fact(f"terms.{term}") for term in ("incoterm", "place", "forwarder"))
    if rule is None or rule.value == "none":
        return None
    parts = [rule] + ([place] if place is not None and place.value != "none" else [])
    words = " ".join(str(part.value) for part in parts)
    if forwarder is not None and forwarder.value != "none" and rule.value in THEY_BOOK:
        words = _("{terms} with {forwarder}").format(terms=words, forwarder=forwarder.value)
        parts.append(forwarder)
    return Value(words, tuple(reason for part in parts for reason in part.reasons))


def _age(key: str) -> Callable[[Scene], Value | None]:
    def find(scene: Scene) -> Value | None:
        fact = scene.fact(key)
        noted = fact.reasons[0].noted_on if fact else None
        return Value((scene.today - noted).days, fact.reasons) if fact and noted else None

    return find


def _strict(scene: Scene, level: str) -> Value | None:
    """Return the topics noted at a level of strictness."""
    facts = {topic: scene.fact(f"strict.{topic}") for topic in STRICT_TOPICS}
    hits = {topic: fact for topic, fact in facts.items() if fact is not None and fact.value == level}
    if not any(facts.values()):
        return None
    shown = hits or {topic: fact for topic, fact in facts.items() if fact is not None}
    return Value(tuple(hits), tuple(reason for fact in shown.values() for reason in fact.reasons))


def _overall(scene: Scene) -> Value | None:
    """Return the one level of all noted topics, or mixed (checklist M184); ease on one topic is no level."""
    facts = [fact for topic in STRICT_TOPICS if (fact := scene.fact(f"strict.{topic}")) is not None]
    if not facts:
        return None
    levels = {str(fact.value) for fact in facts}
    if len(facts) == 1 and "strict" not in levels:
        return None  # one topic taken easily says nothing about the others
    reasons = tuple(reason for fact in facts for reason in fact.reasons)
    return Value(levels.pop() if len(levels) == 1 else "mixed", reasons)


TRADE_NAMES: Mapping[str, Finder] = {
    "deal.stage": _stage,
    "deal.open": _open,
    "deal.market": _column("deal.market", "market"),
    "deal.product": _column("deal.product", "product"),
    "deal.stuck_topic": _topics("deal.stuck_topic", unsettled=False),
    "deal.unsettled_topic": _topics("deal.unsettled_topic", unsettled=True),
    "deal.stuck_days": _stuck_days,
    "deal.payment_asked": lambda s: _asked(s, "payment", lambda quote: quote.payment),
    "deal.priced": _priced,
    "deal.incoterm_asked": lambda s: _asked(s, "incoterm", lambda quote: quote.incoterm),
    "quote.open": _quote("quote.open", lambda _quote, _scene: "yes"),
    "quote.silent_days": _quote("quote.silent_days", lambda q, s: (s.today - (q.sent_on or s.today)).days),
    "quote.expires_days": _expires,
    "quote.payment_known": _payment_known,
    "order.open": _order_open,
    "order.destination": _destination,
    "order.destination_known": _on_order("order.destination_known", "destination"),
    "order.plug_known": _on_order("order.plug_known", "destination", "plug"),
    "order.earlier": _earlier,
    "order.first": _first_order,
    "orders.count": _count,
    "orders.shipped": _shipped,
    "proof.waiting_days": _proof_waiting,
    "proof.version": _proof_version,
    "proof.signed": _signed("proof.signed"),
    "proof.artwork_signed": _signed("proof.artwork_signed", "machine", "digital", "pdf"),
    "proof.machine_signed": _signed("proof.machine_signed", "machine"),
    "terms.delivery": _delivery,
    **{f"terms.{term}.age": _age(f"terms.{term}") for term in ("incoterm", "payment", "forwarder")},
    "strict.overall": _overall,
    **{f"strict.{level}_topics": partial(_strict, level=level) for level in ("strict", "relaxed")},
}
