"""Names worked out about deals, quotations, orders, proofs and standing terms."""

from collections.abc import Callable

from dossier.advice.playbook.scene import Name, Reason, Scene, Value, from_record
from dossier.i18n import N_
from dossier.records.deal.deal import CLOSED_STAGES, STAGES, TOPICS, Deal, Round
from dossier.records.order.order import Order
from dossier.records.quotation.quote import Quote

BEFORE_ORDER = ("inquiry", "qualified", "quoted", "sampling", "negotiating")
STRICT_TOPICS = ("colour_box", "print_colour", "finish", "function", "packaging", "documents")


def current_deal(scene: Scene) -> Deal | None:
    """Return the deal the dossier is about, else the youngest open one, else the youngest."""
    deals = scene.dossier.deals
    still = [deal for deal in deals if deal.stage not in CLOSED_STAGES]
    return scene.dossier.deal or next(iter(still or deals), None)


def _deal(name: str, read: Callable[[Deal], str | None]) -> Callable[[Scene], Value | None]:
    def find(scene: Scene) -> Value | None:
        deal = current_deal(scene)
        found = read(deal) if deal else None
        return from_record(name, found, shown=f"{deal.ref} {found}") if deal and found else None

    return find


def _last_stage(scene: Scene) -> Value | None:
    deal = current_deal(scene)
    if deal is None:
        return None
    moved = [change.on_date for change in scene.dossier.stages if change.deal_id == deal.id]
    return from_record("deal.stage", deal.stage, moved[-1] if moved else deal.opened_on, f"{deal.ref} {deal.stage}")


def _open(scene: Scene) -> Value | None:
    deal = current_deal(scene)
    if deal is None:
        return None
    return from_record("deal.open", "no" if deal.stage in CLOSED_STAGES else "yes", deal.opened_on, deal.ref)


def _stuck(scene: Scene) -> Value | None:
    """Return the topics whose last round ended stuck."""
    deal = current_deal(scene)
    last = {row.topic: row for row in scene.dossier.rounds if deal is not None and row.deal_id == deal.id}
    stuck = [row for row in last.values() if row.outcome == "stuck"]
    if not stuck:
        return None
    reasons = tuple(Reason("deal.stuck_topic", row.topic, noted_on=row.on_date) for row in stuck)
    return Value(tuple(row.topic for row in stuck), reasons)


def _unsettled(scene: Scene) -> Value | None:
    """Return the topics that were stuck once and have not been settled since, also when they are talked about again."""
    deal = current_deal(scene)
    rows = [row for row in scene.dossier.rounds if deal is not None and row.deal_id == deal.id]
    last_stuck: dict[str, Round] = {}
    for row in rows:
        if row.outcome == "stuck":
            last_stuck[row.topic] = row
        elif row.outcome != "open":
            last_stuck.pop(row.topic, None)
    if not last_stuck:
        return None
    reasons = tuple(Reason("deal.unsettled_topic", row.topic, noted_on=row.on_date) for row in last_stuck.values())
    return Value(tuple(last_stuck), reasons)


def _stuck_days(scene: Scene) -> Value | None:
    found = scene.get("deal.stuck_topic")
    days = [reason.noted_on for reason in found.reasons if reason.noted_on] if found else []
    return Value((scene.today - max(days)).days, found.reasons) if found and days else None


def _asked(scene: Scene, name: str, standing: str, asked: str, on_quote: Callable[[Quote], str | None]) -> Value | None:
    """Return yes or no: is a term known before the deal is ordered? None when nothing is being negotiated."""
    deal = current_deal(scene)
    if deal is None or deal.stage not in BEFORE_ORDER:
        return None
    for key in (standing, asked):
        fact = scene.fact(key)
        if fact is not None:
            return Value("yes", fact.reasons)
    quoted = [quote for quote in scene.dossier.quotes if quote.deal_id == deal.id and on_quote(quote)]
    return from_record(name, "yes" if quoted else "no", deal.opened_on, f"{deal.ref} {deal.stage}")


def _open_quotes(scene: Scene) -> list[Quote]:
    """Return quotations sent and not answered, latest last; those of a lost deal wait for nobody."""
    lost = _lost(scene)
    sent = [
        quote
        for quote in scene.dossier.quotes
        if quote.state == "sent" and quote.sent_on and not quote.answered_on and quote.deal_id not in lost
    ]
    return sorted(sent, key=lambda quote: (quote.sent_on or quote.created_on, quote.id))


