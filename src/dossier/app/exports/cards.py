"""Contacts as business cards for a telephone or an address book."""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from dossier.app.answer import Answer
from dossier.app.exports.written import Wanted, Written, private_remark
from dossier.app.find import list_records as lists
from dossier.app.find import named
from dossier.app.session import Session
from dossier.errors import WrongUsageError
from dossier.exchange.vcard import Card, Version, written
from dossier.i18n import _, ngettext
from dossier.read.book.book import book_name
from dossier.read.book.handover import people_of
from dossier.read.contact.people import points_of_people
from dossier.read.find.lists import rows_of
from dossier.records.columns import column
from dossier.records.contact.person import Point
from dossier.records.visibility import shareable_rows
from dossier.world import countries

_NAMES = "ref name native_name nickname company city country title birthday tags".split()


def as_cards(session: Session, wanted: Wanted) -> Written:
    """Return the cards of everybody who is not archived, or of those who are named; notes stay here.

    Raises WrongUsageError for a version that is not written.
    """
    version = _version(wanted.vcard)
    counted: list[str] = []
    short: list[bool] = []

    def pieces() -> Iterator[bytes]:
        with session.reading() if wanted.who else session.living() as connection:
            connection.execute("BEGIN")  # one moment of the book, whatever another command writes meanwhile
            yield from written(_counting(_cards(session, connection, wanted), counted, short), version)

    def told(path: Path) -> Answer:
        words = ngettext("Wrote {n} card to {path}.", "Wrote {n} cards to {path}.", len(counted))
        said = [words.format(n=len(counted), path=path)]
        if version == "3" and any(short):
            said.append(_("vCard 3 knows no partial birthdays: a year alone, or a month of a year, is left out."))
        return Answer((*said, private_remark(share=wanted.share)))

    return Written(pieces(), told)


def _version(typed: str | None) -> Version:
    if typed in {None, "4", "4.0"}:
        return "4"
    if typed in {"3", "3.0"}:
        return "3"
    raise WrongUsageError(
        _("“{text}” is not a version of vCard that is written here.").format(text=str(typed)[:20]),
        _("Choose --vcard 4 or --vcard 3."),
    )


def _counting(cards: Iterator[Card], counted: list[str], short: list[bool]) -> Iterator[Card]:
    """Yield the cards, noting each, and whether its birthday lacks the day."""
    for card in cards:
        counted.append(card.uid)
        short.append(len(card.birthday or "") in {len("1985"), len("1985-03")} and (card.birthday or "")[:1] != "-")
        yield card


def _cards(session: Session, connection: sqlite3.Connection, wanted: Wanted) -> Iterator[Card]:
    names = [name for name in _NAMES if not wanted.share or column("contacts", name).sensitivity == "shareable"]
    asked = lists.Wanted(
        "contacts", wanted.country, tag=wanted.tag, where=wanted.where, whole=True, columns=",".join(names),
        share=wanted.share,
    )  # fmt: skip
    narrow = lists.narrowed(session, "contacts", asked)._replace(ids=_people(session, connection, wanted.who))
    points, book = points_of_people(connection), book_name(connection)
    for row in rows_of(connection, "contacts", narrow)[1]:
        held = dict(zip(names, row, strict=True))
        every: Sequence[Point] = points.get(int(held["ref"][1:]), ())
        yield _card(held, shareable_rows(every) if wanted.share else every, book)


def _people(session: Session, connection: sqlite3.Connection, who: Sequence[str]) -> frozenset[int] | None:
    """Return the numbers of the people who are meant, those of a firm all; None for everybody."""
    if not who:
        return None
    refs = [named.client(session, connection, text, named.CLIENTS) for text in named.listed(who)]
    firms = [number for ref in refs if ref.letter == "o" for number in people_of(connection, ref.id)]
    return frozenset([*firms, *(ref.id for ref in refs if ref.letter == "c")])


def _card(held: dict[str, str | None], points: Sequence[Point], book: str) -> Card:
    return Card(
        uid=f"{held['ref']}-{book}@dossier",
        name=held["name"] or "",
        native=held["native_name"],
        nickname=held["nickname"],
        firm=held["company"],
        title=held.get("title"),
        reach=tuple((each.kind, each.value, each.preferred) for each in points),
        city=held["city"],
        country=countries.name(held["country"]) if held["country"] else None,
        birthday=held.get("birthday"),
        tags=tuple((held.get("tags") or "").split("\n")) if held.get("tags") else (),
    )
