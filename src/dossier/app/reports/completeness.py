"""The report on how complete the dossiers are: clients with open deals and stars first, and what matters most to find out."""

from dossier.app.advice.portraits import Portrait, portrait
from dossier.app.answer import Answer, Shape
from dossier.app.reports.asked import Asked, reading
from dossier.app.session import Session
from dossier.errors import OwnEyesError
from dossier.i18n import _
from dossier.read.contact.portraits import clients
from dossier.records.listing import Listing
from dossier.render.reports.completeness import Row, completeness_page

LOOKED_INTO = 60
"""Dossiers that are looked through, those with open deals and many stars first: each is read whole, which takes 5 ms."""
COLUMNS = ("ref", "name", "company", "star", "open_deals", "noted", "share", "part_contact",
           "part_company", "part_country", "part_negotiation",
           "missing", "question")  # fmt: skip


def completeness(session: Session, asked: Asked) -> Answer:
    """Return the report as it stands today; a period keeps the clients of whom something was noted within it.

    Raises OwnEyesError if that is to be shared.
    """
    if asked.share:
        raise OwnEyesError(_("What our dossiers lack is for our own eyes"))
    with reading(session, asked) as connection:
        chosen, number = clients(connection, asked.period, LOOKED_INTO)
        found = [each for one in chosen if (each := portrait(session, connection, one)) is not None]
    found.sort(key=lambda each: (not each.client.open_deals, -(each.client.star or 0), each.share))
    rows = [_row(each) for each in found]

    def shape() -> Shape:
        from dossier.render.shapes import keys, report

        return [
            keys.row(
                report.Portrait, each, ref=row.ref, name=row.name, company=row.company, star=row.star, open_deals=row.open_deals,
                noted=row.noted,
            )
            for each, row in zip(found, rows, strict=True)
        ]  # fmt: skip

    left = _(
        "{n} of {all} clients were looked through, those with open deals and most stars first; --where narrows it down."
    )
    return Answer(
        page=lambda: completeness_page(rows, asked.period, session.setting()),
        shape=shape,
        table=lambda: Listing("completeness", COLUMNS, tuple(_cells(row) for row in rows), len(rows)),
        notes=_notes(asked, left.format(n=len(chosen), all=number) if number > len(chosen) else "", bool(rows)),
        empty=not rows,
    )  # fmt: skip


def _notes(asked: Asked, left: str, any_rows: bool) -> tuple[str, ...]:
    if any_rows:
        return (left,) if left else ()
    return (asked.nothing(_("Nobody is in the book yet: dossier add contact")),)


def _row(each: Portrait) -> Row:
    found, client = each.found, each.client
    first = next((gap for gap in each.gaps if gap.question), None)
    return Row(
        str(found.ref), found.title, found.company.name if found.company else None, found.country, client.star,
        client.open_deals, client.noted, {str(part): share for part, share in each.completeness.items()}, each.share,
        tuple(gap.label for gap in each.gaps),
        first.question if first else "", first.asked if first else "",
    )  # fmt: skip


def _cells(row: Row) -> tuple[str | int | None, ...]:
    shares = (f"{share:.2f}" for share in (row.share, *row.parts.values()))
    missing = "; ".join(row.missing) or None
    return (row.ref, row.name, row.company, row.star, row.open_deals, row.noted, *shares, missing, row.question or None)
