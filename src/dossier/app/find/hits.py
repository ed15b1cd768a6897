"""A question to the whole book: where its words stand, client by client, and whom its conditions mean."""

import shlex
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from dossier.app.answer import Answer
from dossier.app.find.in_turn import in_turn
from dossier.app.session import Session
from dossier.errors import WrongUsageError
from dossier.i18n import _, ngettext
from dossier.nearest import did_you_mean, in_a_row
from dossier.read.find.asked import near_words, places, whom
from dossier.read.find.texts import Place, found_at
from dossier.records.asked import Words
from dossier.records.found import Found, Group, Hit
from dossier.records.listing import Listing
from dossier.render.page import Page
from dossier.values.question import Condition, Question, Term, read_question, readings, written

MOST_OF_ONE = 3
"""Places of one client that a screen shows."""
_LOOKED_AT = 4
"""How many times the places that are shown are counted."""


class Asked(NamedTuple):
    """A question as it is typed, word by word."""

    words: tuple[str, ...]
    limit: int = 50
    share: bool = False


def question_of(session: Session, asked: Asked) -> Question:
    """Return the question that is typed, as `find` takes it; raises WrongUsageError for none."""
    texts = _readings(session, asked)
    if len(texts) == 1:
        return _something(read_question(texts[0]))
    return in_turn(texts, lambda each: (each, _found(session, asked, each)), lambda each: not each[1].empty)[0]


def find(session: Session, asked: Asked) -> Answer:
    """Return every place where what is asked stands, `limit` of them at most; raises WrongUsageError for a wrong field or value."""
    return in_turn(_readings(session, asked), partial(_found, session, asked), lambda answer: not answer.empty)


def _readings(session: Session, asked: Asked) -> list[str]:
    """Return the readings of what is typed, or the question that is saved under exactly this name."""
    return readings(asked.words, session.settings.questions if len(asked.words) == 1 else {})


def _something(question: Question) -> Question:
    if question == Question():
        raise WrongUsageError(_("There is nothing to look for."), _("Type a word: dossier find charger"))
    return question


class _Meant(NamedTuple):
    """What a question means: the words, whose records and, by kind, which; None for all."""

    words: Words
    clients: tuple[set[int], set[int]] | None = None
    records: dict[str, set[int]] | None = None


def _found(session: Session, asked: Asked, question: Question) -> Answer:
    with session.reading() as connection:
        session.settings.teach_catalogue()
        words, clients, records = _meant(session, connection, _something(question))
        if words == Words(who=words.who):
            return _whom(session, connection, asked, whom(connection, words.who, clients))
        most = asked.limit * _LOOKED_AT
        at = places(connection, words, clients, most + 1, records)
        shown = [
            found
            for place in at[: asked.limit]
            if (found := found_at(connection, place, words.terms, share=asked.share)) is not None
        ]
        groups = _groups(question, shown, () if asked.share else at[:most])
        notes = _notes(connection, words, asked, shown, len(at) > asked.limit)
        if shown and (apart := _apart(asked, question)):
            notes = (*notes, apart)

    def page() -> Page:
        from dossier.render.find.hits import hits_page

        return hits_page(groups, session.setting(share=asked.share))

    return _answer([each.hit for each in shown], page, notes)


def _apart(asked: Asked, question: Question) -> str:
    """Say that words stand apart where they were typed as one phrase and no place has it."""
    first = read_question(readings(asked.words, {})[0]).terms
    phrase = next((each.text for each in first if each.exact and not each.without and each not in question.terms), "")
    return (
        _("Nowhere stands “{text}” word for word; these places have all its words.").format(text=phrase[:60])
        if phrase
        else ""
    )


def _answer(hits: list[Hit], page: Callable[[], Page], notes: tuple[str, ...]) -> Answer:
    return Answer(
        page=page,
        shape=lambda: hits,
        table=lambda: Listing(
            "places", Hit._fields, tuple((*hit[:-1], _("yes") if hit.archived else None) for hit in hits), len(hits)
        ),
        notes=notes,
        empty=not hits,
    )


