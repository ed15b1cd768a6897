"""`dossier proof`: samples and proofs followed from the first version to the signed one."""

from datetime import date
from typing import Annotated, Any

import typer

from dossier.app.find import named
from dossier.app.record import fields
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.cli.proof.proof_changes import changed, corrections_sent, started
from dossier.cli.proof.proof_view import proof_of, show_list, show_proof
from dossier.errors import InvalidValueError, WrongUsageError
from dossier.i18n import _
from dossier.records.kinds import PROOF, PROOF_KINDS
from dossier.records.reading import choice_code, own_name
from dossier.values.when import parse_when

app = chapter()
_STATES = {"sent": "sent_on", "feedback": "feedback_on", "signed": "signed_on"}


@app.command(
    help=_("Follow samples and proofs: sent, corrected once, signed.")
    + "\n\n"
    + _('Example: dossier proof d4 machine --sent --courier "DHL 4471 2209"')
    + "\n\n"
    + _(
        'Then: dossier proof y3 --correction "logo 2 mm higher" · dossier proof y3 --corrections · dossier proof y3 --signed'
    )
)
def proof(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="[DEAL|PROOF]",
            help=_("A deal or client, or a proof; nothing shows all that are open."),
            autocompletion=complete_who,
        ),
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
    sent: Annotated[bool, typer.Option("--sent", help=_("It is on its way."))] = False,
    courier: Annotated[str | None, typer.Option(help=_("Courier and tracking number."))] = None,
    feedback: Annotated[str | None, typer.Option(help=_("What they said about it."))] = None,
    correction: Annotated[
        list[str] | None, typer.Option(help=_("One thing to change; may be repeated, all go out as one list."))
    ] = None,
    again: Annotated[bool, typer.Option("--again", help=_("Collect a second list although one went out."))] = False,
    corrections: Annotated[
        bool, typer.Option("--corrections", help=_("Print the one list to send, and mark it as sent."))
    ] = False,
    signed: Annotated[bool, typer.Option("--signed", help=_("It came back signed."))] = False,
    lies_at: Annotated[str | None, typer.Option(help=_("Where the signed one lies."))] = None,
    refused: Annotated[bool, typer.Option("--refused", help=_("They refused it."))] = False,
    text: Annotated[str | None, typer.Option("--text", "--notes", help=_("Notes."))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("The day it happened."))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
) -> None:
    """Begin, change or show proofs; corrections are collected and sent to the client once."""
    states = [name for name, wanted in (("sent", sent), ("signed", signed), ("refused", refused)) if wanted]
    if len(states) > 1:
        raise WrongUsageError(
            _("A proof has one state."), _("Choose one of: {choices}.").format(choices=", ".join(states))
        )
    day = parse_when(on, desk().today, past=True) if on else desk().today
    if day > desk().today:
        raise InvalidValueError(_("That day is still to come."), _("Leave --on away for today."))
    typed = {"courier": courier, "feedback": feedback, "lies_at": lies_at, "text": text}
    values = {name: _column(name, words) for name, words in typed.items() if words and words.strip()}
    values |= {"version": version} if version else {}
    values |= _state(states or (["feedback"] if feedback else []), day) | ({"feedback_on": day} if feedback else {})
    points = [own_name(each, field=_("correction"), limit=2000) for each in correction or ()]
    with desk().reading() as connection:
        found = proof_of(connection, what) if what else None
        ref = None if found or what is None else named.client(desk().session, connection, what, named.ANYBODY)
        deal = named.deal(desk().session, connection, str(ref)) if ref and kind else None
    if found is not None and kind is not None:
        raise WrongUsageError(
            _("{ref} is a proof already.").format(ref=found.proof.ref),
            _("The next version begins with the deal: dossier proof d{deal} {kind}").format(
                deal=found.proof.deal_id, kind=kind
            ),
        )
    if deal is not None and kind is not None:
        started(deal, _kind(kind), values, points)
    elif found is None:
        if values or points or corrections:
            raise WrongUsageError(
                _("Which proof?"), _("Name it: dossier proof y3 …, or begin one: dossier proof d4 machine")
            )
        show_list(ref, as_json=as_json)
    elif corrections:
        corrections_sent(found, day)
    elif values or points:
        changed(found, values, points, day, again=again)
    else:
        show_proof(found, as_json=as_json)


def _state(states: list[str], day: date) -> dict[str, Any]:
    found: dict[str, Any] = {"state": states[0]} if states else {}
    return found | {_STATES[each]: day for each in states if each in _STATES}


def _column(name: str, words: str) -> Any:
    field = PROOF.field(name)
    return fields.column_value(desk().session, None, field, words) if field else words


def _kind(text: str) -> str:
    code = choice_code(PROOF_KINDS, text)
    if code is None:
        choices = ", ".join(each.code for each in PROOF_KINDS)
        raise WrongUsageError(
            _("“{text}” is no kind of proof.").format(text=text[:40]),
            _("Choose from: {choices}.").format(choices=choices),
        )
    return code
