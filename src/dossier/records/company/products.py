"""What a client sells, and what we have to offer."""

from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from dossier.i18n import N_, NP_
from dossier.records.declared import Source, Teller, choices, kind, private, shared

MOULDS = choices(("public", N_("public mould"), "公模"), ("private", N_("private mould"), "私模"))
CAN_MAKE = choices(
    ("yes", NP_("we can make it", "yes"), "可以"),
    ("no", NP_("we can make it", "no"), "不可以"),
    ("asked", N_("asked R&D"), "已问研发"),
)
PRODUCT_KINDS = choices(
    ("best_seller", N_("best seller"), "畅销款|畅销|热销|热销款|热卖|爆款|bestseller"),
    ("new", NP_("of goods", "new"), "新品|新款|新产品|new product"),
    ("other", N_("other"), "其他"),
)


class ClientProduct(NamedTuple):
    """A product that a client sells."""

    id: int
    name: Annotated[str, shared(NP_("of goods", "name"), "name", required=True, spoken=True)]
    kind: Annotated[str | None, shared(N_("kind"), "choice", PRODUCT_KINDS)]
    category: Annotated[str | None, shared(N_("category"), aliases=("品类",))]
    what_is_new: Annotated[str | None, shared(N_("what is new"))]
    selling_points: Annotated[str | None, shared(N_("selling points"), "list", aliases=("卖点",))]
    price_point: Annotated[str | None, shared(N_("price point"))]
    supplier: Annotated[str | None, private(N_("present supplier"), aliases=("供应商",))]
    mould: Annotated[str | None, shared(N_("mould"), "choice", MOULDS, aliases=("模具",))]
    can_make: Annotated[str | None, private(N_("can we make it"), "choice", CAN_MAKE)]
    asked_on: Annotated[date | None, private(N_("asked R&D on"), "day")]
    difference: Annotated[str | None, private(N_("difference to ours"), aliases=("区别",))]
    source: Source = None
    told_by_id: Teller = None


PRODUCT = kind(
    ClientProduct, "product", "p", N_("client's product"), "company", plural="products", table="client_product",
    listed="name company kind category supplier mould can_make country",
    called="name", hidden="company_id",
)  # fmt: skip


class Offer(NamedTuple):
    """A product of ours; prices per piece."""

    id: int
    name: Annotated[
        str,
        shared(
            NP_("of goods", "name"),
            "name",
            required=True,
            spoken=True,
            aliases=("product", "品名", "产品名称", "名称", "产品"),
        ),
    ]
    code: Annotated[
        str | None, shared(N_("item number"), aliases=("item", "sku", "item_no", "model", "型号", "货号", "编号"))
    ]
    category: Annotated[str | None, shared(N_("category"), aliases=("品类", "类别", "分类"))]
    finish: Annotated[str | None, shared(N_("finish"), aliases=("表面处理", "表面"))]
    mains: Annotated[str | None, shared(N_("mains voltage"), aliases=("voltage", "电压", "输入电压"))]
    plug: Annotated[str | None, shared(N_("plug"), "list", aliases=("plugs", "插头", "规格插头"))]
    certificates: Annotated[str | None, shared(N_("certificates"), "list", aliases=("certificate", "认证", "证书"))]
    minimum_order: Annotated[
        Decimal | None, shared(N_("minimum order"), "decimal", aliases=("moq", "起订量", "最小起订量"))
    ]
    price_low: Annotated[
        Decimal | None, shared(N_("price from"), "decimal", aliases=("price", "unit_price", "单价", "价格", "最低价"))
    ]
    price_high: Annotated[Decimal | None, shared(N_("price to"), "decimal", aliases=("最高价",))]
    currency: Annotated[str | None, shared(N_("currency"), "currency", aliases=("币种", "货币"))]
    selling_points: Annotated[str | None, shared(N_("selling points"), "list", aliases=("卖点", "产品卖点", "特点"))]
    hs_code: Annotated[str | None, shared(N_("HS code"), "hs_code", aliases=("hs", "海关编码", "税号", "HS编码"))] = (
        None
    )


OFFER = kind(
    Offer, "offer", "a", N_("our offer"), plural="offers",
    listed="name code category finish plug minimum_order price=price_low currency",
    called="name code",
)  # fmt: skip
