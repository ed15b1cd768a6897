"""What the user may know better than the shipped figures of a country: each under the figure's own name (M125–M131)."""

from dossier.i18n import N_
from dossier.records.catalogue.key import FactKey, FactType

PREFIX = "country.figure."
"""Keys of figures: under it stands the name of the shipped one, such as `country.figure.population`."""

_FIGURES: tuple[tuple[str, str, FactType, tuple[str, ...]], ...] = (
    ("population", N_("population"), "number", ("people", "人口")),
    ("capital", N_("capital"), "text", ("capital", "首都")),
    ("median_age", N_("median age"), "number", ("median_age", "年龄中位数")),
    ("urban_pct", N_("live in cities"), "number", ("urban", "urban_pct", "城市化率")),
    ("languages", N_("languages"), "list", ("languages", "语言")),
    ("religions", N_("religions"), "list", ("religions", "宗教")),
    ("internet_users_pct", N_("on the internet"), "number", ("internet_users", "internet_users_pct", "上网率")),
    ("gdp_official_usd", N_("GDP"), "number", ("gdp", "gdp_official_usd")),
    (
        "gdp_per_capita_official_usd",
        N_("GDP a head"),
        "number",
        ("gdp_per_capita", "gdp_per_head", "gdp_per_capita_official_usd", "人均GDP"),
    ),
    (
        "gdp_per_capita_ppp_usd",
        N_("GDP a head, purchasing power"),
        "number",
        ("gdp_per_capita_ppp", "gdp_per_capita_ppp_usd"),
    ),
    ("income_group", N_("income class"), "text", ("income_group", "收入组别")),
    ("gdp_growth_pct", N_("growth"), "number", ("gdp_growth", "gdp_growth_pct", "经济增长")),
    ("inflation_pct", N_("inflation"), "number", ("inflation_pct", "通胀率")),
    ("unemployment_pct", N_("unemployment"), "number", ("unemployment_pct", "失业率")),
    ("industries", N_("industries"), "list", ("industries", "支柱产业")),
    ("imports_usd", N_("imports"), "number", ("imports_usd", "进口额")),
    ("import_commodities", N_("imports most"), "list", ("import_commodities", "主要进口商品")),
    ("import_partners", N_("imports from"), "list", ("import_partners", "进口来源")),
    ("exports_usd", N_("exports"), "number", ("exports_usd", "出口额")),
    (
        "china_import_share_pct",
        N_("of its imports from China"),
        "number",
        ("china_import_share", "china_import_share_pct"),
    ),
    (
        "china_export_share_pct",
        N_("of its exports to China"),
        "number",
        ("china_export_share", "china_export_share_pct"),
    ),
    ("plug_types", N_("plugs"), "list", ("plug", "plug_types", "插头类型")),
    ("plug_main", N_("standard plug"), "text", ("plug_main", "标准插头")),
    ("mains_voltage_v", N_("mains voltage"), "list", ("voltage", "mains_voltage", "mains_voltage_v", "电压")),
    ("mains_frequency_hz", N_("mains frequency"), "list", ("frequency", "mains_frequency_hz", "频率")),
    ("food_share_of_spending_pct", N_("of spending on food"), "number", ("food_share", "food_share_of_spending_pct")),
    ("alcohol_l_per_capita", N_("litres of alcohol a head"), "number", ("alcohol", "alcohol_l_per_capita")),
)

COUNTRY_FIGURES: tuple[FactKey, ...] = tuple(
    FactKey(PREFIX + name, label, kind, aliases=aliases, elsewhere="", stale_after=1095)
    for name, label, kind, aliases in _FIGURES
)
FIGURE_KEYS = frozenset(entry.key for entry in COUNTRY_FIGURES)
NUMBERS = frozenset(PREFIX + name for name, _label, kind, _aliases in _FIGURES if kind == "number")
LISTS = frozenset(name for name, _label, kind, _aliases in _FIGURES if kind == "list")
WHOLE_NUMBERS = frozenset({"mains_voltage_v", "mains_frequency_hz"})
"""Lists of whole numbers among the figures."""
