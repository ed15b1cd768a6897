"""What may stand at the cursor: the words of the table, or what the book and the records are asked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from dossier.cli.at_cursor import Wanted
from dossier.i18n import _

MOST = 60


class Candidate(NamedTuple):
    """What may stand at the cursor and what it means; a record has a ref for its value, and a name."""

    value: str
    words: str = ""
    name: str = ""


def candidates(asked: Wanted) -> Iterator[Candidate]:
    """Yield what fits what is typed; nothing where nobody knows."""
    if asked.names:
        yield from (Candidate(name, about) for name, about in asked.offer if name.startswith(asked.typed))
        return
    question = _QUESTIONS.get(asked.offer) if isinstance(asked.offer, str) else None
    found = question(asked.typed, asked.given) if question is not None else _starting(asked.offer, asked.typed)
    for value, *rest in islice(found, MOST):
        yield Candidate(asked.start + value, *rest)


def _starting(words: Iterable[Sequence[str]], typed: str) -> Iterator[tuple[str, str]]:
    """Yield the words that begin as typed, and those whose meaning does: a Chinese meaning is as good as its code."""
    for code, meaning in words:
        if code.startswith(typed):
            yield code, "" if meaning == code else meaning
        elif typed and meaning.casefold().startswith(typed.casefold()):
            yield meaning, code


def _clients(typed: str, _given: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (ref, what stands beside it, name) of the clients and deals that the typed letters begin."""
    from dossier.cli.desk import desk
    from dossier.read.connection import reading
    from dossier.read.find.names import names_starting

    with reading(desk().places.book) as connection:
        yield from ((ref, beside, name) for ref, name, beside in names_starting(connection, typed))


def _saved(typed: str, _given: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the saved questions whose names begin as typed."""
    from dossier.app.settings import Settings
    from dossier.cli.desk import desk

    yield from _starting(Settings.read(desk().places.settings).questions.items(), typed)


def _countries(typed: str, _given: Sequence[str]) -> Iterator[tuple[str, str]]:
    from dossier.world import countries

    for code in countries.codes():
        names = countries.of(code)
        words = (code, names.name_en, names.name_zh) if names is not None else ()
        hit = next((word for word in words if word.casefold().startswith(typed.casefold())), None)
        if hit is not None:
            yield hit, countries.name(code) if hit == code else code


def _open_items(typed: str, _given: Sequence[str]) -> Iterator[tuple[str, str]]:
    from dossier.cli.desk import desk
    from dossier.read.agenda.open_items import open_refs
    from dossier.read.connection import reading

    with reading(desk().places.book) as connection:
        yield from _starting(open_refs(connection, MOST), typed)


def _assignments(typed: str, given: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield `field=` for every field of the record, and once its sign is typed, `field=value`."""
    from dossier.records.catalogue import catalogue
    from dossier.records.kinds import KINDS
    from dossier.records.ref import read_ref

    ref = read_ref(given[0] if given else "")
    nouns = ["contact", "company"] if ref is None else [ref.kind.noun]
    name, sign, value = typed.partition("=")
    for noun in nouns:
        facts = {entry.name: entry for entry in catalogue.for_subject(noun)}
        fields = {field.name: field for field in KINDS[noun].fields}
        every: dict[str, Any] = {**facts, **fields}
        if not sign:
            for code, meaning in _starting(((each, _(entry.label)) for each, entry in every.items()), name):
                yield f"{code}=", meaning
            continue
        meant = every.get(name) or catalogue.find(noun, name)
        if meant is not None:
            choices = ((each.code, _(each.label)) for each in meant.choices)
            yield from ((f"{name}={code}", means) for code, means in _starting(choices, value))
            return


_QUESTIONS: dict[str, Callable[[str, Sequence[str]], Iterator[Any]]] = {
    ":who": _clients,
    ":open": _open_items,
    ":countries": _countries,
    ":fields": _assignments,
    ":saved": _saved,
}
