"""The page of how complete the dossiers are."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dossier.i18n import N_, _, ngettext
from dossier.render.page import Line, Page, Pair, Pairs, Piece, Section, joined, line
from dossier.render.reports.bars import gauge
from dossier.render.reports.figures import heading, share_of, within
from dossier.render.words import Setting, enumerated
from dossier.values.period import Period

PARTS = {"contact": N_("Person"), "company": N_("Company"), "country": N_("Country"), "negotiation": N_("Negotiation")}
BAR = 10


class Row(NamedTuple):
    """A client as the page shows it: the share known of each part and of all, what is missing, and one question."""

    ref: str
    name: str
    company: str | None
    country: str | None
    star: int | None
    open_deals: int
    noted: int | None
    parts: Mapping[str, float]
    share: float
    missing: tuple[str, ...]
    question: str
    asked: str


def share_bar(share: float) -> Line:
    """Return a share of 0 to 1 as a small bar with its per cent."""
    full = round(share * BAR)
    return line(*gauge(full, BAR - full, _style(share)), f" {share_of(share)}")


def _style(share: float) -> str:
    return "good" if share >= 0.7 else "warn" if share >= 0.4 else "bad"


def completeness_page(rows: Sequence[Row], period: Period, setting: Setting) -> Page:
    """Return every client with its parts: those with open deals first, then the others."""
    when = within(period)
    title = heading(
        _("How complete the dossiers are"), _("facts noted {when}").format(when=when) if when else "", ours=True
    )
    sections = []
    for words, mine in (
        (_("With open deals"), [row for row in rows if row.open_deals]),
        (_("Without an open deal"), [row for row in rows if not row.open_deals]),
    ):
        pairs = [pair for row in mine for pair in _pairs(row, setting)]
        sections += [Section(words, (Pairs(tuple(pairs)),))] if pairs else []
    return Page(title, (), tuple(sections))


def _pairs(row: Row, setting: Setting) -> Iterator[Pair]:
    flag = setting.flag(row.country)
    deals = (
        ngettext("{n} open deal", "{n} open deals", row.open_deals).format(n=row.open_deals) if row.open_deals else ""
    )
    firm = f" · {row.company}" if row.company and row.company != row.name else ""
    name = line(
        Piece(f"{flag} " if flag else ""), Piece(row.name, "strong"), firm,
        Piece(" " + "★" * row.star if row.star else "", "accent"),
    )  # fmt: skip
    noted = ngettext("{n} fact noted in this time", "{n} facts noted in this time", row.noted or 0).format(n=row.noted)
    yield Pair(row.ref, joined((share_bar(row.share), name, deals, noted if row.noted else "")))
    yield Pair("", joined(line(f"{_(PARTS[part])} ", Piece(share_of(share), _style(share)))
                          for part, share in row.parts.items()))  # fmt: skip
    if row.missing:
        yield Pair("", joined((
            _("missing: {facts}").format(facts=enumerated(row.missing)), row.asked,
            line(Piece(f"› dossier gaps {row.ref}", "accent")),
        )))  # fmt: skip
