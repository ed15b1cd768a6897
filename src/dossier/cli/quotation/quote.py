"""`dossier quote`: a quotation with its lines, terms and the payment it is based on; its revisions, its way, its papers."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.quotation import one_quotation, quotations
from dossier.cli.desk import desk
from dossier.cli.fields import NOTHING, flags, of_kind, takes
from dossier.cli.lazy import chapter, explained
from dossier.cli.options import Share, speaks
from dossier.cli.output_file import Force
from dossier.cli.quotation.paper_files import PaperFiles
from dossier.i18n import _
from dossier.records.quotation.quote import QUOTE

app = chapter()
FIELDS = of_kind(
    QUOTE,
    currency=_("Currency of the prices."), incoterm=_("Incoterm with its place: FOB Hong Kong."),
    payment=_("The payment the prices are based on."), valid_until=_("How long it holds: 30d or a date."),
    number=_("Its number; the next free one if left out."), lead_time="", packing="", marks="", freight="",
    note=_("A note that stays in the house."), state="",
)  # fmt: skip
MOVED = flags(
    sent=_("It was sent."), answered=_("They answered."), accepted=_("They accepted it."), refused=_("They refused it.")
)


@app.command(
    help=explained(
        "quote",
        _(
            'Example: dossier quote d4 --line "Charger A, 1000 pcs, 3.40; 5000 pcs, 3.20" --incoterm "FOB Hong Kong" --payment "30/70"'
        ),
        _("Then: dossier quote q5 --html offer.html · dossier quote q5 --sent · dossier quote --revise q5 --line …"),
    )
)
@speaks()
@takes(fields=FIELDS, moved=MOVED)
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
    fields: Mapping[str, str] = NOTHING,
    remark: Annotated[
        list[str] | None, typer.Option(help=_("A remark that is printed for the client; may be repeated."))
    ] = None,
    revise: Annotated[
        str | None, typer.Option(metavar="QUOTATION", help=_("Write the next revision of this quotation."))
    ] = None,
    moved: Mapping[str, bool] = NOTHING,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("The day it was sent or answered."))] = None,
    override: Annotated[
        str | None, typer.Option(metavar="WHY", help=_("Send without a payment basis, for this reason."))
    ] = None,
    md: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write it as Markdown; - is the screen."))] = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write a page to print on A4."))] = None,
    xlsx: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write a spreadsheet."))] = None,
    force: Force = False,
    share: Share = False,
) -> Answer:
    """Write, revise, mark, show or print one quotation; one that is sent must say on which payment it is based."""
    files = PaperFiles(md, html, xlsx, force)
    files.check()
    request = quotations.QuoteRequest(
        what, which, line or (), fields, remark or (), revise, tuple(moved), on, override, share, files.any
    )
    answer = quotations.quote(desk().session, request)
    return files.written(answer, lambda: one_quotation.papers(desk().session, answer.ref)) if files.any else answer