def _meant(session: Session, connection: sqlite3.Connection, question: Question) -> _Meant:
    """Return what a question means; raises WrongUsageError for a wrong field or value, and where nothing says what is looked for."""
    meant = _Meant(Words(question.terms))
    if question.conditions:
        from dossier.app.find.clients import of_question, parted, records  # words alone do not pay for the lists
        from dossier.app.find.conditions import beside
        from dossier.records.kinds import NAMED

        parts = parted(question)
        meant = _Meant(beside(session, parts.terms, parts.beside))
        if conditions := (*parts.of_client, *parts.of_record):
            meant = meant._replace(clients=of_question(session, connection, Question((), conditions)))
        if parts.of_record and meant.words.kinds:
            named = [each for each in NAMED if each.plural and each.letter in meant.words.kinds]
            meant = meant._replace(
                records={each.letter: set(records(session, connection, each.plural, parts)) for each in named}
            )
    if meant == _Meant(Words(meant.words.terms)) and all(each.without for each in meant.words.terms):
        raise WrongUsageError(
            _("“{text}” only leaves out.").format(text=written(Question(meant.words.terms))[:60]),
            _("Say what is looked for, too: dossier find charger -sample"),
        )
    return meant


def _whom(session: Session, connection: sqlite3.Connection, asked: Asked, clients: tuple[set[int], set[int]]) -> Answer:
    """Return the clients that a question without words means, as the lists show them."""
    from dossier.app.find.list_records import shown_of
    from dossier.read.find.lists import Filter, listing

    numbers = dict(zip(("contacts", "companies"), clients, strict=True))
    lists = [
        listing(
            connection, noun, Filter(ids=frozenset(ids), limit=asked.limit, shown=shown_of(noun, share=asked.share))
        )
        for noun, ids in numbers.items()
        if ids
    ]
    at = [Place("c", each, each) for each in sorted(clients[0])] + [
        Place("o", each, None, each) for each in sorted(clients[1])
    ]
    hits = [found.hit for place in at[: asked.limit] if (found := found_at(connection, place, (), share=asked.share))]

    def page() -> Page:
        from dossier.render.find.lists import list_page

        setting = session.setting(share=asked.share)
        return Page((), tuple(block for each in lists for block in list_page(each, setting).head), ())

    said = ngettext("{n} client fits.", "{n} clients fit.", len(at)).format(n=len(at))
    return _answer(hits, page, (said if hits else _("Nothing fits."),))


def _groups(question: Question, shown: Sequence[Found], counted: Iterable[Place]) -> list[Group]:
    """Return what was found by client, in the order of the first place of each; `counted` are all places that are known."""
    by_client: dict[str | None, list[Found]] = {}
    for each in shown:
        by_client.setdefault(each.hit.client, []).append(each)
    number: dict[str | None, int] = {}
    for place in counted:
        ref = f"c{place.contact_id}" if place.contact_id else f"o{place.company_id}" if place.company_id else None
        number[ref] = number.get(ref, 0) + 1
    groups = []
    for ref, places_ in by_client.items():
        hit, kept = places_[0].hit, tuple(places_[: MOST_OF_ONE if ref else None])
        more = max(number.get(ref, 0), len(places_)) - len(kept)
        name = hit.client_name or _("of no client")
        groups.append(Group(ref, name, hit.company, hit.archived, kept, more, _rest(question, ref)))
    return groups


def _rest(question: Question, ref: str | None) -> str:
    """Return the command that shows everything of one client."""
    return as_typed(question._replace(conditions=(*question.conditions, Condition("who", ":", ref)))) if ref else ""


def as_typed(question: Question) -> str:
    """Return the command that asks a question: phrases in the quotes of a shell."""
    words = [shlex.quote(written(Question((each,)))) if not each.exact else _phrase(each) for each in question.terms]
    words += [shlex.quote(written(Question((), (each,)))) for each in question.conditions]
    return " ".join(("dossier find", *words))


def _phrase(term: Term) -> str:
    return shlex.quote(written(Question((term,)))) if term.without or " " not in term.text else f'"{term.text}"'


def _notes(
    connection: sqlite3.Connection, words: Words, asked: Asked, shown: Sequence[Found], more: bool
) -> tuple[str, ...]:
    if not shown:
        return (_nothing(connection, words),)
    clients = len({each.hit.client for each in shown if each.hit.client})
    said = ngettext("{n} place", "{n} places", len(shown)).format(n=len(shown))
    if clients > 1:
        said = _("{places} with {n} clients").format(places=said, n=clients)
    return (
        _("{said}; there is more: add --limit {n}.").format(said=said, n=asked.limit * _LOOKED_AT)
        if more
        else _("{said}.").format(said=said),
    )


def _nothing(connection: sqlite3.Connection, words: Words) -> str:
    """Say that nothing was found, with the nearest words that stand in the book."""
    if not words.terms:
        return _("Nothing fits.")
    said = _("“{text}” stands nowhere in the book.")
    if words != Words(words.terms):
        said = _("“{text}” stands nowhere where it is looked for.")
    text = " ".join(each.text for each in words.terms if not each.without)
    return in_a_row(said.format(text=text[:80]), did_you_mean(near_words(connection, words.terms)))
