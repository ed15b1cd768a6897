"""Standing terms, strictness and what a deal is about (checklist M150–M167, M184)."""

from dossier.i18n import N_
from dossier.records.catalogue.key import Choice, FactKey

INCOTERMS = tuple(
    Choice(code, code) for code in ("EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP")
)
"""The eleven rules of Incoterms 2020 (International Chamber of Commerce)."""

STRICTNESS = (
    Choice("strict", N_("strict"), ("high", "严格")),
    Choice("normal", N_("normal"), ("medium", "正常", "一般")),
    Choice("relaxed", N_("relaxed"), ("low", "宽松")),
)


def _strict(topic: str, label: str, *aliases: str) -> FactKey:
    return FactKey(
        f"strict.{topic}",
        label,
        "choice",
        STRICTNESS,
        aliases,
        natural="mail",
        elsewhere=N_("the last complaint or approval"),
        stale_after=730,
    )


TRADE_FACTS: tuple[FactKey, ...] = (
    FactKey(
        "terms.incoterm",
        N_("incoterm"),
        "choice",
        INCOTERMS,
        ("incoterm", "贸易条款", "运输条款"),
        question=N_("On which terms do you want the price: FOB, CIF or EXW, and which port?"),
        natural="mail",
        stale_after=365,
    ),
    FactKey(
        "terms.place", N_("named place"), aliases=("place", "port", "港口", "地点"), natural="mail", stale_after=365
    ),
    FactKey(
        "terms.forwarder",
        N_("forwarder"),
        aliases=("forwarder", "指定货代"),
        question=N_("Whom may we contact for the booking: your forwarder, or shall I recommend some?"),
        natural="mail",
        stale_after=365,
    ),
    FactKey(
        "terms.payment",
        N_("payment"),
        aliases=("payment", "payment terms", "付款方式", "付款"),
        question=N_("Which payment terms do you usually work with?"),
        natural="mail",
        stale_after=365,
    ),
    FactKey(
        "terms.packaging",
        N_("packaging"),
        aliases=("packaging", "packing", "包装"),
        question=N_("Which packaging do you use: your own colour box, or a neutral one?"),
        natural="mail",
        stale_after=730,
    ),
    FactKey(
        "terms.proof_path",
        N_("proof path"),
        "choice",
        (
            Choice("machine", N_("machine proof"), ("press proof", "上机打样")),
            Choice("digital", N_("digital proof"), ("digital", "数码稿")),
            Choice("pdf", N_("PDF"), ("PDF文件",)),
        ),
        ("proof path", "打样方式"),
        natural="mail",
        stale_after=730,
    ),
    FactKey(
        "terms.inspection",
        N_("inspection"),
        aliases=("inspection", "验货"),
        question=N_("Who inspects the goods before shipment?"),
        natural="mail",
        stale_after=730,
    ),
    FactKey(
        "terms.documents",
        N_("documents"),
        "list",
        aliases=("documents", "单证", "文件"),
        natural="mail",
        stale_after=730,
    ),
    FactKey(
        "terms.label_language", N_("label language"), "list", aliases=("label language", "标签语言"), natural="mail"
    ),
    FactKey("terms.currency", N_("currency"), aliases=("currency", "币种"), natural="mail"),
    _strict("colour_box", N_("strict on the colour box"), "colour box", "color box", "彩盒"),
    _strict("print_colour", N_("strict on print colours"), "print colour", "print color", "印刷颜色"),
    _strict("finish", N_("strict on the product's finish"), "product finish", "产品外观"),
    _strict("function", N_("strict on function"), "function", "功能"),
    _strict("packaging", N_("strict on packing"), "packing strictness", "包装严格度"),
    _strict("documents", N_("strict on documents"), "document strictness", "单证严格度"),
    FactKey(
        "deal.target_price",
        N_("target price"),
        "money",
        aliases=("target", "目标价"),
        question=N_("Which price would let you place the order?"),
        natural="call",
        stale_after=180,
    ),
    FactKey("deal.items", N_("goods asked for"), "list", aliases=("items", "lines", "询价明细")),
    FactKey("deal.colours", N_("colours asked for"), "list", aliases=("colours", "colors", "要求的颜色")),
    FactKey("deal.certificates", N_("certificates asked for"), "list", aliases=("certificate", "要求的认证")),
    FactKey("deal.port", N_("destination port"), aliases=("port", "destination port", "目的港")),
    FactKey("deal.delivery", N_("delivery asked for"), aliases=("delivery", "要求的交货期")),
    FactKey("deal.deadline", N_("deadline"), "date", aliases=("needed by", "交期要求", "截止日期")),
    FactKey("deal.incoterm", N_("incoterm asked for"), aliases=("要求的贸易条款",)),
    FactKey("deal.payment", N_("payment asked for"), aliases=("要求的付款方式",), stale_after=180),
    FactKey("deal.note", N_("note"), aliases=("remark", "备注"), many=True, sensitivity="private"),
)
