"""Noting what the user knows better about a country than what is shipped: each value with her own source and day."""

import re
import sqlite3
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import date
from decimal import Decimal

from dossier.app.answer import Answer
from dossier.app.country import own_values
from dossier.app.record import change_words, fields, list_items
from dossier.app.record.field_places import place_of
from dossier.app.session import Session
from dossier.errors import BelowZeroError, NoFieldError, WrongUsageError
from dossier.i18n import N_, _
from dossier.nearest import choose_from
from dossier.read.dossier import facts_about_country
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import FactKey
from dossier.records.company.firm import COMPANY
from dossier.records.contact.person import CONTACT
from dossier.records.country.own import WAYS
from dossier.records.deal.deal import DEAL
from dossier.records.known import KNOWN, UNKNOWN, Known, current, standing
from dossier.records.proposals import NoteFact
from dossier.values.assignment import field_name, read_assignment
from dossier.values.listed import aside, strung
from dossier.values.money import parse_amount
from dossier.values.partial_date import parse_partial
from dossier.world import countries

_SCALES = {
    "": 1, "k": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "b": 10**9, "billion": 10**9, "tn": 10**12, "trillion": 10**12,
    "万": 10**4, "亿": 10**8, "万亿": 10**12,
}  # fmt: skip
_SCALED = re.compile(r"(?:usd|us\$|\$)?\s*(-?[\d.,' ]*\d)\s*([a-z]*|[万亿]*)\s*(?:%|usd|美元)?", re.IGNORECASE)


def meant(who: str, words: Sequence[str]) -> str | None:
    """Return the code of the country whose values are to be noted, or None where a client is meant.

    A code in capitals is a country's. A name is one where only a country has the fields that were typed.
    """
    iso2 = countries.find(who)
    if iso2 is None or (len(who.strip()) == 2 and who.strip().isupper()):
        return iso2
    names = [field_name(word) for word in words]
    others = [(kind, name) for kind in (CONTACT, COMPANY, DEAL) for name in names]
    theirs = any(kind.field(name) is not None or catalogue.find(kind.noun, name) is not None for kind, name in others)
    return iso2 if not theirs and all(catalogue.find("country", name) for name in names) else None


def note(session: Session, iso2: str, words: Sequence[str], typed: fields.TypedOrigin) -> Answer:
    """Note values of a country as one operation and say what changed from what to what."""
    with session.reading() if session.places.book.exists() else nullcontext(None) as connection:
        first = typed._replace(on=_first_day(session, typed.on), told_by=None)
        origin = fields.origin(session, connection, *first)
        known = [_fact(session, connection, iso2, word, origin) for word in words]
        _sure(session, connection, iso2, known)
        before = _before(session, connection, iso2)
    from dossier.write import fact

    setting = session.setting()
    said = [change_words.fact(own_values.spoken(each), before.get(each.key, _("unknown")), setting) for each in known]
    with session.writing("set", origin.source) as tx:
        number = fact.country_id(tx, iso2)
        for each in known:
            fact.note(tx, "country", number, each)
        done = tx.say(_("{who} ({ref}): {what}.").format(who=countries.name(iso2), ref=iso2, what=strung(said)))
    return Answer((done,), ref=iso2, next=f"dossier show {iso2} --sources", written=True)


def checked(
    session: Session, connection: sqlite3.Connection | None, iso2: str, word: str, origin: fields.Origin
) -> None:
    """Raise DossierError for a word that `note` would not take."""
    _fact(session, connection, iso2, word, origin)


def _first_day(session: Session, on: str | None) -> str | None:
    """Return a day for a month or a year, which is how figures are dated: its first one."""
    if on is None or not re.fullmatch(r"\d{4}(-\d{2})?", on.strip()):
        return on
    return date.fromisoformat((parse_partial(on, session.today, field="on") + "-01-01")[:10]).isoformat()


def _fact(
    session: Session, connection: sqlite3.Connection | None, iso2: str, word: str, origin: fields.Origin
) -> NoteFact:
    typed = read_assignment(word, "population=84.1m")
    entry = catalogue.find("country", typed.name)
    if entry is None:
        raise _no_field(iso2, typed.name)
    entry = own_values.entry_for(entry, typed.text) if typed.sign == "=" else entry
    if typed.sign == "=" or (entry.many and typed.sign == "+="):
        return own_values.ready(session, fields.note_fact(session, entry, _plain(entry, typed.text), origin))
    rows = facts_about_country(connection, iso2) if connection is not None else ()
    if entry.many:
        return list_items.note_taken_back(entry, typed, rows, fields.note_fact(session, entry, typed.text, origin))
    held = current(rows).get(entry.key)
    held = held or _shipped(session, iso2, entry, origin)
    return list_items.in_fact(
        entry, typed, held, lambda: own_values.ready(session, fields.note_fact(session, entry, typed.text, origin))
    )


