"""Our offers, who bought which of them, and what makes those clients alike."""

import sqlite3

from dossier.read.rows import all_of, one_of, select
from dossier.records.company.matching import Buyer, Purchase
from dossier.records.company.products import Offer
from dossier.records.known import KNOWN, Known, current

_OFFERS = f"{select(Offer)} ORDER BY a.id"
_ONE = f"{select(Offer)} WHERE a.id = :id"
_ORDERED = """SELECT d.company_id, COALESCE(d.product, d.title) AS item, s.offer_id, s.confirmed_on AS on_date
    FROM orders s JOIN deal d ON d.id = s.deal_id WHERE d.company_id IS NOT NULL AND s.cancelled_on IS NULL"""
_LINES = """SELECT d.company_id, n.item, NULL AS offer_id, s.confirmed_on AS on_date
    FROM orders s JOIN quote q ON q.id = s.quote_id JOIN quote_line n ON n.quote_id = q.id
    JOIN deal d ON d.id = s.deal_id WHERE d.company_id IS NOT NULL AND s.cancelled_on IS NULL"""
_CALLED = "SELECT id FROM offer WHERE lower(code) = lower(:text) OR lower(name) = lower(:text) LIMIT 2"
_COMPANIES = "SELECT id, name, country FROM company WHERE id = :own OR id IN (SELECT company_id FROM deal)"
_ALIKE = f"""{select(Known, "fact x")} WHERE subject_kind = 'company' AND subject_id = :id
    AND key IN ('company.sells_through', 'company.price_level', 'company.brand_strategy')"""


def offers(connection: sqlite3.Connection) -> tuple[Offer, ...]:
    """Return all our offers in the order they were added."""
    return all_of(connection, Offer, _OFFERS)


def offer_of(connection: sqlite3.Connection, number: int) -> Offer | None:
    """Return one offer, or None if there is none of that id."""
    return one_of(connection, Offer, _ONE, {"id": number})


def offer_called(connection: sqlite3.Connection, text: str) -> int | None:
    """Return the id of the one offer whose item number or name is this text, in any case; None if there is not one."""
    found = connection.execute(_CALLED, {"text": text}).fetchall()
    return int(found[0][0]) if len(found) == 1 else None


def purchases(connection: sqlite3.Connection) -> tuple[Purchase, ...]:
    """Return what was ordered: the deal's product, and every line of the quotation behind the order; each once a day."""
    rows = (*all_of(connection, Purchase, _ORDERED), *all_of(connection, Purchase, _LINES))
    return tuple(dict.fromkeys(rows))


def buyers(connection: sqlite3.Connection, own: int) -> tuple[Buyer, ...]:
    """Return the firm itself and every firm with a deal, by what makes clients alike."""
    found = []
    for row in connection.execute(_COMPANIES, {"own": own}).fetchall():
        facts = current(
            known for known in all_of(connection, Known, _ALIKE, {"id": row["id"]})
            if not known.from_others and not known.is_guess
        )  # fmt: skip
        value = {key: known for key, known in facts.items() if known.state == KNOWN}
        channels = value.get("company.sells_through")
        found.append(
            Buyer(
                row["id"], row["name"], row["country"], frozenset(channels.items if channels else ()),
                value["company.price_level"].value if "company.price_level" in value else None,
                value["company.brand_strategy"].value if "company.brand_strategy" in value else None,
            )
        )  # fmt: skip
    return tuple(found)
