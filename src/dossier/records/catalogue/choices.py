"""Choices that several facts and fields share; `data/facts` names them."""

from dossier.i18n import N_, NP_
from dossier.records.catalogue.key import Choice
from dossier.values.units import PIECES, UNIT_LABELS

INCOTERMS = tuple(
    Choice(code, code) for code in ("EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP")
)
"""The eleven rules of Incoterms 2020 (International Chamber of Commerce)."""

SALES_CHANNELS = (
    Choice(
        "online",
        N_("online"),
        ("web shop", "internet", "e-commerce", "amazon", "线上", "网上", "网店", "电商", "亚马逊", "线上卖"),
    ),
    Choice(
        "own_shops",
        N_("own shops"),
        ("shops", "stores", "brick-and-mortar", "实体店", "门店", "线下", "直营店", "专卖店"),
    ),
    Choice(
        "retail_chain",
        N_("retail chain"),
        ("chain", "supermarket", "supermarkets", "连锁", "商超", "超市", "连锁超市", "连锁店", "大卖场"),
    ),
    Choice("wholesale", N_("wholesale"), ("importer", "批发", "批发商")),
    Choice("distributor", N_("distributors"), ("distribution", "经销商", "代理", "代理商", "分销", "分销商")),
    Choice("fairs", N_("trade fairs"), ("fair", "exhibitions", "展会", "参展", "展销会")),
    Choice("projects", N_("projects"), ("工程",)),
)
LEVELS = (
    Choice(
        "poor",
        NP_("level of English", "poor"),
        (
            "weak",
            "bad",
            "very poor",
            "terrible",
            "broken",
            "差",
            "不好",
            "很差",
            "较差",
            "太差",
            "弱",
            "不行",
            "不太好",
            "不太行",
        ),
    ),
    Choice("fair", NP_("level of English", "fair"), ("average", "ok", "一般", "一般般", "还行", "还可以")),
    Choice("good", NP_("level of English", "good"), ("very good", "好", "很好", "不错")),
    Choice("fluent", NP_("level of English", "fluent"), ("native", "excellent", "流利", "很流利", "母语")),
)
STRICTNESS = (
    Choice("strict", N_("strict"), ("high", "very strict", "picky", "严格", "严", "很严", "很严格", "挑剔")),
    Choice("normal", NP_("strictness", "normal"), ("medium", "正常", "一般")),
    Choice("relaxed", N_("relaxed"), ("low", "not strict", "easy", "宽松", "松", "不严", "不严格")),
)
UNITS = tuple(Choice(code, label, PIECES if code == "pcs" else ()) for code, label in UNIT_LABELS.items())
"""The units that are kept by a code of ours; others stay as they were written."""
SHARED = {"incoterms": INCOTERMS, "sales_channels": SALES_CHANNELS, "levels": LEVELS, "strictness": STRICTNESS}
"""Each by the name that `data/facts` calls it."""
