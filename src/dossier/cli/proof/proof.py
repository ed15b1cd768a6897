"""`dossier proof`: samples and proofs followed from the first version to the signed one."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from dossier.app.answer import Answer
from dossier.app.proof import proofs
from dossier.cli.desk import desk
from dossier.cli.fields import NOTHING, takes
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import speaks
from dossier.cli.proof.proof_options import ASKED, FIELDS, MOVED
from dossier.i18n import _
from dossier.nearest import listed
from dossier.records.order.proof import PROOF_KINDS

app = chapter()


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
@takes(moved=MOVED, fields=FIELDS, asked=ASKED)
def proof(
    what: Annotated[
        str | None, whom("[DEAL|PROOF]", _("A deal or client, or a proof; nothing shows all that are open."))
    ] = None,
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="[KIND]",
            help=_("Begin the next version: {kinds}.").format(kinds=listed(PROOF_KINDS)),
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
    asked: Mapping[str, Any] = NOTHING,
) -> Answer:
    """Begin, change or show proofs; corrections are collected and sent to the client once."""
    request = proofs.ProofRequest(what, kind, version, tuple(moved), fields, correction or (), **asked)
    return proofs.proof(desk().session, request)