def _lost(scene: Scene) -> set[int]:
    """Return the deals that were lost."""
    deals = (*scene.dossier.deals, *([scene.dossier.deal] if scene.dossier.deal else []))
    return {deal.id for deal in deals if deal.stage == "lost"}


def _quote(name: str, read: Callable[[Quote, Scene], int | str | None]) -> Callable[[Scene], Value | None]:
    def find(scene: Scene) -> Value | None:
        rows = _open_quotes(scene)
        found = read(rows[-1], scene) if rows else None
        return from_record(name, found, rows[-1].sent_on, f"q{rows[-1].id}") if found is not None else None

    return find


def _payment_known(scene: Scene) -> Value | None:
    lost = _lost(scene)
    rows = [each for each in scene.dossier.quotes if each.state in ("draft", "sent") and each.deal_id not in lost]
    if not rows:
        return None
    return from_record(
        "quote.payment_known", "yes" if rows[-1].payment else "no", rows[-1].created_on, f"q{rows[-1].id}"
    )


def _standing(scene: Scene) -> list[Order]:
    """Return the orders that were not cancelled."""
    return [order for order in scene.dossier.orders if order.cancelled_on is None]


def _open_orders(scene: Scene) -> list[Order]:
    return [order for order in scene.dossier.orders if order.is_to_ship]


def _order_open(scene: Scene) -> Value | None:
    rows = _standing(scene)
    if not rows:
        return None
    still = _open_orders(scene)
    shown = (still or rows)[-1]
    return from_record("order.open", "yes" if still else "no", shown.confirmed_on, f"s{shown.id}")


def _destination(scene: Scene) -> Value | None:
    rows = [order for order in _open_orders(scene) if order.destination]
    if not rows:
        return None
    return from_record("order.destination", str(rows[-1].destination), rows[-1].confirmed_on, str(rows[-1].destination))


def _destination_known(scene: Scene) -> Value | None:
    rows = _open_orders(scene)
    if not rows:
        return None
    known = all(order.destination for order in rows)
    return from_record("order.destination_known", "yes" if known else "no", rows[-1].confirmed_on, f"s{rows[-1].id}")


def _count(scene: Scene) -> Value | None:
    rows = _standing(scene)
    return from_record("orders.count", len(rows), rows[-1].confirmed_on) if rows else None


def _first_order(scene: Scene) -> Value | None:
    """Return whether the deal now negotiated, or the only order, is the first with this firm."""
    deal = current_deal(scene)
    if deal is None:
        return None
    earlier = [order for order in _standing(scene) if order.deal_id != deal.id]
    return from_record("order.first", "no" if earlier else "yes", deal.opened_on, deal.ref)


def _proof_waiting(scene: Scene) -> Value | None:
    lost = _lost(scene)
    waiting = [each for each in scene.dossier.proofs if each.state == "sent" and each.deal_id not in lost]
    rows = [each for each in waiting if each.sent_on and each.feedback_on is None]
    if not rows:
        return None
    first = min(rows, key=lambda proof: (proof.sent_on or scene.today, proof.id))
    sent = first.sent_on or scene.today
    return from_record("proof.waiting_days", (scene.today - sent).days, sent, f"y{first.id}")


def _proof_version(scene: Scene) -> Value | None:
    rows = scene.dossier.proofs
    if not rows:
        return None
    last = max(rows, key=lambda proof: (proof.version, proof.id))
    return from_record("proof.version", last.version, last.sent_on, f"y{last.id}")


def _signed(scene: Scene) -> Value | None:
    if not scene.dossier.proofs:
        return None
    signed = [proof for proof in scene.dossier.proofs if proof.state == "signed"]
    shown = (signed or list(scene.dossier.proofs))[-1]
    return from_record("proof.signed", "yes" if signed else "no", shown.signed_on, f"y{shown.id}")


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
    """Return the one level of all noted topics, or mixed (checklist M184)."""
    facts = [fact for topic in STRICT_TOPICS if (fact := scene.fact(f"strict.{topic}")) is not None]
    if not facts:
        return None
    levels = {str(fact.value) for fact in facts}
    reasons = tuple(reason for fact in facts for reason in fact.reasons)
    return Value(levels.pop() if len(levels) == 1 else "mixed", reasons)


