"""The negotiation part: terms, strictness, deals with their rounds, quotations, orders and proofs."""

from dossier.i18n import _, ngettext
from dossier.records.deal.deal import CAUSES, CLOSED_STAGES, STAGES, TOPICS, Deal, Round
from dossier.records.deal.payment_basis import outdated
from dossier.records.dossier import Dossier
from dossier.records.known import current
from dossier.records.order.order import STATES, Order
from dossier.records.order.owed import Owed, open_of
from dossier.records.order.proof import PROOF_KINDS, PROOF_STATES
from dossier.records.quotation.quote import QUOTE_STATES, Quote
from dossier.render.deal.recap import outcome_piece
from dossier.render.page import Block, Line, Lines, Pair, Pairs, Piece, Section, joined, line
from dossier.render.parts import deal_line, fact_pairs, unknown
from dossier.render.words import Setting, ago, choice, day, money, number
from dossier.values.listed import behind, strung


def sections(dossier: Dossier, setting: Setting) -> list[Section]:
    """Return the negotiation part of a dossier."""
    rows = fact_pairs(dossier, ("terms", "strict"), setting)
    blocks: list[Block] = [Pairs(tuple(rows), paired=True)] if rows else []
    for deal in dossier.deals:
        is_over = deal.stage in CLOSED_STAGES and setting.folded
        more = Piece("  › dossier show " + deal.ref, "accent") if is_over else Piece("")
        blocks.append(Lines(((*deal_line(deal, setting), more),)))
        inner = [] if is_over else deal_pairs(dossier, deal, setting)
        if inner:
            blocks.append(Pairs(tuple(inner)))
    missing = unknown(dossier, ("terms",), setting)
    if missing:
        blocks.append(Lines((missing,)))
    return [Section(_("Negotiation"), tuple(blocks), "negotiation")] if blocks else []


def deal_pairs(dossier: Dossier, deal: Deal, setting: Setting) -> list[Pair]:
    """Return what happened in a deal: rounds, quotations, orders, proofs, next step."""
    rows: list[Pair] = []
    if dossier.deal is not None and dossier.deal.id == deal.id:
        rows += fact_pairs(dossier, ("deal",), setting)
    if deal.next_step:
        rows.append(Pair(_("next step"), line(deal.next_step)))
    if deal.reason or deal.cause:
        rows.append(Pair(_("reason"), joined((choice(CAUSES, deal.cause), deal.reason or ""))))
    rows += [
        Pair(choice(TOPICS, each.topic), round_line(each, setting))
        for each in dossier.rounds
        if each.deal_id == deal.id
    ]
    for quote in dossier.quotes:
        if quote.deal_id == deal.id:
            rows.append(Pair(_("quotation"), _quote_line(dossier, quote, setting)))
    rows += _orders(dossier, deal, setting) + proof_pairs(dossier, deal, setting)
    return rows


def round_line(each: Round, setting: Setting) -> Line:
    """Return one round: what they want, what we want, how it stands."""
    style = {"stuck": "bad", "agreed": "good", "open": "warn"}.get(each.outcome, "accent")
    theirs = _("theirs: {words}").format(words=each.theirs) if each.theirs else ""
    ours = _("ours: {words}").format(words=each.ours) if each.ours else ""
    return joined(
        (
            line(outcome_piece(each, style)), theirs, ours, each.text or "",
            line(Piece(day(each.on_date, setting.today), "muted")),
        )
    )  # fmt: skip


def _quote_line(dossier: Dossier, quote: Quote, setting: Setting) -> Line:
    lines = [
        f"{each.item} {number(each.quantity) + ' × ' if each.quantity is not None else ''}{money(each.price, quote.currency)}"
        + (f" @ {each.payment}" if each.payment else "")
        for each in dossier.quote_lines
        if each.quote_id == quote.id
    ]
    old = outdated((quote,), current(dossier.facts))
    where = " ".join(part for part in (quote.incoterm, quote.place) if part)
    sent = _("sent {when}").format(when=day(quote.sent_on, setting.today)) if quote.sent_on else ""
    valid = _("valid until {when}").format(when=day(quote.valid_until, setting.today)) if quote.valid_until else ""
    basis = line(quote.payment or "", Piece(behind(_("(settled otherwise since)")), "warn") if old else "")
    basis = basis or line(Piece(_("payment basis unknown"), "bad"))
    style = {"sent": "accent", "accepted": "good", "expired": "muted", "refused": "bad"}.get(quote.state, "warn")
    return joined(
        (
            line(Piece(quote.number, "strong")), line(Piece(choice(QUOTE_STATES, quote.state), style)), strung(lines),
            where, basis, sent, valid, line(Piece(f"q{quote.id}", "muted")),
        )
    )  # fmt: skip


