"""`dossier proof`: samples and proofs followed from the first version to the signed one."""

from collections.abc import Mapping
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.proof import proofs
from dossier.cli.desk import desk
from dossier.cli.fields import NOTHING, flags, of_kind, takes
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import speaks
from dossier.i18n import _
from dossier.records.order.proof import PROOF, PROOF_KINDS, TOLD

app = chapter()
FIELDS = of_kind(
    PROOF, courier=_("Courier and tracking number."), feedback=_("What they said about it."),
    lies_at=_("Where the signed one lies."), **dict.fromkeys(TOLD, ""),
)  # fmt: skip
MOVED = flags(sent=_("It is on its way."), signed=_("It came back signed."), refused=_("They refused it."))


@app.command(
    help=explained(
        "proof",
        _('Example: dossier proof d4 machine --sent --courier "DHL 4471 2209"'),
        _(
            'Then: dossier proof y3 --correction "logo 2 mm higher" · dossier proof y3 --corrections · dossier proof y3 --signed'
        ),
    )
)
@speaks()
@takes(moved=MOVED, fields=FIELDS)
def proof(
    what: Annotated[
        str | None, whom("[DEAL|PROOF]", _("A deal or client, or a proof; nothing shows all that are open."))
    ] = None,
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="[KIND]",
            help=_("Begin the next version: {kinds}.").format(kinds=", ".join(c.code for c in PROOF_KINDS)),
        ),
    ] = None,
    version: Annotated[
        int | None, typer.Option(min=1, max=999, help=_("Its version; the next one if left out."))
    ] = None,
    moved: Mapping[str, bool] = NOTHING,
    fields: Mapping[str, str] = NOTHING,
    correction: Annotated[
        list[str] | None, typer.Option(help=_("One thing to change; may be repeated, all go out as one list."))
    ] = None,
    again: Annotated[bool, typer.Option("--again", help=_("Collect a second list although one went out."))] = False,
    corrections: Annotated[
        bool, typer.Option("--corrections", help=_("Print the one list to send, and mark it as sent."))
    ] = False,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("The day it happened."))] = None,
) -> Answer:
    """Begin, change or show proofs; corrections are collected and sent to the client once."""
    request = proofs.ProofRequest(what, kind, version, tuple(moved), fields, correction or (), again, corrections, on)
    return proofs.proof(desk().session, request)
