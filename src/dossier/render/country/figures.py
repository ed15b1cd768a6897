"""The figures of a country as a page shows them: always with the year, and side by side for a comparison."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from dossier.i18n import N_, NP_, _, called, in_language
from dossier.records.country.country import Figure, Guidance, Mark, Sanctions
from dossier.render.country import border
from dossier.render.country.border import Border
from dossier.render.country.marks import mark_name, note_words, scope_words
from dossier.render.country.sanctions import section as sanctions_section
from dossier.render.page import Block, Line, Lines, Page, Pair, Pairs, Piece, Section, Table, joined, line, text_of
from dossier.render.words import Setting, day, percent, source
from dossier.values.country_words import country_word
from dossier.values.listed import aside, behind, enumerated, in_percent, phrased
from dossier.values.money import large

Figures = Mapping[str, Figure]
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
    "mains_frequency_hz": N_("mains frequency"), "tariff_pct": N_("average duty"),
    "import_tax_pct": N_("import VAT or sales tax"), "country_risk": N_("country risk class"),
    "food_share_of_spending_pct": N_("of spending on food"),
}  # fmt: skip
_KINDS = {"mandatory": N_("mandatory"), "customary": N_("customary"), "voluntary": N_("voluntary")}
_WEIGHTS = {
    "high": N_("high"), "middle": N_("middle"), "low": N_("low"), "strict": N_("strict"), "normal": NP_("strictness", "normal"),
    "relaxed": N_("relaxed"), "matt": N_("matt"), "glossy": N_("glossy"), "mixed": N_("mixed"), "unknown": N_("unknown"),
}  # fmt: skip


class Law(NamedTuple):
    """What holds in a market besides its figures: its border, marks, and the unions it belongs to."""

    border: Border
    marks: Sequence[Mark] = ()
    groups: Sequence[str] = ()
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
            rows += _with_china(figures, law, setting)
        if title == _("People") and "business_languages" in figures:
            spoken = business_languages(figures["business_languages"], law.border.language_name)
            rows.append(Pair(_("languages of business"), line(spoken), remark("business_languages", figures, setting)))
        if rows:
            made.append(Section(title, (Pairs(tuple(rows)),), "country"))
        if title == _("Trade"):
            made.append(border.section(law.border, setting))
    if law.marks:
        made.append(Section(_("Marks and certificates"), _marks(law.marks, setting), "country"))
    if law.sanctions:
        made.append(sanctions_section(law.sanctions))
    return made


def _with_china(figures: Figures, law: Law, setting: Setting) -> list[Pair]:
    names = [name for name in ("china_import_share_pct", "china_export_share_pct") if name in figures]
    rows = [
        Pair(_(_LABELS[name]), line(in_percent(f"{figures[name].value:g}")), remark(name, figures, setting))
        for name in names
    ]
    for side in ("import", "export"):
        name = f"china_{side}_share_max_pct"
        if name in figures and f"china_{side}_share_pct" not in figures:
            most = _at_most(figures[name])
            rows.append(Pair(_(_LABELS[f"china_{side}_share_pct"]), line(most), remark(name, figures, setting)))
    if law.groups:
        rows.append(Pair(_("member of"), line(enumerated(map(country_word, law.groups)))))
    return rows


def business_languages(found: Figure, name: Callable[[str], str]) -> str:
    """Return the languages in which business is done, the most used first."""
    return enumerated(name(str(code)) for code in found.value)


def _marks(marks: Sequence[Mark], setting: Setting) -> tuple[Block, ...]:
    rows, today = [], setting.today.isoformat()
    for mark in marks:
        style = "bad" if mark.kind == "mandatory" else "muted"
        yours = line(Piece(_("yours"), "accent")) if mark.own else ()
        since = (
            (_("from {when}") if mark.since > today else _("since {when}")).format(when=day(mark.since))
            if mark.since
            else ""
        )
        kind = line(Piece(called(_KINDS, mark.kind), style))
        rows.append(
            Pair(
                mark_name(mark),
                joined((kind, scope_words(mark), country_word(mark.act), since, note_words(mark), yours)),
            )
        )
    checked = max((mark.checked for mark in marks), default="")
    words = _("general knowledge of {when}: check the current rule before you promise anything").format(
        when=day(checked or "2026")
    )
    return Pairs(tuple(rows)), Lines((line(Piece(words, "warn")),))


UNITS = {"mains_voltage_v": " V", "mains_frequency_hz": " Hz"}


def shown(name: str, figures: Figures, setting: Setting) -> Line:
    """Return a figure in words: numbers with their unit, lists cut to what a line holds."""
    value = figures[name].value
    if figures[name].is_own and isinstance(value, list) and name not in UNITS:
        return line(enumerated(str(each) for each in value))
    for fits, spoken in _SPOKEN:
        if name.endswith(fits):
            return line(spoken(figures[name], setting))
    if isinstance(value, list):
        unit = UNITS.get(name, "")
        return line(enumerated(f"{country_word(str(each))}{unit}" for each in value[: SHOWN + 4]))
    if isinstance(value, int) and name == "population":
        return line(large(value))
    word = str(value)
    return line(called(_WEIGHTS, word) if word in _WEIGHTS or figures[name].is_own else country_word(word))


_SPOKEN: tuple[tuple[str, Callable[[Figure, Setting], str]], ...] = (
    ("_usd", lambda found, _setting: large(found.value, "USD")),
    ("import_tax_pct", lambda found, _setting: border.tax_words(found)),
    ("_pct", lambda found, _setting: percent(found.value)),
    ("country_risk", lambda found, _setting: border.risk_words(found)),
    ("business_languages", lambda found, _setting: enumerated(found.value)),
    ("languages", lambda found, _setting: enumerated(
        _share(each, "language") for each in by_weight(found.value)[:SHOWN]
    )),
    ("religions", lambda found, _setting: enumerated(_share(each, "faith") for each in found.value[:SHOWN])),
    ("import_partners", lambda found, setting: enumerated(
        " ".join((setting.country_name(each["iso2"]), in_percent(f"{each['pct']:g}"))) for each in found.value
    )),
)  # fmt: skip
"""How a figure is spoken of, by the end of its name; the first that fits."""


def by_weight(languages: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return languages by weight: official ones first, then by the share of people who speak them."""
    return sorted(languages, key=lambda each: (not each.get("official"), not each.get("code"), -(each.get("pct") or 0)))


