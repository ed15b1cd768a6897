"""What a letter is, as it is shown: the first line of a proposal, and its part of the JSON."""

from typing import TypedDict

from dossier.capture import Inquiry
from dossier.capture.kind.verdict import KINDS
from dossier.i18n import _
from dossier.render.page import Line, Piece, line


class PersonShape(TypedDict):
    """Somebody with an address."""

    name: str
    """As it is written; empty where only the address is known."""
    email: str
    """The address."""


class ItemShape(TypedDict):
    """One thing that a letter asks for."""

    product: str
    """What it is, in the writer's words; may be empty."""
    quantity: str
    """How many, as written with the unit."""


class LetterShape(TypedDict):
    """What a letter is, and what follows from that."""

    kind: str
    """inquiry, reply, forward, letter, own_sent, auto_reply, bounce, newsletter, list, notification, web_form, offer, lure, …"""
    reason: str
    """The words and headers that say so."""
    sure: bool
    """Whether the signs are enough to be sure."""
    asks: bool
    """Whether it asks us for something."""
    until: str | None
    """The day on which somebody who is away is back, or the last day away."""
    stands_in: list[PersonShape]
    """Who stands in for somebody who is away."""
    failed: list[str]
    """Addresses that a letter of ours did not reach."""
    items: list[ItemShape]
    """The goods that are asked for, with their quantities."""
    attachments: list[str]
    """The names of the files that hang on it."""
    colleagues: list[PersonShape]
    """Who of the writer's firm got a copy."""


def letter_shape(read: Inquiry) -> LetterShape:
    """Return what a letter is, for JSON."""
    verdict = read.letter
    return {
        "kind": verdict.kind,
        "reason": verdict.reason,
        "sure": verdict.is_sure,
        "asks": verdict.asks,
        "until": verdict.until.isoformat() if verdict.until else None,
        "stands_in": [{"name": each.name, "email": each.email} for each in verdict.stands_in],
        "failed": list(verdict.failed),
        "items": [{"product": each.product, "quantity": each.quantity} for each in read.items],
        "attachments": list(read.attachments),
        "colleagues": [{"name": each.name, "email": each.address} for each in read.colleagues],
    }


def verdict_lines(read: Inquiry) -> tuple[Line, ...]:
    """Return the lines that say what a letter is, why, and what of it is not in the table under them."""
    verdict = read.letter
    style = "bad" if verdict.kind == "lure" else "strong"
    asks = _("asks for something") if verdict.asks else _("asks for nothing")
    what = _("This is {kind}").format(kind=_(KINDS[verdict.kind]))
    rows = [line(Piece(what, style), f" · {asks}", Piece(f" · {verdict.reason}" if verdict.reason else "", "muted"))]
    rows += [line(_("Asked for: {item}").format(item=str(each))) for each in read.items] if len(read.items) > 1 else []
    rows += [line(said) for said in _besides(read)]
    return tuple(rows)


def _besides(read: Inquiry) -> list[str]:
    verdict = read.letter
    said = []
    if verdict.until:
        said.append(_("Away until {day}.").format(day=verdict.until.isoformat()))
    if verdict.stands_in:
        names = "; ".join(f"{each.name} <{each.email}>".strip() for each in verdict.stands_in)
        said.append(_("In the meantime: {names}").format(names=names))
    if verdict.failed:
        said.append(_("Did not arrive at: {addresses}").format(addresses=", ".join(verdict.failed)))
    if read.attachments:
        names = ", ".join(read.attachments)
        said.append(_("Attached, kept with --keep-attachments: {names}").format(names=names))
    if read.colleagues:
        names = "; ".join(f"{each.name} <{each.address}>".strip() for each in read.colleagues)
        said.append(_("A copy went to their colleagues: {names}").format(names=names))
    return said