_CODES = tuple(choice.code for choice in STAGES)
_LEVELS = (("strict", N_("strict on")), ("relaxed", N_("relaxed on")))
TRADE_NAMES: tuple[Name, ...] = (
    Name("deal.stage", "choice", N_("stage"), "Stage of the deal shown, else of the youngest open deal.", _last_stage, _CODES),
    Name("deal.open", "yesno", N_("deal open"), "Whether that deal is still open.", _open),
    Name("deal.market", "country", N_("destination market"), "Where the goods of that deal will be sold.",
         _deal("deal.market", lambda deal: deal.market), asks="record:destination"),
    Name("deal.product", "text", N_("product"), "The product of that deal.", _deal("deal.product", lambda deal: deal.product)),
    Name("deal.stuck_topic", "list", N_("stuck on"), "Topics whose last round ended stuck.", _stuck,
         tuple(choice.code for choice in TOPICS)),
    Name("deal.unsettled_topic", "list", N_("not settled"), "Topics that were stuck once and are not settled since.",
         _unsettled, tuple(choice.code for choice in TOPICS)),
    Name("deal.stuck_days", "number", N_("days stuck"), "Days since the last stuck round.", _stuck_days),
    Name("deal.payment_asked", "yesno", N_("payment known before the order"),
         "Before the order: whether payment terms stand, were asked for, or are on a quotation.",
         lambda s: _asked(s, "deal.payment_asked", "terms.payment", "deal.payment", lambda quote: quote.payment)),
    Name("deal.incoterm_asked", "yesno", N_("incoterm known before the order"),
         "Before the order: whether an incoterm stands, was asked for, or is on a quotation.",
         lambda s: _asked(s, "deal.incoterm_asked", "terms.incoterm", "deal.incoterm", lambda quote: quote.incoterm)),
    Name("quote.open", "yesno", N_("quotation open"), "Yes while a quotation sent has no answer.",
         _quote("quote.open", lambda _quote, _scene: "yes")),
    Name("quote.silent_days", "number", N_("days since the quotation"), "Days since a quotation without an answer went out.",
         _quote("quote.silent_days", lambda q, s: (s.today - (q.sent_on or s.today)).days)),
    Name("quote.expires_days", "number", N_("days until the quotation ends"), "Days until it loses its validity; negative after.",
         _quote("quote.expires_days", lambda q, s: (q.valid_until - s.today).days if q.valid_until else None)),
    Name("quote.payment_known", "yesno", N_("payment basis on the quotation"),
         "Whether the latest draft or sent quotation names the payment it is based on.", _payment_known),
    Name("order.open", "yesno", N_("order open"), "Whether an order has not shipped yet.", _order_open),
    Name("order.destination", "country", N_("order's destination"), "Destination of the latest open order.", _destination),
    Name("order.destination_known", "yesno", N_("destination noted"), "Whether every open order names its destination.",
         _destination_known),
    Name("order.first", "yesno", N_("first order"), "Whether no other deal of theirs has become an order.", _first_order),
    Name("orders.count", "number", N_("orders so far"), "Orders in the book.", _count),
    Name("proof.waiting_days", "number", N_("days the proof waits"), "Days since the oldest proof sent without feedback.",
         _proof_waiting),
    Name("proof.version", "number", N_("proof version"), "The highest version of a proof.", _proof_version),
    Name("proof.signed", "yesno", N_("signed sample"), "Whether a proof came back signed.", _signed),
    *(Name(f"terms.{term}.age", "number", label, f"Days since terms.{term} was noted or confirmed.", _age(f"terms.{term}"),
           asks=f"terms.{term}")
      for term, label in (("incoterm", N_("days since the incoterm was confirmed")),
                          ("payment", N_("days since payment was confirmed")),
                          ("forwarder", N_("days since the forwarder was confirmed")))),
    Name("strict.overall", "choice", N_("strictness"), "The one level of all topics noted, or mixed.", _overall,
         ("strict", "normal", "relaxed", "mixed"), "strict.colour_box"),
    *(Name(f"strict.{level}_topics", "list", label, f"Topics noted as {level}.",
           lambda s, level=level: _strict(s, level), STRICT_TOPICS, "strict.colour_box")  # type: ignore[misc]
      for level, label in _LEVELS),
)  # fmt: skip
