"""The page of where clients come from: each source with its steps, and one sentence on the next money."""

from collections.abc import Sequence

from dossier.i18n import _, ngettext
from dossier.records.catalogue.catalogue import by_key
from dossier.records.reports.sources import SourceLine, SourceVerdict
from dossier.render.page import Block, Line, Lines, Page, Piece, Section, Table, line
from dossier.render.parts import shortened
from dossier.render.words import Setting
from dossier.values.money import shown

BAR, NAME = 5, 24
"""Cells of the longest bar, and letters of the longest name."""


def sources_page(
    found: Sequence[SourceLine], detailed: Sequence[SourceLine], said: SourceVerdict, setting: Setting
) -> Page:
    """Return the page: what to do in one sentence, the steps of each source, then each platform and fair."""
    clients = sum(row.clients for row in found)
    unknown = sum(row.clients for row in found if not row.source)
    count = ngettext("{n} client", "{n} clients", clients).format(n=clients)
    title = line(Piece(_("Where clients come from"), "title"), Piece(f"  {count}", "muted"))
    head: list[Block] = [Lines(tuple(_verdict_lines(said, unknown)))]
    named = [row for row in detailed if row.detail]
    sections = [
        Section("", (_table(found),), "sources"),
        Section(_("Days to each step, in the middle"), (_days_and_sums(found, setting),), "days"),
    ]
    if named:
        sections.append(Section(_("By platform, fair and friend"), (_table(named),), "detail"))
    return Page(title, tuple(head), tuple(sections))


def _verdict_lines(said: SourceVerdict, unknown: int) -> list[Line]:
    lines = []
    if said.best is not None:
        best = said.best
        words = ngettext(
            "{ordered} of {n} client from “{source}” ordered, {repeated} again: the next money goes there.",
            "{ordered} of {n} clients from “{source}” ordered, {repeated} again: the next money goes there.",
            best.clients,
        ).format(ordered=best.ordered, n=best.clients, repeated=best.repeated, source=_name(best))
        lines.append(line(Piece(words, "good")))
        if said.is_hint:
            lines.append(line(Piece(_("So few clients are a hint, not a proof."), "muted")))
    else:
        words = _("No source that money can be spent on has brought three clients and an order yet.")
        lines.append(line(Piece(words, "muted")))
    if said.worst is not None:
        words = _("{n} clients from “{source}”, and none has ordered: ask why before you pay for it again.")
        lines.append(line(Piece(words.format(n=said.worst.clients, source=_name(said.worst)), "warn")))
    if unknown:
        words = ngettext(
            "{n} client has no source noted: dossier list contacts --source unknown",
            "{n} clients have no source noted: dossier list contacts --source unknown",
            unknown,
        )
        lines.append(line(Piece(words.format(n=unknown), "warn")))
    return lines


def _name(row: SourceLine) -> str:
    label = _(by_key()["contact.source"].label_of(row.source)) if row.source else _("not noted")
    return f"{label} · {row.detail}" if row.detail else label


def _table(rows: Sequence[SourceLine]) -> Table:
    """Return how many got how far."""
    most = max(row.clients for row in rows)
    headings = (_("source"), _("clients"), _("answered"), _("quoted"), _("sampled"), _("ordered"), _("again"))
    return Table(headings, tuple(_steps(row, most) for row in rows), frozenset({2, 3, 4, 5, 6}))


def _steps(row: SourceLine, most: int) -> tuple[Line, ...]:
    bar = line(Piece("█" * max(1, round(row.clients * BAR / most)), "accent"), f" {row.clients}")
    counts = (row.answered, row.quoted, row.sampled, row.ordered, row.repeated)
    return (_first(row), bar, *(line(Piece(str(each), "" if each else "muted")) for each in counts))


def _days_and_sums(rows: Sequence[SourceLine], setting: Setting) -> Table:
    """Return after how many days half of them had got there, and what their orders came to."""
    headings = [_("source"), _("answered"), _("quoted"), _("sampled"), _("ordered")]
    if not setting.share:
        headings.append(_("value"))
    return Table(tuple(headings), tuple(_days(row, setting) for row in rows), frozenset({1, 2, 3, 4, 5}))


def _days(row: SourceLine, setting: Setting) -> tuple[Line, ...]:
    days = (row.days_to_answer, row.days_to_quotation, row.days_to_sample, row.days_to_order)
    cells = [_first(row), *(line("–" if each is None else _("{n} d").format(n=each)) for each in days)]
    value = ", ".join(shown(amount, currency) for currency, amount in row.value.items())
    return tuple(cells if setting.share else [*cells, line(value or "–")])


def _first(row: SourceLine) -> Line:
    return line(shortened(row.detail or _name(row), NAME))
