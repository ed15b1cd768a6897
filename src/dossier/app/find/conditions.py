"""The conditions of a question, each on a column of a list: the typed name, sign and value become what is compared."""

import re
from collections.abc import Iterable, Sequence

from dossier.app.find.kind_words import kind_named
from dossier.app.record.fields import surroundings
from dossier.app.session import Session
from dossier.errors import InvalidValueError, WrongUsageError
from dossier.i18n import _
from dossier.nearest import choose_from, did_you_mean, nearest
from dossier.read.find.lists import DAY, LISTS
from dossier.records.asked import Compared, Words
from dossier.records.catalogue.key import Choice, FactKey, FactType, folded
from dossier.records.columns import found, further, of_firm
from dossier.records.known import KNOWN, SOURCES, UNKNOWN
from dossier.records.listing import SUMS, Column
from dossier.records.reading import choice_code, read_value, state_of
from dossier.values.period import WHOLE, Period, read_period
from dossier.values.question import Condition, Question, Term, from_shell, read_question
from dossier.world import countries

_SPECIAL = {
    "since": ("since", "自从", "自", "从"), "until": ("until", "till", "截至", "截止", "直到", "到"),
    "in": ("in", "在", "类别"), "told": ("told", "别人说的", "他人透露"), "who": ("who", "谁"),
}  # fmt: skip
"""Names that are no field of a record: of a day, a kind of record, a confidence, a client."""
CLIENTS = ("contacts", "companies")
_CODES: dict[str, FactType] = {"choice": "choice", "country": "country", "currency": "currency", "yesno": "yesno"}
_AMOUNTS = {"number", "decimal", "money"}
_DAYS = {"day": "date", "date": "day", "partial": "day"}


def question_of(session: Session, noun: str, where: Sequence[str]) -> Question:
    """Return the question of some `--where`, each of which may be the name of a saved one.

    Raises WrongUsageError for the name of a column without its sign and text.
    """
    for each in where:
        if not re.search(r"[\s:~=<>]", each.strip()) and found(noun, each.strip()):
            raise WrongUsageError(
                _("“{text}” is not of the form field~text.").format(text=each[:60]),
                _("Write for example: --where 'city~hamburg'"),
            )
    kept = session.settings.questions
    return read_question(" ".join(kept.get(each.strip().casefold()) or from_shell([each]) for each in where))


def asks(word: str) -> bool:
    """Tell whether a word is a condition or what must not stand there, not a name."""
    question = read_question(word)
    return bool(question.conditions) or any(each.without for each in question.terms)


def special(name: str) -> str | None:
    """Return the word for what is no field, such as `since`, by any of its names; None for another name."""
    wanted = folded(name)
    return next((word for word, names in _SPECIAL.items() if wanted in names), None)


def asked_of(session: Session, noun: str, question: Question) -> tuple[tuple[Compared, ...], Words]:
    """Return what a question asks of the columns of a list, and what beside them.

    Raises WrongUsageError for a name that no column has, and for a value that does not fit.
    """
    columns: list[Compared] = []
    terms = list(question.terms)
    others = []
    for each in question.conditions:
        if is_special(each):
            others.append(each)
        elif (meant := meant_column(noun, each)) is None:
            terms.append(as_term(each))
        else:
            compared, more = of_column(session, noun, meant, each)
            columns += compared
            terms += more
    words = beside(session, terms, others)
    of_places = words.terms or words.kinds or words.told is not None
    if words.days != WHOLE and not (of_places and noun in CLIENTS):
        columns.append(Compared(DAY, "date", ":", (_span(words.days),)))
        words = words._replace(days=WHOLE)
    return tuple(columns), words


def beside(session: Session, terms: Iterable[Term], conditions: Iterable[Condition]) -> Words:
    """Return some words with what is asked beside fields: a kind of record, a time, a confidence, a client."""
    words = Words(tuple(terms))
    for each in conditions:
        words = _beside(session, words, special(each.field) or "", each)
    return words


def is_special(condition: Condition) -> bool:
    """Tell whether a condition is about no field: `since:2026-01`."""
    return condition.sign == ":" and special(condition.field) is not None


def as_term(condition: Condition) -> Term:
    """Return the word that a condition is when its name is no field: `re:offer`."""
    return Term(f"{condition.field}{condition.sign}{condition.plain}", without=condition.without)


