"""`dossier terms`: what is settled with a firm once for all, the sentence that reconfirms it, and the answer."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.deal import terms as deed
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import Share, speaks
from dossier.i18n import _

app = chapter()


@app.command(
    help=explained(
        "terms", _('Example: dossier terms nordlicht incoterm="FOB Hong Kong" · dossier terms nordlicht --confirm')
    )
)
@speaks("md", "html")
def terms(
    who: Annotated[str, whom("WHO", _("A company, or its contact or deal."))],
    changes: Annotated[
        list[str] | None, typer.Argument(metavar="[TERM=VALUE]…", help=_("Terms to set; none shows them all."))
    ] = None,
    confirm: Annotated[
        bool, typer.Option("--confirm", help=_("Print the sentence that reconfirms them, to paste."))
    ] = False,
    answer: Annotated[
        str | None, typer.Option(metavar="ANSWER", help=_("What they answered: yes, or “changed: FCA Shenzhen”."))
    ] = None,
    confirmed: Annotated[bool, typer.Option("--confirmed", help=_("They said yes; the same as --answer yes."))] = False,
    lang: Annotated[str | None, typer.Option("--lang", metavar="LANG", help="en, zh, de, es, fr, pt, ru")] = None,
    source: Annotated[str | None, typer.Option(help=_("Where the answer or change comes from."))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("When they said so."))] = None,
    note: Annotated[str | None, typer.Option(help=_("A remark beside the term."))] = None,
    share: Share = False,
) -> Answer:
    """Print standing terms; or write those that were set, confirmed or changed as one operation."""
    said = "yes" if confirmed and answer is None else answer
    request = deed.TermsRequest(
        who, tuple(changes or ()), said, source, on, note, confirm=confirm, lang=lang, share=share
    )
    return deed.terms(desk().session, request)
