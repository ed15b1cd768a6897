"""Samples and proofs: begun, sent, answered, corrected once, signed, and the list of those that are open."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from dossier.app.answer import Answer
from dossier.app.deal.days import after_inquiry, happened_on
from dossier.app.deal.happened import Happening, told, told_of
from dossier.app.find import archived, named
from dossier.app.proof import one_proof
from dossier.app.record import fields
from dossier.app.session import Session
from dossier.errors import NotFoundError, UnknownWordError, WrongUsageError
from dossier.i18n import _, ngettext
from dossier.read.find.who import label
from dossier.read.order import proofs as read
from dossier.records.order.proof import PROOF, PROOF_KINDS, PROOF_STATES, Tracked
from dossier.records.reading import choice_code, own_name
from dossier.records.ref import Ref
from dossier.render.page import Page
from dossier.values.day_words import day as in_words
from dossier.values.listed import enumerated, strung

if TYPE_CHECKING:
    from dossier.render.shapes.order import CorrectionList

_STATES = {"sent": "sent_on", "feedback": "feedback_on", "signed": "signed_on"}
"""The day that each state is noted with."""


class ProofRequest(NamedTuple):
    """What was typed about proofs; `what` is a deal, a client or a proof, nothing means all that are open."""

    what: str | None
    kind: str | None = None
    version: int | None = None
    states: Sequence[str] = ()
    texts: Mapping[str, str] = {}
    """The fields that take words, by their names: courier, feedback, lies_at, text."""
    points: Sequence[str] = ()
    """What is to be corrected."""
    again: bool = False
    corrections: bool = False
    """Whether the one list of them is printed, and marked as sent."""
    on: str | None = None
    credit: str | None = None
    """The quotation or order on which a paid fee is to be credited."""


class Happened(NamedTuple):
    """What happened to a proof: its columns, what is to be corrected, and the day."""

    values: dict[str, Any]
    points: Sequence[str]
    day: date

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is to be written."""
        return not (self.values or self.points)


def proof(session: Session, request: ProofRequest) -> Answer:
    """Begin, change or show proofs; corrections are collected and sent to the client once."""
    happened = _happened(session, request)
    found, ref, deal = _meant(session, request)
    if deal is not None and request.kind is not None:
        return _started(session, deal, _kind(request.kind), happened)
    if found is None:
        if request.corrections or request.credit or not happened.is_empty:
            raise WrongUsageError(
                _("Which proof?"), _("Name it: dossier proof y3 …, or begin one: dossier proof d4 machine")
            )
        return _list(session, ref)
    if request.credit:
        from dossier.app.order.sample_credit import credit

        return credit(session, found.proof, request.credit)
    if request.corrections:
        return _corrections_sent(session, found, happened.day)
    if happened.is_empty:
        return one_proof.view(session, found)
    return _changed(session, found, happened, again=request.again)


def _happened(session: Session, request: ProofRequest) -> Happened:
    states = list(request.states)
    if len(states) > 1:
        raise WrongUsageError(
            _("A proof has one state."),
            _("Choose one of: {choices}.").format(choices=enumerated(f"--{each}" for each in states)),
        )
    day = happened_on(session, request.on)
    feedback = request.texts.get("feedback")
    values = {name: _column(session, name, text) for name, text in request.texts.items() if text.strip()}
    values |= {"version": request.version} if request.version else {}
    for state in states or (["feedback"] if feedback else []):
        values |= {"state": state} | ({_STATES[state]: day} if state in _STATES else {})
    values |= {"feedback_on": day} if feedback else {}
    return Happened(values, [own_name(each, field=_("correction"), limit=2000) for each in request.points], day)


def _column(session: Session, name: str, text: str) -> Any:
    field = PROOF.field(name)
    return fields.column_value(session, None, field, text) if field else text


def _meant(session: Session, request: ProofRequest) -> tuple[Tracked | None, Ref | None, Ref | None]:
    """Return the proof that is meant, else the deal or client, and the deal of a new version."""
    what, kind = request.what, request.kind
    with session.reading() as connection:
        found = one_proof.named_proof(connection, what) if what else None
        ref = None if found or what is None else named.client(session, connection, what, named.ANYBODY)
        deal = named.deal(session, connection, str(ref)) if ref and kind else None
        archived.refuse(connection, deal, session.today)
    if found is not None and kind is not None:
        raise WrongUsageError(
            _("{ref} is a proof already.").format(ref=found.proof.ref),
            _("The next version begins with the deal: dossier proof d{deal} {kind}").format(
                deal=found.proof.deal_id, kind=kind
            ),
        )
    return found, ref, deal


def _kind(text: str) -> str:
    code = choice_code(PROOF_KINDS, text)
    if code is None:
        raise UnknownWordError(_("“{text}” is no kind of proof.").format(text=text[:40]), text, PROOF_KINDS)
    return code


