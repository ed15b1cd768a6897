"""The voice of what goods come to in their market: each part with its sum and with how it is known."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from dossier.i18n import N_, NP_, _, in_language, ngettext
from dossier.records.country.border import ANTIDUMPING, LISTED, RAISED, BorderRule, Duty
from dossier.records.country.border import EXTRA as ON_TOP
from dossier.records.country.country import Agreement
from dossier.records.country.landed import (
    ASSUMED,
    DUTY,
    EXTRA,
    FREIGHT,
    GOODS,
    NOTED,
    OTHER_MONEY,
    SOURCED,
    TAX,
    UNKNOWN,
    Landed,
    LandedPart,
)  # fmt: skip
from dossier.render.country.border import WORKING, agreements_words, looked_up
from dossier.render.page import Line, Lines, Pair, Pairs, Piece, Section, joined, line
from dossier.render.words import Setting, day, enumerated, money, percent
from dossier.values.listed import aside, headed, phrased
from dossier.values.money import price_of, rounded
from dossier.values.to_type import to_type

_WHAT = {
    GOODS: NP_("of a cost", "goods"), FREIGHT: N_("freight"), DUTY: NP_("of a cost", "duty"), EXTRA: N_("on top, goods of China"),
    TAX: N_("import VAT or sales tax"),
}  # fmt: skip
BASES = {NOTED: N_("noted by us"), SOURCED: N_("sourced"), ASSUMED: N_("assumed"), UNKNOWN: N_("unknown")}
_STYLES = {NOTED: "good", SOURCED: "", ASSUMED: "warn", UNKNOWN: "bad"}


class Around(NamedTuple):
    """What stands beside the sum: rules on listed goods, agreements, the user's duties by ref, names of sources, a tax's remark."""

    rules: Sequence[BorderRule]
    agreements: Sequence[Agreement]
    duties: Sequence[Duty]
    title: Callable[[str], str]
    tax_note: Mapping[str, str] = MappingProxyType({})
    sure: bool = False
    """Whether it is on file on which value duty is reckoned."""
    ref: str = ""
    """The quotation or order whose goods they are."""


def section(found: Landed, around: Around, setting: Setting) -> Section:
    """Return what goods come to in their market, for our own eyes; with what is not in the sum and whom to ask."""
    rows = [Pair(_label(part), _part_line(part, found, around, setting.today)) for part in found.parts]
    rows.append(Pair(_("landed"), _total(found)))
    title = _("What it comes to · {country} · for us to know").format(country=setting.country_name(found.country))
    return Section(
        title,
        (Pairs(tuple(rows)), Lines(tuple(line(Piece(each, "muted")) for each in _remarks(found, around)))),
        "landed",
    )


def _label(part: LandedPart) -> str:
    return f"{_(_WHAT[part.what])} · {part.item}" if part.item else _(_WHAT[part.what])


def _part_line(part: LandedPart, found: Landed, around: Around, today: date) -> Line:
    basis = line(Piece(_(BASES[part.basis]), _STYLES[part.basis]))
    if part.what == FREIGHT and part.included:
        inside = _("in the price, by {incoterm}").format(incoterm=found.incoterm)
        said = (basis, _turned(part, today)) if part.low is not None else ()
        return joined((money(part.low, found.currency), inside, *said))
    if part.low is None:
        return joined((basis, _ask(part, found, around.ref)))
    if part.what == TAX and not part.high:
        return joined((line(Piece(_("none"), "strong")), basis, _why(part, around, today)))
    rate = percent(part.percent) if part.percent is not None and part.low == part.high else ""
    inside = _("in the price: ours to pay") if part.included else ""
    return joined(
        (
            line(Piece(_span(part.low, part.high, found.currency), "strong")),
            rate,
            basis,
            _turned(part, today) or _why(part, around, today),
            inside,
        )
    )


def _turned(part: LandedPart, today: date) -> str:
    """Return by which rate a freight in another money was added."""
    if part.rate is None:
        return ""
    said = _("{sum} at {rate}, the rate of {day}")
    return said.format(sum=part.noted, rate=f"{part.rate:f}", day=day(part.rate_on, today))


def _span(low: Decimal | None, high: Decimal | None, currency: str | None) -> str:
    if low == high or high is None or low is None:
        return money(low, currency)
    return f"{money(low, currency)}–{money(high, None)}"


def _why(part: LandedPart, around: Around, today: date) -> str:
    """Return where a rate is from."""
    own = next((each for each in around.duties if each.ref == part.source), None)
    if own is not None:
        words = phrased((own.code, looked_up(own, today))) + aside(str(own.ref))
        return words + " · " + _("older than a year: ask again") if own.is_stale(today) else words
    if part.what == DUTY and part.basis == ASSUMED:
        return _("average of all goods, {year}, {source}").format(year=part.year, source=around.title(part.source))
    if part.basis == NOTED:
        return _("your own note, {year}").format(year=part.year) if part.year else ""
    return phrased((str(part.year), around.title(part.source))) if part.source else ""


def _ask(part: LandedPart, found: Landed, ref: str) -> str:
    if part.source == OTHER_MONEY:
        words = _("noted as {sum}, and no rate is kept: note one: {command}")
        return words.format(sum=part.noted, command=f"dossier rate {part.noted.partition(' ')[0]} …")
    if part.what == FREIGHT:
        return _("ask the forwarder; note it: {command}").format(
            command=f'dossier set {ref} freight="{found.currency or "USD"} …"'
        )
    if part.what == DUTY:
        return _("ask the client's customs agent for code and duty; note it: {command}").format(
            command=to_type(f"dossier duty {found.country} {part.code or 'CODE'} %")
        )
    return _("ask the client or the forwarder")


def _total(found: Landed) -> Line:
    missing = enumerated(_(_WHAT[each]) for each in found.missing)
    words = _span(found.low, found.high, found.currency)
    without = _("without {parts}: not known").format(parts=missing) if missing else ""
    each = ""
    if found.quantity:
        low, high = (
            price_of(rounded(total / found.quantity, found.currency), found.currency)
            for total in (found.low, found.high)
        )
        shown = _span(low, high, found.currency)
        each = _("{sum} each").format(sum=shown)
    return joined((line(Piece(words, "strong")), each, line(Piece(without, "bad"))))


def _remarks(found: Landed, around: Around) -> list[str]:
    said = []
    if any(part.what == DUTY and part.basis == ASSUMED for part in found.parts):
        words = _("The duty is an average of all goods: ask the client's customs agent and note it: {command}")
        said.append(words.format(command=to_type(f"dossier duty {found.country} CODE %")))
    listed = [each for each in around.rules if each.kind in {ON_TOP, RAISED} and each.goods == LISTED]
    if listed and not any(part.what == EXTRA and part.basis == NOTED for part in found.parts):
        rates = enumerated(dict.fromkeys(percent(each.value.replace("-", "–")) for each in listed))
        said.append(_("Not in the sum: listed goods pay more ({rates}). Look the code up.").format(rates=rates))
    said += [
        ngettext(
            "On {n} code goods of China pay a duty against dumping: look the code up.",
            "On {n} codes goods of China pay a duty against dumping: look the code up.",
            int(each.value),
        ).format(n=each.value)
        for each in around.rules
        if each.kind == ANTIDUMPING
    ]
    working = [each for each in around.agreements if each.status in WORKING]
    if working and any(part.what == DUTY and part.basis == ASSUMED for part in found.parts):
        said.append(
            _("With a certificate of origin it may be less: {agreements}.").format(agreements=agreements_words(working))
        )
    tax = next((part for part in found.parts if part.what == TAX), None)
    note = in_language(around.tax_note)
    freight = next(part for part in found.parts if part.what == FREIGHT)
    inside, fob = freight.included, found.duty_on == "FOB"
    if freight.low is None and (fob if inside else not fob or (tax is not None and tax.high)):
        said.append(_("The freight is not known: duty and tax are reckoned on the price alone."))
    if tax is not None and tax.high:
        said += [headed(_(_WHAT[TAX]), note)] if note and tax.basis == SOURCED else []
        said.append(_("A registered importer mostly gets this tax back."))
    reckoned = _("Duty is reckoned on {basis}").format(basis=found.duty_on)
    said.append(
        _("{words}.").format(words=reckoned)
        if around.sure
        else _("{words}, as in most countries: assumed.").format(words=reckoned)
    )
    said.append(_("Insurance, handling and transport inland are not in it."))
    return said
