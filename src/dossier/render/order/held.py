"""What a record holds, field by field in the order in which they are named; and what travels with an order."""

from collections.abc import Iterable
from typing import Any

from dossier.i18n import _
from dossier.records.declared import declared
from dossier.records.order.order import TRAVELS, Order
from dossier.render.page import Pair, Pairs, Piece, Section, joined, line
from dossier.render.words import Setting, ago, said

_UNTIL = {"inspection_on": "shipped_on", "cut_off": "shipped_on", "etd": "shipped_on", "eta": "delivered_on"}
"""Days that are still to come as long as what they lead to is not noted."""


def held_pairs(record: Any, names: Iterable[str], setting: Setting) -> list[Pair]:
    """Return the fields of a record that hold something, each under its label."""
    row: type = type(record)
    held = {name: declared(row)[name] for name in names if getattr(record, name) not in {None, ""}}
    return [
        Pair(_(field.label), line(said(field, getattr(record, name), setting, setting.today)))
        for name, field in held.items()
    ]


def shipping_section(order: Order, setting: Setting) -> list[Section]:
    """Return what travels with an order; how far off a day is, as long as what it leads to has not happened."""
    pairs = []
    for name in TRAVELS:
        for pair in held_pairs(order, (name,), setting):
            waits = name in _UNTIL and order.cancelled_on is None and getattr(order, _UNTIL[name]) is None
            when = getattr(order, name) if waits else None
            late = Piece(ago(when, setting.today), "bad" if when < setting.today else "") if when else Piece("")
            pairs.append(Pair(pair.label, joined((pair.value, line(late)))))
    return [Section(_("Shipping"), (Pairs(tuple(pairs)),), "shipping")] if pairs else []
