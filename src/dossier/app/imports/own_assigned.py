"""What a cell of our own workbook says, as the words that `set` and `add` read."""

from collections.abc import Iterator
from contextlib import suppress

from dossier.app.exports.cells import ITEM
from dossier.errors import InvalidValueError, RefusedError
from dossier.i18n import _
from dossier.records.columns import column, found
from dossier.records.declared import declared
from dossier.records.kinds import BY_PLURAL
from dossier.records.listing import Column
from dossier.records.reading import choice_code
from dossier.records.workbook import TAKEN_BACK


def column_of(noun: str, name: str) -> Column:
    """Return the column that a heading means; raises InvalidValueError for one that is no field."""
    with suppress(KeyError, StopIteration):
        return column(noun, name)
    of = found(noun, name)
    if of is None:
        raise InvalidValueError(
            _("There is no field of that name."), _("Name the column as dossier list --columns does.")
        )
    return of


def refuse_asked(of: Column) -> None:
    """Raise RefusedError for a column that only shows what other records say."""
    if of.place == "asked":
        raise RefusedError(_("This column only shows what other records say."), _("Change it there."))


def field_of(noun: str, of: Column) -> str:
    """Return the name by which a column is set."""
    return declared(BY_PLURAL[noun].row)[of.key].name if of.place == "field" else of.name


def assigned(noun: str, of: Column, text: str, held: str) -> Iterator[str]:
    """Yield the changes from what is held to what stands in a cell, a list item by item."""
    name = field_of(noun, of)
    between = ITEM if of.place == "point" else "\n" if of.many else None
    if between is None:
        yield f"{name}={'unknown' if text == TAKEN_BACK else _kept(of, text)}"
        return
    before, after = ([each.strip() for each in part.split(between) if each.strip()] for part in (held, text))
    after = [] if text == TAKEN_BACK else after
    yield from (f"{name}-={each}" for each in before if each not in after)
    yield from (f"{name}+={each}" for each in after if each not in before)


def _kept(of: Column, text: str) -> str:
    """Return a list as it is kept, with the codes of our words: the workbook shows what they are called."""
    if of.type != "list" or not of.words:
        return text
    return ITEM.join(choice_code(of.words, item) or item for item in text.split(ITEM))
