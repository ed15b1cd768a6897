"""The reports on clients' products: what development should look at, and which supplier sits where."""

from collections.abc import Callable
from datetime import date

from dossier.advice.company.match import category_of
from dossier.advice.company.match_table import read_table
from dossier.app.answer import Answer
from dossier.app.reports.asked import Asked, reading
from dossier.app.session import Session
from dossier.errors import OwnEyesError
from dossier.i18n import _
from dossier.read.reports import products as read
from dossier.read.reports.noted import noted_on
from dossier.records.listing import Listing
from dossier.records.reports.products import Idea
from dossier.records.visibility import shareable_rows
from dossier.render.page import Page
from dossier.render.reports.products import competitors_page, ideas_page
from dossier.values.period import WHOLE

IDEAS = ("ref", "category", "product", "company", "country", "kind", "what_is_new", "supplier", "mould", "can_make",
         "asked_on", "days_waiting", "difference")  # fmt: skip
COMPETITORS = ("supplier", "company_ref", "company", "country", "product", "category", "noted_on", "protected")


def ideas(session: Session, asked: Asked) -> Answer:
    """Return what clients sell that we do not make for sure: asked, not asked, and what we cannot.

    A period keeps what was noted within it, or asked of our development.
    """
    with reading(session, asked) as connection:
        found = [idea for idea in read.ideas(connection) if idea.product.can_make != "yes"]
        if asked.period != WHOLE:
            days = noted_on(connection, "client_product")
            found = [each for each in found if days.get(each.product.id) in asked.period
                     or (not asked.share and each.product.asked_on in asked.period)]  # fmt: skip
    if asked.share:
        found = [each._replace(company="") for each in shareable_rows(found)]
    table = read_table(session.places.data / "match.toml")
    groups: dict[str, list[Idea]] = {}
    for idea in found:
        product = idea.product
        groups.setdefault(category_of(product.category or product.name, table) or "", []).append(idea)
    rows = tuple(_idea_row(category, idea, session.today) for category, each in groups.items() for idea in each)
    nothing = _(
        "No client's product is noted that we could not make: dossier add product COMPANY NAME --can-make asked"
    )
    listing = Listing("ideas", IDEAS, rows, len(rows))
    return _report(
        listing, lambda: ideas_page(groups, asked.period, session.setting(share=asked.share)), asked.nothing(nothing)
    )


def _idea_row(category: str, idea: Idea, today: date) -> tuple[str | int | None, ...]:
    product = idea.product
    asked = product.asked_on
    return (
        f"p{product.id}", category or None, product.name, idea.company or None, idea.country, product.kind, product.what_is_new,
        product.supplier, product.mould, product.can_make, asked.isoformat() if asked else None,
        (today - asked).days if asked and product.can_make == "asked" else None, product.difference,
    )  # fmt: skip


def competitors(session: Session, asked: Asked) -> Answer:
    """Return which supplier sits at which clients; a period keeps what was noted within it.

    Raises OwnEyesError if that is to be shared.
    """
    if asked.share:
        raise OwnEyesError(_("Which supplier sits where was entrusted to us"))
    with reading(session, asked) as connection:
        found = read.suppliers(connection)
        if asked.period != WHOLE:
            days = noted_on(connection, "client_product", "supplier")
            found = tuple(each for each in found if (each.noted_on or days.get(each.product_id or 0)) in asked.period)
    rows = tuple(
        (each.supplier, f"o{each.company_id}", each.company, each.country, each.what, each.category,
         each.noted_on.isoformat() if each.noted_on else None, "yes" if each.protected else "no")
        for each in sorted(found, key=lambda row: row.supplier.casefold())
    )  # fmt: skip
    nothing = _("No supplier is noted yet: dossier set COMPANY suppliers=… or add product … --supplier …")
    listing = Listing("competitors", COMPETITORS, rows, len(rows))
    return _report(listing, lambda: competitors_page(found, asked.period, session.setting()), asked.nothing(nothing))


def _report(listing: Listing, page: Callable[[], Page], nothing: str) -> Answer:
    """Return a report whose JSON is its rows; `nothing` is said where there are none."""
    return Answer(
        page=page,
        shape=listing.as_objects,
        table=lambda: listing,
        notes=() if listing.rows else (nothing,),
        empty=not listing.rows,
    )
