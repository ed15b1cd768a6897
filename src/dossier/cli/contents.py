"""The table of contents: every command with its help line, in the order of the working day; each has a chapter of its own."""

import sys
from typing import Annotated, Any

import typer

from dossier import i18n
from dossier.app.answer import Answer
from dossier.cli import desk as room
from dossier.cli.first_words import FirstWords
from dossier.cli.lazy import LazyCommand, opener
from dossier.cli.names import complete_from
from dossier.i18n import N_, _


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
                metavar="en|zh",
                help=_("The language to speak."),
                autocompletion=complete_from(*i18n.LANGUAGES),
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
        room.check_language(lang or room.environment().get("DOSSIER_LANG") or "en")
        opened = room.open_desk(book=book, plain=plain)
        everywhere = {"no_input": no_input, "yes": yes, "json": json, "no_pager": no_pager, "dry_run": dry_run}
        for name in (name for name, typed in everywhere.items() if typed):
            opened.use(name, True)
        if ctx.invoked_subcommand is not None:
            return None
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


class Whole(FirstWords):
    """The table of contents with every command in it, none of which Typer has to look at before it is turned to."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name, (line, chapter) in CONTENTS.items():
            self.add_command(LazyCommand(name, help=line, callback=opener(chapter)))


CONTENTS: dict[str, tuple[str, str]] = {
    "add": (N_("Add a contact, a company, a deal … to the book."), "record.add"),
    "inquiry": (N_("Take a letter: pasted, from the clipboard, or from a mail file."), "contact.inquiry"),
    "mailbox": (N_("Take over a folder of mails or an mbox: who is new, what belongs to whom."), "contact.mailbox"),
    "show": (
        N_("Show a dossier: a person, a company, a country, a deal; or a quotation, an order, a proof."),
        "find.show",
    ),
    "remind": (N_("Show the morning: what is due, for whom, and why."), "agenda.remind"),
    "week": (N_("Look back on the week, and ahead to the next."), "agenda.week"),
    "set": (N_("Note facts or change fields of a record."), "record.set_field"),
    "edit": (N_("Edit a whole record as a form in your editor."), "record.edit"),
    "log": (N_("Log a touch: a mail, a call, a meeting, a note."), "agenda.log"),
    "follow": (N_("Plan something to do with a client."), "agenda.follow"),
    "done": (N_("Mark a follow-up or promise as done."), "agenda.done"),
    "snooze": (N_("Move a follow-up to a later day."), "agenda.snooze"),
    "drop": (N_("Drop a follow-up or promise, with the reason."), "agenda.drop"),
    "deal": (N_("Open a deal with a client."), "deal.deal"),
    "stage": (N_("Move a deal to another stage."), "deal.stage"),
    "round": (N_("Note one round of a negotiation: ours against theirs."), "deal.round"),
    "quote": (N_("Write a quotation for a deal; revise it, mark it, print it."), "quotation.quote"),
    "order": (N_("Confirm an order from its quotation; note its dates; print its production notes."), "order.order"),
    "paper": (N_("Print a proforma invoice or an order confirmation for the client."), "order.paper"),
    "proof": (N_("Follow samples and proofs: sent, corrected once, signed."), "proof.proof"),
    "forwarders": (N_("Show forwarders to recommend, by who has used them how long."), "deal.forwarders"),
    "terms": (N_("Show the standing terms of a firm, set one, or reconfirm them."), "deal.terms"),
    "policy": (N_("Show or change what our house asks: on payment, prices, packaging …"), "deal.policy"),
    "advise": (N_("Show what the playbook advises about a client, with the reasons."), "advice.advise"),
    "gaps": (N_("Show what is unknown, why it matters now, and how to ask."), "advice.gaps"),
    "draft": (N_("Draft a letter that fits the person."), "advice.draft"),
    "playbook": (N_("List, show, check or switch rules of the playbook."), "advice.playbook"),
    "match": (N_("Propose which of our offers fit a client, with the reasons."), "company.match"),
    "ask-about": (N_("Find the friendly client who can tell about a company."), "company.ask_about"),
    "report": (N_("Report across clients: sources, friends, completeness, ideas, competitors, fairs."), "find.report"),
    "trip": (N_("Prepare a round of visits: clients per stop, holidays, what to bring."), "country.trip"),
    "import": (N_("Import our offers from a sheet."), "book.import_sheet"),
    "attach": (N_("Keep a copy of a file with a client: a deck, a certificate, a picture."), "book.attach"),
    "case": (
        N_("Show the page for the boss: size, history, what they ask, what would be open, and what we recommend."),
        "deal.case",
    ),
    "handover": (N_("Hand clients over to a colleague: one file, with a page to read first."), "book.handover"),
    "inherit": (N_("Take over clients from a handover file, or confirm what was taken over."), "book.inherit"),
    "send": (N_("Note that material of ours went to a client; nobody gets it twice."), "book.send"),
    "open": (N_("Open a kept file with the system's viewer."), "book.open_file"),
    "compare": (N_("Compare markets side by side."), "country.compare"),
    "rate": (N_("Note an exchange rate, show one, or list all."), "country.rate"),
    "rates": (N_("Import a file of reference rates, or list what is kept."), "country.rates"),
    "holidays": (N_("List holidays of the clients' countries and ours."), "country.holidays"),
    "list": (N_("List contacts, companies, deals, follow-ups …"), "find.list_records"),
    "find": (N_("Find a text anywhere in the book."), "find.find"),
    "history": (N_("Show what was known when, and from where."), "find.history"),
    "undo": (N_("Take back the last operation."), "book.undo"),
    "redo": (N_("Do again what was taken back."), "book.redo"),
    "delete": (N_("Delete a record and what hangs on it."), "record.delete"),
    "dupes": (N_("Find contacts and companies that stand in the book twice."), "book.dupes"),
    "merge": (N_("Make one record of two: everything of the second goes over to the first."), "book.merge"),
    "backup": (N_("Copy the book to a file."), "book.backup"),
    "restore": (N_("Put a backup in the place of the book."), "book.restore"),
    "check": (N_("Check that the book is sound."), "book.check"),
    "where": (N_("Show every path in use."), "book.where"),
    "config": (N_("Show or change settings."), "book.config"),
    "completion": (N_("Print the script that completes commands and names in your shell."), "book.completion"),
    "demo": (N_("Run any command on a built-in demo book."), "book.demo"),
    "help": (N_("Explain a command or a part of the work."), "book.help"),
}
