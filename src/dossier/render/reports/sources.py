"""The page of where clients come from: each source with its steps, and one sentence on the next money."""

from collections.abc import Iterator, Sequence

from dossier.i18n import _, ngettext
from dossier.records.catalogue.catalogue import by_key
from dossier.records.reports.sources import ENOUGH, SourceLine, SourceVerdict
from dossier.render.page import Block, Line, Lines, Page, Piece, Section, Table, line
from dossier.render.reports.bars import bar
from dossier.render.reports.figures import below, heading, kept_back, share_of, sums, within
from dossier.render.words import Setting
from dossier.values.day_words import counted
from dossier.values.listed import phrased
from dossier.values.period import Period

BAR = 5
"""Cells of the longest bar beside a number."""
MOST = 30
"""Platforms and fairs on the page."""


def sources_page(
    found: Sequence[SourceLine], detailed: Sequence[SourceLine], said: SourceVerdict, period: Period, setting: Setting
) -> Page:
    """Return the page: what to do in one sentence, the steps of each source, then each platform and fair."""
    clients = sum(row.clients for row in found)
    came = within(period)
    came = _("who came {when}, and what came of them until today").format(when=came) if came else ""
    count = ngettext("{n} client", "{n} clients", clients).format(n=clients)
    title = heading(_("Where clients come from"), count, came)
    unknown = sum(row.clients for row in found if not row.source)
    head: list[Block] = [Lines(tuple(_verdict_lines(said, unknown)))]
    named = [row for row in detailed if row.detail]
    judged = [row for row in found if row.clients >= ENOUGH]
    sections = [Section("", (_table(found),), "sources")]
    if judged:
        sections.append(Section(_("In per cent of the clients, of three and more"), (_shares(judged),), "shares"))
    sections.append(Section(_("Days to each step, in the middle"), (_days_and_sums(found, setting),), "days"))
    if named:
        sections.append(Section(_("By platform, fair and friend"), tuple(_detail(named)), "detail"))
    left = _("Left out, because this page is shown to others: what the orders came to.")
    return Page(title, tuple(head), (*sections, *kept_back(left, setting)))


def _verdict_lines(said: SourceVerdict, unknown: int) -> Iterator[Line]:
    if said.best is not None:
        yield from _best(said.best, said)
    else:
        yield line(
            Piece(_("No source that money can be spent on has brought three clients and an order yet."), "muted")
        )
    if said.worst is not None:
        words = _("{n} clients from “{source}”, and none has ordered: ask why before you pay for it again.")
        yield line(Piece(words.format(n=said.worst.clients, source=_name(said.worst)), "warn"))
    if unknown:
        words = ngettext(
            "{n} client has no source noted: dossier list contacts --source unknown",
            "{n} clients have no source noted: dossier list contacts --source unknown",
            unknown,
        )
        yield line(Piece(words.format(n=unknown), "warn"))


def _best(best: SourceLine, said: SourceVerdict) -> Iterator[Line]:
    """Yield the sentence with its reason, then what weakens it."""
    words = ngettext(
        "{ordered} of {n} client from “{source}” ordered",
        "{ordered} of {n} clients from “{source}” ordered",
        best.clients,
    )
    parts = [words.format(ordered=best.ordered, n=best.clients, source=_name(best))]
    if best.days_to_order is not None and best.ordered >= ENOUGH:
        parts.append(_("half of those within {days}").format(days=counted(best.days_to_order)))
    parts += [_("{n} again").format(n=best.repeated)] if best.repeated else []
    parts += [sums(best.value)] if best.value else []
    form = (
        _("{reason}: a hint that the next money belongs there.")
        if said.is_hint
        else _("{reason}: the next money goes there.")
    )
    yield line(Piece(form.format(reason=phrased(parts)), "" if said.is_hint else "good"))
    if said.rival is not None:
        words = _("Close behind: {ordered} of {n} from “{source}”; one order more there, and it is as good.")
        rival = said.rival
        yield line(Piece(words.format(ordered=rival.ordered, n=rival.clients, source=_name(rival)), "muted"))
    elif said.is_hint:
        yield line(Piece(_("So few clients are a hint, not a proof."), "muted"))
    yield line(Piece(_("What a source costs does not stand in the book: weigh it against what you pay."), "muted"))


def _name(row: SourceLine) -> str:
    label = _(by_key()["contact.source"].label_of(row.source)) if row.source else _("not noted")
    return f"{label} · {row.detail}" if row.detail else label


def _first(row: SourceLine) -> Line:
    return line(row.detail or _name(row))


def _headings() -> tuple[str, ...]:
    return _("asked"), _("answered"), _("quoted"), _("sampled"), _("ordered"), _("again")


def _table(rows: Sequence[SourceLine]) -> Table:
    """Return how many got how far, with the clients as a bar."""
    most = max(row.clients for row in rows)
    cells = tuple(
        (_first(row), _number(row.clients), bar(row.clients, most, BAR), *map(_number, row.steps)) for row in rows
    )
    return Table((_("source"), _("clients"), "", *_headings()), cells, frozenset({1, *range(3, 9)}))


def _detail(rows: Sequence[SourceLine]) -> Iterator[Block]:
    """Yield how many of the first platforms and fairs got how far, and how many more there are."""
    cells = tuple((_first(row), _number(row.clients), *map(_number, row.steps)) for row in rows[:MOST])
    yield Table((_("source"), _("clients"), *_headings()), cells, frozenset(range(1, 8)))
    yield from below(len(rows) - MOST, "sources", "csv")


def _number(count: int) -> Line:
    return line(Piece(str(count), "" if count else "muted"))


def _shares(rows: Sequence[SourceLine]) -> Table:
    """Return which share of the clients got how far, with that of those who ordered as a bar."""
    headings = _headings()
    cells = tuple(
        (
            _first(row), *(line(share_of(each, row.clients)) for each in row.steps[:-1]),
            bar(row.ordered / row.clients, 1, 2 * BAR, "good"), line(share_of(row.repeated, row.clients)),
        )
        for row in rows
    )  # fmt: skip
    return Table(
        (_("source"), *headings[:-1], "", headings[-1]), cells, frozenset({*range(1, len(headings)), len(headings) + 1})
    )


def _days_and_sums(rows: Sequence[SourceLine], setting: Setting) -> Table:
    """Return after how many days half of them had got there, and what their orders came to."""
    headings = [_("source"), _("answered"), _("quoted"), _("sampled"), _("ordered")]
    if not setting.share:
        headings.append(_("value"))
    return Table(tuple(headings), tuple(_days(row, setting) for row in rows), frozenset({1, 2, 3, 4, 5}))


def _days(row: SourceLine, setting: Setting) -> tuple[Line, ...]:
    days = (row.days_to_answer, row.days_to_quotation, row.days_to_sample, row.days_to_order)
    cells = [_first(row), *(line("–" if each is None else _("{n} d").format(n=each)) for each in days)]
    return tuple(cells if setting.share else [*cells, line(sums(row.value))])