def _share(each: Mapping[str, object], of: str) -> str:
    name = in_language(each) or country_word(str(each["name"]), of)
    low_high = each.get("pct_range")
    pct = each.get("pct")
    if each.get("official"):
        name += behind(_("(official)"))
    if isinstance(pct, int | float):
        return f"{name} {in_percent(f'{pct:g}')}"
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
    return (
        phrased((str(figure.year), *([_("derived")] if figure.derived else []))) if figure.year else _("year unknown")
    )


CRITERIA = (
    "population", "gdp_per_capita_official_usd", "gdp_per_capita_ppp_usd", "gdp_growth_pct", "inflation_pct", "internet_users_pct",
    "urban_pct", "imports_usd", "china_import_share_pct", "tariff_pct", "import_tax_pct",
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
        top = max((_highest(every[code][name]) for code in codes if name in every[code]), default=0.0)
        rows.append(
            (line(Piece(_(_LABELS[name]), "muted")), *(_cell(name, every[code], top, setting) for code in codes))
        )
    if any(counts[code].get("taste") for code in codes):
        own = (Piece(counts[code].get("taste") or "—") for code in codes)
        rows.append((line(Piece(_("taste, your own note"), "muted")), *(line(each) for each in own)))
    if any(counts[code].get("tariffs") for code in codes):
        own = (Piece(counts[code].get("tariffs") or "—") for code in codes)
        rows.append((line(Piece(_("tariffs, your own note"), "muted")), *(line(each) for each in own)))
    for field, words in (
        ("price", N_("weight of price")),
        ("quality", N_("quality expected")),
        ("finish", N_("finish liked")),
    ):
        rows.append((line(Piece(_(words), "muted")), *(_taste(guides[code], field) for code in codes)))
    rows += [
        (line(Piece(_(words), "muted")), *(line(counts[code].get(name) or _unknown()) for code in codes))
        for name, words in (
            ("duties", N_("duties noted")), ("extra_duties", N_("on top, goods of China")),
            ("agreements", N_("agreement with China")), ("risk", N_("country risk")),
            ("business_languages", N_("languages of business")), ("plug", N_("plugs")), ("currency", N_("currency")),
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
        return line(Piece("░" * BAR + " ", "muted"), _at_most(most), Piece(aside(_dated(most)), "muted"))
    if name not in figures:
        return line(Piece(_unknown(), "warn"))
    share = max(0.0, _highest(figures[name])) / top if top > 0 else 0.0
    full = round(share * BAR)
    bar = (Piece("█" * full, "accent"), Piece("░" * (BAR - full), "muted"))
    return (*bar, Piece(" "), *shown(name, figures, setting), Piece(aside(_dated(figures[name])), "muted"))


def _highest(figure: Figure) -> float:
    """Return a number, or the upper end of a range."""
    return float(figure.value[-1] if isinstance(figure.value, list) else figure.value)


def _at_most(figure: Figure) -> str:
    return _("at most {n} %").format(n=f"{figure.value:g}")


def _dated(figure: Figure) -> str:
    return _("yours, {year}").format(year=figure.year) if figure.is_own else str(figure.year)


def _taste(guide: Guidance | None, field: str) -> Line:
    value = getattr(guide, field) if guide is not None else "unknown"
    yours = (Piece(behind(_("(yours)")), "accent"),) if guide is not None and field in guide.own else ()
    if yours and field == "finish" and value == "mixed":
        return line(Piece(_("both are named in your note")))
    return line(Piece(_(_WEIGHTS[value]), "muted" if value == "unknown" else ""), *yours)


def _unknown() -> str:
    return _("unknown")
