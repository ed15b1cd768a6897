"""What a letter is, as it is shown: the first line of a proposal, and its part of the JSON."""

from typing import TYPE_CHECKING

from dossier.capture import Inquiry
from dossier.capture.kind.verdict import KINDS
from dossier.i18n import _
from dossier.render.contact.evidence import evidence_words
from dossier.render.page import Line, Piece, line
from dossier.values.day_words import day
from dossier.values.listed import enumerated, strung

if TYPE_CHECKING:
    from dossier.render.shapes.letter import WhatLetter


def letter_shape(read: Inquiry) -> "WhatLetter":
    """Return what a letter is, for JSON."""
    from dossier.render.shapes import keys, letter

    verdict = read.letter
    asks = None
    if verdict.asks:
        said = {name: [each.value for each in read.every(f"deal.{name}")] for name in keys.keys_of(letter.Asks)}
        asks = keys.row(letter.Asks, said, items=[keys.row(letter.AskedItem, each) for each in read.items])
    colleagues = [{"name": each.name, "email": each.address} for each in read.colleagues]
    more = {"sure": verdict.is_sure, "asks": asks, "attachments": read.attachments, "colleagues": colleagues}
    return keys.row(letter.WhatLetter, verdict, **more)


def verdict_lines(read: Inquiry) -> tuple[Line, ...]:
    """Return the lines that say what a letter is, why, and what of it is not in the table under them."""
    verdict = read.letter
    style = "bad" if verdict.kind == "lure" else "strong"
    asks = _("asks for something") if verdict.asks else _("asks for nothing")
    what = _("This is {kind}").format(kind=_(KINDS[verdict.kind]))
    rows = [
        line(
            Piece(what, style),
            f" · {asks}",
            Piece(f" · {evidence_words(verdict.reason)}" if verdict.reason else "", "muted"),
        )
    ]
    rows += [line(_("Asked for: {item}").format(item=str(each))) for each in read.items] if len(read.items) > 1 else []
    rows += [line(said) for said in _besides(read)]
    return tuple(rows)


def _besides(read: Inquiry) -> list[str]:
    verdict = read.letter
    said = []
    if verdict.until:
        said.append(_("Away until {day}.").format(day=day(verdict.until)))
    if verdict.stands_in:
        names = strung(f"{each.name} <{each.email}>".strip() for each in verdict.stands_in)
        said.append(_("In the meantime: {names}").format(names=names))
    if verdict.failed:
        said.append(_("Did not arrive at: {addresses}").format(addresses=enumerated(verdict.failed)))
    if read.attachments:
        names = enumerated(read.attachments)
        said.append(_("Attached, kept with --keep-attachments: {names}").format(names=names))
    if read.colleagues:
        names = strung(f"{each.name} <{each.address}>".strip() for each in read.colleagues)
        said.append(_("A copy went to their colleagues: {names}").format(names=names))
    return said
