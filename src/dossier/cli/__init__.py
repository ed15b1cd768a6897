"""The door: words in, calls out. This file is the table of contents; each command has a chapter of its own."""

import os
import sys
from typing import Annotated, Any

import typer

from dossier import i18n
from dossier.cli import desk as room
from dossier.cli import streams
from dossier.cli.last_resort import INTERRUPTED, run_safely
from dossier.cli.lazy import Contents, LazyCommand
from dossier.cli.names import complete_from
from dossier.errors import AmbiguousError, DossierError
from dossier.i18n import N_, _


def _show_version(wanted: bool) -> None:
    if wanted:
        from dossier import __version__

        sys.stdout.write(f"dossier {__version__}\n")
        raise typer.Exit


def build() -> typer.Typer:
    """Return the whole command: its table of contents with every help line in the language in use."""

    def root(
        book: Annotated[str | None, typer.Option("--db", metavar="FILE", help=_("The book to use."))] = None,
        lang: Annotated[
            str | None,
            typer.Option(
                "--lang",
                metavar="en|zh",
                help=_("The language to speak."),
                autocompletion=complete_from(*i18n.LANGUAGES),
            ),
        ] = None,
        plain: Annotated[bool, typer.Option("--plain", help=_("Plain text, no colour."))] = False,
        _version: Annotated[
            bool, typer.Option("--version", help=_("Show the version."), is_eager=True, callback=_show_version)
        ] = False,
    ) -> None:
        room.check_language(lang or os.environ.get("DOSSIER_LANG") or "en")
        room.open_desk(book=book, plain=plain)

    app = typer.Typer(cls=Contents, rich_markup_mode=None, add_completion=False, no_args_is_help=True)
    app.callback(
        help=_("A salesperson's client dossiers in one local file: add contact, show, remind.")
        + "\n\n"
        + _("Example: dossier demo show anna")
    )(root)
    for name, (line, load) in CONTENTS.items():
        app.command(name, cls=LazyCommand, help=line)(load)
    return app


def _add() -> typer.Typer:
    from dossier.cli.add import app

    return app


def _show() -> typer.Typer:
    from dossier.cli.show import app

    return app


def _remind() -> typer.Typer:
    from dossier.cli.remind import app

    return app


def _week() -> typer.Typer:
    from dossier.cli.week import app

    return app


def _set() -> typer.Typer:
    from dossier.cli.set_field import app

    return app


def _edit() -> typer.Typer:
    from dossier.cli.edit import app

    return app


def _log() -> typer.Typer:
    from dossier.cli.log import app

    return app


def _follow() -> typer.Typer:
    from dossier.cli.follow import app

    return app


def _done() -> typer.Typer:
    from dossier.cli.done import app

    return app


def _snooze() -> typer.Typer:
    from dossier.cli.snooze import app

    return app


def _drop() -> typer.Typer:
    from dossier.cli.drop import app

    return app


def _deal() -> typer.Typer:
    from dossier.cli.deal import app

    return app


def _stage() -> typer.Typer:
    from dossier.cli.stage import app

    return app


def _round() -> typer.Typer:
    from dossier.cli.round import app

    return app


def _quote() -> typer.Typer:
    from dossier.cli.quote import app

    return app


def _order() -> typer.Typer:
    from dossier.cli.order import app

    return app


def _proof() -> typer.Typer:
    from dossier.cli.proof import app

    return app


def _forwarders() -> typer.Typer:
    from dossier.cli.forwarders import app

    return app


def _advise() -> typer.Typer:
    from dossier.cli.advise import app

    return app


def _gaps() -> typer.Typer:
    from dossier.cli.gaps import app

    return app


def _draft() -> typer.Typer:
    from dossier.cli.draft import app

    return app


def _playbook() -> typer.Typer:
    from dossier.cli.playbook import app

    return app


def _terms() -> typer.Typer:
    from dossier.cli.terms import app

    return app


def _policy() -> typer.Typer:
    from dossier.cli.policy import app

    return app


def _case() -> typer.Typer:
    from dossier.cli.case import app

    return app


def _handover() -> typer.Typer:
    from dossier.cli.handover import app

    return app


def _inherit() -> typer.Typer:
    from dossier.cli.inherit import app

    return app


