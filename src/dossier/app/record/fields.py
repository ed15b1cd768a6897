"""From what was typed to checked values: record fields, facts and addresses, each mistake named."""

import re
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from dossier.app.agenda import hours
from dossier.app.book.own_facts import SUBJECTS
from dossier.app.find import named
from dossier.app.record import list_items
from dossier.app.record.column_values import column_value, source_code
from dossier.app.record.field_meant import field_meant
from dossier.app.record.field_places import place_of
from dossier.app.record.spread import spread
from dossier.app.session import Session
from dossier.errors import InvalidValueError, NoFieldError, WrongUsageError
from dossier.i18n import _
from dossier.read.agenda.open_items import planned_with
from dossier.read.dossier import facts_about
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.catalogue import BLACK_LIST
from dossier.records.catalogue.key import FactKey
from dossier.records.contact.person import POINT_KINDS, Point
from dossier.records.deal.incoterm import Incoterm, read_incoterm, spaced, whole
from dossier.records.declared import RecordField, RecordKind
from dossier.records.known import CERTAIN, CERTAINTY_CHOICES, GUESS, NONE, Known, current
from dossier.records.proposals import AddPoint, NoteFact
from dossier.records.reading import Surroundings, choice_code, chosen, kind_named, own_name, read_value
from dossier.records.ref import Ref
from dossier.values.assignment import Assignment, read_assignment
from dossier.values.names import domain_of, fold, is_email, phone_digits
from dossier.values.payment import check_shares
from dossier.values.when import parse_when
from dossier.values.yes_no import yes_or_no
from dossier.world import countries

__all__ = [
    "Given", "Origin", "TypedOrigin", "check_place", "column_value", "given", "note_fact", "origin", "unknown_field",
]  # fmt: skip


class Given(NamedTuple):
    """What the user typed as `field=value`, sorted: columns, facts, addresses, and addresses to be taken back."""

    columns: dict[str, Any]
    facts: tuple[NoteFact, ...]
    points: tuple[AddPoint, ...]
    gone: tuple[Point, ...] = ()


class Origin(NamedTuple):
    """Where a fact comes from, for every fact of one command."""

    source: str = "user"
    source_detail: str | None = None
    noted_on: date | None = None
    certainty: str = CERTAIN
    told_by: int | None = None
    note: str | None = None


class TypedOrigin(NamedTuple):
    """Where facts come from, as it is typed: what `origin` reads."""

    source: str | None = None
    detail: str | None = None
    on: str | None = None
    certainty: str | None = None
    told_by: str | None = None
    note: str | None = None


def surroundings(session: Session) -> Surroundings:
    """Return what values may depend on."""
    return Surroundings(session.today, countries.read)


def certainty_code(text: str) -> str:
    """Return a certainty; raises UnknownWordError."""
    return chosen(CERTAINTY_CHOICES, text, _("“{text}” is not a degree of certainty."))


def note_fact(session: Session, entry: FactKey, text: str, origin: Origin) -> NoteFact:
    """Return the fact that a typed value is; raises InvalidValueError."""
    reading = read_value(entry, text, surroundings(session))
    if entry.key == "terms.payment":
        check_shares(reading.value)
    if entry.key == "contact.birthday" and (reading.value or "-") > session.today.isoformat():
        raise InvalidValueError(
            _("A birthday cannot lie in days to come."),
            _("Write the year of birth, or only month and day: --03-12."),
            field=entry.name,
        )
    return NoteFact(
        key=entry.key,
        state=reading.state,
        value=reading.value,
        source=origin.source,
        source_detail=origin.source_detail,
        noted_on=origin.noted_on or session.today,
        certainty=GUESS if origin.source == "guess" else origin.certainty,
        told_by=origin.told_by,
        note=origin.note,
    )


def addresses(kind: str, text: str) -> list[AddPoint]:
    """Return the ways to reach somebody that a text holds: of e-mails several, and those in `Name <address>`."""
    parts = re.split(r"[;,，；\s]+(?=\S*@)", text.strip()) if kind == "email" and text.count("@") > 1 else [text]
    if kind == "email" and "<" in text:
        parts = [
            hit[1] if (hit := re.fullmatch(r"[^<>]*<\s*(?:mailto:)?([^<>\s]+)\s*>", part.strip())) else part
            for part in parts
        ]
    return [point(kind, part) for part in parts]


