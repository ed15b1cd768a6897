"""Where a client sits and how she is reached: what her clock can be told from."""

import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

from dossier.read.rows import all_of, select
from dossier.records.known import Known, current
from dossier.records.ref import Ref


class Whereabouts(NamedTuple):
    """Country, time zone and city of a client, and her numbers as they are kept."""

    country: str | None
    time_zone: str | None = None
    city: str | None = None
    phones: tuple[str, ...] = ()


_WHERE = """SELECT COALESCE(c.country, o.country), c.time_zone, COALESCE(c.city, o.city)
    FROM (SELECT :contact AS c_id, :company AS o_id) k
    LEFT JOIN contact c ON c.id = k.c_id LEFT JOIN company o ON o.id = COALESCE(c.company_id, k.o_id)"""
_PHONES = """SELECT value FROM point WHERE {column} = :id AND kind IN ('phone', 'mobile', 'whatsapp', 'fax')
    ORDER BY preferred DESC, id LIMIT 5"""


_CHANNELS = f"""{select(Known, "fact x")} WHERE subject_kind = 'contact' AND subject_id = :id
    AND key IN ('contact.written_english', 'contact.spoken_english', 'contact.preferred_channel') ORDER BY noted_on, id"""


def channels(connection: sqlite3.Connection, contact_id: int | None) -> Mapping[str, Known]:
    """Return what is noted of a person's English and of the channel they prefer."""
    return current(all_of(connection, Known, _CHANNELS, {"id": contact_id}))


def whereabouts(connection: sqlite3.Connection, contact_id: int | None, company_id: int | None) -> Whereabouts:
    """Return where a client sits; everything is unknown for a record that is not there."""
    row = connection.execute(_WHERE, {"contact": contact_id, "company": company_id}).fetchone()
    column, number = ("contact_id", contact_id) if contact_id is not None else ("company_id", company_id)
    phones = connection.execute(_PHONES.format(column=column), {"id": number})
    return Whereabouts(row[0], row[1], row[2], tuple(each[0] for each in phones))


def whereabouts_of(connection: sqlite3.Connection, client: Ref) -> Whereabouts:
    """Return where a contact, a company or the client of a deal sits."""
    if client.letter != "d":
        return whereabouts(connection, *((client.id, None) if client.letter == "c" else (None, client.id)))
    row = connection.execute("SELECT contact_id, company_id FROM deal WHERE id = :id", {"id": client.id}).fetchone()
    return whereabouts(connection, *(row or (None, None)))
