"""Reading a whole negotiation: one deal, or all those of a firm, with the people who decide and our own policy."""

import json
import sqlite3
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dossier.read.deal.policy import POLICIES
from dossier.read.dossier import CONTACT, DEAL, LOG, ORDER, PROOF, QUOTE, ROUND, STAGE, facts_about
from dossier.read.dossier import LINE as QUOTE_LINE
from dossier.read.rows import T, all_of, one_of
from dossier.records.agenda.agenda import LogEntry
from dossier.records.contact.person import Contact
from dossier.records.deal.deal import Deal, Round, StageChange
from dossier.records.deal.negotiation import Negotiation, Person
from dossier.records.deal.policy import Policy
from dossier.records.known import KNOWN, Known, current
from dossier.records.order.order import Order
from dossier.records.order.proof import Proof
from dossier.records.quotation.quote import Quote, QuoteLine
from dossier.records.ref import Ref

HEADS = "SELECT head_id, function FROM department WHERE company_id = :id AND head_id IS NOT NULL"
_COUNTRY = {"d": "SELECT market FROM deal WHERE id = :id", "o": "SELECT country FROM company WHERE id = :id"}
LOGGED = 2000
"""Touches that a timeline looks through; a client of ten years has fewer."""


def negotiated(connection: sqlite3.Connection, ref: Ref, name: str, until: date | None = None) -> Negotiation:
    """Return the whole negotiation of a deal or firm in its market or country, or as it stood on a day."""
    country = connection.execute(_COUNTRY[ref.letter], {"id": ref.id}).fetchone()[0]
    found = negotiation(connection, ref, name, country, until)
    return found._replace(country=found.deals[0].market) if ref.letter == "d" and found.deals else found


def negotiation(
    connection: sqlite3.Connection, ref: Ref, name: str, country: str | None, until: date | None = None
) -> Negotiation:
    """Return everything that was negotiated in a deal or with a firm, oldest first; with `until` as it stood that day."""
    if ref.letter == "d":
        deals = all_of(connection, Deal, f"{DEAL} WHERE d.id = :id", {"id": ref.id})
        company = deals[0].company_id
        logged = all_of(connection, LogEntry, f"{LOG} WHERE l.deal_id = :id ORDER BY l.on_date, l.id", {"id": ref.id})
    else:
        deals = all_of(connection, Deal, f"{DEAL} WHERE d.company_id = :id ORDER BY d.opened_on, d.id", {"id": ref.id})
        company = ref.id
        logged = ()
    if company is not None and not logged:
        whose = {"id": company, "limit": LOGGED}
        logged = all_of(
            connection,
            LogEntry,
            f"{LOG} WHERE l.company_id = :id OR c.company_id = :id ORDER BY l.on_date, l.id LIMIT :limit",
            whose,
        )

    def of_each(model: type[T], sql: str) -> tuple[T, ...]:
        return tuple(row for deal in deals for row in all_of(connection, model, sql, {"id": deal.id}))

    whole = Negotiation(
        ref=ref,
        name=name,
        country=country,
        deals=deals,
        stages=of_each(StageChange, STAGE),
        rounds=of_each(Round, ROUND),
        quotes=of_each(Quote, QUOTE),
        quote_lines=of_each(QuoteLine, QUOTE_LINE),
        orders=of_each(Order, ORDER),
        proofs=of_each(Proof, PROOF),
        log=logged,
        people=_people(connection, company, deals, until),
        terms=tuple(_terms(connection, company)),
        policies=all_of(connection, Policy, POLICIES),
    )
    if until is None:
        return whole
    then = tuple(_written_then(connection, deal, until) for deal in deals)
    return as_of(whole._replace(deals=then), until)


_CHANGED = """SELECT h.before FROM change h JOIN operation p ON p.id = h.operation_id
    WHERE h.table_name = 'deal' AND h.row_id = :id AND h.before IS NOT NULL AND p.at >= :next AND p.undone_at IS NULL
    ORDER BY h.id DESC"""
_WRITTEN = ("title", "product", "quantity", "unit", "value", "currency", "market", "next_step")
_NUMBERS = ("quantity", "value")


def _written_then(connection: sqlite3.Connection, deal: Deal, until: date) -> Deal:
    """Return a deal with what was written of it at the end of a day: every later change is taken back."""
    then: dict[str, Any] = {}
    days = {"id": deal.id, "next": (until + timedelta(days=1)).isoformat()}
    for row in connection.execute(_CHANGED, days):
        then |= {name: value for name, value in json.loads(row[0]).items() if name in _WRITTEN}
    numbers = {name: Decimal(then[name]) for name in _NUMBERS if then.get(name) is not None}
    return deal._replace(**(then | numbers))


def _terms(connection: sqlite3.Connection, company: int | None) -> list[Known]:
    if company is None:
        return []
    return [row for row in facts_about(connection, "company", company) if row.key.startswith(("terms.", "strict."))]


