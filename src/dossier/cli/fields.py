"""Options made from what a record declares: one for each field, with its name, its aliases and what it may hold."""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from types import MappingProxyType
from typing import Annotated, Any

import typer

from dossier.i18n import _, is_english
from dossier.nearest import listed
from dossier.records.agenda.agenda import BUSINESS, TOUCHES
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import Choice
from dossier.records.contact.person import POINT_KINDS
from dossier.records.declared import RecordField, RecordKind
from dossier.values.listed import headed

_METAVARS = {
    "offer": "OFFER", "money": "SUM", "day": "WHEN", "partial": "WHEN", "number": "NUMBER", "decimal": "NUMBER",
    "country": "COUNTRY", "contact": "WHO", "company": "WHO", "currency": "CODE", "yesno": "yes|no",
}  # fmt: skip
"""What stands for a value, by the type of its field."""


NOTHING: Mapping[str, Any] = MappingProxyType({})
"""The default of a parameter in whose place the options of `takes` come."""


def argument(name: str, annotation: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:
    """Return a parameter that is given by its place."""
    return inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=annotation, default=default)


def option(name: str, annotation: Any) -> inspect.Parameter:
    """Return a parameter that is given by its name, and is None where it is not."""
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=None)


def parameter(field: RecordField, words: str = "") -> inspect.Parameter:
    """Return the argument or the option of a field, with its label and choices as help unless other `words` are given."""
    if not words:
        words = _("Which contact told us; it is protected.") if field.name == "told_by" else _(field.label)
        if field.choices:  # the name of an argument stands before its help already
            words = listed(field.choices) if field.spoken else headed(words, listed(field.choices))
    if field.spoken:
        told = typer.Argument(metavar=field.name.upper(), help=words)
        return (
            argument(field.name, Annotated[str, told])
            if field.required
            else argument(field.name, Annotated[str | None, told], None)
        )
    flags = [f"--{name.replace('_', '-')}" for name in (field.name, *field.aliases) if name.isascii()]
    metavar = "SUM" if field.name == "value" else _METAVARS.get(field.type)
    return option(field.name, Annotated[str | None, typer.Option(*flags, metavar=metavar, help=words)])


def sentence(words: str) -> str:
    """Return some words as a sentence of their own."""
    return _("{words}.").format(words=_capital(words))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def of_kind(kind: RecordKind, **words: str) -> Iterator[inspect.Parameter]:
    """Yield the options of some fields of a kind by their names, each with its help ("": what the field is called)."""
    for name, said in words.items():
        field = kind.field(name)
        if field is None:
            raise LookupError(name)
        yield parameter(field, said or ("" if field.choices else sentence(_(field.label))))


def texts(**words: tuple[str, str] | str) -> Iterator[inspect.Parameter]:
    """Yield options that take a text, by their names, each with what stands for it (or nothing) and its help."""
    for name, said in words.items():
        metavar, help_text = (None, said) if isinstance(said, str) else said
        told = typer.Option(f"--{name.strip('_').replace('_', '-')}", metavar=metavar, help=help_text)
        yield option(name, Annotated[str | None, told])


def one_of(choices: Iterable[Choice], default: str) -> dict[str, str]:
    """Return what the help of an option says whose value is a choice: all there are, and what the usual one is called."""
    every = tuple(choices)
    usual = next(each.label for each in every if each.code == default)
    return {"help": listed(every), "show_default": default if is_english() else _(usual)}


def channel(default: str) -> dict[str, str]:
    """Return what the help of an option says whose value is the channel of a touch."""
    return one_of((each for each in TOUCHES if each.code != BUSINESS), default)


def choices_of(fact: str) -> str:
    """Return the choices of a fact for a line of help."""
    return listed(catalogue.by_key()[fact].choices)


def of_points() -> Iterator[inspect.Parameter]:
    """Yield an option for each way to reach somebody that is written on one line."""
    for each in POINT_KINDS:
        if each.code != "address":
            said = _("{words}; may be repeated.").format(words=_capital(_(each.label)))
            yield option(each.code, Annotated[list[str] | None, typer.Option(help=said)])


def flags(**words: str) -> Iterator[inspect.Parameter]:
    """Yield options that are typed or not, by their names, each with its help."""
    for name, said in words.items():
        flag = typer.Option(f"--{name.replace('_', '-')}", help=said)
        yield option(name, Annotated[bool, flag]).replace(default=False)


def takes(**groups: Iterable[inspect.Parameter]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command options in the place of parameters; each of these then holds what was typed of its group, by name."""
    options = {where: tuple(group) for where, group in groups.items()}

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def taking(**typed: Any) -> Any:
            for where, group in options.items():
                given = {each.name: typed.pop(each.name) for each in group}
                typed[where] = {name: value for name, value in given.items() if value}
            return command(**typed)

        own = inspect.signature(command).parameters.values()
        every = [new for each in own for new in options.get(each.name, (each,))]
        plain = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in every]
        taking.__signature__ = inspect.Signature(plain)  # type: ignore[attr-defined]
        return taking

    return decorate
