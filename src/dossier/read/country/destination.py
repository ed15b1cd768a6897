"""Questions about what an order carries and where it may go: its own fields, its offer, its quotation, the client's markets."""

import sqlite3
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from dossier.read.rows import select
from dossier.records.country.destination import Goods
from dossier.records.order.order import Order
from dossier.values.names import fold

_DEAL = """SELECT d.id, d.product, d.title, d.market, d.company_id, o.name AS client, o.country AS home
    FROM deal d LEFT JOIN company o ON o.id = d.company_id WHERE d.id = :id"""
_OFFER = "SELECT id, name, code, category, plug, mains, certificates FROM offer WHERE id = :id"
_LINES = "SELECT item, offer_id FROM quote_line WHERE quote_id = :id ORDER BY position"
_MARKETS = "SELECT country FROM market WHERE company_id = :id AND to_date IS NULL ORDER BY id"
_LABEL = """SELECT value FROM fact WHERE subject_kind = 'company' AND subject_id = :id AND key = 'terms.label_language'
    AND state = 'known' ORDER BY noted_on DESC, id DESC LIMIT 1"""
_ORDER = f"{select(Order)} WHERE s.id = :id"


class Carried(NamedTuple):
    """What goes where: the goods, the destination if it is known, and in which markets the client sells."""

    goods: Goods
    destination: str | None
    markets: tuple[str, ...]
    client: str
    deal_id: int
    company_id: int | None
    leaves_on: date | None = None


def order_values(connection: sqlite3.Connection, number: int) -> dict[str, Any]:
    """Return the columns of an order as they are kept; none for an order that is not there."""
    row = connection.execute(_ORDER, {"id": number}).fetchone()
    return dict(row) if row is not None else {}


def carried(connection: sqlite3.Connection, deal_id: int, values: Mapping[str, Any]) -> Carried:
    """Return what an order of a deal with these columns carries: what is written on it, else what its offer says."""
    deal = connection.execute(_DEAL, {"id": deal_id}).fetchone()
    texts = [item for item, _offer in _lines(connection, values.get("quote_id"))]
    offer = _offer(connection, deal, values)
    named = dict(offer) if offer is not None else {}
    label = values.get("label_language") or _standing_label(connection, deal["company_id"])
    goods = Goods(
        name=str(named.get("name") or ""),
        category=" ".join(filter(None, (named.get("category"), named.get("name") or deal["product"] or " ".join(texts)))),
        plug=_many(values.get("plug") or named.get("plug")),
        mains=str(values.get("mains") or named.get("mains") or ""),
        certificates=_many(values.get("certificates") or named.get("certificates")),
        label=_many(label),
    )  # fmt: skip
    destination = values.get("destination")
    leaves_on = values.get("shipped_on") or values.get("ship_by")
    return Carried(
        goods, destination, markets(connection, deal["company_id"]), deal["client"] or "", deal_id, deal["company_id"],
        leaves_on if isinstance(leaves_on, date) else None,
    )  # fmt: skip


def markets(connection: sqlite3.Connection, company_id: int | None) -> tuple[str, ...]:
    """Return the countries in which a client sells today."""
    rows = connection.execute(_MARKETS, {"id": company_id}).fetchall() if company_id is not None else ()
    return tuple(dict.fromkeys(row["country"] for row in rows))


def deal_market(connection: sqlite3.Connection, deal_id: int) -> str | None:
    """Return the destination market of a deal."""
    row = connection.execute(_DEAL, {"id": deal_id}).fetchone()
    return row["market"] if row is not None else None


def _many(text: str | None) -> tuple[str, ...]:
    plain = (text or "").replace("\n", ",").replace("/", ",").replace("，", ",").replace("、", ",")
    return tuple(part.strip() for part in plain.split(",") if part.strip())


def _standing_label(connection: sqlite3.Connection, company_id: int | None) -> str | None:
    row = connection.execute(_LABEL, {"id": company_id}).fetchone() if company_id is not None else None
    return row["value"] if row is not None else None


def _lines(connection: sqlite3.Connection, quote_id: int | None) -> list[tuple[str, int | None]]:
    rows = connection.execute(_LINES, {"id": quote_id}).fetchall() if quote_id is not None else ()
    return [(row["item"], row["offer_id"]) for row in rows]


def quote_lines(connection: sqlite3.Connection, quote_id: int) -> list[dict[str, Any]]:
    """Return the lines of a quotation with the offer each is of, told by its name where it was not noted."""
    return [
        {"item": item, "offer_id": offer_id or offer_named(connection, item)}
        for item, offer_id in _lines(connection, quote_id)
    ]


def _offer(connection: sqlite3.Connection, deal: sqlite3.Row, values: Mapping[str, Any]) -> sqlite3.Row | None:
    """Return the offer of an order: the one named on it, the one of its quotation's lines, or the deal's product by name."""
    named = values.get("offer_id")
    if named is None:
        lines = _lines(connection, values.get("quote_id"))
        ids = {offer_id or offer_named(connection, item) for item, offer_id in lines}
        named = ids.pop() if len(ids) == 1 else None
        if named is None and not lines and deal["product"]:
            named = offer_named(connection, deal["product"], whole=True)
    return connection.execute(_OFFER, {"id": named}).fetchone() if named is not None else None


def offer_named(connection: sqlite3.Connection, text: str, *, whole: bool = False) -> int | None:
    """Return the offer whose name or item number a text begins with (or is, with `whole`): the longest name counts."""
    plain = fold(text)
    best: tuple[int, int] | None = None
    for row in connection.execute("SELECT id, name, code FROM offer"):
        for name in filter(None, (fold(row["name"] or ""), fold(row["code"] or ""))):
            rest = plain[len(name) :]
            fits = plain == name if whole else plain.startswith(name) and (not rest or not rest[0].isalnum())
            if fits and (best is None or len(name) > best[0]):
                best = len(name), row["id"]
    return best[1] if best is not None else None
