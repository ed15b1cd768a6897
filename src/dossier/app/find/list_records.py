"""A list of records of one noun, narrowed and sorted."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from dossier.app.find.conditions import asked_of, asks, list_called, no_column, typed
from dossier.app.find.groups import BETWEEN
from dossier.app.find.in_turn import in_turn
from dossier.app.session import Session
from dossier.errors import NotFoundError, UnknownWordError, WrongUsageError
from dossier.i18n import _
from dossier.read.find.lists import LISTS, Filter, listing
from dossier.records.asked import Words
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import Choice
from dossier.records.columns import column, found, of_firm
from dossier.records.kinds import BY_PLURAL, called
from dossier.records.listing import Column, Listing
from dossier.records.reading import read_value
from dossier.records.ref import Ref, read_ref
from dossier.records.row_lists import ROWS, row_list
from dossier.values.listed import enumerated, strung
from dossier.values.question import Question
from dossier.world import countries

SHOWN = 100
_ARCHIVED = ("archived_on", "archived_why")


class Wanted(NamedTuple):
    """A list as it is asked for, in words; `whole` is every row where no limit is named, else the first hundred."""

    noun: str
    country: str | None = None
    stage: str | None = None
    source: str | None = None
    tag: str | None = None
    closeness: str | None = None
    where: tuple[str, ...] = ()
    sort: str | None = None
    limit: int | None = None
    whole: bool = False
    columns: str | None = None
    """The columns to be shown, with commas between them; None for those of the list."""
    share: bool = False
    """Only what may be shown to others."""
    archived: bool = False
    """Only those who are archived, with since when and why."""
    group: str | None = None
    """The column or two by which it is grouped, with a comma between them."""
    bare: bool = False
    """Only how many there are and what they come to, in each group, without the rows."""
    owing: bool = False
    """Of orders only those of which money is still to come."""


def listed(session: Session, wanted: Wanted) -> Listing:
    """Return the rows of a list; raises as `list_records`."""
    noun = plural(wanted.noun)
    narrow = narrowed(session, noun, wanted)
    with session.reading() if wanted.archived else session.living() as connection:
        return listing(connection, noun, narrow)._replace(chosen=wanted.columns is not None)


def fitting(session: Session, noun: str, where: Sequence[str], *, archived: bool = False) -> list[Ref]:
    """Return every record that a list shows for such conditions; raises NotFoundError (exit 3) where it shows none."""
    rows = listed(session, Wanted(noun, where=tuple(where), whole=True, archived=archived)).rows
    if not rows:
        raise NotFoundError(
            _("Nothing fits {conditions}.").format(conditions=strung(where)),
            _("See: dossier list {noun}").format(noun=plural(noun)),
        )
    return [ref for row in rows if (ref := read_ref(str(row[0])))]


def _shown(noun: str, wanted: Wanted) -> tuple[str, ...]:
    """Return the names of the columns asked for; of a list to be shared those that may be shown to others."""
    typed = [each for each in BETWEEN.split(wanted.columns or "") if each.strip()]
    usual = (*LISTS[noun][1], *(_ARCHIVED if wanted.archived else ()))
    names = [column_called(noun, each.strip()) for each in typed] or [column(noun, name) for name in usual]
    kept = [each for each in names if not wanted.share or each.sensitivity == "shareable"]
    if typed and len(kept) < len(names):
        raise not_to_be_shared([each for each in names if each not in kept])
    return tuple(dict.fromkeys(each.name for each in kept))


def shown_of(noun: str, *, share: bool) -> tuple[str, ...]:
    """Return the names of the usual columns of a list; of one to be shared those that may be shown to others."""
    return _shown(noun, Wanted(noun, share=share))


def not_to_be_shared(columns: Iterable[Column]) -> WrongUsageError:
    """Return the failure for columns that may be shown to nobody else."""
    return WrongUsageError(
        _("Not to be shared: {columns}.").format(columns=enumerated(_(each.label) for each in columns)),
        _("Leave --share or these columns away."),
    )


def shareable(noun: str, names: Iterable[str], *, share: bool) -> list[str]:
    """Return those of some columns that may be shown to others, or all of them where nothing is shared."""
    return [name for name in names if not share or column(noun, name).sensitivity == "shareable"]


def column_called(noun: str, typed: str) -> Column:
    """Return the column that a typed name means; raises WrongUsageError with the nearest names."""
    meant = found(noun, typed) or of_firm(noun, typed)
    if meant is None:
        raise no_column(noun, typed)
    return meant


def plural(text: str) -> str:
    """Return the noun of a list, whatever was typed for it; raises WrongUsageError with the nearest, or all there are."""
    named = called(text)
    if named is not None and named.plural:
        return named.plural
    if (rows := row_list(text)) is not None:
        return rows
    raise UnknownWordError(_("There is no list of “{noun}”.").format(noun=text[:40]), text, nouns())


def nouns() -> tuple[Choice, ...]:
    """Return the noun of every list with what its records are called."""
    return tuple(Choice(name, ROWS[name].label if name in ROWS else BY_PLURAL[name].label) for name in LISTS)


def noun_and_question(session: Session, noun: str, words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return the noun of a list and what is asked of it; a saved question or a condition in the noun's place is asked of contacts.

    The name of a column is a word here, in quotes so that no sign is missed.
    """
    if not is_noun(noun) and (noun.strip().casefold() in session.settings.questions or asks(noun)):
        return "contacts", (noun, *words)
    fields = {each for each in words if is_noun(noun) and found(plural(noun), each)}
    return noun, tuple(f'"{each}"' if each in fields else each for each in words)


