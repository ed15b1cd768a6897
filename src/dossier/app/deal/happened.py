"""What happened to a deal, told once: logged as a touch in the operation that wrote it, with what followed from it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from dossier.app.agenda.cadence import cadence_for
from dossier.app.session import Session
from dossier.i18n import _
from dossier.records.agenda.agenda import BUSINESS
from dossier.records.deal.deal import CLOSED_STAGES, STAGES
from dossier.records.order.proof import PROOF_KINDS
from dossier.records.proposals import LogTouch
from dossier.records.quotation.quote import OUT
from dossier.records.ref import Ref
from dossier.render.words import choice, day

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction


class Happening(NamedTuple):
    """One thing that happened: `text` names the record, `stage` is where the deal stands at least since then."""

    text: str
    on: date
    stage: str | None = None
    came_in: bool = False


def told(
    session: Session, tx: "Transaction", deal_id: int, what: Happening, before: str | None = None
) -> tuple[str, ...]:
    """Log a happening of a deal in an open operation and return what followed, one sentence each.

    `before` is the stage the deal had, where the operation has moved it already.
    """
    from dossier.write.deal.happened import happened

    moment = session.now if what.on == session.today else None
    touch = LogTouch(what.text, BUSINESS, "in" if what.came_in else "out", what.on, moment)
    with session.reading() as connection:
        cadence = cadence_for(session, connection, Ref("d", deal_id))
    done = happened(tx, deal_id, touch, cadence, what.stage)
    said = []
    if done.answered is not None:
        words = _("What waited for our answer since {day} counts as answered.")
        said.append(words.format(day=day(done.answered.date(), session.today)))
    return (*said, *moved(deal_id, before or done.before, done.after))


def moved(deal_id: int, before: str, after: str) -> Iterator[str]:
    """Yield that a deal moved; one that had ended and was ordered again is opened again."""
    if before == after:
        return
    form = _("Deal d{id}: {before} → {after}.")
    if before in CLOSED_STAGES:
        form = _("Deal d{id} stood on {before}: a new order opens it again, {after}.")
    yield form.format(id=deal_id, before=choice(STAGES, before), after=choice(STAGES, after))


def told_of(
    session: Session, tx: "Transaction", ref: Ref, changed: Mapping[str, tuple[Any, Any]], before: str | None = None
) -> tuple[str, ...]:
    """Tell what a change of a quotation or proof means as happenings, and return what followed.

    `changed` is column → (before, after) as the book returns it; `before` is as in `told`.
    """
    reader = {"q": _of_quotation, "y": _of_proof}.get(ref.letter)
    if reader is None:
        return ()
    found = reader(session, tx, ref.id, changed)
    return tuple(dict.fromkeys(said for deal_id, each in found for said in told(session, tx, deal_id, each, before)))


def stage_of(tx: "Transaction", ref: Ref) -> str | None:
    """Return the stage of the deal that a quotation or proof belongs to, None for anything else."""
    from dossier.write.record import row_of
    from dossier.write.tables.deal import Deal

    return tx.get(Deal, row_of(tx, ref).deal_id).stage if ref.letter in {"q", "y"} else None  # type: ignore[attr-defined]


def _of_quotation(
    session: Session, tx: "Transaction", number: int, changed: Mapping[str, tuple[Any, Any]]
) -> Iterator[tuple[int, Happening]]:
    from dossier.write.tables.negotiation import Quote

    old, new = changed.get("state", ("", ""))
    if old in OUT or new not in OUT:
        return
    row = tx.get(Quote, number)
    form = _("Quotation {number} sent") if row.revision < 2 else _("Quotation {number}, revision {revision}, sent")
    text = form.format(number=row.number, revision=row.revision)
    yield row.deal_id, Happening(text, row.sent_on or session.today, "quoted")


def _of_proof(
    session: Session, tx: "Transaction", number: int, changed: Mapping[str, tuple[Any, Any]]
) -> Iterator[tuple[int, Happening]]:
    from dossier.write.tables.negotiation import Proof

    if changed.get("state", ("", ""))[1] != "sent":
        return
    row = tx.get(Proof, number)
    words = _("{kind}, version {n} (y{id}), sent").format(kind=choice(PROOF_KINDS, row.kind), n=row.version, id=number)
    yield row.deal_id, Happening(words, row.sent_on or session.today, "sampling")
