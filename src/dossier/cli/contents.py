"""The table of contents: every command with its help line, in the order of the working day; each has a chapter of its own."""

import sys
from functools import cache
from typing import Annotated, Any

import typer
from typer.main import get_command

from dossier import i18n
from dossier.app.answer import Answer
from dossier.cli import desk as room
from dossier.cli.chapters import CONTENTS
from dossier.cli.first_words import FirstWords
from dossier.cli.lazy import LazyCommand, opener
from dossier.cli.names import complete_from
from dossier.cli.surroundings import check_language
from dossier.i18n import _


def _show_version(wanted: bool) -> None:
    if wanted:
        from dossier import __version__

        sys.stdout.write(f"dossier {__version__}\n")
        raise typer.Exit


def build() -> typer.Typer:
    """Return the whole command: its table of contents with every help line in the language in use."""

    def root(
        ctx: typer.Context,
        book: Annotated[str | None, typer.Option("--db", metavar="FILE", help=_("The book to use."))] = None,
        lang: Annotated[
            str | None,
            typer.Option(
                "--lang",
                metavar="|".join(i18n.languages()),
                help=_("The language to speak."),
                autocompletion=complete_from(*i18n.languages()),
            ),
        ] = None,
        plain: Annotated[bool, typer.Option("--plain", help=_("Plain text, no colour."))] = False,
        _version: Annotated[
            bool, typer.Option("--version", help=_("Show the version."), is_eager=True, callback=_show_version)
        ] = False,
        no_input: Annotated[bool, typer.Option("--no-input", help=_("Never ask anything."))] = False,
        yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask before something is destroyed."))] = False,
        json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
        no_pager: Annotated[bool, typer.Option("--no-pager", help=_("Print it all at once, without a pager."))] = False,
        dry_run: Annotated[
            bool, typer.Option("--dry-run", help=_("Try it on a copy: say what would happen, and write nothing."))
        ] = False,
    ) -> Answer | None:
        check_language(lang or room.environment().get("DOSSIER_LANG") or "en")
        opened = room.open_desk(book=book, plain=plain)
        everywhere = {"no_input": no_input, "yes": yes, "json": json, "no_pager": no_pager, "dry_run": dry_run}
        for name in (name for name, typed in everywhere.items() if typed):
            opened.use(name, True)
        if ctx.invoked_subcommand is not None:
            return None
        opened.session.public = opened.is_shared = opened.is_public
        from dossier.app.agenda.first_screen import first_screen

        return first_screen(opened.session)

    app = typer.Typer(cls=Whole, rich_markup_mode=None, add_completion=False, invoke_without_command=True)
    app.callback(
        context_settings={"help_option_names": ["-h", "--help"]},
        help=_("A salesperson's client dossiers in one local file: add contact, show, remind.")
        + "\n\n"
        + _("Example: dossier demo show anna"),
    )(root)
    return app


@cache
def command(_language: str) -> Any:
    """Return the whole command as it is typed, built once a process for each language; it is given the one in use."""
    return get_command(build())


class Whole(FirstWords):
    """The table of contents with every command in it, none of which Typer has to look at before it is turned to."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name, (line, chapter) in CONTENTS.items():
            self.add_command(LazyCommand(name, help=line, callback=opener(chapter)))