def is_noun(text: str) -> bool:
    """Tell whether a word names a list."""
    named = called(text)
    return (named is not None and bool(named.plural)) or row_list(text) is not None


def narrowed(session: Session, noun: str, wanted: Wanted) -> Filter:
    """Return what narrows and sorts a list, from words; raises WrongUsageError for what does not fit."""
    _check_options(noun, wanted)
    session.settings.teach_catalogue()
    narrow = Filter(
        country=countries.read(wanted.country) if wanted.country else None,
        stage=_stage(session, wanted.stage) if wanted.stage else None,
        source=_code(session, "contact.source", wanted.source),
        tag=wanted.tag,
        closeness=_code(session, "contact.closeness", wanted.closeness),
        sort=tuple(_sorted_by(noun, each.strip()) for each in BETWEEN.split(wanted.sort or "") if each.strip()),
        limit=wanted.limit or (-1 if wanted.whole else SHOWN),
        shown=_shown(noun, wanted),
        share=wanted.share,
        archived=wanted.archived,
        today=session.today.isoformat(),
        owing=wanted.owing,
    )

    def ask(question: Question) -> Filter:
        columns, words = asked_of(session, noun, question)
        return narrow._replace(columns=columns, asked=None if words == Words() else words)

    asked: Filter = in_turn(typed(session, noun, wanted.where), ask, partial(_finds, session, noun))
    return asked


def _finds(session: Session, noun: str, narrow: Filter) -> bool:
    with session.reading() if narrow.archived else session.living() as connection:
        return bool(listing(connection, noun, narrow._replace(limit=1)).total)


def _sorted_by(noun: str, typed: str) -> tuple[str, bool]:
    name = typed.removeprefix("-").removeprefix("－")
    return column_called(noun, name).name, name != typed


def _check_options(noun: str, wanted: Wanted) -> None:
    columns = LISTS[noun][1]
    for name, value, fits in (
        ("--country", wanted.country, "country" in columns),
        ("--stage", wanted.stage, "stage" in columns),
        ("--source", wanted.source, noun == "contacts"),
        ("--tag", wanted.tag, noun in {"contacts", "companies"}),
        ("--closeness", wanted.closeness, noun == "contacts"),
    ):
        if value is not None and not fits:
            raise WrongUsageError(
                _("{option} does not fit a list of {noun}.").format(option=name, noun=list_called(noun))
            )


def _stage(session: Session, text: str) -> str:
    from dossier.app.deal.stages import stage_code  # only a list of deals pays for it

    return stage_code(session, text)


def _code(session: Session, key: str, text: str | None) -> str | None:
    """Return the code of a choice, empty for “unknown”: those of whom it is not noted."""
    if text is None:
        return None
    from dossier.app.record.fields import surroundings  # only a code pays for the readers of values

    return read_value(catalogue.by_key()[key], text, surroundings(session)).value or ""
