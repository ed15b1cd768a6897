"""What may stand at the cursor where a parameter says nothing itself: values, refs, fields, settings, countries."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from itertools import islice
from typing import Any

from dossier.errors import DossierError
from dossier.i18n import _

Pairs = Iterable[tuple[str, str]]
MOST = 60


def offered(path: str, parameter: Any, typed: str, given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return (what may be typed, what it means) for a parameter of a command; nothing where nobody knows."""
    command = path.removeprefix("dossier ")
    make = _BY_COMMAND.get((command, parameter.name)) or _BY_NAME.get(parameter.name)
    if make is None and parameter.metavar in {"COUNTRY", "COUNTRY…"}:
        make = _countries
    pairs = make(typed, given) if make is not None else _choices_of_field(command, parameter.name, typed)
    return list(islice(pairs, MOST))


def _starting(words: Pairs, typed: str) -> Iterator[tuple[str, str]]:
    """Yield the words that begin as typed, and those whose meaning does: a Chinese meaning is as good as its code."""
    for code, meaning in words:
        if code.startswith(typed):
            yield code, "" if meaning == code else meaning
        elif typed and meaning.casefold().startswith(typed.casefold()):
            yield meaning, code


def _choices(choices: Iterable[Any], typed: str) -> Iterator[tuple[str, str]]:
    return _starting(((each.code, _(each.label)) for each in choices), typed)


def _choices_of_field(command: str, name: str, typed: str) -> Iterator[tuple[str, str]]:
    from dossier.records.kinds import KINDS

    kind = KINDS.get(command.rpartition(" ")[2])
    field = kind.field(name) if kind is not None and name else None
    if field is not None and field.type == "country":
        yield from _countries(typed, {})
    elif field is not None:
        yield from _choices(field.choices, typed)


def _countries(typed: str, _given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    from dossier.world import countries

    for code in countries.codes():
        names = countries.of(code)
        words = (code, names.name_en, names.name_zh) if names is not None else ()
        hit = next((word for word in words if word.casefold().startswith(typed.casefold())), None)
        if hit is not None:
            yield hit, countries.name(code) if hit == code else code


def _open_items(typed: str, _given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    from dossier.cli.desk import desk
    from dossier.read.agenda.open_items import open_refs
    from dossier.read.connection import reading

    try:
        with reading(desk().places.book) as connection:
            found = open_refs(connection, MOST)
    except DossierError:  # no book: nothing is open
        return
    yield from _starting(found, typed)


def _assignments(typed: str, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield `field=` for every field of the record, and once its sign is typed, `field=value`."""
    from dossier.records.catalogue import catalogue
    from dossier.records.kinds import KINDS
    from dossier.records.ref import read_ref

    ref = read_ref(str(given.get("who") or ""))
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
            yield from ((f"{name}={code}", means) for code, means in _choices(meant.choices, value))
            return


def _settings(typed: str, _given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    from dossier.app.settings import EXPLAINED

    return _starting(((f"{key}=", _(means)) for key, (_default, means) in EXPLAINED.items()), typed)


def _from(module: str, table: str) -> Callable[[str, Mapping[str, Any]], Pairs]:
    """Return what offers the choices, or the plain words, of a module's table, imported only when asked for."""

    def make(typed: str, _given: Mapping[str, Any]) -> Pairs:
        held: Iterable[Any] = getattr(import_module(f"dossier.{module}"), table)
        pairs = ((each, "") if isinstance(each, str) else (each.code, _(each.label)) for each in held)
        return _starting(pairs, typed)

    return make


def _sources(typed: str, _given: Mapping[str, Any]) -> Pairs:
    from dossier.records.known import SOURCES

    return _starting(((code, _(words)) for code, words in SOURCES.items()), typed)


_BY_COMMAND: dict[tuple[str, str], Callable[[str, Mapping[str, Any]], Pairs]] = {
    **dict.fromkeys((("list", "noun"), ("export", "noun")), _from("read.find.lists", "LISTS")),
    ("list", "stage"): _from("records.deal.deal", "STAGES"),
    ("draft", "kind"): _from("advice.letters.kinds", "KINDS"),
    ("report", "name"): _from("app.find.report", "REPORTS"),
    ("round", "topic"): _from("records.deal.deal", "TOPICS"),
    ("round", "outcome"): _from("records.deal.deal", "OUTCOMES"),
    ("policy", "topic"): _from("records.deal.deal", "TOPICS"),
    ("proof", "kind"): _from("records.order.proof", "PROOF_KINDS"),
    ("set", "values"): _assignments,
    ("config", "changes"): _settings,
    ("compare", "names"): _countries,
    **dict.fromkeys((("done", "refs"), ("snooze", "refs"), ("drop", "words")), _open_items),
}
_BY_NAME: dict[str, Callable[[str, Mapping[str, Any]], Pairs]] = {"country": _countries, "source": _sources}
