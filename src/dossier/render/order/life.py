"""How an order runs: its state, its lots and its money, each part with its day and what is open of it."""

from decimal import Decimal

from dossier.i18n import _, pgettext
from dossier.records.dossier import Dossier
from dossier.records.order.instalments import Instalment, instalments
from dossier.records.order.order import STATES, Lot, Order, OrderLine, Receipt
from dossier.records.order.owed import open_of
from dossier.records.quotation.quote import QuoteLine
from dossier.render.page import Block, Line, Lines, Pair, Pairs, Piece, Section, Table, joined, line
from dossier.render.words import Setting, ago, choice, day, money, number
from dossier.values.listed import aside
from dossier.values.money import price_of, rounded
from dossier.values.quantity import counted

_STYLES = {"cancelled": "bad", "closed": "good", "delivered": "good", "shipped": "good"}


def lots_of(found: Dossier, order: Order) -> tuple[Lot, ...]:
    """Return the lots of an order."""
    return tuple(lot for lot in found.lots if lot.order_id == order.id)


def state_pair(order: Order, setting: Setting) -> Pair:
    """Return how far an order is, how many have left, and why it was cancelled."""
    parts: list[Line | str] = [line(Piece(choice(STATES, order.state), _STYLES.get(order.state, "strong")))]
    if order.cancelled_on is not None:
        parts += [day(order.cancelled_on, setting.today), order.cancelled_why or ""]
    elif order.state == "partly_shipped" and order.quantity is not None:
        words = _("{rest} of {whole} remain")
        rest = order.quantity - (order.shipped_quantity or 0)
        parts.append(words.format(rest=number(rest), whole=number(order.quantity)))
    elif order.delivered_on is not None:
        parts.append(day(order.delivered_on, setting.today))
    elif order.state == "in_production":
        parts.append(_("since {day}").format(day=day(order.in_production_on, setting.today)))
    return Pair(_("state"), joined(parts))


def goods_section(found: Dossier, order: Order) -> list[Section]:
    """Return what is ordered; where the book does not know how many, the prices that its quotation offers."""
    rows: list[OrderLine | QuoteLine] = [each for each in found.order_lines if each.order_id == order.id]
    unsure = Lines(
        (line(Piece(_("How many were ordered was not noted (--quantity does): these are the prices quoted."), "warn")),)
    )
    blocks: tuple[Block, ...] = () if rows else (unsure,)
    rows = rows or [each for each in found.quote_lines if each.quote_id == order.quote_id]
    body = tuple(
        (
            line(each.item),
            line(counted(each.quantity, each.unit) if each.quantity is not None else "–"),
            line(money(price_of(each.price, order.currency), order.currency) if each.price is not None else "–"),
        )
        for each in rows
    )
    table = Table((_("item"), _("quantity"), pgettext("of a line", "price")), body, frozenset({1, 2}))
    return [Section(_("Goods"), (*blocks, table), "goods")] if rows else []


def lots_section(found: Dossier, order: Order, setting: Setting) -> list[Section]:
    """Return the lots of an order with their days, and how many are in none."""
    lots = lots_of(found, order)
    if not lots:
        return []
    pairs = [Pair(lot.ref, _lot(lot, setting)) for lot in lots]
    rest = order.quantity - sum((lot.quantity for lot in lots), Decimal(0)) if order.quantity is not None else None
    if rest:
        pairs.append(Pair("", line(Piece(_("{rest} are in no lot yet").format(rest=number(rest)), "warn"))))
    return [Section(_("Lots"), (Pairs(tuple(pairs)),), "lots")]


def _lot(lot: Lot, setting: Setting) -> Line:
    if lot.shipped_on is not None:
        when = Piece(_("shipped {when}").format(when=day(lot.shipped_on, setting.today)), "good")
    elif lot.ship_by is not None:
        late = lot.ship_by < setting.today
        words = _("ship by {when}").format(when=day(lot.ship_by, setting.today))
        when = Piece(words + aside(ago(lot.ship_by, setting.today)), "bad" if late else "")
    else:
        when = Piece(_("no date yet"), "muted")
    return joined((line(Piece(counted(lot.quantity, lot.unit), "strong")), lot.item or "", line(when), lot.note or ""))


def money_section(found: Dossier, order: Order, setting: Setting) -> list[Section]:
    """Return the money of an order: its parts, what came, and what is still to be paid; nothing of it is shared."""
    if setting.share:
        return []
    receipts = [each for each in found.receipts if each.order_id == order.id]
    pairs = [_part(each, order, setting) for each in instalments(order, lots_of(found, order)) if each.lot is not None]
    pairs += [Pair(each.ref, _receipt(each, setting)) for each in receipts]
    left = open_of(order)
    if order.cancelled_on is not None and order.received:
        words = _("{sum} of a cancelled order lies with us").format(sum=money(order.received, order.currency))
        pairs.append(Pair(_("still open"), line(Piece(words, "bad"))))
    elif order.cancelled_on is None and left.sum is not None:
        words = money(left.sum, order.currency) if left.sum else _("paid in full")
        about = "" if left.is_known else _("at most: the deposit's share cannot be read")
        pairs.append(Pair(_("still open"), joined((line(Piece(words, "strong" if left.sum else "good")), about))))
    return [Section(_("Payments"), (Pairs(tuple(pairs)),), "money")] if pairs else []


def _part(each: Instalment, order: Order, setting: Setting) -> Pair:
    when = _("due {when}").format(when=day(each.due, setting.today)) if each.due else _("no date yet")
    late = each.missing and each.due is not None and each.due < setting.today
    missing = _("{sum} missing").format(sum=money(each.missing, order.currency)) if each.missing else _("paid")
    ref = each.lot.ref if each.lot is not None else ""
    style = "bad" if late else "" if each.missing else "good"
    return Pair(
        _("balance"),
        joined((money(each.amount, order.currency), when, line(Piece(missing, style)), line(Piece(ref, "muted")))),
    )


def _receipt(each: Receipt, setting: Setting) -> Line:
    words = _("{sum} came {day}") if each.amount >= 0 else _("{sum} went back {day}")
    came = words.format(sum=money(abs(each.amount), each.currency), day=day(each.on_date, setting.today))
    charges = _("bank charges {sum}").format(sum=money(each.charges, each.currency)) if each.charges else ""
    worth = (
        _("at {rate} = {sum}").format(rate=number(each.rate), sum=number(rounded(each.amount * each.rate, "CNY")))
        if each.rate
        else ""
    )
    parts = (charges, each.way or "", each.account or "", worth, each.note or "")
    return joined((line(Piece(came, "good" if each.amount >= 0 else "warn")), *parts))
