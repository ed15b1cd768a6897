"""The views of samples and proofs: one with its corrections, a list of several, and the list that goes to the client."""

from collections.abc import Sequence

from dossier.i18n import _, pgettext
from dossier.records.order.proof import PROOF_KINDS, PROOF_STATES, Correction, Proof, Tracked
from dossier.render.order.held import held_pairs
from dossier.render.page import Block, Line, Lines, Page, Pair, Pairs, Piece, Section, Table, joined, line
from dossier.render.words import Setting, ago, choice, day

_STYLES = {"signed": "good", "sent": "warn", "refused": "bad"}
_IN_ENGLISH = {
    "machine": "machine proof",
    "digital": "digital proof",
    "pdf": "PDF",
    "sample": "sample",
    "drawing": "drawing",
}


def name(proof: Proof) -> str:
    """Return what a proof is called: its kind and version."""
    return _("{kind}, version {n}").format(kind=choice(PROOF_KINDS, proof.kind), n=proof.version)


def proof_page(found: Tracked, setting: Setting) -> Page:
    """Return the page of a proof."""
    proof, versions = found.proof, found.versions
    title = joined(
        (line(Piece(name(proof), "title")), _state(proof), found.company or "", line(Piece(proof.ref, "muted")))
    )
    head = [Pair(_("deal"), joined((line(Piece(found.deal, "strong")), line(Piece(f"d{proof.deal_id}", "muted")))))]
    waits = ago(proof.sent_on, setting.today) if proof.sent_on and proof.state == "sent" else ""
    for label, parts in (
        (
            pgettext("of a proof", "sent"),
            (day(proof.sent_on, setting.today), proof.courier or "", proof.waybill or "", line(Piece(waits, "warn"))),
        ),
        (_("feedback"), (day(proof.feedback_on, setting.today), proof.feedback or "")),
        (pgettext("the day", "signed"), (day(proof.signed_on, setting.today),)),
        (_("lies at"), (proof.lies_at or "",)),
        (_("notes"), (proof.text or "",)),
    ):
        value = joined(parts)
        if value:
            head.append(Pair(label, value))
    if proof.state == "signed" and not proof.lies_at:
        head.append(
            Pair(_("lies at"), line(Piece(_("not noted: dossier set {ref} lies_at=…").format(ref=proof.ref), "warn")))
        )
    head += held_pairs(proof, ("contents", "fee", "paid_by", "fee_paid_on", "credited_in", "credited_on"), setting)
    sections = []
    if found.corrections:
        sections.append(Section(_("Corrections"), _corrections(found.corrections, setting), "corrections"))
    if len(versions) > 1:
        rows = tuple(
            joined((line(Piece(name(each), "strong" if each.id == proof.id else "")), _state(each),
                    day(each.signed_on or each.feedback_on or each.sent_on, setting.today), line(Piece(each.ref, "muted"))))
            for each in versions
        )  # fmt: skip
        sections.append(Section(_("Versions"), (Lines(rows),), "versions"))
    return Page(title, (Pairs(tuple(head)),), tuple(sections))


def _state(proof: Proof) -> Line:
    return line(Piece(choice(PROOF_STATES, proof.state), _STYLES.get(proof.state, "accent")))


def _corrections(corrections: Sequence[Correction], setting: Setting) -> tuple[Block, ...]:
    return (
        Lines(
            tuple(
                joined((f"{at}. {each.text}", _sent(each, setting), line(Piece(f"i{each.id}", "muted"))))
                for at, each in enumerate(corrections, 1)
            )
        ),
    )


def _sent(each: Correction, setting: Setting) -> Line:
    if each.sent_on is None:
        return line(Piece(_("not sent yet"), "warn"))
    return line(Piece(_("sent {when}").format(when=day(each.sent_on, setting.today)), "good"))


def proofs_page(rows: Sequence[Tracked], title: str, setting: Setting) -> Page:
    """Return a list of proofs, one a row."""
    cells: list[tuple[Line, ...]] = []
    for proof, corrections, deal, company, *_rest in rows:
        waiting = sum(each.sent_on is None for each in corrections)
        words = (
            _("{n}, {waiting} not sent").format(n=len(corrections), waiting=waiting)
            if waiting
            else str(len(corrections))
        )
        since = proof.signed_on or proof.feedback_on or proof.sent_on
        cells.append(
            (
                line(Piece(proof.ref, "muted")), line(Piece(name(proof), "strong")), line(company or deal), _state(proof),
                line(ago(since, setting.today)) if since else (),
                line(Piece(words if corrections else "–", "warn" if waiting else "")),
                line(proof.lies_at or proof.courier or ""),
            )
        )  # fmt: skip
    head = ("", _("proof"), _("client"), _("state"), pgettext("so long", "since"), _("corrections"), _("where"))
    blocks: tuple[Block, ...] = (Table(head, tuple(cells)),) if cells else (Lines((line(Piece(_("none"), "muted")),)),)
    return Page(line(Piece(title, "title")), blocks, ())


MADE_BY_US = ("machine", "sample")
"""Kinds of proof that our own house makes; of the others the client or their designer sends the next version."""


def list_to_send(proof: Proof, corrections: Sequence[Correction], deal: str) -> list[str]:
    """Return the one list of corrections as it goes to the client, in English, all at once (M87, M88)."""
    kind = _IN_ENGLISH.get(proof.kind, proof.kind)
    theirs = "This is the complete list. Please make all changes together and send one new version."
    ours = "This is the complete list as we have it. We make all changes together and send you one new version."
    return [
        f"Corrections to the {kind}, version {proof.version}: {deal}",
        "",
        *(f"{at}. {' '.join(each.text.split())}" for at, each in enumerate(corrections, 1)),
        "",
        ours if proof.kind in MADE_BY_US else theirs,
    ]