def _orders(dossier: Dossier, deal: Deal, setting: Setting) -> list[Pair]:
    rows = []
    for order in dossier.orders:
        if order.deal_id != deal.id:
            continue
        where = " ".join(part for part in (order.incoterm, order.place) if part)
        dates = [
            words.format(when=day(when, setting.today))
            for words, when in (
                (_("confirmed {when}"), order.confirmed_on), (_("ship by {when}"), order.ship_by if not order.shipped_on else None),
                (_("shipped {when}"), order.shipped_on), (_("deposit paid {when}"), order.deposit_paid),
                (_("balance paid {when}"), order.balance_paid), (_("arrives {when}"), None if order.delivered_on else order.eta),
            )
            if when is not None
        ]  # fmt: skip
        target = "→ " + setting.country_name(order.destination) if order.destination else ""
        parts: list[Line | str] = [
            line(Piece(order.number or f"s{order.id}", "strong")), order.po_number or "", _state(order), money(order.value, order.currency),
            _open(order, setting), target, where, order.payment or "", order.forwarder or "", *dates,
            order.note or "", line(Piece(f"s{order.id}", "muted")),
        ]  # fmt: skip
        rows.append(Pair(_("order"), joined(parts)))
    return rows


def _open(order: Order, setting: Setting) -> str:
    """Return what is still to be paid of an order, nothing for others."""
    left = Owed(None) if setting.share else open_of(order)
    words = _("open {sum}") if left.is_known else _("open at most {sum}")
    return words.format(sum=money(left.sum, order.currency)) if left.sum else ""


def _state(order: Order) -> str:
    """Return how far an order is where its dates do not say it."""
    return (
        choice(STATES, order.state)
        if order.state in {"in_production", "partly_shipped", "delivered", "closed", "cancelled"}
        else ""
    )


def proof_pairs(dossier: Dossier, deal: Deal, setting: Setting) -> list[Pair]:
    """Return the samples and proofs of a deal, with what is to be corrected on each."""
    rows = []
    for proof in dossier.proofs:
        if proof.deal_id != deal.id:
            continue
        when = proof.signed_on or proof.feedback_on or proof.sent_on
        mine = [each for each in dossier.corrections if each.proof_id == proof.id]
        unsent = sum(each.sent_on is None for each in mine)
        wrong = ngettext("{n} correction", "{n} corrections", len(mine)).format(n=len(mine)) if mine else ""
        wrong += behind(_("({n} not sent yet)").format(n=unsent)) if unsent else ""
        lies = _("lies at {place}").format(place=proof.lies_at) if proof.lies_at else ""
        style = {"signed": "good", "sent": "warn", "refused": "bad"}.get(proof.state, "accent")
        rows.append(
            Pair(
                choice(PROOF_KINDS, proof.kind),
                joined((
                    f"v{proof.version}", line(Piece(choice(PROOF_STATES, proof.state), style)), day(when, setting.today),
                    proof.courier or "", proof.feedback or "",
                    line(Piece(wrong, "warn" if unsent else "")), lies, line(Piece(f"y{proof.id}", "muted")),
                )),
            )
        )  # fmt: skip
    return rows


def longest_stuck(dossier: Dossier) -> Round | None:
    """Return the round since which a topic of an open deal is stuck, of all that are the one stuck longest."""
    stuck: dict[tuple[int, str], Round] = {}
    running = {deal.id for deal in dossier.deals if deal.stage not in CLOSED_STAGES}
    for each in dossier.rounds:
        key = each.deal_id, each.topic
        if each.deal_id not in running:
            continue
        if each.outcome != "stuck":
            stuck.pop(key, None)
        else:
            stuck.setdefault(key, each)
    return min(stuck.values(), key=lambda each: each.on_date, default=None)


def stuck_line(dossier: Dossier, setting: Setting) -> Line:
    """Return the topic of an open deal that is stuck longest, since when, and both positions; nothing if none is."""
    since = longest_stuck(dossier)
    if since is None:
        return ()
    now = [each for each in dossier.rounds if (each.deal_id, each.topic) == (since.deal_id, since.topic)][-1]
    words = _("{topic} since {when} ({ago})").format(
        topic=choice(TOPICS, now.topic), when=day(since.on_date, setting.today), ago=ago(since.on_date, setting.today)
    )
    ours = _("ours: {words}").format(words=now.ours) if now.ours else ""
    theirs = _("theirs: {words}").format(words=now.theirs) if now.theirs else ""
    return joined((line(Piece(words, "bad")), theirs, ours))


def stage_lines(dossier: Dossier, setting: Setting) -> list[Line]:
    """Return how a deal moved through its stages."""
    return [
        joined((
            line(Piece(day(each.on_date, setting.today), "strong")),
            (choice(STAGES, each.from_stage) + " → " if each.from_stage else "") + choice(STAGES, each.to_stage),
            choice(CAUSES, each.cause), each.reason or "",
        ))
        for each in dossier.stages
    ]  # fmt: skip
