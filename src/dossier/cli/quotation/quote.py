"""`dossier quote`: a quotation with its lines, terms and the payment it is based on; its revisions, its way, its papers."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.quotation import quotations
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.options import speaks
from dossier.cli.output_file import Force
from dossier.cli.quotation.paper_files import PaperFiles
from dossier.i18n import _

app = chapter()


@app.command(
    help=_("Write a quotation for a deal; revise it, mark it, print it.")
    + "\n\n"
    + _(
        'Example: dossier quote d4 --line "Charger A, 1000 pcs, 3.40; 5000 pcs, 3.20" --incoterm "FOB Hong Kong" --payment "30/70"'
    )
    + "\n\n"
    + _("Then: dossier quote q5 --html offer.html · dossier quote q5 --sent · dossier quote --revise q5 --line …")
)
@speaks()
def quote(
    what: Annotated[
        str | None,
        typer.Argument(metavar="DEAL|QUOTATION", help=_("A deal or client to quote for, or a quotation to show.")),
    ] = None,
    which: Annotated[
        str | None, typer.Argument(metavar="", help=_("After “show”: the quotation."), hidden=True)
    ] = None,
    line: Annotated[
        list[str] | None,
        typer.Option(metavar="LINE", help=_("Item, quantity, price; more breaks after a semicolon; may be repeated.")),
    ] = None,
    currency: Annotated[str | None, typer.Option(metavar="CODE", help=_("Currency of the prices."))] = None,
    incoterm: Annotated[str | None, typer.Option(help=_("Incoterm with its place: FOB Hong Kong."))] = None,
    payment: Annotated[str | None, typer.Option(help=_("The payment the prices are based on."))] = None,
    valid: Annotated[str | None, typer.Option(metavar="WHEN", help=_("How long it holds: 30d or a date."))] = None,
    number: Annotated[str | None, typer.Option(help=_("Its number; the next free one if left out."))] = None,
    lead_time: Annotated[str | None, typer.Option(help=_("Lead time."))] = None,
    packing: Annotated[str | None, typer.Option(help=_("Packing."))] = None,
    marks: Annotated[str | None, typer.Option(help=_("Marks."))] = None,
    note: Annotated[str | None, typer.Option(help=_("A note that stays in the house."))] = None,
    remark: Annotated[
        list[str] | None, typer.Option(help=_("A remark that is printed for the client; may be repeated."))
    ] = None,
    revise: Annotated[
        str | None, typer.Option(metavar="QUOTATION", help=_("Write the next revision of this quotation."))
    ] = None,
    state: Annotated[str | None, typer.Option(help=_("draft, sent, answered, accepted, expired or refused."))] = None,
    sent: Annotated[bool, typer.Option("--sent", help=_("It was sent."))] = False,
    answered: Annotated[bool, typer.Option("--answered", help=_("They answered."))] = False,
    accepted: Annotated[bool, typer.Option("--accepted", help=_("They accepted it."))] = False,
    refused: Annotated[bool, typer.Option("--refused", help=_("They refused it."))] = False,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("The day it was sent or answered."))] = None,
    override: Annotated[
        str | None, typer.Option(metavar="WHY", help=_("Send without a payment basis, for this reason."))
    ] = None,
    md: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write it as Markdown; - is the screen."))] = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write a page to print on A4."))] = None,
    xlsx: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write a spreadsheet."))] = None,
    force: Force = False,
    share: Annotated[
        bool, typer.Option("--share/--private", help=_("Leave out the note that stays in the house."))
    ] = False,
) -> Answer:
    """Write, revise, mark, show or print one quotation; one that is sent must say on which payment it is based."""
    flags = {"sent": sent, "answered": answered, "accepted": accepted, "refused": refused}
    moved = [name for name, wanted in flags.items() if wanted]
    texts = {"payment": payment, "number": number, "lead_time": lead_time, "packing": packing, "marks": marks}
    files = PaperFiles(md, html, xlsx, force)
    files.check()
    request = quotations.QuoteRequest(
        what, which, line or (), currency, incoterm, valid, texts, note, remark or (), revise, state, moved, on,
        override, share, files.any,
    )  # fmt: skip
    answer = quotations.quote(desk().session, request)
    return files.written(answer) if files.any else answer
