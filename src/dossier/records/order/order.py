"""A confirmed order as it stands in the book."""

from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from dossier.i18n import N_
from dossier.records.catalogue.trade import INCOTERMS
from dossier.records.declared import kind, private, shared


class Order(NamedTuple):
    """A confirmed order and its dates."""

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
    value: Annotated[Decimal | None, shared(N_("value"), "decimal")]
    currency: Annotated[str | None, shared(N_("currency"), "currency")]
    incoterm: Annotated[str | None, shared(N_("incoterm"), "choice", INCOTERMS)]
    place: Annotated[str | None, shared(N_("named place"))]
    payment: Annotated[str | None, shared(N_("payment"))]
    forwarder: Annotated[str | None, shared(N_("forwarder"))]
    confirmed_on: Annotated[date, shared(N_("confirmed on"), "day")]
    ship_by: Annotated[date | None, shared(N_("ship by"), "day")]
    deposit_due: Annotated[date | None, shared(N_("deposit due"), "day")]
    deposit_paid: Annotated[date | None, shared(N_("deposit paid"), "day")]
    balance_due: Annotated[date | None, shared(N_("balance due"), "day")]
    balance_paid: Annotated[date | None, shared(N_("balance paid"), "day")]
    shipped_on: Annotated[date | None, shared(N_("shipped on"), "day")]
    note: Annotated[str | None, private(N_("note"))]

    @property
    def ref(self) -> str:
        """Return the short name, such as `s7`."""
        return f"s{self.id}"


ORDER = kind(
    Order, "order", "s", N_("order"), "deal", plural="orders", table="orders",
    listed="number company value currency country=destination confirmed=confirmed_on ship_by shipped=shipped_on",
    searched="number note payment", title="number", day="confirmed_on",
)  # fmt: skip
