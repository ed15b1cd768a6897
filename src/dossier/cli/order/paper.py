"""`dossier paper`: the proforma invoice and the order confirmation that go to the client."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.order import papers
from dossier.cli.desk import desk
from dossier.cli.fields import one_of
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_from, whom
from dossier.cli.options import speaks
from dossier.cli.output_file import Force
from dossier.cli.quotation.paper_files import PaperFiles
from dossier.i18n import _
from dossier.records.order.paper import PAPERS

app = chapter()


@app.command(
    help=_("Print a proforma invoice or an order confirmation for the client, in English.")
    + "\n\n" + _("Example: dossier paper s5 proforma --html proforma.html")
    + "\n\n" + _('First: dossier config me.bank_beneficiary="…" me.bank="…" me.bank_account="…" me.bank_swift="…" me.bank_address="…"')
)  # fmt: skip
@speaks()
def paper(
    what: Annotated[str, whom("ORDER", _("An order, its number, or the deal."))],
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", autocompletion=complete_from(*PAPERS), **one_of(PAPERS, "proforma")),
    ] = "proforma",
    md: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write it as Markdown; - is the screen."))] = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write a page to print on A4."))] = None,
    xlsx: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write a spreadsheet."))] = None,
    force: Force = False,
    without_bank: Annotated[bool, typer.Option("--without-bank", help=_("Leave the bank details away."))] = False,
) -> Answer:
    """Show one paper of an order, or write it into files."""
    files = PaperFiles(md, html, xlsx, force)
    files.check()
    request = papers.PaperRequest(what, kind, without_bank)
    if not files.any:
        return papers.paper(desk().session, request)
    return files.written(Answer(), lambda: papers.papers(desk().session, request))
