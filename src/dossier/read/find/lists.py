"""Lists of records with filters, each a single question."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dossier.read.find.compared import compared, escaped
from dossier.read.find.kept import fact, kept, untold
from dossier.read.find.row_lists import NUMBER, SOURCES
from dossier.read.find.sorting import sorted_by
from dossier.read.find.taught import teach
from dossier.read.find.today import standing
from dossier.records.asked import Compared, Words
from dossier.records.columns import FIRM, column
from dossier.records.declared import RecordKind
from dossier.records.kinds import BY_PLURAL, NAMED
from dossier.records.listing import Listing
from dossier.records.row_lists import ROWS


class Filter(NamedTuple):
    """What narrows a list; `columns` are what they must be."""

    country: str | None = None
    stage: str | None = None
    source: str | None = None
    tag: str | None = None
    closeness: str | None = None
    columns: tuple[Compared, ...] = ()
    sort: tuple[tuple[str, bool], ...] = ()
    """The columns by which it is sorted, each with whether from its end."""
    limit: int = -1
    shown: tuple[str, ...] = ()
    """The columns to be shown; none for those of the list."""
    as_kept: bool = False
    """A field as it stands in the record, not what the list says in its place (a person's country is also the firm's)."""
    ids: frozenset[int] | None = None
    """Only the records of these numbers."""
    share: bool = False
    """Without rows and facts that another client told us; which columns may be shown is asked before."""
    archived: bool = False
    """Whether only those who are archived are listed."""
    asked: Words | None = None
    """Words that must stand in the record, whose it must be, and whether another client told it."""
    today: str = ""
    """The day of which is told how a record stands."""
    owing: bool = False
    """Of orders only those of which money is still to come."""


DAY = "day of the record"
"""The column that `since:` and `until:` ask for: the day a record is of; of a client the last touch."""
# Written so that the index of all that is due is of no use: a client has a handful of follow-ups, the book 200,000.
_NEXT = "(SELECT MIN(f.due_on) FROM follow_up f WHERE f.{column} = {id} AND f.state || '' = 'open')"
_BY_OWNER = {
    "": "",
    "contact": " JOIN contact c ON c.id = {}.contact_id LEFT JOIN company o ON o.id = c.company_id",
    "company": " JOIN company o ON o.id = {}.company_id",
    "order": " JOIN orders s ON s.id = {}.order_id JOIN deal d ON d.id = s.deal_id LEFT JOIN company o ON o.id = d.company_id",
    "deal": " JOIN deal d ON d.id = {}.deal_id LEFT JOIN company o ON o.id = d.company_id",
    "any": " LEFT JOIN contact c ON c.id = {0}.contact_id LEFT JOIN company o ON o.id = COALESCE({0}.company_id, c.company_id)",
}
"""How a record is told whose it is."""
_JOINED = {
    "contacts": " LEFT JOIN company o ON o.id = c.company_id",
    "deals": " LEFT JOIN company o ON o.id = d.company_id LEFT JOIN contact c ON c.id = d.contact_id",
    "corrections": " JOIN proof y ON y.id = i.proof_id JOIN deal d ON d.id = y.deal_id LEFT JOIN company o ON o.id = d.company_id",
    "departments": f"{_BY_OWNER['company'].format('g')} LEFT JOIN contact c ON c.id = g.head_id",
    "links": f"{_BY_OWNER['company'].format('k')} JOIN company u ON u.id = k.other_id",
    "files": " LEFT JOIN contact c ON c.id = h.contact_id LEFT JOIN company o ON o.id = h.company_id LEFT JOIN deal d ON d.id = h.deal_id",
}
"""The tables of a list that takes more than its owner's."""
_ASKED = {
    "company": "o.name", "name": "COALESCE(c.name, o.name)", "country": "COALESCE(c.country, o.country)",
    "order": "COALESCE(s.number, 's' || s.id)",
    "contact": "c.name", "deal": "d.title", "head": "c.name", "other": "u.name", "proof": "'y' || y.id",
    "authority": fact("contact", "c.id", "contact.authority"), "closeness": fact("contact", "c.id", "contact.closeness"),
    "source": fact("contact", "c.id", "contact.source"),
    "next": _NEXT.format(column="contact_id", id="c.id"), "star": fact("company", "o.id", "company.star"),
    "contacts": "(SELECT COUNT(*) FROM contact c WHERE c.company_id = o.id)",
    "deals": "(SELECT COUNT(*) FROM deal d WHERE d.company_id = o.id)",
    "last_touch": "(SELECT MAX(l.on_date) FROM log_entry l WHERE l.company_id = o.id)",
    "whose": "COALESCE(c.name, o.name, d.title)",
    "times_sent": "(SELECT COUNT(*) FROM sending s WHERE s.attachment_id = h.id)",
}  # fmt: skip
"""What no field of the record says, by its heading."""
_OTHERWISE = {
    ("orders", "state"): """CASE WHEN s.cancelled_on IS NOT NULL THEN 'cancelled'
        WHEN s.delivered_on IS NOT NULL AND s.balance_paid IS NOT NULL THEN 'closed'
        WHEN s.delivered_on IS NOT NULL THEN 'delivered' WHEN s.shipped_on IS NOT NULL THEN 'shipped'
        WHEN s.shipped_quantity IS NOT NULL THEN 'partly_shipped'
        WHEN s.in_production_on IS NOT NULL THEN 'in_production' ELSE 'confirmed' END""",
    ("orders", "open"): """still_open(s.value, s.currency, s.payment, s.received, s.deposit_paid, s.balance_paid,
        s.cancelled_on)""",
    ("contacts", "country"): "COALESCE(c.country, o.country)", ("deals", "country"): "COALESCE(d.market, o.country)",
    ("news", "country"): "COALESCE(n.country, o.country)", ("log", "text"): "COALESCE(l.subject, l.text)",
}  # fmt: skip
"""Where a list says more than the field of that name."""


