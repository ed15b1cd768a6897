"""Keeping the computed holidays of a country and year in the book: derived data, outside the history."""

from collections.abc import Iterable

from sqlalchemy import delete, insert
from sqlmodel import Session

from dossier.records.country.country import Holiday as Day
from dossier.write.tables.country import Holiday


def keep(session: Session, country: str, year: int, days: Iterable[Day]) -> None:
    """Put the days of a country's year in the place of those that were kept before.

    Like `look_up`, they can be made again at any time, so undo neither takes them back nor needs them.
    """
    session.execute(delete(Holiday).where(Holiday.country == country, Holiday.year == year))  # type: ignore[arg-type]
    rows = [day._asdict() | {"year": year} for day in days]
    for row in rows:
        del row["id"]
    if rows:
        session.execute(insert(Holiday), rows)
