"""The order that a deal has already: meant by the deal's name, until another one is asked for."""

from collections.abc import Iterable

from dossier.app.asking import agreed
from dossier.app.find import named
from dossier.app.session import Session
from dossier.errors import AmbiguousError, NotFoundError
from dossier.i18n import _
from dossier.records.dossier import Dossier
from dossier.records.order.order import Order
from dossier.render.words import money

_OF_A_NEW_ONE = frozenset({"number", "value", "currency"})
"""Columns that say what a whole order is: typed beside a deal that has one, they may mean another."""


def order_there(session: Session, found: Dossier) -> Order | None:
    """Return the order of a deal, None if it has none; of several the one that is chosen, cancelled ones set aside.

    Raises AmbiguousError (exit 4) where nobody may be asked which.
    """
    held = [each for each in found.orders if found.deal is not None and each.deal_id == found.deal.id]
    live = [each for each in held if each.cancelled_on is None]
    held = live or held[-1:]
    if len(held) < 2:
        return held[0] if held else None
    lines = [f"{each.ref}  {each.number or ''} {money(each.value, each.currency)}".rstrip() for each in held]
    error = AmbiguousError(
        _("{deal} has {count} orders:").format(deal=found.title, count=len(held)),
        _("Type the order's ref; another one: dossier order {deal} --more").format(deal=found.ref),
        lines, [each.ref for each in held],
    )  # fmt: skip
    chosen = named.choose(session, error)
    return next(each for each in held if each.ref == str(chosen))


def another_is_meant(session: Session, found: Dossier, held: Order, typed: Iterable[str], *, from_quote: bool) -> bool:
    """Tell whether what was typed is for a second order; only somebody at a terminal can say so without `--more`.

    Raises RefusedError (exit 6) where nobody may be asked.
    """
    if not from_quote and not _OF_A_NEW_ONE & set(typed):
        return False
    if held.cancelled_on is not None:
        return True
    words = _("{deal} has the order {number} ({ref}) already.").format(
        deal=found.title, number=held.number or held.ref, ref=held.ref
    )
    way_out = _("Change that one: dossier order {ref} …; write another: add --more.").format(ref=held.ref)
    agreed(session.asker, words, _("Write another order?"), way_out)
    return True


def there_already(found: Dossier, held: Order) -> str:
    """Return the sentence that the deal's order is there already, and how another one is written."""
    return _("{number} ({ref}) is the order of {deal}; another one: dossier order {deal_ref} --more").format(
        number=held.number or held.ref, ref=held.ref, deal=found.title, deal_ref=found.ref
    )


def nothing_to_show(found: Dossier) -> NotFoundError:
    """Return the failure of a view of an order that is not there."""
    return NotFoundError(
        _("{deal} ({ref}) has no order yet.").format(deal=found.title, ref=found.ref),
        _("Write it first: dossier order {ref}").format(ref=found.ref),
    )