def _list_of(kind: RecordKind) -> tuple[str, dict[str, str]]:
    """Return the tables of a kind's list, and what each column of it is by its heading."""
    joins = _JOINED.get(kind.plural, "" if kind.noun == "company" else _BY_OWNER[kind.owner].format(kind.letter))
    columns = {"ref": f"'{kind.letter}' || {kind.letter}.id"}
    for heading, field in kind.listed.items():
        asked = (
            "o.country" if heading == "country" and kind.owner not in {"contact", "any"} else _ASKED.get(heading, "")
        )
        columns[heading] = _OTHERWISE.get((kind.plural, heading)) or (f"{kind.letter}.{field}" if field else asked)
    return f"{kind.table} {kind.letter}{joins}", columns


_OFFERED = "codfmqsbzyrivapnwgkejtxhl"
"""The order in which lists are offered, by the letters of their kinds; the others follow."""


class _Lists(Mapping[str, tuple[str, dict[str, str]]]):
    """The tables and columns of every list; only the one that is asked for loads its kind."""

    _names = (
        *(
            named.plural
            for named in sorted(NAMED, key=lambda named: f"{_OFFERED}{named.letter}".index(named.letter))
            if named.plural
        ),
        *ROWS,
    )

    def __getitem__(self, noun: str) -> tuple[str, dict[str, str]]:
        return SOURCES[noun] if noun in ROWS else _list_of(BY_PLURAL[noun])

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


LISTS = _Lists()
_SUBJECT = {
    "contacts": ("contact", "c.id"), "companies": ("company", "o.id"), "deals": ("deal", "d.id"),
}  # fmt: skip


def listing(connection: sqlite3.Connection, noun: str, narrow: Filter) -> Listing:
    """Return a list; `noun` is one of LISTS, and every column named in the filter one that its list can have."""
    names, rows, total = rows_of(connection, noun, narrow)
    return Listing(noun, names, tuple(tuple(row) for row in rows), total)


def rows_of(
    connection: sqlite3.Connection, noun: str, narrow: Filter
) -> tuple[tuple[str, ...], Iterator[sqlite3.Row], int]:
    """Return the columns of a list, its rows, none read before it is asked for, and how many there are in all."""
    source, own = LISTS[noun]
    if narrow.asked is not None:
        from dossier.read.find.asked import ids_of  # only a question with words pays for the index

        narrow = narrow._replace(ids=ids_of(connection, noun, narrow.asked, narrow.ids))
    teach(connection)
    names = narrow.shown or tuple(own)
    asked = {*names, *(each.column for each in narrow.columns), *(name for name, _end in narrow.sort)}
    columns = own | {name: _expression(noun, name, own, narrow) for name in asked}
    conditions, values = _conditions(noun, columns, narrow)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    counted = source if conditions else source.partition(" LEFT JOIN ")[0]  # which leaves no row out and adds none
    total = connection.execute(f"SELECT COUNT(*) FROM {counted}{where}", values).fetchone()[0]  # noqa: S608
    number = _number(noun, own)
    sort = (sorted_by(column(noun, name), columns[name], from_end=end) for name, end in narrow.sort)
    order = ", ".join(sort) or _default_order(noun, own, number)
    shown = ", ".join(f'{columns[name]} AS "{name}"' for name in names)
    rows = connection.execute(
        f"SELECT {shown} FROM {source}{where} ORDER BY {order}, {number} LIMIT :limit",  # noqa: S608
        values | {"limit": narrow.limit},
    )
    return names, rows, total


