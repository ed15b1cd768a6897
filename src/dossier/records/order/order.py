"""A confirmed order as it stands in the book: its goods, its lots, the money that came for it, and how far it is."""

from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from dossier.i18n import N_, NP_
from dossier.records.catalogue.choices import INCOTERMS, UNITS
from dossier.records.declared import OPEN, choices, kind, private, shared

STATES = choices(
    ("confirmed", N_("confirmed")), ("in_production", N_("in production")), ("partly_shipped", N_("partly shipped")),
    ("shipped", N_("shipped")), ("delivered", N_("delivered")), ("closed", N_("closed")), ("cancelled", N_("cancelled")),
)  # fmt: skip
"""How far an order is; a closed one has been delivered and paid in full."""
BL_KINDS = choices(
    ("original", N_("original"), "obl|original b/l|正本|正本提单"), ("telex", N_("telex release"), "telex release|surrendered|电放"),
    ("seaway", N_("sea waybill"), "express release|swb|海运单"), ("air", N_("air waybill"), "awb|空运单"),
)  # fmt: skip
"""Kinds of bills of lading: who holds what before the goods are handed over."""
TRAVELS = (
    "po_number", "pi_sent_on", "inspection_on", "booking", "cut_off", "etd", "eta", "vessel", "container", "carrier",
    "bl_number", "bl_kind", "documents_sent", "documents_received", "cartons", "gross_weight", "cbm", "freight",
    "insured", "declared_on", "rebate", "claim",
)  # fmt: skip
"""Fields of an order about its way to the client, in the order in which they are shown."""


class Order(NamedTuple):
    """A confirmed order and its dates.

    `quantity` is the sum of its lines, `shipped_quantity` that of its lots that have left, `received` what came of the
    money with the charges taken off on the way; all three are kept by `write/deal/order_life.py`. `reckoned` names the
    due days that were set from the terms, as they were set: `balance_due=2027-01-17`, one a line.
    """

    id: int
    deal_id: int
    number: Annotated[str | None, shared(N_("confirmation number"))]
    quote_id: Annotated[int | None, shared(N_("quotation"), "quote")]
    destination: Annotated[str | None, shared(N_("destination"), "country", aliases=("market", "目的国", "目的市场"))]
    offer_id: Annotated[int | None, shared(N_("our offer"), "offer", aliases=("product", "item", "产品", "型号"))]
    plug: Annotated[str | None, shared(N_("plug"), "list", aliases=("plugs", "插头"))]
    mains: Annotated[str | None, shared(N_("mains voltage"), aliases=("voltage", "电压"))]
    certificates: Annotated[str | None, shared(N_("certificates"), "list", aliases=("certificate", "认证"))]
    label_language: Annotated[str | None, shared(N_("label language"), "list", aliases=("label", "标签语言"))]
    packing: Annotated[str | None, shared(N_("packing"), aliases=("包装",))]
    sample_id: Annotated[int | None, shared(N_("signed sample"), "proof", aliases=("签样",))]
    value: Annotated[Decimal | None, shared(N_("value"), "decimal")]
    currency: Annotated[str | None, shared(N_("currency"), "currency")]
    incoterm: Annotated[str | None, shared(N_("incoterm"), "choice", INCOTERMS)]
    place: Annotated[str | None, shared(N_("named place"))]
    payment: Annotated[str | None, shared(NP_("of a paper", "payment"))]
    forwarder: Annotated[str | None, shared(N_("forwarder"))]
    confirmed_on: Annotated[date, shared(N_("confirmed on"), "day")]
    in_production_on: Annotated[date | None, shared(N_("in production since"), "day")]
    ship_by: Annotated[date | None, shared(N_("ship by"), "day")]
    deposit_due: Annotated[date | None, shared(N_("deposit due"), "day")]
    deposit_paid: Annotated[date | None, shared(N_("deposit paid"), "day")]
    balance_due: Annotated[date | None, shared(N_("balance due"), "day")]
    balance_paid: Annotated[date | None, shared(N_("balance paid"), "day")]
    shipped_on: Annotated[date | None, shared(N_("shipped on"), "day")]
    delivered_on: Annotated[date | None, shared(N_("delivered on"), "day")]
    cancelled_on: Annotated[date | None, OPEN]
    cancelled_why: Annotated[str | None, private(key="cancelled_why")]
    quantity: Annotated[Decimal | None, OPEN]
    shipped_quantity: Annotated[Decimal | None, OPEN]
    received: Annotated[Decimal | None, private(key="received")]
    reckoned: Annotated[str | None, private(key="")]
    note: Annotated[str | None, private(N_("note"))]
    po_number: Annotated[str | None, shared(N_("their order number"), aliases=("po",))]
    pi_sent_on: Annotated[date | None, shared(N_("proforma sent on"), "day", aliases=("pi_sent",))]
    inspection_on: Annotated[date | None, shared(N_("inspection"), "day")]
    booking: Annotated[str | None, shared(N_("booking"))]
    cut_off: Annotated[date | None, shared(N_("cut-off"), "day")]
    etd: Annotated[date | None, shared(N_("departure (ETD)"), "day")]
    eta: Annotated[date | None, shared(N_("arrival (ETA)"), "day")]
    vessel: Annotated[str | None, shared(N_("vessel"))]
    container: Annotated[str | None, shared(N_("container"))]
    carrier: Annotated[str | None, shared(N_("carrier"))]
    bl_number: Annotated[str | None, shared(N_("B/L number"), aliases=("bl", "waybill"))]
    bl_kind: Annotated[str | None, shared(N_("kind of B/L"), "choice", BL_KINDS)]
    documents_sent: Annotated[date | None, shared(N_("documents sent"), "day")]
    documents_received: Annotated[date | None, shared(N_("documents received"), "day")]
    cartons: Annotated[int | None, shared(N_("cartons"), "number")]
    gross_weight: Annotated[Decimal | None, shared(N_("gross weight in kg"), "decimal", aliases=("weight",))]
    cbm: Annotated[Decimal | None, shared(N_("volume in m³"), "decimal", aliases=("volume",))]
    freight: Annotated[str | None, private(N_("freight"), "money")]
    insured: Annotated[str | None, private(N_("insured"))]
    declared_on: Annotated[date | None, private(N_("declared on"), "day", aliases=("declared",))]
    rebate: Annotated[str | None, private(N_("export rebate"))]
    claim: Annotated[str | None, private(N_("claim"))]

    @property
    def ref(self) -> str:
        """Return the short name, such as `s7`."""
        return f"s{self.id}"

    @property
    def state(self) -> str:
        """Return how far it is, a code of `STATES`."""
        if self.cancelled_on is not None:
            return "cancelled"
        if self.delivered_on is not None:
            return "closed" if self.balance_paid is not None else "delivered"
        if self.shipped_on is not None:
            return "shipped"
        if self.shipped_quantity:
            return "partly_shipped"
        return "in_production" if self.in_production_on is not None else "confirmed"

    @property
    def is_to_ship(self) -> bool:
        """Tell whether goods are still to leave."""
        return self.cancelled_on is None and self.shipped_on is None