def point(kind: str, text: str) -> AddPoint:
    """Return a checked way to reach somebody; raises InvalidValueError for an address that is none."""
    plain = own_name(text, field=kind, limit=500)
    if kind == "email" and not is_email(plain):
        raise InvalidValueError(
            _("“{text}” is not an e-mail address.").format(text=plain[:80]), _("Write it as name@firm.com."), field=kind
        )
    if kind in {"phone", "mobile", "fax", "whatsapp"} and not 5 <= len(phone_digits(plain)) <= 20:
        raise InvalidValueError(
            _("“{text}” is not a phone number.").format(text=plain[:60]), _("Write it as +49 40 1234567."), field=kind
        )
    if kind == "website" and domain_of(plain) is None:
        raise InvalidValueError(
            _("“{text}” is not a web address.").format(text=plain[:80]), _("Write it as www.firm.com."), field=kind
        )
    return AddPoint(kind, plain)


def given(
    session: Session,
    connection: sqlite3.Connection | None,
    kind: RecordKind,
    words: Iterable[str],
    origin: Origin,
    ref: Ref | None = None,
) -> Given:
    """Sort `field=value` words into columns, facts and addresses of a record, `ref` if it is in the book already.

    Raises WrongUsageError for a field there is not, with the nearest ones, and InvalidValueError for a value.
    """
    columns: dict[str, Any] = {}
    facts: list[NoteFact] = []
    points: list[AddPoint] = []
    gone: list[Point] = []
    for word in words:
        typed = read_assignment(word, "spoken_english=poor")
        column, channel, entry = field_meant(kind, typed.name)
        if column is not None:
            said = {column.name: typed.text}
            if typed.sign == "=":
                said = _planned(session, connection, ref, kind, spread(kind, said), columns)
            for name, text in said.items():
                each = kind.field(name) or column
                one = typed._replace(text=text)
                columns[each.column] = _column(session, connection, ref, each, one, columns)
        elif channel is not None:
            going = list_items.point_taken_back(connection, ref, channel, typed)
            gone += [going] if going is not None else []
            points += [_heard(each, origin) for each in addresses(channel, typed.text)] if going is None else []
        elif entry is not None:
            aside = origin if not facts else origin._replace(note=None)
            facts = _with_fact(session, connection, ref, entry, typed, facts, aside)
        else:
            raise unknown_field(kind, typed.name, ref)
    if columns and origin.source != "user" and kind.field("told_by") is not None:
        columns = {"source": origin.source, "told_by_id": origin.told_by} | columns
    return Given(columns, tuple(facts), tuple(points), tuple(gone))


def _planned(
    session: Session, connection: sqlite3.Connection | None, ref: Ref | None, kind: RecordKind,
    said: Mapping[str, str], columns: Mapping[str, Any],
) -> dict[str, str]:  # fmt: skip
    """Return what is said of a follow-up or a visit with the day and the hour each in its own field."""
    if connection is None or ref is None or ref.letter not in {"f", "v"}:
        return dict(said)
    client, on = planned_with(connection, ref)
    return hours.apart(session, connection, client, kind, said, columns.get(kind.day or "") or on)


def _heard(new: AddPoint, origin: Origin) -> AddPoint:
    return replace(new, source=None if origin.source == "user" else origin.source, told_by=origin.told_by)


def _column(
    session: Session,
    connection: sqlite3.Connection | None,
    ref: Ref | None,
    column: RecordField,
    typed: Assignment,
    columns: Mapping[str, Any],
) -> Any:
    """Return the value of a column as typed, or of a list with the typed items added or taken away."""
    is_set = typed.sign == "="
    value = column_value(session, connection, column, typed.text) if is_set or column.type == "list" else None
    return value if is_set else list_items.in_column(connection, ref, column, typed, value, columns)


def _with_fact(
    session: Session,
    connection: sqlite3.Connection | None,
    ref: Ref | None,
    entry: FactKey,
    typed: Assignment,
    facts: list[NoteFact],
    origin: Origin,
) -> list[NoteFact]:
    """Return the facts with one more, or with a list changed by its items: as typed in this command, else as it stands."""
    if typed.sign == "=" or (entry.many and typed.sign == "+="):
        rows = facts_about(connection, ref.kind.noun, ref.id) if entry.detail and connection and ref else ()
        said, *beside = _noted(session, entry, typed.text, origin, current(rows))
        keys, details = {each.key for each in facts}, {each.detail for each in catalogue.by_key().values()}
        before = [each for each in facts if each.key != entry.key or entry.key not in details]
        return [*before, said, *(each for each in beside if each.key not in keys)]
    if entry.many:
        rows = facts_about(connection, ref.kind.noun, ref.id) if connection is not None and ref is not None else ()
        return [*facts, list_items.note_taken_back(entry, typed, rows, note_fact(session, entry, typed.text, origin))]
    held: Known | NoteFact | None = next((each for each in facts if each.key == entry.key), None)
    if held is None and connection is not None and ref is not None:
        held = current(facts_about(connection, ref.kind.noun, ref.id)).get(entry.key)
    made = list_items.in_fact(entry, typed, held, lambda: note_fact(session, entry, typed.text, origin))
    return [*(each for each in facts if each.key != entry.key), made]


