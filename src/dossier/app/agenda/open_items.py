"""The open follow-up or promise that a ref or a client's name stands for."""

import sqlite3
from datetime import date
from typing import NamedTuple

from dossier.app.find import named
from dossier.app.session import Session
from dossier.errors import AmbiguousError, NotFoundError, WrongUsageError
from dossier.i18n import _
from dossier.read.find.who import label
from dossier.records.kinds import Ref, read_ref


class Item(NamedTuple):
    """An open follow-up or promise with its client."""

    ref: Ref
    text: str
    due_on: date | None
    first_due_on: date | None
    every: str | None
    after_done: bool
    client: Ref | None
    who: str


def open_item(session: Session, connection: sqlite3.Connection, text: str) -> Item:
    """Return the open follow-up or promise that is meant; a client's name stands for its only open one.

    Raises NotFoundError, AmbiguousError, or WrongUsageError if it is closed already.
    """
    ref = read_ref(text)
    if ref is not None and ref.letter in {"f", "m"}:
        return _item(connection, ref)
    client = named.client(session, connection, text)
    column = {"c": "contact_id", "o": "company_id", "d": "deal_id"}[client.letter]
    rows = connection.execute(
        f"SELECT id, text, due_on FROM follow_up WHERE {column} = :id AND state = 'open' ORDER BY due_on",  # noqa: S608
        {"id": client.id},
    ).fetchall()
    if not rows:
        raise NotFoundError(
            _("Nothing is open for {who}.").format(who=label(connection, client)), _("See: dossier remind")
        )
    if len(rows) > 1:
        lines = [f"f{row['id']}  {row['due_on']}  {row['text']}" for row in rows]
        raise AmbiguousError(
            _("{who} has several open follow-ups:").format(who=label(connection, client)),
            _("Type the ref of the one you mean."),
            lines,
            [f"f{row['id']}" for row in rows],
        )
    return _item(connection, Ref("f", rows[0]["id"]))


def _item(connection: sqlite3.Connection, ref: Ref) -> Item:
    if ref.letter == "f":
        sql = """SELECT text, due_on, first_due_on, every, after_done, contact_id, company_id, deal_id, state
            FROM follow_up WHERE id = :id"""
    else:
        sql = """SELECT text, due_on, due_on AS first_due_on, NULL AS every, 0 AS after_done, contact_id, company_id,
            deal_id, state FROM promise WHERE id = :id"""
    row = connection.execute(sql, {"id": ref.id}).fetchone()
    if row is None:
        raise NotFoundError(
            _("There is no {noun} {ref} in this book.").format(noun=_(ref.kind.label), ref=ref),
            _("See: dossier remind"),
        )
    if row["state"] != "open":
        raise WrongUsageError(
            _("{ref} is closed already ({state}).").format(ref=ref, state=_(row["state"])),
            _("Take that back with: dossier undo"),
        )
    client = next(
        (
            Ref(letter, row[column])
            for letter, column in (("d", "deal_id"), ("c", "contact_id"), ("o", "company_id"))
            if row[column]
        ),
        None,
    )
    return Item(
        ref,
        row["text"],
        _day(row["due_on"]),
        _day(row["first_due_on"]),
        row["every"],
        bool(row["after_done"]),
        client,
        label(connection, client) if client else "",
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