ORDER = kind(
    Order, "order", "s", N_("order"), "deal", plural="orders", table="orders",
    listed="number company value currency open state country=destination confirmed=confirmed_on ship_by shipped=shipped_on",
    called="number po_number bl_number", title="number", day="confirmed_on",
)  # fmt: skip


class OrderLine(NamedTuple):
    """One thing that was ordered; `price` per unit, `quantity` None where the quotation named none."""

    id: int
    order_id: int
    position: int
    item: str
    quantity: Decimal | None
    unit: str | None
    price: Decimal | None


class Lot(NamedTuple):
    """A part of an order that ships by itself; `item` names the line it is of, where the order has several."""

    id: int
    order_id: int
    quantity: Annotated[Decimal, shared(N_("quantity"), "decimal", aliases=("数量",), required=True)]
    unit: Annotated[str | None, shared(N_("unit"), aliases=("单位",), words=UNITS)]
    item: Annotated[str | None, shared(N_("item"))]
    ship_by: Annotated[date | None, shared(N_("ship by"), "day")]
    shipped_on: Annotated[date | None, OPEN]
    balance_due: Annotated[date | None, OPEN]
    note: Annotated[str | None, private(N_("note"))]

    @property
    def ref(self) -> str:
        """Return the short name, such as `b2`."""
        return f"b{self.id}"


LOT = kind(
    Lot, "lot", "b", N_("lot"), "order", plural="lots", listed="order company quantity unit item ship_by shipped=shipped_on",
    title="item", day="ship_by",
)  # fmt: skip


class Receipt(NamedTuple):
    """Money that came for an order, or went back as a negative amount; `charges` were taken off by banks on the way."""

    id: int
    order_id: int
    amount: Annotated[Decimal, private(N_("sum received"), "decimal", required=True)]
    currency: Annotated[str, shared(type="currency")]
    charges: Annotated[Decimal | None, private(N_("bank charges"), "decimal")]
    on_date: Annotated[date, shared(N_("date"), "day", aliases=("on", "date"))]
    way: Annotated[str | None, private(N_("way of payment"))]
    account: Annotated[str | None, private(N_("account"))]
    rate: Annotated[Decimal | None, private(N_("exchange rate"), "decimal")]
    note: Annotated[str | None, private(N_("note"))]

    @property
    def ref(self) -> str:
        """Return the short name, such as `z3`."""
        return f"z{self.id}"


RECEIPT = kind(
    Receipt, "receipt", "z", N_("receipt"), "order", plural="receipts", listed="order company amount currency charges date=on_date",
    title="note", day="on_date",
)  # fmt: skip
