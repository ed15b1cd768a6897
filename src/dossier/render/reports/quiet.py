"""The page of who has gone quiet: how long the silences are, each client with what is at stake and what to do."""

from collections.abc import Iterator, Sequence

from dossier.i18n import _, ngettext
from dossier.records.agenda.reminding import SOURCES
from dossier.records.reports.quiet import REASONS, Aside, Quiet, QuietClient, Silence
from dossier.render.page import Block, Line, Lines, Page, Pair, Pairs, Piece, Section, Table, command, joined, line
from dossier.render.parts import shortened
from dossier.render.reports.bars import bar
from dossier.render.reports.figures import heading, rest, sums, within
from dossier.render.rhythm import in_short
from dossier.render.words import Setting, day, enumerated
from dossier.values.day_words import counted
from dossier.values.period import Period

NAMED, WORDS = 20, 50
"""Clients that are named on the page, and letters of the last words."""


def quiet_page(found: Quiet, period: Period, setting: Setting) -> Page:
    """Return the page: the silences as bars, who has gone quiet, who waits for us, and whose silence has its reason."""
    quiet = len(found.clients)
    count = ngettext("{n} client has gone quiet", "{n} clients have gone quiet", quiet).format(n=quiet)
    when = within(period)
    title = heading(_("Quiet"), count, _("last heard of {when}").format(when=when) if when else "", ours=True)
    sections = [Section(_("How long clients have been silent"), _silences(found.silences), "silences")]
    if found.clients:
        rows = [pair for each in found.clients[:NAMED] for pair in _client(each, setting)]
        sections.append(Section(_("Gone quiet"), (Pairs((*rows, *_more(quiet))),), "clients"))
    if found.wait_for_us:
        rows = [_waits(each, setting) for each in found.wait_for_us[:NAMED]]
        rows += _more(len(found.wait_for_us))
        sections.append(Section(_("Wait for us"), (Pairs(tuple(rows)),), "waiting"))
    if found.aside:
        sections.append(Section(_("Silent for a reason"), (Lines(tuple(_aside(found.aside, setting))),), "aside"))
    return Page(title, (), tuple(sections))


def _silences(rows: Sequence[Silence]) -> tuple[Block, ...]:
    most = max(row.clients for row in rows)
    headings = (_("silent days"), _("clients"), "", _("quiet"))
    cells = []
    for row in rows:
        before = f"≤ {row.until}" if row.until else _("more")
        cells.append(
            (
                line(before),
                line(str(row.clients)),
                bar(row.clients, most),
                line(Piece(str(row.quiet), "warn" if row.quiet else "muted")),
            )
        )
    return (Table(headings, tuple(cells), frozenset({1, 3})),)


def _client(each: QuietClient, setting: Setting) -> Iterator[Pair]:
    """Yield the lines of a client: who and for how long, what is at stake, the last words, and what to do."""
    flag = setting.flag(each.country)
    who = line(
        Piece(f"{flag} " if flag else ""), Piece(each.name, "strong"), f" · {each.company}" if each.company else "",
        Piece(" " + "★" * each.star if each.star else "", "accent"),
    )  # fmt: skip
    yield Pair(each.ref, joined((who, line(Piece(_silence(each), "bad" if each.is_unusual else "warn")), _usual(each))))
    at_stake = line(Piece(sums(each.value, ""), "strong"))
    if open_with := joined((at_stake, *_open(each, setting))):
        yield Pair("", open_with)
    yield Pair("", (*_touches(each, setting), Piece("  " + command(each.command).text, "accent")))


def _silence(each: QuietClient) -> str:
    return _("silent for {days}").format(days=counted(each.silent_days))


def _usual(each: QuietClient) -> str:
    if each.rhythm is not None and each.rhythm.asked_on is not None:
        return in_short(each.rhythm)
    if each.usual_days is None:
        return ""
    words = _("usually every {days}") if each.is_unusual else _("usually every {days}, so this is not unusual")
    return words.format(days=counted(each.usual_days))


def _open(each: QuietClient, setting: Setting) -> Iterator[str]:
    if each.deals:
        yield enumerated(each.deals)
    if each.quotation:
        yield _("quotation {number} without an answer").format(number=each.quotation)
    if each.promise:
        yield _("promise: {text}").format(text=_begun(each.promise))
    if each.planned_on:
        yield _("planned for {day}").format(day=day(each.planned_on, setting.today))


def _touches(each: QuietClient, setting: Setting) -> Line:
    """Return when each side wrote last, the later one with its words."""
    wrote = _("we wrote {day}").format(day=day(each.wrote_on, setting.today)) if each.wrote_on else _("we never wrote")
    heard = (
        _("they wrote {day}").format(day=day(each.heard_on, setting.today)) if each.heard_on else _("they never wrote")
    )
    if each.after_by == "both":
        wrote, heard = "", _("last in touch {day}").format(day=day(each.heard_on, setting.today))
    said = f" “{_begun(each.after)}”" if each.after else ""
    first, last = (wrote, heard) if each.after_by != "out" else (heard, wrote)
    return joined((line(Piece(first, "muted")), line(Piece(last + said, "muted"))))


def _begun(text: str) -> str:
    """Return how a text begins, cut between words where it has any."""
    cut = shortened(text, WORDS)
    return cut if not cut.endswith("…") or " " not in cut else cut.rpartition(" ")[0] + " …"


def _waits(each: Aside, setting: Setting) -> Pair:
    since = _("since {day}").format(day=day(each.since, setting.today)) if each.since else ""
    act = Piece("  " + command(SOURCES["inquiry"].command.format(client=each.ref)).text, "accent")
    return Pair(each.ref, (*joined((line(Piece(each.name, "strong")), since)), act))


def _aside(rows: Sequence[Aside], setting: Setting) -> Iterator[Line]:
    for code, words in REASONS.items():
        mine = [row for row in rows if row.reason == code]
        if not mine:
            continue
        until = _("{name} (until {day})")
        names = [
            until.format(name=row.name, day=day(row.until, setting.today)) if row.until else row.name
            for row in mine[:NAMED]
        ]
        if (more := len(mine) - NAMED) > 0:
            names.append(ngettext("{n} more client", "{n} more clients", more).format(n=more))
        yield line(_("{reason}: {names}").format(reason=_(words), names=enumerated(names)))


def _more(count: int) -> list[Pair]:
    return [Pair("", each) for each in rest(count - NAMED, "quiet")]