def _list(session: Session, ref: Ref | None) -> Answer:
    """Return the proofs of a deal or client, or all that are open."""
    with session.reading() as connection:
        title = label(connection, ref) if ref else _("Proofs and samples still open")
        if ref is None:
            rows = read.still_open(connection)
        elif ref.letter == "d":
            rows = read.of_deal(connection, ref.id)
        else:
            rows = read.of_client(connection, {"c": "contact_id", "o": "company_id"}[ref.letter], ref.id)

    def page() -> Page:
        from dossier.render.order.proof import proofs_page

        return proofs_page(rows, title, session.setting())

    return Answer(page=page, shape=lambda: [one_proof.shape(each) for each in rows])


def _started(session: Session, deal: Ref, kind: str, happened: Happened) -> Answer:
    """Begin the next version of a proof of a deal."""
    from dossier.render.words import choice
    from dossier.write.deal import proof as write

    state = happened.values.get("state", "preparing")
    with session.reading() as connection:
        title = label(connection, deal)
    with session.writing("proof") as tx:
        ref, version = write.start(tx, deal.id, kind, happened.values)
        if happened.points:
            write.correct(tx, ref.id, happened.points, again=False)
        words = _("{kind}, version {n} ({ref}) for {deal} ({deal_ref}): {state}.").format(
            kind=choice(PROOF_KINDS, kind), n=version, ref=ref, deal=title, deal_ref=deal,
            state=choice(PROOF_STATES, state),
        )  # fmt: skip
        done = tx.say(words)
        followed = told_of(session, tx, ref, {"state": ("preparing", state)})
    return _written(ref, state, happened, done, *followed)


def _changed(session: Session, found: Tracked, happened: Happened, *, again: bool) -> Answer:
    """Note what happened to a proof, and collect what is to be corrected."""
    ref, values = Ref("y", found.proof.id), happened.values
    after_inquiry(happened.day, found.opened_on)
    from dossier.app.names import NAMES
    from dossier.render.words import choice
    from dossier.render.words import said as words_of
    from dossier.write.deal import proof as write

    with session.writing("proof") as tx:
        parts = []
        changed = write.change(tx, ref.id, values)
        for column, (_before, after) in changed.items():
            field = PROOF.field(column)
            if field is not None:
                parts.append(f"{_(field.label)} {words_of(field, after, NAMES, session.today)}")
        if happened.points:
            waiting = write.correct(tx, ref.id, happened.points, again=again)
            text = ngettext("{n} correction waits to be sent", "{n} corrections wait to be sent", waiting)
            parts.append(text.format(n=waiting))
        what = strung(parts) or _("nothing changed")
        kind = choice(PROOF_KINDS, found.proof.kind)
        words = _("{kind}, version {n} ({ref}): {what}.")
        said = [tx.say(words.format(kind=kind, n=found.proof.version, ref=ref, what=what))]
        said += told_of(session, tx, ref, changed)
    if values.get("state") == "signed" and not (values.get("lies_at") or found.proof.lies_at):
        said.append(_("Where does the signed one lie? dossier set {ref} lies_at=…").format(ref=ref))
    return _written(ref, values.get("state", found.proof.state), happened, *said)


def _written(ref: Ref, state: str, happened: Happened, *said: str) -> Answer:
    """Return the answer of a written proof, with what comes next."""
    answer = Answer(said, ref=str(ref), written=True)
    if happened.points:
        more = _("Next: dossier proof {ref} --corrections prints the one list to send")
    elif state == "sent":
        more = _('Next: dossier proof {ref} --feedback "…", or --signed --lies-at "…"')
    else:
        return answer._replace(next=f"dossier proof {ref}")
    return answer._replace(said=(*said, more.format(ref=ref)))


def _corrections_sent(session: Session, found: Tracked, day: date) -> Answer:
    """Return the one list of corrections and mark it as sent; a list that went out before is returned again."""
    ref = found.proof.ref
    if not found.corrections:
        raise NotFoundError(
            _("Nothing is to be corrected on {ref}.").format(ref=ref),
            _('Collect it with: dossier proof {ref} --correction "…"').format(ref=ref),
        )
    from dossier.render.harmless import harmless
    from dossier.render.order.proof import list_to_send
    from dossier.write.deal import proof as write

    waiting = [each for each in found.corrections if each.sent_on is None]
    lines = list_to_send(found.proof, waiting or found.corrections, found.deal)
    text = "".join(harmless(each) + "\n" for each in lines)
    shape: CorrectionList = {"ref": ref, "list": lines}
    if not waiting:
        again = _("This list went out on {day} already.").format(
            day=in_words(found.corrections[-1].sent_on, session.today)
        )
        return Answer(text=text, shape=lambda: shape, notes=(again,))
    with session.writing("proof --corrections") as tx:
        count = write.send_corrections(tx, found.proof.id, day)
        words = ngettext("{n} correction of {ref} marked as sent.", "{n} corrections of {ref} marked as sent.", count)
        done = tx.say(words.format(n=count, ref=ref))
        sent = Happening(_("Corrections of {ref} sent").format(ref=ref), day)
        followed = told(session, tx, found.proof.deal_id, sent)
    notes = (done, *followed, _("Not sent after all? dossier undo"))
    return Answer(text=text, shape=lambda: shape, notes=notes, ref=ref, written=True)
