"""What reports across clients ask the book: products, suppliers, fairs. Each is a single pass by table."""

import sqlite3

from dossier.read.closed import CLOSED
from dossier.read.facts_now import facts_now, stars
from dossier.read.rows import all_of, made, select
from dossier.records.company.products import ClientProduct
from dossier.records.company.suppliers import own_name
from dossier.records.known import is_from_others
from dossier.records.reports.fairs import FairNews, MetAt
from dossier.records.reports.products import Evidence, Idea

_PRODUCTS = select(
    ClientProduct, "client_product p JOIN company o ON o.id = p.company_id",
    "o.id AS company_id", "o.name AS company", "o.country",
) + " ORDER BY p.id"  # fmt: skip
_NEWS = """SELECT n.text, n.on_date, n.yearly, n.place, COALESCE(n.country, o.country) AS country, o.id AS company_id,
    o.name AS company, n.action, NULL AS star, n.source, n.told_by_id,
    (SELECT COUNT(*) FROM deal d WHERE d.company_id = o.id AND d.stage NOT IN {closed}) AS open_deals
    FROM news n JOIN company o ON o.id = n.company_id WHERE n.kind = 'fair' ORDER BY n.id""".replace("{closed}", CLOSED)
_MET = """SELECT x.value AS detail, c.name AS contact, o.id AS company_id, o.name AS company,
    COALESCE(c.country, o.country) AS country,
    (SELECT COUNT(*) FROM orders s JOIN deal d ON d.id = s.deal_id WHERE d.company_id = o.id
        AND s.cancelled_on IS NULL) AS orders
    FROM fact x JOIN fact y ON y.subject_kind = 'contact' AND y.subject_id = x.subject_id AND y.key = 'contact.source'
        AND y.value = 'fair'
    JOIN contact c ON c.id = x.subject_id LEFT JOIN company o ON o.id = c.company_id
    WHERE x.subject_kind = 'contact' AND x.key = 'contact.source_detail' AND x.value IS NOT NULL ORDER BY x.id"""


def ideas(connection: sqlite3.Connection) -> tuple[Idea, ...]:
    """Return every product of every client."""
    rows = connection.execute(_PRODUCTS).fetchall()
    products, star = made(ClientProduct, rows), stars(connection) if rows else {}
    return tuple(
        Idea(product, row["company_id"], row["company"], row["country"], star.get(row["company_id"]))
        for row, product in zip(rows, products, strict=True)
    )


def suppliers(connection: sqlite3.Connection) -> tuple[Evidence, ...]:
    """Return who supplies whom, from the clients' products and from what is noted as their suppliers."""
    found = [
        Evidence(own_name(idea.product.supplier), idea.company_id, idea.company, idea.country, idea.product.name,
                 idea.product.category, None, protected=is_from_others(idea.product), product_id=idea.product.id)
        for idea in ideas(connection) if idea.product.supplier
    ]  # fmt: skip
    for company, known in facts_now(connection, "company.suppliers").items():
        row = connection.execute("SELECT name, country FROM company WHERE id = :id", {"id": company}).fetchone()
        found += [
            Evidence(own_name(item), company, row["name"], row["country"], None, None, known.noted_on,
                     protected=known.from_others)
            for item in known.items
        ]  # fmt: skip
    return tuple(found)


def fair_news(connection: sqlite3.Connection) -> tuple[FairNews, ...]:
    """Return every client's fair in the news, with stars and open deals."""
    rows = all_of(connection, FairNews, _NEWS)
    star = stars(connection) if rows else {}
    return tuple(row._replace(star=star.get(row.company_id)) for row in rows)


def met_at_fairs(connection: sqlite3.Connection) -> tuple[MetAt, ...]:
    """Return the contacts who were met at a fair that is named, each once."""
    return tuple(dict.fromkeys(all_of(connection, MetAt, _MET)))


def clients_in(connection: sqlite3.Connection, country: str) -> int:
    """Return how many firms of the book sit in a country."""
    row = connection.execute("SELECT COUNT(*) FROM company WHERE country = :country", {"country": country}).fetchone()
    return int(row[0])
