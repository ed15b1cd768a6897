"""A command that is only a name in the table of contents until somebody turns to its chapter."""

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from typing import Any

import typer
from typer._click.core import Context
from typer._click.exceptions import UsageError
from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command
from typer.models import CommandFunctionType

from dossier.cli.chapters import CONTENTS
from dossier.i18n import N_, _


@cache
def _command_of(app: typer.Typer) -> Any:
    """Return the command of a chapter, built once a process."""
    from dossier.cli.options import everywhere

    command = get_command(app)
    everywhere(command)
    return command


def opener(chapter: str) -> Callable[[], typer.Typer]:
    """Return a function that imports a chapter, named by its module inside `dossier.cli`, and returns its Typer app."""

    def opened() -> typer.Typer:
        app: typer.Typer = import_module(f"dossier.cli.{chapter}").app
        return app

    return opened


_RECORDS = {"who", "deal", "refs", "first", "what", "owner", "company"}
"""Arguments that name a record, where `c 14` can be meant for c14."""


class LazyCommand(TyperCommand):
    """One line of the table of contents; its callback imports the chapter and returns its Typer app."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Hand everything to the chapter: running, help, completion and usage errors are its own."""
        chapter = _command_of(self.callback())  # type: ignore[misc]
        context = chapter.make_context(info_name, args, parent=parent, **extra)
        from dossier.cli.desk import desk

        if not context.resilient_parsing and desk().is_public:
            from dossier.cli.public import enter  # only where others look

            enter(desk(), info_name or "")
        return context

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the one line of help in the language in use, uncut."""
        words = self.help or ""
        return _(words)


PARSER_WORDS = (
    N_("Usage:"), N_("Options"), N_("Arguments"), N_("Commands"), N_("Show this message and exit."), N_("[required]"),
    N_("required"), N_("[default: {}]"), N_("default: {default}"), N_("Missing command."), N_("No such command {name!r}."),
)  # fmt: skip
"""What Typer says by itself; it looks these up in our catalogue."""


class Contents(TyperGroup):
    """The table of contents: lists every command in its written order."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the commands in the order of the working day, not of the alphabet."""
        return list(self.commands)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that a word names; raises WrongUsageError with what may have been meant by one that is none."""
        if args[0] not in self.commands and not args[0].startswith("-") and not ctx.resilient_parsing:
            from dossier.cli.mistakes import unknown_command

            raise unknown_command(args[0], self.commands, ctx.command_path)
        return super().resolve_command(ctx, args)


class Worded(TyperCommand):
    """A command whose words need no quotes where they can only be one text (`cli/loose_words.py`)."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        super().__init__(name, **settings)
        from dossier.cli.loose_words import takes_every_word

        arguments = [each for each in self.params if each.param_type_name == "argument"]
        if takes_every_word(arguments) and arguments[-1].nargs == 1:
            arguments[-1].nargs, arguments[-1].callback = -1, _one_text

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write arguments, options, the media of the answer, and the names of those that stand in every command."""
        groups: dict[str, list[tuple[str, str]]] = {N_("Arguments"): [], N_("Options"): [], N_("Shown as"): []}
        for each in self.get_params(ctx):
            row = each.get_help_record(ctx)
            medium = (each.name or "").startswith("as_")
            if row is not None:
                title = "Arguments" if each.param_type_name == "argument" else "Shown as" if medium else "Options"
                groups[title].append(row)
        for title, rows in groups.items():
            if rows:
                with formatter.section(_(title)):
                    formatter.write_dl(rows)
        if not self.context_settings.get("ignore_unknown_options"):
            from dossier.cli.options import GLOBAL

            with formatter.section(_("In every command")):
                formatter.write_text("  ".join(flag for flag, _words in GLOBAL))

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Make one word of those that belong together, then parse."""
        if ctx.resilient_parsing or self.context_settings.get("ignore_unknown_options"):
            return super().parse_args(ctx, args)
        from dossier.cli.keyboard import as_meant
        from dossier.cli.loose_words import ASSIGNING, QUESTION, gathered, with_question

        names = [each.name for each in self.params if each.param_type_name == "argument"]
        meant = as_meant(
            args,
            {flag for each in self.params for flag in each.opts},
            names_record=bool(names) and names[0] in _RECORDS,
            assigns=not ASSIGNING.isdisjoint(names),
            asks=QUESTION in names,
        )
        read = meant if names == [QUESTION] else gathered(self.params, meant, _is_date)
        try:
            return super().parse_args(ctx, with_question(self.params, read) if QUESTION in names else read)
        except UsageError as error:
            error.ctx = error.ctx or ctx  # the parser forgets of which command it speaks
            raise


def _one_text(_context: Any, parameter: Any, words: Any) -> str | None:
    """Return the words of an argument as one text, or its default."""
    default: str | None = parameter.get_default(_context)
    return " ".join(words) if words else default


def _is_date(text: str) -> bool:
    from dossier.cli.desk import desk
    from dossier.errors import DossierError
    from dossier.values.hour import split_hour
    from dossier.values.when import parse_when

    try:
        parse_when(split_hour(text)[0], desk().today)
    except DossierError:
        return False
    return True


class Chapter(typer.Typer):
    """The Typer app of one chapter."""

    def command(  # type: ignore[override]
        self, name: str | None = None, *, cls: type[TyperCommand] = Worded, **settings: Any
    ) -> Callable[[CommandFunctionType], CommandFunctionType]:
        """Register a command that takes words without quotes."""
        return super().command(name, cls=cls, **settings)


MOST = 1_000_000
"""The highest number of rows that may be asked for: what SQLite can count to, and nobody can read."""


def chapter(**options: Any) -> Chapter:
    """Return the Typer app of one chapter: no completion of its own, no markup, plain help."""
    return Chapter(add_completion=False, rich_markup_mode=None, **options)


def explained(command: str, *more: str) -> str:
    """Return the help of a command: its line in the table of contents, then an example and what else is said of it."""
    return "\n\n".join((_(CONTENTS[command][0]), *more))


_KINDS = (N_("<str>"), N_("<int range>"), N_("<int>"), N_("[OPTIONS]"), N_("COMMAND [ARGS]..."))
"""What the parser writes in the place of values and words."""


def _kinds_said(text: str) -> str:
    for each in _KINDS:
        text = text.replace(each, _(each))
    return text


class Formatter(HelpFormatter):
    """Help in the language in use: the parser says two things of its own without asking a catalogue."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line under its translated heading."""
        super().write_usage(prog, _kinds_said(args), prefix or _("Usage:") + " ")

    def write_heading(self, heading: str) -> None:
        """Write a heading with the colon of the language."""
        self.write(" " * self.current_indent + _("{heading}:").format(heading=heading) + "\n")

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write options and arguments with the words of `--help` translated."""
        super().write_dl([(_kinds_said(name), _(words)) for name, words in rows], col_max, col_spacing)


Context.formatter_class = Formatter
