"""The voice of a country's border: what goods of China pay there on average, what the user looked up, and by which agreement less."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dossier.i18n import N_, _, called, in_language, ngettext, translated
from dossier.records.country.border import ALL, ANTIDUMPING, ENDED, EXTRA, RAISED, BorderRule, Duty, Valuation
from dossier.records.country.country import Agreement, Figure
from dossier.render.page import Line, Lines, Pair, Pairs, Piece, Section, joined, line
from dossier.render.words import Setting, day, enumerated, percent, source
from dossier.values.listed import aside, behind, phrased, strung
from dossier.values.to_type import to_type

STATUSES = {
    "in force": N_("in force"), "preference": N_("less duty on listed goods"), "partly suspended": N_("partly suspended"),
    "negotiating": N_("being negotiated, not in force"), "none": N_("none"),
}  # fmt: skip
WORKING = ("in force", "preference", "partly suspended")
"""Agreements by which goods may pay less today."""
_KINDS = {
    EXTRA: N_("on top of the duty"), ENDED: N_("ended"), RAISED: N_("raised duty, not on top"),
}  # fmt: skip
_BASES = {"CIF": N_("goods, freight and insurance (CIF)"), "FOB": N_("the goods without the sea freight (FOB)")}


class Border(NamedTuple):
    """What is known of a border: figures under the user's own, remarks on them, rules, agreements, how duty is reckoned."""

    figures: Mapping[str, Figure]
    notes: Mapping[str, Mapping[str, str]]
    rules: Sequence[BorderRule]
    agreements: Sequence[Agreement]
    valuation: Valuation
    duties: Sequence[Duty]
    title: Callable[[str], str]
    """From the key of a source to its publisher."""
    language_name: Callable[[str], str]


def section(border: Border, setting: Setting) -> Section:
    """Return the import conditions of a country; what no source states is said to be unknown, with whom to ask."""
    rows = [
        *(Pair(_("duty noted") if not at else "", own_line(each, setting)) for at, each in enumerate(border.duties)),
        Pair(_("average duty"), duty_line(border, setting)),
        *(Pair(_("goods of China") if not at else "", rule_line(each, border.title)) for at, each in enumerate(border.rules)),
        Pair(_("import VAT or sales tax"), tax_line(border, setting)),
        Pair(_("duty is reckoned on"), _valuation(border.valuation)),
        *(Pair(_("agreement with China") if not at else "", agreement_line(each)) for at, each in enumerate(border.agreements)),
        *([] if border.agreements else [Pair(_("agreement with China"), line(Piece(_("unknown"), "warn")))]),
        Pair(_("country risk"), risk_line(border, setting)),
    ]  # fmt: skip
    ask = _("averages say little of one product: ask the client's customs agent for the HS code and note it: {command}")
    last = line(Piece(ask.format(command=to_type("dossier duty COUNTRY CODE %")), "muted"))
    return Section(_("Import conditions"), (Pairs(tuple(rows)), Lines((last,))), "country")


def whence(figure: Figure, setting: Setting, title: Callable[[str], str]) -> str:
    """Return where a figure is from: the year with the publisher, or the user's own source."""
    if figure.own is not None:
        return _("yours: {source}").format(source=source(figure.own, setting))
    return phrased((str(figure.year), title(figure.source)))


def duty_line(border: Border, setting: Setting) -> Line:
    """Return the average duty with its year and source, or that it is unknown."""
    found = border.figures.get("tariff_pct")
    if found is None:
        return line(Piece(_("unknown here: ask the customs agent for the tariff number and note it"), "warn"))
    of = "" if found.is_own else _("mean of all goods, without preference")
    return joined((line(Piece(percent(found.value), "strong")), of, whence(found, setting, border.title),
                   _remark("tariff_pct", border)))  # fmt: skip


def tax_line(border: Border, setting: Setting) -> Line:
    """Return the tax on imports with its year and source, or that it is unknown."""
    found = border.figures.get("import_tax_pct")
    if found is None:
        return line(Piece(_("unknown here: ask the client or the forwarder"), "warn"))
    return joined((line(Piece(tax_words(found), "strong")), whence(found, setting, border.title),
                   _remark("import_tax_pct", border)))  # fmt: skip


def tax_words(found: Figure) -> str:
    """Return a tax in words: one rate, the two ends of a range, or none."""
    return percent(found.value) if found.value else _("none")


def risk_line(border: Border, setting: Setting) -> Line:
    """Return the class of a country's risk with its year and source, or that it is unknown."""
    found = border.figures.get("country_risk")
    if found is None:
        return line(Piece(_("not classed by the OECD: ask the credit insurer"), "warn"))
    return joined((line(Piece(risk_words(found), "strong")), whence(found, setting, border.title)))


def risk_words(found: Figure) -> str:
    """Return a country's risk in words: `3 of 7`, or that it is not classed because it is rich."""
    if isinstance(found.value, int | float):
        return _("{n} of 7").format(n=f"{found.value:g}") + behind(_("(7 is the highest)"))
    return _("not classed: rich country")


