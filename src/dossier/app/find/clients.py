"""The clients that a question means: the people and the firms for whom its conditions hold and of whom its words stand somewhere."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dossier.app.find.conditions import CLIENTS, as_term, asked_of, is_special, near, typed
from dossier.app.find.in_turn import in_turn
from dossier.app.session import Session
from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.nearest import did_you_mean
from dossier.read.find.lists import LISTS, Filter, listing
from dossier.read.find.whose import Owner, clients, whose
from dossier.records.asked import Words
from dossier.records.columns import found, of_firm
from dossier.records.kinds import BY_PLURAL
from dossier.records.ref import read_ref
from dossier.values.question import Condition, Question, Term

People = set[int]
Firms = set[int]


class Parted(NamedTuple):
    """A question by what its conditions are about: the client, a record of hers, or what stands beside the fields."""

    terms: tuple[Term, ...]
    of_client: tuple[Condition, ...]
    of_record: tuple[Condition, ...]
    beside: tuple[Condition, ...]


def fitting_clients(
    session: Session, connection: sqlite3.Connection, where: Sequence[str]
) -> tuple[list[int], list[int]]:
    """Return the numbers of the people and of the firms that fit a question; raises WrongUsageError where nobody has such a field."""
    people, firms = in_turn(
        typed(session, "contacts", where), lambda question: of_question(session, connection, question), any
    )
    return sorted(people), sorted(firms)


def of_question(session: Session, connection: sqlite3.Connection, question: Question) -> tuple[People, Firms]:
    """Return the people and the firms that fit a question; raises as `fitting_clients`."""
    session.settings.teach_catalogue()
    parts = parted(question)
    people, firms = _by_themselves(session, connection, Question(parts.terms, (*parts.of_client, *parts.beside)))
    return with_records(session, connection, parts, people, firms)


def with_records(
    session: Session, connection: sqlite3.Connection, parts: Parted, people: People, firms: Firms
) -> tuple[People, Firms]:
    """Return those of some clients who have a record for which all conditions on records hold; raises where none can."""
    if not parts.of_record:
        return people, firms
    owners: list[Owner] = []
    failures: list[WrongUsageError] = []
    nouns = _nouns(parts.of_record)
    for noun in nouns:
        try:
            ids = records(session, connection, noun, parts)
        except WrongUsageError as error:
            failures.append(error)
        else:
            owners += whose(connection, BY_PLURAL[noun].letter, ids).values()
    if len(failures) == len(nouns):
        raise failures[0]
    theirs, of_firms = clients(connection, owners)
    return people & theirs, firms & of_firms


def records(session: Session, connection: sqlite3.Connection, noun: str, parts: Parted) -> list[int]:
    """Return the numbers of the records of a list for which the conditions on records hold."""
    columns, _words = asked_of(session, noun, Question((), parts.of_record))
    return _ids(connection, noun, Filter(columns=columns, shown=("ref",)))


def parted(question: Question) -> Parted:
    """Return the conditions of a question by what they are about; raises WrongUsageError for a field that nothing has."""
    made = Parted(question.terms, (), (), ())
    for each in question.conditions:
        if is_special(each):
            made = made._replace(beside=(*made.beside, each))
        elif found("companies", each.field) or found("contacts", each.field) or of_firm("contacts", each.field):
            made = made._replace(of_client=(*made.of_client, each))
        elif _nouns([each]):
            made = made._replace(of_record=(*made.of_record, each))
        elif each.sign != ":" or _near(each.field):
            raise WrongUsageError(
                _("There is no field “{name}”.").format(name=each.field[:40]),
                did_you_mean(
                    _near(each.field), _('In quotes it is a word: "{text}"').format(text=as_term(each).text[:40])
                ),
            )
        else:
            made = made._replace(terms=(*made.terms, as_term(each)))
    return made


def _near(name: str) -> list[str]:
    return next((each for noun in ("contacts", "companies", "deals", "orders") if (each := near(noun, name))), [])


def _nouns(conditions: Iterable[Condition]) -> list[str]:
    """Return the lists of records that have all the fields of some conditions."""
    return [
        noun for noun in LISTS
        if noun in BY_PLURAL and noun not in CLIENTS and all(found(noun, each.field) for each in conditions)
    ]  # fmt: skip


def _by_themselves(session: Session, connection: sqlite3.Connection, question: Question) -> tuple[People, Firms]:
    """Return the people and the firms for whom the conditions on clients hold; raises where neither can have such a value."""
    numbers: list[set[int]] = []
    failures: list[WrongUsageError] = []
    for noun in CLIENTS:
        if not all(
            is_special(each) or found(noun, each.field) or of_firm(noun, each.field) for each in question.conditions
        ):
            numbers.append(set())  # what only the others have is no word of these
            continue
        try:
            columns, words = asked_of(session, noun, question)
        except WrongUsageError as error:
            failures.append(error)
            numbers.append(set())
            continue
        narrow = Filter(columns=columns, asked=None if words == Words() else words, shown=("ref",))
        numbers.append(set(_ids(connection, noun, narrow)))
    if len(failures) == len(numbers):
        raise failures[0]
    return numbers[0], numbers[1]


def _ids(connection: sqlite3.Connection, noun: str, narrow: Filter) -> list[int]:
    refs = (read_ref(str(row[0])) for row in listing(connection, noun, narrow).rows)
    return [ref.id for ref in refs if ref]
