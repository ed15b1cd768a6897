"""What a condition compares a column with: the typed value as the column keeps it, by its type."""

from collections.abc import Iterable, Sequence

from dossier.app.session import Session
from dossier.errors import InvalidValueError
from dossier.i18n import _, in_every_language
from dossier.records.asked import Compared
from dossier.records.catalogue.key import Choice, FactKey, FactType
from dossier.records.columns import found
from dossier.records.known import KNOWN, SOURCE_CHOICES, UNKNOWN
from dossier.records.listing import SUMS, Column
from dossier.records.reading import choice_code, read_value, state_of
from dossier.values.period import Period, read_period
from dossier.values.question import Condition
from dossier.world import countries

_CODES: dict[str, FactType] = {"choice": "choice", "country": "country", "currency": "currency", "yesno": "yesno"}
_AMOUNTS = {"number", "decimal", "money"}
_DAYS = {"day": "date", "date": "day", "partial": "day"}


def of_column(session: Session, noun: str, meant: Column, condition: Condition) -> tuple[Compared, ...]:
    """Return what a column must be."""
    if condition.sign == "~":
        return (_containing(meant, condition),)
    return _comparing(session, noun, meant, condition, condition.values)


def _containing(meant: Column, condition: Condition) -> Compared:
    text = condition.plain
    code = countries.find(text) if meant.type == "country" else choice_code(meant.choices, text)
    values = (code,) if code else _either(meant, text)
    return Compared(meant.name, values=values if text else (), without=condition.without)


def _either(meant: Column, text: str) -> tuple[str, ...]:
    """Return the forms in which a text may be kept: as it was written, and by the code of a word of ours, or in its words."""
    code = choice_code(meant.words, text)
    return tuple(dict.fromkeys((text, *(form for each in meant.words if each.code == code for form in _forms(each)))))


def _forms(word: Choice) -> tuple[str, ...]:
    return (word.code, *in_every_language(word.label))


def _comparing(
    session: Session, noun: str, meant: Column, condition: Condition, values: Iterable[str]
) -> tuple[Compared, ...]:
    known = [each for each in values if state_of(each) != UNKNOWN]
    made = Compared(meant.name, "code", condition.sign, (), condition.without)
    if not known:
        return (made,)
    if meant.type == SUMS:
        sums = tuple(f"{amount}/{currency or ''}" for amount, currency in map(_amount, known))
        return (made._replace(way="sums", values=sums),)
    if meant.type in _AMOUNTS:
        amounts = [_amount(each) for each in known]
        currencies = tuple(dict.fromkeys(currency for _amount, currency in amounts if currency))
        made = made._replace(way="amount", values=tuple(amount for amount, _currency in amounts))
        return (made, *(_of_currency(noun, meant, each) for each in currencies))
    if meant.type in _DAYS:
        return (
            made._replace(
                way=_DAYS[meant.type], values=tuple(span(read_period(each, session.today)) for each in known)
            ),
        )
    if choices := _choices(meant):
        codes = tuple(code for each in known for code in _codes(session, meant, choices, condition.sign, each))
        return (made._replace(sign=":", values=codes or ("",)),)
    if condition.sign != ":":
        raise InvalidValueError(
            _("{field} is a text, which is neither more nor less than another.").format(field=_(meant.label)),
            _("Write {field}:{text} or {field}~{text}.").format(field=meant.name, text=known[0][:40]),
        )
    if meant.type in _CODES:
        return (made._replace(values=tuple(read_as(session, meant, _CODES[meant.type], each) for each in known)),)
    forms = tuple(form for each in known for form in _either(meant, each))
    return (made._replace(way="item" if meant.type == "list" else "words", values=forms),)


def read_as(session: Session, meant: Column, type_: FactType, text: str, choices: tuple[Choice, ...] = ()) -> str:
    """Return the canonical text of a value, or the state that it names."""
    from dossier.app.record.fields import surroundings  # which a question of words alone does not pay for

    entry = FactKey(meant.key or meant.name, meant.label, type_, choices)
    reading = read_value(entry, text, surroundings(session))
    if reading.state != KNOWN or reading.value is None:
        return reading.state
    kept_as_number = type_ == "yesno" and meant.place == "field"
    return {"yes": "1", "no": "0"}[reading.value] if kept_as_number else reading.value


def _choices(meant: Column) -> tuple[Choice, ...]:
    return SOURCE_CHOICES if meant.type == "source" else meant.choices


def _codes(session: Session, meant: Column, choices: Sequence[Choice], sign: str, text: str) -> list[str]:
    """Return the codes that are meant, in the order of the choices: one, those before or behind it, those of `3..4`."""
    every = [each.code for each in choices]
    first, dots, last = text.partition("..")
    ends = [read_as(session, meant, "choice", each, tuple(choices)) if each else "" for each in (first, last)]
    at = [every.index(each) if each in every else None for each in ends]
    if dots:
        return every[at[0] or 0 : len(every) if at[1] is None else at[1] + 1]
    if sign == ":" or at[0] is None:
        return ends[:1]
    return every[: at[0] + (sign == "<=")] if "<" in sign else every[at[0] + (sign == ">") :]


def _amount(text: str) -> tuple[str, str | None]:
    """Return an amount, or the lowest and the highest of `3..5`, and the currency that was typed with it."""
    from dossier.values.money import parse_amount, parse_money

    low, dots, high = text.partition("..")
    try:
        if dots:
            return f"{parse_amount(low) if low else '-1e15'}/{parse_amount(high) if high else '1e15'}", None
        amount = f"{parse_amount(text):f}"
    except InvalidValueError as error:
        try:
            money = parse_money(text)
        except InvalidValueError:
            raise error from None
        return f"{money.amount:f}/{money.amount:f}", money.currency
    return f"{amount}/{amount}", None


def _of_currency(noun: str, meant: Column, currency: str) -> Compared:
    """Return the condition that an amount is in a currency: beside it, or behind it in the same text."""
    beside = found(noun, "currency")
    if beside is None or meant.place == "fact":
        return Compared(meant.name, values=(currency,))
    return Compared(beside.name, "code", values=(currency,))


def span(period: Period) -> str:
    """Return the first and the last day of a period as a condition compares them: `2026-06-01/2026-06-30`."""
    return f"{period.start or '0001-01-01'}/{period.end or '9999-12-31'}"