def _people(
    connection: sqlite3.Connection, company: int | None, deals: tuple[Deal, ...], until: date | None
) -> tuple[Person, ...]:
    """Return our contacts at the firm with what they may decide and which department they head."""
    if company is None:
        numbers = [deal.contact_id for deal in deals if deal.contact_id is not None]
        found = [
            each for n in numbers for each in all_of(connection, Contact, f"{CONTACT} WHERE c.id = :id", {"id": n})
        ]
        heads: dict[int, str] = {}
    else:
        found = list(all_of(connection, Contact, f"{CONTACT} WHERE c.company_id = :id ORDER BY c.id", {"id": company}))
        heads = {row[0]: row[1] for row in connection.execute(HEADS, {"id": company})}
    people = []
    for each in found:
        rows = facts_about(connection, "contact", each.id)
        known = current(row for row in rows if until is None or row.noted_on <= until)
        authority, title = (known.get(key) for key in ("contact.authority", "contact.title"))
        people.append(
            Person(
                each.id,
                each.name,
                title.value if title and title.state == KNOWN else None,
                authority.value if authority and authority.state == KNOWN else None,
                heads.get(each.id),
            )
        )
    return tuple(people)


def as_of(found: Negotiation, day: date) -> Negotiation:
    """Return a negotiation as it stood at the end of a day."""
    deals = tuple(_then(deal, found.stages, day) for deal in found.deals if deal.opened_on <= day)
    return found._replace(
        deals=deals,
        stages=tuple(row for row in found.stages if row.on_date <= day),
        rounds=tuple(_round_then(row, day) for row in found.rounds if row.on_date <= day),
        quotes=tuple(_quote_then(row, day) for row in found.quotes if row.created_on <= day),
        orders=tuple(_order_then(row, day) for row in found.orders if row.confirmed_on <= day),
        proofs=tuple(_proof_then(row, day) for row in found.proofs if row.sent_on is None or row.sent_on <= day),
        log=tuple(row for row in found.log if row.on_date <= day),
        terms=tuple(row for row in found.terms if row.noted_on <= day),
        policies=tuple(row for row in found.policies if row.on_date <= day),
    )


def _then(deal: Deal, stages: tuple[StageChange, ...], day: date) -> Deal:
    moves = [row for row in stages if row.deal_id == deal.id and row.on_date <= day]
    if not moves:
        return deal
    last = max(moves, key=lambda row: (row.on_date, row.id))
    closed = deal.closed_on if deal.closed_on is not None and deal.closed_on <= day else None
    return deal._replace(stage=last.to_stage, closed_on=closed, cause=last.cause, reason=last.reason)


def _round_then(row: Round, day: date) -> Round:
    """Return a round without what was written of it after a day."""
    return row._replace(written_on=None) if row.written_on is not None and row.written_on > day else row


def _order_then(order: Order, day: date) -> Order:
    """Return an order without the money and the goods that came and went after a day."""
    deposit, shipped, balance = (
        on if on is not None and on <= day else None
        for on in (order.deposit_paid, order.shipped_on, order.balance_paid)
    )
    return order._replace(deposit_paid=deposit, shipped_on=shipped, balance_paid=balance)


def _proof_then(proof: Proof, day: date) -> Proof:
    """Return a proof without the answers that came after a day."""
    if proof.signed_on is not None and proof.signed_on > day:
        proof = proof._replace(signed_on=None, lies_at=None, state="feedback" if proof.feedback_on else "sent")
    if proof.feedback_on is not None and proof.feedback_on > day:
        proof = proof._replace(feedback_on=None, feedback=None, state="sent")
    return proof


def _quote_then(quote: Quote, day: date) -> Quote:
    if quote.answered_on is not None and quote.answered_on <= day:
        return quote
    if quote.sent_on is not None and quote.sent_on <= day:
        return quote._replace(state="sent", answered_on=None)
    return quote._replace(state="draft", sent_on=None, answered_on=None)


CURRENCY = """SELECT COALESCE(d.currency, (SELECT q.currency FROM quote q WHERE q.deal_id = d.id AND q.currency IS NOT NULL
    ORDER BY q.id DESC LIMIT 1)) FROM deal d WHERE d.id = :id"""
_OF_CLIENT = """l.id IN (SELECT id FROM log_entry WHERE deal_id = :deal
    UNION SELECT id FROM log_entry WHERE contact_id = (SELECT contact_id FROM deal WHERE id = :deal)
    UNION SELECT id FROM log_entry WHERE company_id = (SELECT company_id FROM deal WHERE id = :deal)
    UNION SELECT x.id FROM contact p JOIN log_entry x ON x.contact_id = p.id
        WHERE p.company_id = (SELECT company_id FROM deal WHERE id = :deal))"""
NEWEST_TOUCH = f"{LOG} WHERE {_OF_CLIENT} ORDER BY l.on_date DESC, l.id DESC LIMIT 1"
TOUCH = f"{LOG} WHERE l.id = :id AND {_OF_CLIENT}"


def currency_of(connection: sqlite3.Connection, deal_id: int) -> str | None:
    """Return the currency that a deal is spoken of in: its own, else that of its last quotation."""
    row = connection.execute(CURRENCY, {"id": deal_id}).fetchone()
    return None if row is None else row[0]


def newest_touch(connection: sqlite3.Connection, deal_id: int) -> LogEntry | None:
    """Return the newest touch with a deal's client, or None."""
    return one_of(connection, LogEntry, NEWEST_TOUCH, {"deal": deal_id})


def touch(connection: sqlite3.Connection, deal_id: int, number: int) -> LogEntry | None:
    """Return a touch if it was with a deal's client, else None."""
    return one_of(connection, LogEntry, TOUCH, {"deal": deal_id, "id": number})