def _noted(session: Session, entry: FactKey, text: str, origin: Origin, held: Mapping[str, Known]) -> list[NoteFact]:
    """Return the facts that a typed value is.

    `FOB Hong Kong` is an incoterm and its place, a grade “black list” no stars, packaging “strict” how exact they are about it.
    A source that names one platform or fair is also the detail of the source; another source takes back what `held` has of it.
    “No” as the reason for a black list means that there is none.
    """
    demand = catalogue.by_key().get(entry.key.replace("terms.", "strict."))
    if demand is not None and demand is not entry and choice_code(demand.choices, text) in {"strict", "relaxed"}:
        return [note_fact(session, demand, text, origin)]
    named = catalogue.find(entry.subject, text) if entry.key == "company.star" else None
    if named is not None and named.key == BLACK_LIST:
        return [note_fact(session, named, text, origin)]
    if entry.detail and (kind := kind_named(entry.choices, text.strip())) is not None:
        before = [held[key].value if key in held else None for key in (entry.key, entry.detail)]
        more = kind[1] or ("unknown" if before[1] and before[0] != kind[0] else None)
        detail = catalogue.by_key()[entry.detail]
        beside = [note_fact(session, detail, more, origin._replace(note=None))] if more else []
        return [note_fact(session, entry, kind[0], origin), *beside]
    if entry.key == BLACK_LIST and yes_or_no(text) is False:
        text = NONE
    if entry.key != "terms.incoterm" or len(spaced(text).split()) < 2:
        return [note_fact(session, entry, text, origin)]
    term = read_incoterm(text)
    place = note_fact(session, catalogue.by_key()["terms.place"], term.place or "", origin._replace(note=None))
    return [note_fact(session, entry, term.rule, origin), place]


def check_place(facts: Iterable[NoteFact], held: Mapping[str, Known]) -> None:
    """Raise InvalidValueError for a standing incoterm whose place is neither typed nor settled."""
    typed = {fact.key: fact.value for fact in facts}
    rule = typed.get("terms.incoterm")
    if rule is None:
        return
    before = [held.get(key) for key in ("terms.incoterm", "terms.place")]
    values = [row.value for row in before if row is not None and row.value]
    whole(Incoterm(rule, typed.get("terms.place")), Incoterm(values[0], values[1]) if len(values) == 2 else None)


def unknown_field(kind: RecordKind, name: str, ref: Ref | None = None) -> WrongUsageError:
    """Return the failure for a field that a record does not have: where the word belongs, or the nearest ones."""
    if place := place_of(kind.noun, name, str(ref or "WHO")):
        return NoFieldError(kind.label, name, (), place)
    extra = [field.name for field in kind.fields]
    if kind.noun in {"contact", "company"}:
        extra += [choice.code for choice in POINT_KINDS]
    near = catalogue.nearest(kind.noun, name, extra)
    way_out = _("See the fields with: dossier edit WHO")
    short = fold(name).replace(" ", "_")
    if kind.noun in SUBJECTS and short.replace("_", "").isalnum():
        own = _("Keep it as a fact of your own: dossier config facts.{key}=text").format(key=f"{kind.noun}.{short}")
        way_out = f"{way_out} · {own}"
    return NoFieldError(kind.label, name, near, way_out)


def origin(
    session: Session,
    connection: sqlite3.Connection | None,
    source: str | None,
    detail: str | None = None,
    on: str | None = None,
    certainty: str | None = None,
    told_by: str | None = None,
    note: str | None = None,
) -> Origin:
    """Return where facts come from, as the options of a command say it."""
    teller: Ref | None = None
    if told_by is not None and connection is not None:
        teller = named.client(session, connection, told_by, ("c",))
    code = source_code(source) if source else ("client" if teller else "user")
    noted = parse_when(on, session.today, past=True) if on else None
    if noted is not None and noted > session.today:
        raise InvalidValueError(_("A fact cannot be noted on a day to come."), _("Leave --on away for today."))
    return Origin(code, detail, noted, certainty_code(certainty or CERTAIN), teller.id if teller else None, note)
