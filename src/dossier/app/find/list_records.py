"""A list of records of one noun, narrowed and sorted."""

from collections.abc import Sequence
from typing import NamedTuple

from dossier.app.answer import Answer
from dossier.app.deal.stages import stage_code
from dossier.app.record.fields import surroundings
from dossier.app.session import Session
from dossier.errors import NotFoundError, UnknownWordError, WrongUsageError
from dossier.i18n import _
from dossier.nearest import choose_from, did_you_mean, nearest
from dossier.read.find.lists import LISTS, Filter, listing
from dossier.records.catalogue import catalogue
from dossier.records.kinds import KINDS
from dossier.records.listing import Listing
from dossier.records.reading import read_value
from dossier.records.ref import Ref, read_ref
from dossier.render.page import Page
from dossier.values.listed import strung
from dossier.world import countries

_SINGULAR = {kind.noun: kind.plural for kind in KINDS.values()} | {"client": "companies", "clients": "companies"}
_FACT_KIND = {"contacts": "contact", "companies": "company", "deals": "deal"}
SHOWN = 100


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
    archived: bool = False


def list_records(session: Session, wanted: Wanted) -> Answer:
    """Return a list; raises WrongUsageError for a noun, a column or a filter that does not fit."""
    noun = _noun(wanted.noun)
    narrow = _filter(session, noun, wanted)
    with session.reading() if wanted.archived else session.living() as connection:
        found = listing(connection, noun, narrow._replace(limit=wanted.limit or (-1 if wanted.whole else SHOWN)))

    def page() -> Page:
        from dossier.render.find.table import list_page

        return list_page(found, session.setting())

    return Answer(
        page=page,
        shape=found.as_objects,
        table=lambda: found,
        notes=_remarks(found),
        empty=not found.rows,
    )


def fitting(session: Session, noun: str, where: Sequence[str]) -> list[Ref]:
    """Return every record that a list shows for such conditions; raises NotFoundError (exit 3) where it shows none."""
    name = _noun(noun)
    with session.living() as connection:
        columns, facts = _where(name, tuple(where))
        rows = listing(connection, name, Filter(columns=columns, facts=facts)).rows
    if not rows:
        raise NotFoundError(
            _("Nothing fits {conditions}.").format(conditions=strung(where)),
            _("See: dossier list {noun}").format(noun=name),
        )
    return [ref for row in rows if (ref := read_ref(str(row[0])))]


def _remarks(found: Listing) -> tuple[str, ...]:
    if not found.rows:
        return (_("Nothing fits."),)
    if len(found.rows) < found.total:
        words = _("{shown} of {total}: add --all, or narrow it down.")
        return (words.format(shown=len(found.rows), total=found.total),)
    return ()


def is_noun(text: str) -> bool:
    """Tell whether a word names a list."""
    return _plural(text) in LISTS


def _plural(text: str) -> str:
    plain = text.strip().casefold().replace("_", "-")
    return plain if plain in LISTS else _SINGULAR.get(plain, plain + "s")


def _noun(text: str) -> str:
    name = _plural(text)
    if name in LISTS:
        return name
    raise UnknownWordError(_("There is no list of “{noun}”.").format(noun=text[:40]), text.strip().casefold(), LISTS)


def _filter(session: Session, noun: str, wanted: Wanted) -> Filter:
    _check_options(noun, wanted)
    session.settings.teach_catalogue()
    columns, facts = _where(noun, wanted.where)
    column = (wanted.sort or "").lstrip("-") or None
    if column is not None and column not in LISTS[noun][1]:
        raise _no_column(noun, column)
    return Filter(
        country=countries.read(wanted.country) if wanted.country else None,
        stage=stage_code(session, wanted.stage) if wanted.stage else None,
        source=_code(session, "contact.source", wanted.source),
        tag=wanted.tag,
        closeness=_code(session, "contact.closeness", wanted.closeness),
        columns=columns,
        facts=facts,
        sort=column,
        archived=wanted.archived,
        descending=bool(wanted.sort and wanted.sort.startswith("-")),
    )


def _check_options(noun: str, wanted: Wanted) -> None:
    columns = LISTS[noun][1]
    for name, value, fits in (
        ("--country", wanted.country, "country" in columns),
        ("--stage", wanted.stage, "stage" in columns),
        ("--source", wanted.source, noun == "contacts"),
        ("--tag", wanted.tag, noun in {"contacts", "companies"}),
        ("--closeness", wanted.closeness, noun == "contacts"),
        ("--archived", wanted.archived or None, noun in {"contacts", "companies"}),
    ):
        if value is not None and not fits:
            raise WrongUsageError(_("{option} does not fit a list of {noun}.").format(option=name, noun=noun))


def _code(session: Session, key: str, text: str | None) -> str | None:
    """Return the code of a choice, empty for “unknown”: those of whom it is not noted."""
    return None if text is None else read_value(catalogue.by_key()[key], text, surroundings(session)).value or ""


def _where(noun: str, conditions: tuple[str, ...]) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Return the conditions on columns and those on facts, each of them a name and a text."""
    columns: list[tuple[str, str]] = []
    facts: list[tuple[str, str]] = []
    for condition in conditions:
        name, sign, text = condition.partition("~")
        if not sign:
            raise WrongUsageError(
                _("“{text}” is not of the form field~text.").format(text=condition[:60]),
                _("Write for example: --where 'city~hamburg'"),
            )
        if name in LISTS[noun][1]:
            columns.append((name, text))
            continue
        entry = catalogue.find(_FACT_KIND.get(noun, ""), name)
        if entry is None:
            raise _no_column(noun, name)
        facts.append((entry.key, text))
    return tuple(columns), tuple(facts)


def _no_column(noun: str, name: str) -> WrongUsageError:
    near = nearest(name, [*LISTS[noun][1], *catalogue.names_for(_FACT_KIND.get(noun, ""))], likeness=0.5)
    return WrongUsageError(
        _("A list of {noun} has no column “{name}”.").format(noun=noun, name=name[:40]),
        did_you_mean(near, choose_from(LISTS[noun][1])),
    )
