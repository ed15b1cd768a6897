"""A list in groups: as a page, as an object for programs, and as a sheet whose rows keep the group they stand in."""

from collections.abc import Iterator, Sequence

from dossier.i18n import _
from dossier.records.columns import column
from dossier.records.listing import Group, Listing, Row, Value
from dossier.render.find.lists import cell, foot_of, rows_table, sums_words, totals_line
from dossier.render.page import Block, Line, Lines, Page, Piece, Section, Table, joined, line, text_of
from dossier.render.shapes.find import GroupedList, ListGroup, ListPart, ListSum, ListTotal
from dossier.render.words import Setting, number
from dossier.values.sums import read_sums


def groups_page(listing: Listing, setting: Setting) -> Page:
    """Return a section for each group with its rows, or one table of the groups where no rows are asked for."""
    if not listing.total:
        return Page((), (), ())
    foot = foot_of(listing)
    if _is_bare(listing):
        table = (_bare(listing, setting),) if listing.groups else ()
        return Page((), (*table, Lines((foot,))), ())
    every = [row for _values, part in _each_part(listing) for row in part.rows]
    *sections, last = [each for group in listing.groups if (each := _section(listing, group, setting, every)).blocks]
    return Page((), (), (*sections, last._replace(blocks=(*last.blocks, Lines((foot,))))))


def _section(listing: Listing, group: Group, setting: Setting, every: Sequence[Row]) -> Section:
    heading = text_of(_heading(listing, 0, group, setting))
    blocks: list[Block] = []
    for part in group.parts or (group,):
        if part.rows:
            blocks += [Lines((_heading(listing, 1, part, setting),))] if group.parts else []
            blocks.append(rows_table(listing, part.rows, setting, listing.keys, every))
    return Section(heading, tuple(blocks))


def _heading(listing: Listing, at: int, group: Group, setting: Setting) -> Line:
    """Return the value of a group, how many rows it has and what they come to."""
    value = tuple(piece._replace(style="strong") for piece in _value(listing, at, group.value, setting))
    return joined((value, line(Piece(number(group.size))), totals_line(listing.noun, group.totals)))


def _value(listing: Listing, at: int, value: Value, setting: Setting) -> Line:
    name, _colon, step = listing.keys[at].partition(":")
    return line(str(value)) if step and value is not None else cell(column(listing.noun, name), value, setting)


def _bare(listing: Listing, setting: Setting) -> Table:
    """Return the groups as a table: how many rows each has, and its sums."""
    rows = []
    for group in listing.groups:
        for part in group.parts or (group,):
            values = (group.value, part.value) if group.parts else (group.value,)
            cells = [_value(listing, at, value, setting) for at, value in enumerate(values)]
            sums = [line(sums_words(each.sums)) for each in part.totals]
            rows.append((*cells, line(number(part.size)), *sums))
    keys = [_(column(listing.noun, name.partition(":")[0]).label) for name in listing.keys]
    money = [_(column(listing.noun, each.column).label) for each in listing.totals]
    right = frozenset(range(len(keys), len(keys) + 1 + len(money)))
    return Table((*keys, _("how many"), *money), tuple(rows), right, listed=True)


def as_object(listing: Listing) -> GroupedList:
    """Return a list in groups for programs."""
    return {
        "noun": listing.noun, "by": list(listing.keys), "count": listing.total, "totals": _totals(listing),
        "groups": [_group(listing, each) for each in listing.groups],
    }  # fmt: skip


def _group(listing: Listing, group: Group) -> ListGroup:
    return {**_part(listing, group), "parts": [_part(listing, each) for each in group.parts]}


def _part(listing: Listing, group: Group) -> ListPart:
    rows = [dict(zip(listing.columns, row, strict=True)) for row in group.rows]
    return {"value": group.value, "count": group.size, "totals": _totals(group), "rows": rows}


def _totals(of: Listing | Group) -> list[ListTotal]:
    return [{"column": each.column, "sums": _sums(each.sums), "unknown": each.unknown} for each in of.totals]


def _sums(text: str | None) -> list[ListSum]:
    return (
        [] if text is None else [{"currency": currency or None, "sum": amount} for amount, currency in read_sums(text)]
    )


def in_sheet(listing: Listing) -> Listing:
    """Return a list in groups as rows, each with the values of its groups before it; without rows a row a group."""
    if _is_bare(listing):
        columns: Sequence[str] = (*listing.keys, "count", *(each.column for each in listing.totals))
        return Listing(listing.noun, tuple(columns), tuple(_bare_rows(listing)), len(listing.groups))
    added = [at for at, name in enumerate(listing.keys) if name not in listing.columns]
    columns = (*(listing.keys[at] for at in added), *listing.columns)
    rows = tuple((*(values[at] for at in added), *row) for values, part in _each_part(listing) for row in part.rows)
    return Listing(listing.noun, tuple(columns), rows, listing.total)


def _is_bare(listing: Listing) -> bool:
    """Tell whether no group shows a row."""
    return not any(part.rows for _values, part in _each_part(listing))


def _bare_rows(listing: Listing) -> Iterator[Row]:
    if not listing.groups:
        yield (listing.total, *(each.sums for each in listing.totals))
    for values, part in _each_part(listing):
        yield (*values, part.size, *(each.sums for each in part.totals))


def _each_part(listing: Listing) -> Iterator[tuple[tuple[Value, ...], Group]]:
    """Yield each group that holds rows, with its value and that of the group around it."""
    for group in listing.groups:
        for part in group.parts or (group,):
            yield ((group.value, part.value) if group.parts else (group.value,)), part
