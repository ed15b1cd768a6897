"""The next order like the last: what is settled, what is not, and one sentence to send in place of every question."""

from collections.abc import Mapping
from typing import Any

from dossier.i18n import N_, NP_, _
from dossier.records.deal.reconfirm import Stood, sentence
from dossier.records.dossier import Dossier
from dossier.records.known import Known
from dossier.records.order.order import ORDER, Order
from dossier.render.page import Lines, Page, Pair, Pairs, Piece, Section, joined, line
from dossier.render.words import Setting, day, money
from dossier.values.payment import same_payment

_TERMS = ("incoterm", "place", "payment", "forwarder", "currency")


def _stood(like: Order | None, values: Mapping[str, Any]) -> Stood | None:
    """Return the order that the next one is like, with the terms that are taken from it."""
    if like is None:
        return None
    same = frozenset(name for name in _TERMS if values.get(name) and getattr(like, name) == values[name])
    return Stood(like.number or like.ref, same)


def next_order_page(
    found: Dossier, like: Order | None, values: Mapping[str, Any], standing: Mapping[str, Known], setting: Setting
) -> Page:
    """Return the proposal: nothing of it is written yet."""
    title = _("The next order, like {number}").format(number=like.number or like.ref) if like else _("The next order")
    settled = []
    for column in _TERMS:
        field = ORDER.field(column)
        if field is None or not values.get(column):
            continue
        held = standing.get(column)
        since = _("confirmed {when}").format(when=day(held.noted_on, setting.today)) if held is not None else ""
        differs = held is not None and not _same(column, held.value or "", str(values[column]))
        now = line(Piece(_("standing now: {value}").format(value=held.value), "warn")) if held and differs else ()
        settled.append(Pair(_(field.label), joined((str(values[column]), now, line(Piece(since, "muted"))))))
    sections = [Section(_("Settled: do not ask again"), (Pairs(tuple(settled)),), "terms")] if settled else []
    said = sentence(values, _stood(like, values))
    if said:
        sections.append(Section(_("To send"), (Lines((line(said),)),), "sentence"))
    still = [_(text) for name, text in _ASKED.items() if not values.get(name)]
    if still:
        sections.append(
            Section(_("Still open for this order"), (Lines(tuple(line(each) for each in still), "○"),), "open")
        )
    head = [Pair(_("deal"), joined((line(Piece(found.title, "strong")), line(Piece(str(found.ref), "muted")))))]
    if values.get("value") is not None:
        head.append(Pair(_("value"), line(money(values["value"], values.get("currency")))))
    return Page(line(Piece(title, "title")), (Pairs(tuple(head)),), tuple(sections))


def _same(column: str, one: str, other: str) -> bool:
    """Tell whether two terms are the same; payments are compared by what they say."""
    return same_payment(one, other) if column == "payment" else one.casefold() == other.casefold()


_ASKED = {
    "quote_id": N_("quantity and price: no quotation yet"),
    "destination": N_("destination"),
    "incoterm": N_("incoterm"),
    "payment": NP_("of a paper", "payment"),
    "forwarder": N_("forwarder"),
    "ship_by": N_("the day to ship by"),
}
