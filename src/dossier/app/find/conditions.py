"""The conditions of a question, each on a column of a list: the typed name, sign and value become what is compared."""

import re
from collections.abc import Iterable, Sequence

from dossier.app.find.condition_values import of_column, read_as, span
from dossier.app.find.kind_words import kind_named
from dossier.app.session import Session
from dossier.errors import WrongUsageError
from dossier.i18n import _, is_english
from dossier.nearest import choose_from, did_you_mean, nearest
from dossier.read.find.lists import DAY, LISTS
from dossier.records.asked import ROWS, Compared, Words
from dossier.records.catalogue.key import folded
from dossier.records.columns import found, further, of_firm
from dossier.records.kinds import BY_PLURAL
from dossier.records.listing import Column
from dossier.records.row_lists import ROWS as ROW_LISTS
from dossier.values.period import WHOLE, Period, read_period
from dossier.values.question import Condition, Question, Term, read_question, readings

_SPECIAL = {
    "since": ("since", "自从", "自", "从"), "until": ("until", "till", "截至", "截止", "直到", "到"),
    "in": ("in", "在", "类别"), "told": ("told", "别人说的", "他人透露"), "who": ("who", "谁"),
}  # fmt: skip
"""Names that are no field of a record: of a day, a kind of record, a confidence, a client."""
CLIENTS = ("contacts", "companies")
_TOLD = Column("told", "told", type="yesno")


def typed(session: Session, noun: str, where: Sequence[str]) -> list[str]:
    """Return the readings of some `--where`, each of which may be the name of a saved question.

    Raises WrongUsageError for the name of a column without its sign and text.
    """
    for each in where:
        if not re.search(r"[\s:~=<>]", each.strip()) and found(noun, each.strip()):
            raise WrongUsageError(
                _("“{text}” is not of the form field~text.").format(text=each[:60]),
                _("Write for example: --where 'city~hamburg'"),
            )
    return readings(where, session.settings.questions)


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
            columns += of_column(session, noun, meant, each)
    if terms and not (noun in ROWS or (noun in BY_PLURAL and BY_PLURAL[noun].searched)):
        raise WrongUsageError(
            _("A list of {noun} has no texts to look through.").format(noun=list_called(noun)),
            _("Ask for a field: dossier list {noun} field:value").format(noun=noun),
        )
    words = beside(session, terms, others)
    of_places = words.terms or words.kinds or words.told is not None
    if words.days != WHOLE and not (of_places and noun in CLIENTS):
        columns.append(Compared(DAY, "date", ":", (span(words.days),)))
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


def as_words(nouns: Iterable[str], where: Sequence[str]) -> tuple[str, ...]:
    """Return a sentence for each condition on what is no field of these lists: it was looked for as a word."""
    every = tuple(nouns)
    read = read_question(" ".join(where)).conditions
    return tuple(
        _("“{name}” is no field: “{text}” was looked for as a word.").format(
            name=each.field[:40], text=as_term(each).text[:60]
        )
        for each in read
        if not is_special(each) and not any(found(noun, each.field) or of_firm(noun, each.field) for noun in every)
    )


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
        return words._replace(told=(read_as(session, _TOLD, "yesno", condition.plain) == "yes") != condition.without)
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


def list_called(noun: str) -> str:
    """Return what a list is called in a sentence."""
    return noun if is_english() else _(ROW_LISTS[noun].label if noun in ROW_LISTS else BY_PLURAL[noun].label)


def no_column(noun: str, name: str) -> WrongUsageError:
    """Return the failure for a column that a list cannot have."""
    near = nearest(name, [*LISTS[noun][1], *(each.name for each in further(noun))], likeness=0.5)
    return WrongUsageError(
        _("A list of {noun} has no column “{name}”.").format(noun=list_called(noun), name=name[:40]),
        did_you_mean(near, choose_from(LISTS[noun][1])),
    )
