"""A row of a handover held to the rules of typed values: what `set` would refuse does not come in."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from dossier.app.record import fields
from dossier.app.record.column_values import source_code
from dossier.app.session import Session
from dossier.errors import BelowZeroError, DossierError, InvalidValueError, NoChoiceError, TooLongError
from dossier.i18n import N_, NP_, _
from dossier.records.catalogue import catalogue
from dossier.records.deal.deal import STAGES
from dossier.records.declared import RecordField, declared, python_type
from dossier.records.importing import Fault
from dossier.records.kinds import BY_TABLE, KINDS
from dossier.records.known import KNOWN, STATES
from dossier.records.reading import NOTE_LIMIT
from dossier.values.day_words import day as in_words
from dossier.values.names import normal_point
from dossier.values.when import parse_when

_LINKED = frozenset({"contact", "company", "deal", "quote", "offer", "proof", "log"})
_PAST = frozenset({"created_on", "last_touch_on", "noted_on", "archived_on", "added_on"})
"""Days that lie behind us whenever they are written."""
_LINE = (
    RecordField("item", N_("item"), "name", required=True), RecordField("quantity", N_("quantity"), "decimal"),
    RecordField("price", NP_("of a line", "price"), "decimal"), RecordField("to_stage", N_("stage"), "choice", STAGES),
)  # fmt: skip
"""What lines of papers and moves of a deal say, which are no records of their own."""
_MOST = 15
"""Digits before the point that a number has at most."""
_RULE = re.compile(
    r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;INTERVAL=[1-9]\d{0,2}|;BY(?:DAY|MONTHDAY|SETPOS)=[-+\dA-Z,]{1,60})*"
)
"""A repeat as it is kept, which nobody types."""
_DIGEST = re.compile(r"[0-9a-f]{64}")


class WrongCellError(Exception):
    """A value of a row that a typed one could not be."""

    def __init__(self, error: object, column: str, value: object) -> None:
        super().__init__(str(error))
        self.fault = Fault(str(error), column, str(value)[:80])


def named(table: str, row: dict[str, Any]) -> str:
    """Return how a row is called: what it is, and the words that say which."""
    if table == "fact":
        entry = catalogue.by_key().get(str(row.get("key")))
        return f"{_(entry.label) if entry else row.get('key')}: {row.get('value') or row.get('state')}"[:80]
    kind = BY_TABLE.get(table)
    title = row.get(kind.title if kind else "item") or row.get("to_stage") or ""
    return " · ".join(
        filter(None, (_(kind.label) if kind and table not in {"contact", "company"} else "", str(title)[:60]))
    )


def checked(session: Session, table: str, row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with the values of its columns as a typed one has them; raises WrongCellError."""
    found = dict(row)
    for field in _fields(table):
        if row.get(field.column) is not None:
            found[field.column] = _value(session, field, row[field.column])
    if table == "point":
        _tried(
            NP_("way to reach", "value"),
            row.get("value"),
            lambda: fields.point(str(found["kind"]), str(found["value"])),
        )
        found["normal"] = normal_point(str(found["kind"]), str(found["value"]))
    if table == "attachment" and row.get("digest") is not None and not _DIGEST.fullmatch(str(row["digest"])):
        raise WrongCellError(_("It is the mark of no file."), "digest", row["digest"])
    for name in _PAST | ({"on_date"} if table == "log_entry" else set()):
        if row.get(name) is not None:
            found[name] = _tried(name, row[name], lambda day=row[name]: _past(session, str(day)))
    return _fact(session, found) if table == "fact" else found


@cache
def _fields(table: str) -> tuple[RecordField, ...]:
    """Return the columns of a table whose values are held to rules, with those that the program fills."""
    kind = BY_TABLE.get(table)
    if kind is None:
        return _LINE if table != "fact" else ()
    kinds = {Decimal: "decimal", date: "day", str: "text"}
    hints = {name: _plain(kind.row, name) for name in declared(kind.row)}
    every = (
        each._replace(type=kinds.get(hints[name], "")) if each.type == "text" else each  # type: ignore[arg-type]
        for name, each in declared(kind.row).items()
    )
    return tuple(each for each in every if each.type not in {"", *_LINKED} and not each.through)


def _plain(row: type, name: str) -> Any:
    """Return the type of a field without the None that it may be."""
    hint = python_type(row, name)
    return next((each for each in getattr(hint, "__args__", ()) if each is not type(None)), hint)


def _value(session: Session, field: RecordField, raw: object) -> Any:
    label = _(field.label) if field.label else field.name
    if field.type == "repeat" and _RULE.fullmatch(str(raw)):
        return raw
    if field.type in {"decimal", "number"}:
        return _tried(label, raw, lambda: _number(label, raw))
    return _tried(label, raw, lambda: fields.column_value(session, None, field, str(raw)))


def _tried(label: str, raw: object, read: Any) -> Any:
    try:
        return read()
    except DossierError as error:
        raise WrongCellError(error, _(label), raw) from error


def _number(label: str, raw: object) -> Decimal:
    """Return a kept number: its point is a point, whatever a typed one would mean."""
    try:
        number = Decimal(str(raw))
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite() or number.adjusted() > _MOST or int(number.as_tuple().exponent) < -_MOST:
        raise InvalidValueError(_("“{text}” is not a number.").format(text=str(raw)[:40]))
    if number < 0:
        raise BelowZeroError(label)
    return number


def _past(session: Session, text: str) -> str:
    day = parse_when(text, session.today, past=True)
    if day > session.today:
        raise InvalidValueError(_("{day} is still to come.").format(day=in_words(day)))
    return day.isoformat()


def _fact(session: Session, row: dict[str, Any]) -> dict[str, Any]:
    """Return a fact whose key, state, source and value a typed one may have."""
    subject, key = str(row.get("subject_kind")), str(row.get("key"))
    entry = catalogue.by_key().get(key)
    if entry is None or subject not in KINDS or entry.subject != subject:
        kind = KINDS.get(subject, KINDS["contact"])
        raise WrongCellError(fields.unknown_field(kind, key.partition(".")[2] or key), key, row.get("value") or "")
    label, origin = _(entry.label), fields.Origin()
    if row.get("state") not in STATES:
        raise WrongCellError(_("It says neither known, none nor unknown."), label, row.get("state"))
    row["source"] = _tried(label, row.get("source"), lambda: source_code(str(row.get("source"))))
    row["certainty"] = _tried(label, row.get("certainty"), lambda: fields.certainty_code(str(row.get("certainty"))))
    if row["state"] == KNOWN:
        said = _tried(label, row.get("value"), lambda: fields.note_fact(session, entry, str(row.get("value")), origin))
        if said.state != KNOWN:
            raise WrongCellError(NoChoiceError(label, str(row.get("value")), entry.choices), label, row.get("value"))
        row["value"] = row["value"] if entry.type in {"number", "money", "text"} else said.value
    for name in ("note", "source_detail"):
        if len(str(row.get(name) or "")) > NOTE_LIMIT:
            raise WrongCellError(TooLongError(label, NOTE_LIMIT), label, "")
    return row
