"""A list as it is answered: its rows, or its groups, and what its columns of money come to."""

from functools import partial

from dossier.app.answer import Answer, Shape
from dossier.app.find.conditions import as_words
from dossier.app.find.groups import grouped, keys, totals
from dossier.app.find.list_records import Wanted, column_called, narrowed, not_to_be_shared, nouns, plural
from dossier.app.session import Session
from dossier.i18n import N_, _
from dossier.read.find.lists import listing
from dossier.records.catalogue.key import Choice
from dossier.records.columns import column
from dossier.records.listing import Column, Listing
from dossier.records.reading import choice_code
from dossier.render.page import Page

_OWED = Choice("owed", N_("money owed"), ("欠款", "应收款", "receivables"))
"""What is typed for the orders of which money is still to come: who owes what."""
NOUNS = (*nouns(), _OWED)
"""What may be listed."""
OF_OWED = "ref,number,client,unpaid,owes,overdue,due_on,late_days"
"""The columns of that list."""


def answered(session: Session, wanted: Wanted) -> Answer:
    """Return a list; raises WrongUsageError for a noun, a column or a filter that does not fit."""
    if choice_code((_OWED,), wanted.noun):
        columns, sort = wanted.columns or OF_OWED, wanted.sort or "-late_days"
        wanted = wanted._replace(noun="orders", columns=columns, sort=sort, owing=True)
    found = _counted(session, wanted)

    in_groups = bool(found.keys or wanted.bare)

    def page() -> Page:
        from dossier.render.find.groups import groups_page
        from dossier.render.find.lists import list_page

        return (groups_page if in_groups else list_page)(found, session.setting())

    def shape() -> Shape:
        from dossier.render.find.groups import as_object

        return as_object(found) if in_groups else found.as_objects()

    def table() -> Listing:
        from dossier.render.find.groups import in_sheet

        return in_sheet(found) if in_groups else found

    return Answer(page=page, shape=shape, table=table, notes=_remarks(found, wanted), empty=not found.total)


def _counted(session: Session, wanted: Wanted) -> Listing:
    """Return a list with its groups, and with what its columns of money come to unless only so many rows are asked for."""
    noun = plural(wanted.noun)
    narrow = narrowed(session, noun, wanted)
    by = keys(wanted.group, partial(_shared_column, noun, wanted)) if wanted.group else ()
    columns = [column(noun, name) for name in narrow.shown]
    beside = (*(each.currency for each in columns if each.currency), *(each.column.name for each in by))
    asked = narrow._replace(shown=tuple(dict.fromkeys((*narrow.shown, *beside))))
    with session.reading() if wanted.archived else session.living() as connection:
        found = listing(connection, noun, asked._replace(limit=-1) if by or wanted.bare else asked)
        every = found
        money = tuple(
            dict.fromkeys(name for each in columns if each.is_money for name in (each.name, each.currency) if name)
        )
        if money and len(found.rows) < found.total and wanted.limit is None:
            every = listing(connection, noun, narrow._replace(shown=money, sort=(), limit=-1))
    sums = totals(columns, every.columns, every.rows) if len(every.rows) == found.total else ()
    groups = grouped(found, by, columns, 0 if wanted.bare else narrow.limit)
    rows = () if by or wanted.bare else tuple(row[: len(narrow.shown)] for row in found.rows)
    return Listing(
        noun, narrow.shown, rows, found.total, wanted.columns is not None, sums, tuple(each.name for each in by), groups
    )  # fmt: skip


def _shared_column(noun: str, wanted: Wanted, typed: str) -> Column:
    """Return the column that a typed name means; raises WrongUsageError for one that may not be shown to whom it is for."""
    found = column_called(noun, typed)
    if wanted.share and found.sensitivity != "shareable":
        raise not_to_be_shared([found])
    return found


def _remarks(found: Listing, wanted: Wanted) -> tuple[str, ...]:
    if not found.total:
        return (_("Nothing fits."), *as_words((plural(wanted.noun),), wanted.where))
    shown = len(found.rows) + sum(len(each.rows) for group in found.groups for each in (group.parts or (group,)))
    if shown < found.total and not wanted.bare:
        words = _("{shown} of {total}: add --all, or narrow it down.")
        return (words.format(shown=shown, total=found.total),)
    return ()
