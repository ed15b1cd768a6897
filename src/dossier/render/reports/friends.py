"""The page of friends: everybody by closeness, with how long we know each other and the next step."""

from collections.abc import Iterator, Mapping, Sequence

from dossier.i18n import N_, _, ngettext
from dossier.records.contact.relationship import CLOSER, STEPS
from dossier.records.reports.friends import Circle, Friend
from dossier.render.contact.relationship import closeness_since, closeness_word, first_order, known_since
from dossier.render.page import Line, Lines, Page, Pair, Pairs, Piece, Section, Table, joined, line
from dossier.render.reports.bars import bar
from dossier.render.reports.figures import heading, within
from dossier.render.words import Setting, ago, enumerated
from dossier.values.period import Period

MOVES = {CLOSER: N_("came closer within a year"), "drifted": N_("drifted away within a year")}
NAMED = 12
"""People without a closeness that are named; the rest is counted."""


def friends_page(circle: Circle, steps: Mapping[int, Line], period: Period, setting: Setting) -> Page:
    """Return everybody counted by closeness, then each with the line of the next step; whoever has none noted stands last."""
    found = circle.people
    when = within(period)
    title = heading(_("Friends"), _("met, or closeness noted, {when}").format(when=when) if when else "", ours=True)
    sections = []
    for code in reversed(STEPS):
        rows = [row for each in found if each.known.closeness == code for row in _rows(each, steps, setting)]
        if rows:
            sections.append(Section(closeness_word(code), (Pairs(tuple(rows)),)))
    unnoted = [each for each in found if each.known.closeness is None]
    if unnoted:
        sections.append(Section(_("Closeness not noted"), (Lines(tuple(_unnoted(unnoted, setting))),)))
    return Page(title, (Table(("", "", ""), tuple(_counted(circle)), frozenset({1})),), tuple(sections))


def _counted(circle: Circle) -> Iterator[tuple[Line, ...]]:
    """Yield how many are how close, each with its bar."""
    most = max((*circle.counts.values(), circle.unnoted))
    for code, number in circle.counts.items():
        yield line(closeness_word(code)), line(f"{number:,}"), bar(number, most)
    if circle.unnoted:
        yield (
            line(Piece(_("not noted"), "muted")),
            line(f"{circle.unnoted:,}"),
            bar(circle.unnoted, most, style="muted"),
        )


def _rows(each: Friend, steps: Mapping[int, Line], setting: Setting) -> Iterator[Pair]:
    yield Pair(each.ref, _who(each, setting))
    moved = each.known.moved(setting.today)
    told = line(Piece(_(MOVES[moved]), "good" if moved == CLOSER else "bad")) if moved else ()
    touched = _("last touch {when}").format(when=ago(each.last_touch_on, setting.today)) if each.last_touch_on else ""
    yield Pair("", joined((closeness_since(each.known, setting), told, known_since(each.known, setting.today),
                           first_order(each.known), touched)))  # fmt: skip
    if each.contact_id in steps:
        yield Pair("", steps[each.contact_id])


def _who(each: Friend, setting: Setting) -> Line:
    flag = setting.flag(each.country)
    return line(
        Piece(f"{flag} " if flag else ""), Piece(each.name, "strong"), Piece(f" · {each.company}" if each.company else ""),
        Piece(" " + "★" * each.star if each.star else "", "accent"),
    )  # fmt: skip


def _unnoted(unnoted: Sequence[Friend], setting: Setting) -> Iterator[Line]:
    yield joined(
        (line(*_who(each, setting), Piece(f" {each.ref}", "muted")) for each in unnoted[:NAMED]), enumerated(("", ""))
    )
    more = len(unnoted) - NAMED
    if more > 0:
        yield line(Piece(ngettext("and {n} more", "and {n} more", more).format(n=more), "muted"))
    yield line(Piece(_("› dossier set WHO closeness=stranger|answers|chats|tells|friend"), "accent"))