def _attach() -> typer.Typer:
    from dossier.cli.attach import app

    return app


def _compare() -> typer.Typer:
    from dossier.cli.compare import app

    return app


def _rate() -> typer.Typer:
    from dossier.cli.rate import app

    return app


def _match() -> typer.Typer:
    from dossier.cli.match import app

    return app


def _rates() -> typer.Typer:
    from dossier.cli.rates import app

    return app


def _ask_about() -> typer.Typer:
    from dossier.cli.ask_about import app

    return app


def _holidays() -> typer.Typer:
    from dossier.cli.holidays import app

    return app


def _report() -> typer.Typer:
    from dossier.cli.report import app

    return app


def _import() -> typer.Typer:
    from dossier.cli.import_sheet import app

    return app


def _send() -> typer.Typer:
    from dossier.cli.send import app

    return app


def _open() -> typer.Typer:
    from dossier.cli.open_file import app

    return app


def _trip() -> typer.Typer:
    from dossier.cli.trip import app

    return app


def _list() -> typer.Typer:
    from dossier.cli.list_records import app

    return app


def _find() -> typer.Typer:
    from dossier.cli.find import app

    return app


def _history() -> typer.Typer:
    from dossier.cli.history import app

    return app


def _undo() -> typer.Typer:
    from dossier.cli.undo import app

    return app


def _redo() -> typer.Typer:
    from dossier.cli.redo import app

    return app


def _delete() -> typer.Typer:
    from dossier.cli.delete import app

    return app


def _dupes() -> typer.Typer:
    from dossier.cli.dupes import app

    return app


def _merge() -> typer.Typer:
    from dossier.cli.merge import app

    return app


def _backup() -> typer.Typer:
    from dossier.cli.backup import app

    return app


def _restore() -> typer.Typer:
    from dossier.cli.restore import app

    return app


def _check() -> typer.Typer:
    from dossier.cli.check import app

    return app


def _where() -> typer.Typer:
    from dossier.cli.where import app

    return app


def _config() -> typer.Typer:
    from dossier.cli.config import app

    return app


def _completion() -> typer.Typer:
    from dossier.cli.completion import app

    return app


def _demo() -> typer.Typer:
    from dossier.cli.demo import app

    return app


