"""The checked value of one field of a record, from what was typed; each mistake is named."""

import re
import sqlite3
from decimal import Decimal
from typing import Any

from dossier.app.find import named
from dossier.app.session import Session
from dossier.errors import BelowZeroError, InvalidValueError, NoChoiceError, TooLongError, UnknownWordError
from dossier.i18n import _
from dossier.read.company.offers import offer_called
from dossier.records.country.border import DUTIES, spaced_code
from dossier.records.declared import RecordField
from dossier.records.known import SOURCE_CHOICES, UNKNOWN
from dossier.records.reading import NOTE_LIMIT, choice_code, own_name, state_of
from dossier.render.words import LISTS_OF_COUNTRIES
from dossier.values.hour import hour_of
from dossier.values.money import check_thousands, known_currency, parse_amount, parse_money
from dossier.values.names import is_no_firm
from dossier.values.partial_date import parse_partial
from dossier.values.payment import check_shares
from dossier.values.units import UNIT
from dossier.values.when import parse_when
from dossier.values.yes_no import yes_or_no
from dossier.world import countries

_HIGHEST_DUTY = 1000
"""Per cent: the highest duty that is believed; some on tobacco and farm goods go to several hundred."""
_MEASURE = re.compile(rf"(?<=[\d万千百亿])\s*(?!m$)({UNIT}|[%％])$", re.IGNORECASE)
"""What a measure counts, where the field says it already."""


def source_code(text: str) -> str:
    """Return the code of a source; raises UnknownWordError."""
    code = choice_code(SOURCE_CHOICES, text)
    if code is None:
        named_sources = [each for each in SOURCE_CHOICES if each.code != "user"]
        raise UnknownWordError(_("“{text}” is not a source.").format(text=text[:40]), text, named_sources)
    return code


def column_value(session: Session, connection: sqlite3.Connection | None, entry: RecordField, text: str) -> Any:
    """Return the checked value of a record's field; an empty text takes the value away.

    Raises InvalidValueError, and NotFoundError for the name of a record that is not there.
    """
    plain = text.strip()
    if not entry.required and state_of(plain) == UNKNOWN and choice_code(entry.choices, plain) is None:
        return None
    if entry.type == "company" and is_no_firm(plain):
        return None
    if len(plain) > NOTE_LIMIT:
        raise TooLongError(_(entry.label), NOTE_LIMIT)
    if entry.name == "payment":
        check_shares(plain)
    if entry.words:
        return choice_code(entry.words, plain) or plain
    return _READ[entry.type](session, connection, entry, plain) if entry.type in _READ else plain


def _choice(_session: Session, _connection: Any, entry: RecordField, text: str) -> str:
    code = choice_code(entry.choices, text)
    if code is None:
        raise NoChoiceError(_(entry.label), text, entry.choices)
    return code


def _list(_session: Session, _connection: Any, entry: RecordField, text: str) -> str:
    parts = [part.strip() for part in re.split(r"[，、;\n]|,(?!(?<=\d,)\d{3}(?!\d))", text)]  # 10,000 mAh is one item
    if entry.name in LISTS_OF_COUNTRIES:  # a region stays as it was written
        parts = [countries.find(part) or part for part in parts]
    return "\n".join(dict.fromkeys(part for part in parts if part))


def _number(_session: Session, _connection: Any, entry: RecordField, text: str) -> int:
    amount = parse_amount(_MEASURE.sub("", text), field=entry.name)
    if amount != amount.to_integral_value():
        raise InvalidValueError(_("{field} is a whole number.").format(field=_(entry.label)))
    return int(amount)


def _decimal(_session: Session, _connection: Any, entry: RecordField, text: str) -> Decimal:
    amount = parse_amount(_MEASURE.sub("", text), field=entry.name)
    if amount < 0:
        raise BelowZeroError(_(entry.label))
    if entry.name in DUTIES and amount > _HIGHEST_DUTY:
        raise InvalidValueError(
            _("“{text}” is no duty in per cent.").format(text=text[:40]),
            _("Write 3.7, or 0 for none."),
            field=entry.name,
        )
    return amount


def _hs_code(_session: Session, _connection: Any, entry: RecordField, text: str) -> str:
    code = spaced_code(text)
    if code is None:
        raise InvalidValueError(
            _("“{text}” is no HS code.").format(text=text[:40]),
            _("Write two to twelve digits: 8504.40 or 85044090."),
            field=entry.name,
        )
    return code


def _money(_session: Session, _connection: Any, entry: RecordField, text: str) -> str:
    check_thousands(text)
    return str(parse_money(text, field=entry.name))


def _yesno(_session: Session, _connection: Any, entry: RecordField, text: str) -> bool:
    said = yes_or_no(text)
    if said is not None:
        return said
    raise InvalidValueError(_("{field} is yes or no, not “{text}”.").format(field=_(entry.label), text=text[:40]))


def _zone(_session: Session, _connection: Any, _entry: RecordField, text: str) -> str:
    from dossier.world.zones import zone_named

    return zone_named(text).key


def _repeat(_session: Session, _connection: Any, _entry: RecordField, text: str) -> str:
    from dossier.values.repeat import parse_repeat

    return parse_repeat(text)


def _record(letter: str) -> Any:
    def read(session: Session, connection: sqlite3.Connection, _entry: RecordField, text: str) -> int:
        return named.client(session, connection, text, (letter,)).id

    return read


def _offer(session: Session, connection: sqlite3.Connection | None, entry: RecordField, text: str) -> int:
    """Return the offer of an item number or name typed whole; else the one that a fragment names."""
    found = offer_called(connection, text) if connection is not None else None
    if found is not None:
        return found
    number: int = _record("a")(session, connection, entry, text)
    return number


_READ: dict[str, Any] = {
    "name": lambda _s, _c, entry, text: own_name(
        text, field=entry.label, limit=NOTE_LIMIT if entry.name == "text" else 300
    ),
    "choice": _choice,
    "list": _list,
    "number": _number,
    "decimal": _decimal,
    "money": _money,
    "hs_code": _hs_code,
    "day": lambda session, _c, entry, text: parse_when(text, session.today, field=entry.name),
    "partial": lambda session, _c, entry, text: parse_partial(text, session.today, field=entry.name),
    "country": lambda _s, _c, _entry, text: countries.read(text),
    "currency": lambda _s, _c, _entry, text: known_currency(text),
    "yesno": _yesno,
    "zone": _zone,
    "repeat": _repeat,
    "hour": lambda _s, _c, _entry, text: f"{hour_of(text):%H:%M}",
    "source": lambda _s, _c, _entry, text: source_code(text),
    "contact": _record("c"),
    "company": _record("o"),
    "deal": _record("d"),
    "quote": _record("q"),
    "offer": _offer,
    "log": _record("l"),
    "proof": _record("y"),
}
