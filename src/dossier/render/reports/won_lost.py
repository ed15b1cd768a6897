"""The page of won and lost deals: the rate, the causes, the lost ones one by one, and who and what is won more often."""

from collections.abc import Callable, Iterator, Sequence

from dossier.i18n import N_, _, ngettext
from dossier.records.catalogue.catalogue import by_key
from dossier.records.deal.deal import CAUSES
from dossier.records.reports.decided import LOST, Decided, Sides, WonLost
from dossier.render.page import Block, Line, Lines, Page, Piece, Section, Table, joined, line
from dossier.render.reports.bars import bar
from dossier.render.reports.figures import below, goods, heading, share_of, sums, within, worth
from dossier.render.words import Setting, choice, day, number
from dossier.values.day_words import counted
from dossier.values.listed import headed
from dossier.values.period import Period

MOST, BAR, FEW = 15, 8, 10
"""Rows of a section, cells of a bar, and decided deals below which the rate is a hint."""
_COMMON = {
    "sample": N_("A sample had gone out in {won} of {all_won} won deals, and in {lost} of {all_lost} lost ones."),
    "quick_quotation": N_(
        "The quotation went out within a week in {won} of {all_won} won deals, and in {lost} of {all_lost} lost ones."
    ),
    "ordered_before": N_(
        "The client had ordered before in {won} of {all_won} won deals, and in {lost} of {all_lost} lost ones."
    ),
}


def won_lost_page(found: WonLost, period: Period, setting: Setting) -> Page:
    """Return the page: how many came to an order and after how long, why the others did not, and by what they differ."""
    whole, when = found.all, within(period)
    title = heading(_("Won and lost"), _("decided {when}").format(when=when) if when else "", ours=True)
    lost = [each for each in found.deals if each.outcome == LOST]
    sections = [Section("", (_outcomes(found), Lines(tuple(_remarks(found)))), "outcomes")]
    if lost:
        sections.append(Section(_("Why they were lost"), (_causes(found.causes), *_lost(lost, setting)), "causes"))
    label = by_key()["contact.source"].label_of
    groups: tuple[tuple[str, tuple[Sides, ...], Callable[[str], str], str], ...] = (
        (_("By source"), found.sources, lambda name: _(label(name)), "sources"),
        (_("By country"), found.countries, setting.country_name, "countries"),
        (_("By product"), found.products, goods, "products"),
    )
    for words, sides, called, name in groups:
        if any(each.name for each in sides):
            sections.append(Section(words, tuple(_groups(sides, called)), name))
    if whole.won + whole.lost:
        sections.append(Section(_("What won deals have in common"), (Lines(tuple(_common(found)), "▸"),), "common"))
    return Page(title, (), tuple(sections))


def _outcomes(found: WonLost) -> Table:
    whole = found.all
    rows = (
        (_("won"), whole.won, "good", sums(whole.won_value), found.days_to_win),
        (_("lost"), whole.lost, "bad", sums(whole.lost_value), found.days_to_lose),
        (_("put to rest"), found.resting, "muted", "–", None),
    )
    most = max(whole.won, whole.lost, found.resting)
    cells = tuple(
        (
            line(name),
            line(str(count)),
            bar(count, most, style=style),
            line("–" if days is None else counted(days)),
            line(value),
        )
        for name, count, style, value, days in rows
    )
    return Table(("", _("deals"), "", _("in the middle after"), _("value")), cells, frozenset({1, 3}))


def _remarks(found: WonLost) -> Iterator[Line]:
    whole = found.all
    ended = whole.won + whole.lost
    if not ended:
        return
    if ended >= FEW:
        words = _("{won} of {n} decided deals came to an order, {share}.")
        yield line(Piece(words.format(won=whole.won, n=ended, share=share_of(whole.won, ended)), "strong"))
        return
    words = ngettext(
        "{won} of {n} decided deal came to an order.", "{won} of {n} decided deals came to an order.", ended
    )
    hint = Piece(" " + _("So few deals are a hint, not a proof."), "muted")
    yield line(Piece(words.format(won=whole.won, n=ended), "strong"), hint)


def _causes(causes: Sequence[Sides]) -> Table:
    most = max(each.lost for each in causes)
    rows = tuple(
        (
            line(choice(CAUSES, each.name) if each.name else _("not noted")), line(str(each.lost)),
            bar(each.lost, most, BAR, "bad"), line(sums(each.lost_value)),
        )
        for each in causes
    )  # fmt: skip
    return Table((_("cause"), _("lost"), "", _("value")), rows, frozenset({1}))


def _lost(deals: Sequence[Decided], setting: Setting) -> Iterator[Block]:
    yield Lines(tuple(_one(each, setting) for each in deals[:MOST]), "▸")
    yield from below(len(deals) - MOST, "won-lost")


def _one(each: Decided, setting: Setting) -> Line:
    first = joined((
        line(Piece(each.title, "strong")), each.client or "", day(each.on_date, setting.today),
        worth(each.value, each.currency), line(Piece(each.ref, "muted")),
    ))  # fmt: skip
    why = choice(CAUSES, each.cause) if each.cause else ""
    why = headed(why, each.reason) if why and each.reason else why or each.reason or _("no reason noted")
    gap = ""
    if each.ours is not None and each.theirs is not None:
        gap = _("at last we asked {ours}, they offered {theirs}").format(
            ours=number(each.ours), theirs=number(each.theirs)
        )
    return (
        *first,
        Piece("  " + why, "bad" if each.cause or each.reason else "warn"),
        *line(Piece("  " + gap if gap else "", "muted")),
    )


def _groups(sides: Sequence[Sides], called: Callable[[str], str]) -> Iterator[Block]:
    rows = tuple(
        (
            line(called(each.name) if each.name else _("not noted")), line(str(each.won)), line(str(each.lost)),
            bar(each.won / (each.won + each.lost), 1, BAR, "good"), line(sums(each.won_value)), line(sums(each.lost_value)),
        )
        for each in sides[:MOST]
    )  # fmt: skip
    yield Table(("", _("won"), _("lost"), "", _("won value"), _("lost value")), rows, frozenset({1, 2}))
    yield from below(len(sides) - MOST, "won-lost")


def _common(found: WonLost) -> Iterator[Line]:
    all_won, all_lost = found.all.won, found.all.lost
    for each in found.common:
        yield line(_(_COMMON[each.feature]).format(won=each.won, lost=each.lost, all_won=all_won, all_lost=all_lost))
    if not found.common:
        yield line(
            Piece(
                _("Nothing shows yet: it takes five won and five lost deals, and something that parts them."), "muted"
            )
        )
