"""The timeline of a negotiation: what happened, oldest first."""

from collections.abc import Iterator
from datetime import date

from dossier.i18n import _, ngettext
from dossier.records.agenda.agenda import BUSINESS, TOUCHES
from dossier.records.deal.deal import CAUSES, STAGES, TOPICS, Round
from dossier.records.deal.negotiation import Negotiation
from dossier.records.order.proof import PROOF_KINDS, PROOF_STATES
from dossier.records.quotation.quote import QUOTE_STATES, Quote
from dossier.render.deal.recap import outcome_piece
from dossier.render.page import Line, Pair, Piece, joined, line
from dossier.render.parts import shortened
from dossier.render.words import Setting, choice, day

Event = tuple[date, Line]
STYLES = {"stuck": "bad", "agreed": "good", "open": "warn"}
EVENTS = 16
"""Events on the first screen; the older ones are counted and come with --all."""


def timeline(found: Negotiation, setting: Setting) -> list[Event]:
    """Return what happened, oldest first: stages, rounds, quotations, orders, proofs, policies; with --all every touch.

    A touch by which a quotation or order went out is told by that one.
    """
    events: list[Event] = []
    for row in found.stages:
        arrow = f"{choice(STAGES, row.from_stage)} → " if row.from_stage else ""
        why = () if setting.share else joined((choice(CAUSES, row.cause), row.reason or ""), ": ")
        events.append((row.on_date, joined((line(arrow, Piece(choice(STAGES, row.to_stage), "strong")), why))))
    events += [
        (row.on_date, joined((line(Piece(choice(TOPICS, row.topic), "accent")), _round(row, setting))))
        for row in found.rounds
    ]
    for quote in found.quotes:
        events += _quoted(quote, found)
    for told in (_orders(found), _proofs(found), () if setting.share else _policies(found, setting)):
        events += told
    if setting.everything and not setting.share:
        events += _touches(found)
    return sorted(events, key=lambda event: event[0])


def shown(events: list[Event], setting: Setting) -> Iterator[Pair]:
    """Yield the newest events with their days; how many older ones there are stands above them."""
    kept = events if setting.everything else events[-EVENTS:]
    left = len(events) - len(kept)
    if left:
        words = ngettext("{n} earlier event: --all", "{n} earlier events: --all", left).format(n=left)
        yield Pair("…", line(Piece(words, "muted")))
    before: date | None = None
    for on, words_of in kept:
        yield Pair("" if on == before else day(on, setting.today), words_of)
        before = on


def _round(each: Round, setting: Setting) -> Line:
    """Return a round as one event: how it ended and who spoke; both positions stand under their topic, or with --all."""
    if setting.everything:
        return round_line(each, setting)
    style = STYLES.get(each.outcome, "accent")
    return joined((line(outcome_piece(each, style)), line(Piece(each.said_by_name or "", "muted"))))


def round_line(each: Round, setting: Setting) -> Line:
    """Return one round: both positions, how it ended, who said it, the touch it came from; a note stays in the house."""
    style = STYLES.get(each.outcome, "accent")
    return joined(
        (
            _("we: {text}").format(text=each.ours) if each.ours else "",
            _("they: {text}").format(text=each.theirs) if each.theirs else "",
            line(outcome_piece(each, style)),
            line(Piece(each.said_by_name or "", "muted")),
            "" if setting.share else each.text or "",
            line(Piece(f"l{each.log_entry_id}" if each.log_entry_id and not setting.share else "", "muted")),
        )
    )


def _quoted(quote: Quote, found: Negotiation) -> Iterator[Event]:
    prices = [f"{row.price:f}" for row in found.quote_lines if row.quote_id == quote.id]
    what = f"{quote.currency or ''} {', '.join(prices)}".strip()
    number = quote.number + (f" r{quote.revision}" if quote.revision > 1 else "")
    if quote.sent_on is not None:
        sent = _("quotation {number} sent").format(number=number)
        yield quote.sent_on, joined((sent, what, quote.payment or _("payment basis unknown")))
    if quote.answered_on is not None:
        name = _("quotation {number}").format(number=number)
        yield quote.answered_on, joined((name, choice(QUOTE_STATES, quote.state)))


def _orders(found: Negotiation) -> Iterator[Event]:
    for order in found.orders:
        number = order.number or f"s{order.id}"
        yield order.confirmed_on, line(Piece(_("order {number} confirmed").format(number=number), "good"))
        if order.deposit_paid:
            yield order.deposit_paid, line(_("deposit of {number} received").format(number=number))
        if order.shipped_on:
            yield order.shipped_on, line(_("order {number} shipped").format(number=number))
        if order.balance_paid:
            yield order.balance_paid, line(_("order {number} paid").format(number=number))
        if order.delivered_on:
            yield order.delivered_on, line(_("order {number} delivered").format(number=number))
        if order.cancelled_on:
            words = _("order {number} cancelled").format(number=number)
            yield order.cancelled_on, joined((line(Piece(words, "bad")), order.cancelled_why or ""))


def _proofs(found: Negotiation) -> Iterator[Event]:
    for proof in found.proofs:
        for when, state in ((proof.sent_on, "sent"), (proof.feedback_on, "feedback"), (proof.signed_on, "signed")):
            if when is not None:
                name = f"{choice(PROOF_KINDS, proof.kind)} v{proof.version}"
                words = proof.feedback if state == "feedback" else ""
                yield when, joined((name, choice(PROOF_STATES, state), words or ""))


def _policies(found: Negotiation, setting: Setting) -> Iterator[Event]:
    topics = {row.topic for row in found.rounds}
    first = min((deal.opened_on for deal in found.deals), default=setting.today)
    for policy in found.policies:
        if policy.topic in topics and policy.on_date >= first:
            text = _("our policy on {topic}: {text}").format(topic=choice(TOPICS, policy.topic), text=policy.text)
            yield policy.on_date, line(Piece(text, "good"))


def _touches(found: Negotiation) -> Iterator[Event]:
    for entry in found.log:
        if entry.channel == BUSINESS:
            continue
        words = shortened(entry.subject or entry.text, 120)
        yield (
            entry.on_date,
            joined((line(Piece(choice(TOUCHES, entry.channel), "muted")), entry.contact_name or "", words)),
        )
