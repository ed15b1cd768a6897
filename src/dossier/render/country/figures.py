"""The figures of a country as a page shows them: always with the year, and side by side for a comparison."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dossier.i18n import N_, _, language
from dossier.records.country.country import Agreement, Figure, Guidance, Mark, Sanctions
from dossier.render.country.sanctions import sanctions_words
from dossier.render.page import Block, Line, Lines, Page, Pair, Pairs, Piece, Section, Table, joined, line, text_of
from dossier.render.words import Setting, source

Figures = Mapping[str, Figure]
BILLION, MILLION = 1_000_000_000, 1_000_000
SHOWN = 6
_LABELS = {
    "population": N_("population"), "median_age": N_("median age"), "urban_pct": N_("live in cities"),
    "languages": N_("languages"), "religions": N_("religions"), "capital": N_("capital"),
    "gdp_official_usd": N_("GDP"), "gdp_per_capita_official_usd": N_("GDP a head"),
    "gdp_per_capita_ppp_usd": N_("GDP a head, purchasing power"), "gdp_growth_pct": N_("growth"),
    "inflation_pct": N_("inflation"), "unemployment_pct": N_("unemployment"), "income_group": N_("income class"),
    "internet_users_pct": N_("on the internet"), "industries": N_("industries"), "imports_usd": N_("imports"),
    "exports_usd": N_("exports"), "import_commodities": N_("imports most"), "import_partners": N_("imports from"),
    "china_import_share_pct": N_("of its imports from China"), "china_export_share_pct": N_("of its exports to China"),
    "plug_types": N_("plugs"), "plug_main": N_("standard plug"), "mains_voltage_v": N_("mains voltage"),
    "mains_frequency_hz": N_("mains frequency"),
    "food_share_of_spending_pct": N_("of spending on food"),
}  # fmt: skip
_KINDS = {"mandatory": N_("mandatory"), "customary": N_("customary"), "voluntary": N_("voluntary")}
_WEIGHTS = {
    "high": N_("high"), "middle": N_("middle"), "low": N_("low"), "strict": N_("strict"), "normal": N_("normal"),
    "relaxed": N_("relaxed"), "matt": N_("matt"), "glossy": N_("glossy"), "mixed": N_("mixed"), "unknown": N_("unknown"),
}  # fmt: skip


class Law(NamedTuple):
    """What holds in a market besides its figures: marks, agreements with China, unions, and whether the user noted tariffs."""

    marks: Sequence[Mark] = ()
    agreements: Sequence[Agreement] = ()
    groups: Sequence[str] = ()
    tariffs_noted: bool = False
    sanctions: Sanctions | None = None


def sections(figures: Figures, law: Law, setting: Setting) -> list[Section]:
    """Return what is known about the people, the economy, the trade and the law of a country."""
    parts = (
        (_("People"), ("population", "capital", "median_age", "urban_pct", "languages", "religions", "internet_users_pct")),
        (_("Economy"), ("gdp_official_usd", "gdp_per_capita_official_usd", "gdp_per_capita_ppp_usd", "income_group", "gdp_growth_pct",
                        "inflation_pct", "unemployment_pct", "industries")),
        (_("Trade"), ("imports_usd", "import_commodities", "import_partners", "exports_usd")),
        (_("Mains"), ("plug_types", "plug_main", "mains_voltage_v", "mains_frequency_hz")),
    )  # fmt: skip
    made: list[Section] = []
    for title, names in parts:
        rows = [
            Pair(_(_LABELS[name]), shown(name, figures, setting), remark(name, figures, setting))
            for name in names
            if name in figures
        ]
        if title == _("Trade"):
            rows += _with_china(figures, law, setting) + (_tariffs(law) if rows else [])
        if rows:
            made.append(Section(title, (Pairs(tuple(rows)),), "country"))
    if law.marks:
        made.append(Section(_("Marks and certificates"), _marks(law.marks, setting), "country"))
    if law.sanctions:
        words = sanctions_words(law.sanctions)
        made.append(Section(_("Sanctions"), (Lines((line(Piece(words, "warn")),)),), "country"))
    return made


def _with_china(figures: Figures, law: Law, setting: Setting) -> list[Pair]:
    names = [name for name in ("china_import_share_pct", "china_export_share_pct") if name in figures]
    rows = [
        Pair(_(_LABELS[name]), line(f"{figures[name].value:g} %"), remark(name, figures, setting)) for name in names
    ]
    for side in ("import", "export"):
        name = f"china_{side}_share_max_pct"
        if name in figures and f"china_{side}_share_pct" not in figures:
            most = _at_most(figures[name])
            rows.append(Pair(_(_LABELS[f"china_{side}_share_pct"]), line(most), remark(name, figures, setting)))
    if law.groups:
        rows.append(Pair(_("member of"), line(", ".join(law.groups))))
    for each in law.agreements:
        since = _("since {when}").format(when=each.since) if each.since else ""
        rows.append(Pair(_("agreement"), joined((line(Piece(each.name, "strong")), each.status, since, each.note))))
    return rows


def _tariffs(law: Law) -> list[Pair]:
    """Return the line that says tariffs are unknown, unless the user has noted some herself."""
    words = _("unknown here: ask the customs agent for the tariff number and note it")
    return [] if law.tariffs_noted else [Pair(_("tariffs"), line(Piece(words, "muted")))]


def _marks(marks: Sequence[Mark], setting: Setting) -> tuple[Block, ...]:
    rows, today = [], setting.today.isoformat()
    for mark in marks:
        scope = mark.scope_zh if language() == "zh" and mark.scope_zh else mark.scope
        style = "bad" if mark.kind == "mandatory" else "muted"
        yours = line(Piece(_("yours"), "accent")) if mark.own else ()
        since = (
            (_("from {when}") if mark.since > today else _("since {when}")).format(when=mark.since)
            if mark.since
            else ""
        )
        kind = line(Piece(_(_KINDS.get(mark.kind, mark.kind)), style))
        rows.append(Pair(mark.name, joined((kind, scope, mark.act, since, mark.note, yours))))
    checked = max((mark.checked for mark in marks), default="")
    words = _("general knowledge of {when}: check the current rule before you promise anything").format(
        when=checked or "2026"
    )
    return Pairs(tuple(rows)), Lines((line(Piece(words, "warn")),))


UNITS = {"mains_voltage_v": " V", "mains_frequency_hz": " Hz"}


def shown(name: str, figures: Figures, setting: Setting) -> Line:
    """Return a figure in words: numbers with their unit, lists cut to what a line holds."""
    value = figures[name].value
    if figures[name].is_own and isinstance(value, list) and name not in UNITS:
        return line(", ".join(str(each) for each in value))
    if name.endswith("_usd") and "per_capita" in name:
        return line(f"USD {value:,.0f}")
    if name.endswith("_usd"):
        return line(_dollars(value))
    if name.endswith("_pct"):
        return line(f"{value:g} %")
    if name in {"languages", "religions"}:
        return line(", ".join(_share(each) for each in value[:SHOWN]))
    if name == "import_partners":
        return line(", ".join(f"{setting.country_name(each['iso2'])} {each['pct']:g} %" for each in value))
    if isinstance(value, list):
        unit = UNITS.get(name, "")
        return line(", ".join(f"{each}{unit}" for each in value[: SHOWN + 4]))
    if isinstance(value, int) and name == "population":
        return line(f"{value:,}")
    return line(_(_WEIGHTS.get(str(value), str(value))))


def _dollars(value: float) -> str:
    """Return a large sum in billions or millions, with a digit after the point where there is only one or two before."""
    size, unit = (BILLION, "bn") if value >= BILLION else (MILLION, "m")
    number = value / size
    return f"USD {number:,.0f} {unit}" if number >= 100 else f"USD {number:,.1f}".removesuffix(".0") + f" {unit}"


def _share(each: Mapping[str, object]) -> str:
    name = str(each.get("zh") or each["name"]) if language() == "zh" else str(each["name"])
    low_high = each.get("pct_range")
    pct = each.get("pct")
    if isinstance(pct, int | float):
        return f"{name} {pct:g} %"
    if isinstance(low_high, list):
        return f"{name} " + "–".join(f"{n:g}" for n in low_high) + " %"
    return name


def remark(name: str, figures: Figures, setting: Setting) -> str:
    """Return where a figure is from: its year, that it was derived, or the user's own source with the shipped value."""
    figure = figures[name]
    if figure.own is not None:
        hers = _("yours: {source}").format(source=source(figure.own, setting))
        if figure.shipped is None or not setting.sources:
            return hers
        shipped = text_of(shown(name, {name: Figure(figure.shipped, figure.shipped_year, "")}, setting))
        return hers + "; " + _("shipped: {value} ({year})").format(value=shipped, year=figure.shipped_year)
    return f"{figure.year}" + (", " + _("derived") if figure.derived else "") if figure.year else _("year unknown")


