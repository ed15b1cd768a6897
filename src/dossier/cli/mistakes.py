"""What a mistyped command, option or value means, in one sentence with the nearest right one."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from typer._click import exceptions as click

from dossier.cli.other_words import proposed
from dossier.errors import DossierError, NotFoundError, WrongUsageError
from dossier.i18n import _
from dossier.nearest import choose_from, did_you_mean, in_a_row, nearest
from dossier.values.to_type import to_type


def is_mistake(error: Exception) -> bool:
    """Tell whether an exception is a usage mistake found by the parser."""
    return isinstance(error, click.ClickException)


def explained(error: Exception) -> DossierError:
    """Return a parser's complaint as a failure of ours, in the language in use."""
    context: Any = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "dossier"
    see = _("See: {command} --help").format(command=path)
    if isinstance(error, click.NoArgsIsHelpError):
        return WrongUsageError(_("{command} needs another word.").format(command=path), _choices(context, see))
    if isinstance(error, click.NoSuchOption):
        near = _near_options(error.option_name, context)
        return WrongUsageError(
            _("There is no option {name} here.").format(name=error.option_name), did_you_mean(near, see)
        )
    if isinstance(error, click.MissingParameter):
        name, what = getattr(error.param, "human_readable_name", "") or "", getattr(error.param, "help", None) or ""
        words = _("{command} needs {name}: {what}.") if what else _("{command} needs {name}.")
        told = words.format(command=path, name=to_type(name.upper()), what=what.rstrip(".。"))
        return WrongUsageError(told, _example(context) or see)
    if isinstance(error, click.BadParameter):
        return WrongUsageError(_misfit(error), see)
    if isinstance(error, click.BadOptionUsage):
        takes_none = "does not take" in error.message
        words = _("{option} takes no value.") if takes_none else _("{option} needs a value behind it.")
        return WrongUsageError(words.format(option=error.option_name), see)
    return _too_many(error, context, path, see)


def _example(context: Any) -> str:
    """Return the example that the help of a command gives, or how its words stand; nothing for a group of commands."""
    if context is None or getattr(context.command, "commands", None):
        return ""
    hit = re.search(r"(?m)^\S+[:：] ?((?:[A-Z]+=\S+ )?dossier .*)$", context.command.help or "")
    arguments = (each for each in context.command.params if each.param_type_name == "argument")
    line = hit[1].split(" · ")[0] if hit else " ".join((context.command_path, *map(_spoken, arguments)))
    return _("For example: {command}").format(command=line) if hit else _("Type: {command}").format(command=line)


def _spoken(argument: Any) -> str:
    name = to_type(str(argument.human_readable_name).upper())
    return name if argument.required or name.startswith("[") else f"[{name}]"


def _misfit(error: Any) -> str:
    """Return what a value has to be that the parser refused: all of ours are numbers, or files."""
    name = next(iter(getattr(error.param, "opts", ())), "") or error.param_hint or ""
    kind = getattr(error.param, "type", None)
    low, high = getattr(kind, "min", None), getattr(kind, "max", None)
    if low is not None and high is not None:
        return _("{name} is a whole number from {low} to {high}.").format(name=name, low=low, high=high)
    if low is not None:
        return _("{name} is a whole number, {low} or more.").format(name=name, low=low)
    return _("{name} is a whole number.").format(name=name)


def _too_many(error: Exception, context: Any, path: str, see: str) -> DossierError:
    """Return the failure for words that have no place: one may be an option without its dashes."""
    hit = re.search(r"\(s\) \((.*)\)$", str(getattr(error, "message", "")), re.DOTALL)
    words = hit[1] if hit else ""
    flags = {flag for each in (context.command.params if context is not None else ()) for flag in each.opts}
    meant = [f"--{word}" for word in words.split() if f"--{word}" in flags]
    told = _("“{words}” has no place behind {command}.").format(words=words[:60], command=path)
    takes = any(each.param_type_name == "argument" for each in (context.command.params if context is not None else ()))
    quotes = "" if meant or not takes else _("Put words that belong together in quotes.")
    return WrongUsageError(told, in_a_row(quotes, did_you_mean(meant, _example(context) or see)))


def _choices(context: Any, see: str) -> str:
    names = list(getattr(context.command, "commands", ()))
    return in_a_row(choose_from(names), see) if names else see


def _near_options(name: str, context: Any) -> list[str]:
    """Return the option of a command most like a mistyped one; one without a line in its help only if it nearly is that."""
    parameters = context.command.params if context is not None else ()
    shown = {flag for each in parameters if not getattr(each, "hidden", False) for flag in each.opts}
    hidden = {flag for each in parameters for flag in each.opts} - shown
    return nearest(name, shown) or nearest(name, hidden, likeness=0.8)


def unknown_command(word: str, commands: Iterable[str], path: str) -> DossierError:
    """Return the failure for a word that names no member of a command, with what may have been meant by it."""
    near = proposed(word, commands, noun=path != "dossier")
    return _no_command(word, near, path, _("See: {command} --help").format(command=path))


def no_command_nor_name(word: str, commands: Iterable[str], error: DossierError) -> DossierError:
    """Return the failure for a first word that is no command and names nobody; `error` says who else may be meant."""
    near = proposed(word, commands, noun=False)
    if near or not isinstance(error, NotFoundError):
        return _no_command(word, near, "dossier", str(error))
    words = _("There is no command “{word}”, and nobody of that name.").format(word=word[:40])
    return WrongUsageError(words, error.way_out)


def _no_command(word: str, near: Sequence[str], path: str, otherwise: str) -> WrongUsageError:
    told = _("There is no command “{word}”.").format(word=word[:40])
    return WrongUsageError(told, did_you_mean([f"{path} {to_type(name)}" for name in near], otherwise))