CONTENTS: dict[str, tuple[str, Any]] = {
    "add": (N_("Add a contact, a company, a deal … to the book."), _add),
    "show": (N_("Show a dossier: a person, a company, a country, a deal; or a quotation, an order, a proof."), _show),
    "remind": (N_("Show the morning: what is due, for whom, and why."), _remind),
    "week": (N_("Look back on the week, and ahead to the next."), _week),
    "set": (N_("Note facts or change fields of a record."), _set),
    "edit": (N_("Edit a whole record as a form in your editor."), _edit),
    "log": (N_("Log a touch: a mail, a call, a meeting, a note."), _log),
    "follow": (N_("Plan something to do with a client."), _follow),
    "done": (N_("Mark a follow-up or promise as done."), _done),
    "snooze": (N_("Move a follow-up to a later day."), _snooze),
    "drop": (N_("Drop a follow-up or promise, with the reason."), _drop),
    "deal": (N_("Open a deal with a client."), _deal),
    "stage": (N_("Move a deal to another stage."), _stage),
    "round": (N_("Note one round of a negotiation: ours against theirs."), _round),
    "quote": (N_("Write a quotation for a deal; revise it, mark it, print it."), _quote),
    "order": (N_("Confirm an order from its quotation; note its dates; print its production notes."), _order),
    "proof": (N_("Follow samples and proofs: sent, corrected once, signed."), _proof),
    "forwarders": (N_("Show forwarders to recommend, by who has used them how long."), _forwarders),
    "terms": (N_("Show the standing terms of a firm, set one, or reconfirm them."), _terms),
    "policy": (N_("Show or change what our house asks: on payment, prices, packaging …"), _policy),
    "advise": (N_("Show what the playbook advises about a client, with the reasons."), _advise),
    "gaps": (N_("Show what is unknown, why it matters now, and how to ask."), _gaps),
    "draft": (N_("Draft a letter that fits the person."), _draft),
    "playbook": (N_("List, show, check or switch rules of the playbook."), _playbook),
    "match": (N_("Propose which of our offers fit a client, with the reasons."), _match),
    "ask-about": (N_("Find the friendly client who can tell about a company."), _ask_about),
    "report": (N_("Report across clients: ideas, competitors, fairs."), _report),
    "trip": (N_("Prepare a round of visits: clients per stop, holidays, what to bring."), _trip),
    "import": (N_("Import our offers from a sheet."), _import),
    "attach": (N_("Keep a copy of a file with a client: a deck, a certificate, a picture."), _attach),
    "case": (
        N_("Show the page for the boss: size, history, what they ask, what would be open, and what we recommend."),
        _case,
    ),
    "handover": (N_("Hand clients over to a colleague: one file, with a page to read first."), _handover),
    "inherit": (N_("Take over clients from a handover file, or confirm what was taken over."), _inherit),
    "send": (N_("Note that material of ours went to a client; nobody gets it twice."), _send),
    "open": (N_("Open a kept file with the system's viewer."), _open),
    "compare": (N_("Compare markets side by side."), _compare),
    "rate": (N_("Note an exchange rate, show one, or list all."), _rate),
    "rates": (N_("Import a file of reference rates, or list what is kept."), _rates),
    "holidays": (N_("List holidays of the clients' countries and ours."), _holidays),
    "list": (N_("List contacts, companies, deals, follow-ups …"), _list),
    "find": (N_("Find a text anywhere in the book."), _find),
    "history": (N_("Show what was known when, and from where."), _history),
    "undo": (N_("Take back the last operation."), _undo),
    "redo": (N_("Do again what was taken back."), _redo),
    "delete": (N_("Delete a record and what hangs on it."), _delete),
    "dupes": (N_("Find contacts and companies that stand in the book twice."), _dupes),
    "merge": (N_("Make one record of two: everything of the second goes over to the first."), _merge),
    "backup": (N_("Copy the book to a file."), _backup),
    "restore": (N_("Put a backup in the place of the book."), _restore),
    "check": (N_("Check that the book is sound."), _check),
    "where": (N_("Show every path in use."), _where),
    "config": (N_("Show or change settings."), _config),
    "completion": (N_("Print the script that completes commands and names in your shell."), _completion),
    "demo": (N_("Run any command on a built-in demo book."), _demo),
}


def main(arguments: list[str] | None = None) -> None:
    """Run the command with these words, or those of the command line, and leave with its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    sys.exit(run_safely(run, words))


def run(words: list[str]) -> int:
    """Run one command and return its exit code; a failure with a name becomes text here, any other in `run_safely`."""
    streams.encode()
    i18n.speak(room.language_of(os.environ, words))
    if "_DOSSIER_COMPLETE" in os.environ:
        from dossier.cli.completing import respond

        return respond()
    try:
        return _called(words)
    except DossierError as error:
        _complain(error)
        return error.exit_code


def _called(words: list[str]) -> int:
    from typer.main import get_command

    from dossier.cli.mistakes import explained, is_mistake

    broken = next((word for word in words if not _is_text(word)), None)
    if broken is not None:
        raise explained_bytes(broken)
    try:
        result = get_command(build()).main(words, prog_name="dossier", standalone_mode=False)
    except typer.Abort as abort:
        if isinstance(abort.__context__, KeyboardInterrupt):
            return INTERRUPTED
        if not room.deeds:
            room.desk().talk(_("Nothing was changed."))
        return 1
    except Exception as error:
        if not is_mistake(error):
            raise
        raise explained(error) from error
    return result if isinstance(result, int) else 0


def _is_text(word: str) -> bool:
    try:
        word.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def explained_bytes(word: str) -> DossierError:
    """Return the failure for a word of the command line that is no text."""
    from dossier.errors import WrongUsageError

    return WrongUsageError(
        _("“{word}” contains bytes that are no text.").format(word=word.encode("utf-8", "replace").decode()[:40]),
        _("Save it as UTF-8 and try again."),
    )


def _complain(error: DossierError) -> None:
    """Say one sentence on stderr, and the candidates if there are several."""
    if isinstance(error, AmbiguousError):
        rows = [error.message, *(f"  {line}" for line in error.candidates), error.way_out]
    else:
        rows = [str(error)]
    streams.tell(sys.stderr, *filter(None, rows))


app = build()
"""The command in English, for programs that ask it about itself."""
