"""What may be done to a proof: begun, sent, answered, corrected, signed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dossier.cli.desk import desk
from dossier.errors import InvalidValueError, NotFoundError
from dossier.i18n import _, ngettext
from dossier.read.find.who import label
from dossier.records.kinds import PROOF, PROOF_KINDS, PROOF_STATES, Ref
from dossier.records.order.proof import Tracked


def started(deal: Ref, kind: str, values: dict[str, Any], points: Sequence[str]) -> None:
    """Begin the next version of a proof of a deal."""
    from dossier.render.words import choice
    from dossier.write.deal import proof as write

    with desk().reading() as connection:
        title = label(connection, deal)
    with desk().writing("proof") as tx:
        ref, version = write.start(tx, deal.id, kind, values)
        if points:
            write.correct(tx, ref.id, points, again=False)
        state = choice(PROOF_STATES, values.get("state", "preparing"))
        words = _("{kind}, version {n} ({ref}) for {deal} ({deal_ref}): {state}.")
        said = tx.say(
            words.format(kind=choice(PROOF_KINDS, kind), n=version, ref=ref, deal=title, deal_ref=deal, state=state)
        )
    desk().say(said, _next(ref, values.get("state", "preparing"), bool(points)))


def changed(found: Tracked, values: dict[str, Any], points: Sequence[str], day: date, *, again: bool) -> None:
    """Note what happened to a proof, and collect what is to be corrected."""
    ref = Ref("y", found.proof.id)
    if day < found.opened_on:
        raise InvalidValueError(
            _("That is before the inquiry of {day}.").format(day=found.opened_on.isoformat()), _("Check --on.")
        )
    from dossier.render.words import choice
    from dossier.write.deal import proof as write

    with desk().writing("proof") as tx:
        said = []
        for column, (_before, after) in write.change(tx, found.proof.id, values).items():
            field = PROOF.field(column)
            shown = choice(PROOF_STATES, after) if column == "state" else str(after)
            said.append(f"{_(field.label) if field else column} {shown}")
        if points:
            waiting = write.correct(tx, found.proof.id, points, again=again)
            text = ngettext("{n} correction waits to be sent", "{n} corrections wait to be sent", waiting)
            said.append(text.format(n=waiting))
        what = "; ".join(said) or _("nothing changed")
        kind = choice(PROOF_KINDS, found.proof.kind)
        words = _("{kind}, version {n} ({ref}): {what}.")
        done = tx.say(words.format(kind=kind, n=found.proof.version, ref=ref, what=what))
    desk().say(done)
    if values.get("state") == "signed" and not (values.get("lies_at") or found.proof.lies_at):
        desk().say(_("Where does the signed one lie? dossier set {ref} lies_at=…").format(ref=ref))
    desk().say(_next(ref, values.get("state", found.proof.state), bool(points)))


def corrections_sent(found: Tracked, day: date) -> None:
    """Print the one list of corrections and mark it as sent; a list that went out before is printed again."""
    if not found.corrections:
        raise NotFoundError(
            _("Nothing is to be corrected on {ref}.").format(ref=found.proof.ref),
            _('Collect it with: dossier proof {ref} --correction "…"').format(ref=found.proof.ref),
        )
    from dossier.render.harmless import harmless
    from dossier.render.order.proof import list_to_send
    from dossier.write.deal import proof as write

    waiting = [each for each in found.corrections if each.sent_on is None]
    lines = list_to_send(found.proof, waiting or found.corrections, found.deal)
    desk().write("".join(harmless(each) + "\n" for each in lines))
    if not waiting:
        desk().talk(_("This list went out on {day} already.").format(day=found.corrections[-1].sent_on))
        return
    with desk().writing("proof --corrections") as tx:
        count = write.send_corrections(tx, found.proof.id, day)
        text = ngettext("{n} correction of {ref} marked as sent.", "{n} corrections of {ref} marked as sent.", count)
        said = tx.say(text.format(n=count, ref=found.proof.ref))
    desk().talk(said, _("Not sent after all? dossier undo"))


def _next(ref: Ref, state: str, collected: bool) -> str:
    if collected:
        return _("Next: dossier proof {ref} --corrections prints the one list to send").format(ref=ref)
    if state == "sent":
        return _('Next: dossier proof {ref} --feedback "…", or --signed --lies-at "…"').format(ref=ref)
    return _("Next: dossier proof {ref}").format(ref=ref)