def _beside(session: Session, words: Words, word: str, condition: Condition) -> Words:
    """Return what a question asks beside columns, with one more condition of a special name."""
    if condition.without and word != "told":
        raise WrongUsageError(
            _("“{name}:” cannot be turned round.").format(name=condition.field), _("Leave the minus before it away.")
        )
    if word == "in":
        return words._replace(kinds=words.kinds | {kind_named(each) for each in condition.values})
    if word == "who":
        return words._replace(who=(*words.who, condition.plain))
    if word == "told":
        return words._replace(told=(_read(session, _TOLD, "yesno", condition.plain) == "yes") != condition.without)
    period = read_period(condition.plain, session.today)
    start, end = (period.start, words.days.end) if word == "since" else (words.days.start, period.end)
    return words._replace(days=Period(start, end))


def meant_column(noun: str, condition: Condition) -> Column | None:
    """Return the column that a condition is about; None where it is plainly a word, such as `re:offer`.

    Raises WrongUsageError with the nearest names.
    """
    meant = found(noun, condition.field) or of_firm(noun, condition.field)
    if meant is None and (condition.sign != ":" or near(noun, condition.field)):
        raise no_column(noun, condition.field)
    return meant


def near(noun: str, name: str) -> list[str]:
    """Return the name of a column that was mistyped, or nothing; what is short is too like everything."""
    names = [*LISTS[noun][1], *(each.name for each in further(noun)), *_SPECIAL]
    return nearest(name, names, likeness=0.75) if len(name) > 3 or not name.isascii() else []


def no_column(noun: str, name: str) -> WrongUsageError:
    """Return the failure for a column that a list cannot have."""
    near = nearest(name, [*LISTS[noun][1], *(each.name for each in further(noun))], likeness=0.5)
    return WrongUsageError(
        _("A list of {noun} has no column “{name}”.").format(noun=noun, name=name[:40]),
        did_you_mean(near, choose_from(LISTS[noun][1])),
    )


def of_column(
    session: Session, noun: str, meant: Column, condition: Condition
) -> tuple[tuple[Compared, ...], tuple[Term, ...]]:
    """Return what a column must be; words that a shell had put into one with a value are words of their own."""
    if condition.sign == "~":
        return (_containing(meant, condition),), ()
    values = condition.values
    try:
        return _comparing(session, noun, meant, condition, values), ()
    except InvalidValueError:
        first, *rest = condition.plain.split() or [""]
        if not rest or len(values) != 1:
            raise
        return _comparing(session, noun, meant, condition, (first,)), tuple(Term(word) for word in rest)


def _containing(meant: Column, condition: Condition) -> Compared:
    text = condition.plain
    code = countries.find(text) if meant.type == "country" else choice_code(meant.choices, text)
    return Compared(meant.name, values=(code or text,) if text else (), without=condition.without)


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
                way=_DAYS[meant.type], values=tuple(_span(read_period(each, session.today)) for each in known)
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
        return (made._replace(values=tuple(_read(session, meant, _CODES[meant.type], each) for each in known)),)
    return (made._replace(way="item" if meant.type == "list" else "words", values=tuple(known)),)


_TOLD = Column("told", "told", type="yesno")


def _read(session: Session, meant: Column, type_: FactType, text: str, choices: tuple[Choice, ...] = ()) -> str:
    """Return the canonical text of a value, or the state that it names."""
    entry = FactKey(meant.key or meant.name, meant.label, type_, choices)
    reading = read_value(entry, text, surroundings(session))
    if reading.state != KNOWN or reading.value is None:
        return reading.state
    kept_as_number = type_ == "yesno" and meant.place == "field"
    return {"yes": "1", "no": "0"}[reading.value] if kept_as_number else reading.value


def _choices(meant: Column) -> tuple[Choice, ...]:
    return tuple(Choice(*each) for each in SOURCES.items()) if meant.type == "source" else meant.choices


def _codes(session: Session, meant: Column, choices: Sequence[Choice], sign: str, text: str) -> list[str]:
    """Return the codes that are meant, in the order of the choices: one, those before or behind it, those of `3..4`."""
    every = [each.code for each in choices]
    first, dots, last = text.partition("..")
    ends = [_read(session, meant, "choice", each, tuple(choices)) if each else "" for each in (first, last)]
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


def _span(period: Period) -> str:
    return f"{period.start or '0001-01-01'}/{period.end or '9999-12-31'}"