def _remark(name: str, border: Border) -> str:
    if border.figures[name].is_own or name not in border.notes:
        return ""
    return in_language(border.notes[name])


def rule_line(rule: BorderRule, title: Callable[[str], str]) -> Line:
    """Return a rule on goods of China: how much, on what, and where it is from."""
    note = translated(rule, "note")
    style = "muted" if rule.kind == ENDED else "bad" if rule.goods == ALL else "warn"
    words = tuple(line(Piece(each, style)) for each in _rule_words(rule))
    return joined((*words, note, phrased((str(rule.year), title(rule.source)))))


def _codes(rule: BorderRule) -> str:
    count = int(rule.value)
    return ngettext("{n} code against dumping", "{n} codes against dumping", count).format(n=count)


def _rule_words(rule: BorderRule) -> tuple[str, ...]:
    if rule.kind == ANTIDUMPING:
        return (_codes(rule),)
    much = percent(rule.value.replace("-", "–"))
    sign = "+" if rule.kind == EXTRA else ""
    return (*(() if rule.kind == ENDED else (f"{sign}{much}",)), _(_KINDS[rule.kind]))


def agreement_line(each: Agreement) -> Line:
    """Return an agreement with its state, since when, by which certificate of origin; or that there is none."""
    status = line(Piece(called(STATUSES, each.status), "good" if each.status == "in force" else "warn"))
    if not each.name:
        return joined((status, _noted(each), line(Piece(_basis(each), "muted"))))
    name = translated(each, "name")
    since = _("since {when}").format(when=day(each.since)) if each.since else ""
    return joined((line(Piece(name, "strong")), status, since, form_words(each), _noted(each),
                   line(Piece(_basis(each), "muted"))))  # fmt: skip


def form_words(each: Agreement) -> str:
    """Return the certificate of origin by which less duty is paid; nothing where none is needed or none known."""
    if each.form in {"", "-"}:
        return ""
    if each.form == "RCEP":
        return _("origin: RCEP certificate or declaration")
    return (
        _("origin: the agreement's own certificate")
        if each.form == "own"
        else _("origin: {form}").format(form=each.form)
    )


def _noted(each: Agreement) -> str:
    return translated(each, "note")


def _basis(each: Agreement) -> str:
    return _("general knowledge: check with the customs or CCPIT") if each.basis == "general knowledge" else ""


def agreements_words(agreements: Iterable[Agreement]) -> str:
    """Return in a few words by which agreements goods may pay less, each with its form; or that there is none."""
    found = tuple(agreements)
    working = [each for each in found if each.status in WORKING]
    if not working:
        talks = any(each.status == "negotiating" for each in found)
        return _("none") + (behind(_("(being negotiated)")) if talks else "") if found else ""
    return enumerated(_short(each) for each in working)


def _short(each: Agreement) -> str:
    name = translated(each, "name")
    form = each.form if each.form.startswith("Form") else ""
    state = "" if each.status == "in force" else _(STATUSES[each.status])
    inside = phrased(part for part in (form, state) if part)
    return name + (aside(inside) if inside else "")


def own_line(each: Duty, setting: Setting) -> Line:
    """Return a duty that the user looked up: for which code, how much, when and where; one that is old is to be asked again."""
    extra = _("+{n} on goods of China").format(n=percent(each.extra)) if each.extra else ""
    old = line(Piece(_("older than a year: ask again"), "warn")) if each.is_stale(setting.today) else ""
    return joined((line(Piece(each.code, "strong"), f" {percent(each.percent)}"), extra, looked_up(each, setting.today), old,
                   line(Piece(each.ref, "muted"))))  # fmt: skip


def looked_up(each: Duty, today: date) -> str:
    """Return when and where a duty was looked up."""
    return phrased(part for part in (day(each.on_date, today), each.source or "") if part)


def _valuation(found: Valuation) -> Line:
    sure = _("general knowledge") if found.sure else _("as in most countries: assumed")
    return joined((_(_BASES[found.duty_on]), line(Piece(sure, "muted"))))


def rules_words(rules: Iterable[BorderRule]) -> str:
    """Return in a few words what goods of China pay on top: what all pay, and how far single goods go."""
    found = [each for each in rules if each.kind in {EXTRA, RAISED, ANTIDUMPING}]
    every = sum((each.percent for each in found if each.percent is not None), start=0)
    parts = [f"+{percent(every)}"] if every else []
    listed = [each.value.replace("-", "–") for each in found if each.kind != ANTIDUMPING and each.goods != ALL]
    parts += (
        [_("listed goods {rates}").format(rates=" / ".join(percent(each) for each in dict.fromkeys(listed)))]
        if listed
        else []
    )
    parts += [_codes(each) for each in found if each.kind == ANTIDUMPING]
    return strung(parts)