CRITERIA = (
    "population", "gdp_per_capita_official_usd", "gdp_per_capita_ppp_usd", "gdp_growth_pct", "inflation_pct", "internet_users_pct",
    "urban_pct", "imports_usd", "china_import_share_pct",
)  # fmt: skip
BAR = 8


def compare_page(
    codes: Sequence[str], every: Mapping[str, Figures], guides: Mapping[str, Guidance | None], counts: Mapping[str, Mapping[str, str]],
    setting: Setting,
) -> Page:  # fmt: skip
    """Return countries side by side by a practitioner's criteria, numbers with bars, gaps marked."""
    columns = ("", *(f"{setting.flag(code)} {setting.country_name(code)}" for code in codes))
    rows: list[tuple[Line, ...]] = []
    for name in CRITERIA:
        top = max((float(every[code][name].value) for code in codes if name in every[code]), default=0.0)
        rows.append(
            (line(Piece(_(_LABELS[name]), "muted")), *(_cell(name, every[code], top, setting) for code in codes))
        )
    if any(counts[code].get("taste") for code in codes):
        own = (Piece(counts[code].get("taste") or "—") for code in codes)
        rows.append((line(Piece(_("taste, your own note"), "muted")), *(line(each) for each in own)))
    for field, words in (
        ("price", N_("weight of price")),
        ("quality", N_("quality expected")),
        ("finish", N_("finish liked")),
    ):
        rows.append((line(Piece(_(words), "muted")), *(_taste(guides[code], field) for code in codes)))
    rows += [
        (line(Piece(_(words), "muted")), *(line(counts[code].get(name) or _unknown()) for code in codes))
        for name, words in (
            ("plug", N_("plugs")), ("currency", N_("currency")), ("agreements", N_("agreement with China")),
            ("marks", N_("mandatory marks")), ("clients", N_("our clients")),
        )
    ]  # fmt: skip
    general = Lines(
        (line(Piece(_("finish, price and quality are tendencies; figures carry the year in brackets"), "muted")),)
    )
    return Page((), (Table(columns, tuple(rows)), general), ())


def _cell(name: str, figures: Figures, top: float, setting: Setting) -> Line:
    most = figures.get(name.removesuffix("_pct") + "_max_pct")
    if name not in figures and most is not None:
        return line(Piece("░" * BAR + " ", "muted"), _at_most(most), Piece(f" ({_dated(most)})", "muted"))
    if name not in figures:
        return line(Piece(_unknown(), "warn"))
    share = max(0.0, float(figures[name].value)) / top if top > 0 else 0.0
    full = round(share * BAR)
    bar = (Piece("█" * full, "accent"), Piece("░" * (BAR - full), "muted"))
    return (*bar, Piece(" "), *shown(name, figures, setting), Piece(f" ({_dated(figures[name])})", "muted"))


def _at_most(figure: Figure) -> str:
    return _("at most {n} %").format(n=f"{figure.value:g}")


def _dated(figure: Figure) -> str:
    return _("yours, {year}").format(year=figure.year) if figure.is_own else str(figure.year)


def _taste(guide: Guidance | None, field: str) -> Line:
    value = getattr(guide, field) if guide is not None else "unknown"
    return line(Piece(_(_WEIGHTS[value]), "muted" if value == "unknown" else ""))


def _unknown() -> str:
    return _("unknown")
