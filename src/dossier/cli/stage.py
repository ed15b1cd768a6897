"""`dossier stage`: a deal moves on, or is lost with a reason."""

from typing import Annotated

import typer

from dossier.cli import ask
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.errors import WrongUsageError
from dossier.facts.records import STAGES
from dossier.facts.values import choice_code
from dossier.facts.when import parse_when
from dossier.i18n import _
from dossier.read.who import label

app = chapter()


@app.command(
    help=_("Move a deal to another stage.")
    + "\n\n"
    + _('Example: dossier stage d4 lost --reason "price 8% above target"')
)
def stage(
    deal: Annotated[str, typer.Argument(metavar="DEAL", help=_("The deal, or the client if it has one open deal."))],
    to: Annotated[str, typer.Argument(metavar="STAGE", help=", ".join(choice.code for choice in STAGES))],
    reason: Annotated[str | None, typer.Option(help=_("Why; needed for lost."))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("The day it happened."))] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help=_("Never ask which of several."))] = False,
) -> None:
    """Move a deal and keep the move in its history."""
    code = choice_code(STAGES, to)
    if code is None:
        raise WrongUsageError(
            _("“{text}” is no stage.").format(text=to[:40]),
            _("Choose from: {choices}.").format(choices=", ".join(choice.code for choice in STAGES)),
        )
    if code == "lost" and not (reason or "").strip():
        raise WrongUsageError(_("A lost deal needs the reason."), _('Add --reason "…", so that the next one is won.'))
    day = parse_when(on, desk().today, past=True) if on else desk().today
    with desk().reading() as connection:
        ref = ask.deal(connection, deal, no_input=no_input)
        name = label(connection, ref)
    from dossier.render.words import choice
    from dossier.write import deal as write

    with desk().writing("stage") as tx:
        before = write.move(tx, ref.id, code, day, reason)
        text = _("{deal} ({ref}): {before} → {after}").format(
            deal=name, ref=ref, before=choice(STAGES, before), after=choice(STAGES, code)
        )
        said = tx.say(text + (f", {reason}" if reason else "") + ".")
    desk().say(said, _("Next: dossier show {ref}").format(ref=ref))