def _number(noun: str, columns: Mapping[str, str]) -> str:
    """Return what the number of a row is: of one without a ref its own, not that of the record it hangs on."""
    return NUMBER if noun in ROWS else columns["ref"].rpartition(" ")[2]


def _expression(noun: str, name: str, own: Mapping[str, str], narrow: Filter) -> str:
    if name == DAY:
        kind = BY_PLURAL.get(noun)
        return own.get("last_touch") or (f"{kind.letter}.{kind.day}" if kind and kind.day else _day_of_row(own))
    if name.startswith(FIRM):
        return _expression("companies", name.removeprefix(FIRM), LISTS["companies"][1], narrow)
    if noun in ROWS:
        return own[name]
    place = column(noun, name).place
    if place == "today":
        return standing(noun, name)
    is_own = name in own and not (narrow.as_kept and place == "field") and not (narrow.share and place == "fact")
    return own[name] if is_own else kept(noun, name, share=narrow.share)


def _day_of_row(own: Mapping[str, str]) -> str:
    return next((own[name] for name in ("date", "sent", "confirmed") if name in own), "NULL")


def _default_order(noun: str, columns: dict[str, str], number: str) -> str:
    if noun in {"log", "visits", "news", "rates", "rounds", "stages", "sendings", "facts"}:
        return f"{columns['date']} DESC, {number} DESC"
    if noun in {"follow-ups", "promises"}:
        return f"{columns['state']} <> 'open', {columns['due']}"
    return f"{columns['name']} COLLATE NOCASE" if noun in {"contacts", "companies"} else number


def _conditions(noun: str, columns: dict[str, str], narrow: Filter) -> tuple[list[str], dict[str, object]]:
    conditions = [untold(noun)] if narrow.share and untold(noun) else []
    if narrow.owing:
        conditions.append(f"CAST({columns['open']} AS REAL) > 0")
    values: dict[str, object] = {"today": narrow.today}
    for name, wanted in (("country", narrow.country), ("stage", narrow.stage)):
        if wanted is not None:
            conditions.append(_BY_COUNTRY if (noun, name) == ("contacts", "country") else f"{columns[name]} = :{name}")
            values[name] = wanted
    if narrow.ids is not None:
        some = "(SELECT value FROM json_each(:ids))"
        conditions.append(f"{_number(noun, columns)} IN {some}")
        values["ids"] = json.dumps(sorted(narrow.ids))
    kind, number = _SUBJECT.get(noun, ("", ""))
    wanted_facts = [
        (f"{kind}.{name}", text)
        for name, text in (("source", narrow.source), ("tags", narrow.tag), ("closeness", narrow.closeness))
        if text is not None
    ]
    if narrow.archived:
        conditions.append(f"{columns['ref'].split('.')[0][-1]}.archived_on IS NOT NULL")
    for at, (key, text) in enumerate(wanted_facts):
        if not text:
            conditions.append(f"{fact(kind, number, key)} IS NULL")
            continue
        conditions.append(f"folded({fact(kind, number, key)}) LIKE :fact{at} ESCAPE '\\'")
        values[f"fact{at}"] = f"%{escaped(text)}%"
    for at, each in enumerate(narrow.columns):
        condition, held = compared(columns[each.column], each, f"column{at}")
        conditions.append(condition)
        values |= held
    return conditions, values


_BY_COUNTRY = """c.id IN (SELECT id FROM contact WHERE country = :country UNION ALL SELECT p.id FROM company f
    JOIN contact p ON p.company_id = f.id WHERE f.country = :country AND p.country IS NULL)"""
"""A contact's own country, or that of the firm: two questions by index in the place of one look at everybody."""