def _shipped(session: Session, iso2: str, entry: FactKey, origin: fields.Origin) -> Known | None:
    """Return the list that is shipped of a country, to which the user adds or from which she takes."""
    from dossier.world.figures import figures

    figure = figures(iso2).get(entry.key.removeprefix(catalogue.FIGURE))
    if figure is None or not isinstance(figure.value, list) or not all(isinstance(x, str | int) for x in figure.value):
        return None
    items = "\n".join(str(each) for each in figure.value)
    return Known(entry.key, items, KNOWN, "user", origin.noted_on or session.today)


def _sure(session: Session, connection: sqlite3.Connection | None, iso2: str, known: Sequence[NoteFact]) -> None:
    """Ask before several notes of one topic are taken back together; one goes by its words: `law-=WEEE`."""
    rows = facts_about_country(connection, iso2) if connection is not None else ()
    entries = catalogue.by_key()
    for each in known:
        held = [row.value for row in standing(rows, each.key) if row.value]
        if each.state == UNKNOWN and each.value is None and entries[each.key].many and len(held) > 1:
            words = _("{field}: {n} notes stand there: {items}. Take all of them back? (One goes with {name}-=WORDS)")
            items = " · ".join(held)
            session.sure(
                words.format(field=_(entries[each.key].label), n=len(held), items=items, name=entries[each.key].name)
            )


def _no_field(iso2: str, name: str) -> WrongUsageError:
    if place := place_of("country", name, iso2):
        return NoFieldError(N_("country"), name, (), place)
    near = [each.removeprefix("figure.") for each in catalogue.nearest("country", name)]
    own = sorted((each.name.removeprefix("figure."), each.label) for each in catalogue.for_subject("country"))
    return NoFieldError(N_("country"), name, near, choose_from(own))


def _plain(entry: FactKey, text: str) -> str:
    """Return a number in full for one written as `84.1m`, `4.66 bn`, `8400万` or `USD 55,800`; anything else as it is."""
    hit = _SCALED.fullmatch(text.strip()) if entry.type == "number" else None
    scale = _SCALES.get(hit[2].casefold()) if hit else None
    if hit is None or scale is None:
        return text
    number = parse_amount(hit[1], field=entry.name) * scale
    if number < 0 and "growth" not in entry.key and "inflation" not in entry.key:
        raise BelowZeroError(_(entry.label))
    return f"{Decimal(number).normalize():f}"


def _before(session: Session, connection: sqlite3.Connection | None, iso2: str) -> dict[str, str]:
    """Return what is known so far in words: her own note if there is one, else what is shipped, a figure with its year."""
    from dossier.records.country.country import overlaid
    from dossier.render.country.figures import shown
    from dossier.render.page import text_of
    from dossier.world.figures import figures
    from dossier.world.guidance import stored

    facts = facts_about_country(connection, iso2) if connection is not None else ()
    held, ways = overlaid(figures(iso2), facts), stored(iso2) or {}
    entries = catalogue.by_key()
    known = {
        WAYS[name]: entries[WAYS[name]].label_of(code) for name, code in ways.get("taste", {}).items() if name in WAYS
    }
    said = {key: _(label) for key, label in known.items() if not entries[key].many}
    said |= {
        key: change_words.known_words(row, session.setting())
        for key, row in current(facts).items()
        if key in entries and not entries[key].many and not key.startswith(catalogue.FIGURE)
    }
    figures_said = {
        catalogue.FIGURE + name: text_of(shown(name, held, session.setting())) + aside(str(figure.year))
        for name, figure in held.items()
        if catalogue.type_of(catalogue.FIGURE + name) != "text" or isinstance(figure.value, str)
    }
    if (spoken := held.get(own_values.LANGUAGES.removeprefix(catalogue.FIGURE))) is not None:
        figures_said[own_values.LANGUAGES] = own_values.names_of(spoken.value) + aside(str(spoken.year))
    return said | figures_said
