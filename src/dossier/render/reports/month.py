"""The page of a month: a few sentences first, then what came and what moved, with the command behind each number."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from dossier.i18n import N_, _, ngettext
from dossier.records.catalogue.catalogue import by_key
from dossier.records.deal.deal import CAUSES, CLOSED_STAGES, STAGES
from dossier.records.order.proof import PROOF_KINDS
from dossier.records.reports.month import Ended, Month, Paper, Sums, Tally
from dossier.render.page import Line, Lines, Page, Pair, Pairs, Piece, Section, command, joined, line
from dossier.render.reports.figures import heading
from dossier.render.reports.month_ahead import foot, today_sections
from dossier.render.reports.month_words import ROWS, more, ref, run, spaced, sums, when, who
from dossier.render.words import Setting, choice, day, enumerated, span
from dossier.values.listed import aside, headed, phrased, strung
from dossier.values.money import shown

_WON, _LOST = frozenset({"won", "paid"}), frozenset({"lost"})
_KINDS = ((N_("won"), _WON, "good"), (N_("lost"), _LOST, "bad"), (N_("put to rest"), frozenset({"dormant"}), "muted"))


def month_page(found: Month, setting: Setting) -> Page:
    """Return the page; what is nothing now and was nothing before is not named."""
    until = _("until today, {day}").format(day=day(found.today)) if found.first <= found.today < found.last else ""
    title = heading(_("Report: {when}").format(when=when((found.first, found.last))), until)
    moved = tuple(_moved(found, setting))
    sections = []
    if not _is_empty(found):
        sections = [
            Section(_("What came"), (Pairs(tuple(_came(found, setting))),), "came"),
            Section(_("What moved"), (Pairs(moved) if moved else Lines((line(_("Nothing moved.")),)),), "moved"),
        ]
    last = tuple(foot(found, setting))
    below = [Section("", (Lines(last),), "foot")] if last else []
    return Page(
        title,
        (Lines(tuple(_head(found))),),
        (*sections, *today_sections(found, setting), *below),
        tight=True,
        sheet=True,
    )


def _is_empty(found: Month) -> bool:
    moved = found.moved
    tallies = (moved.quotations, moved.orders, moved.shipped, moved.received)
    counted = (found.came.clients, found.came.inquiries, *(each.number for each in tallies if each is not None))
    return not any((*counted, moved.stages, moved.samples, moved.cancelled, moved.ended))


def _head(found: Month) -> Iterator[Line]:
    """Yield what a boss in a hurry reads."""
    if _is_empty(found):
        yield line(_("Nothing was noted in this time: nobody new, no inquiry, no quotation, no order."))
    else:
        yield line(Piece(_arrived(found), "strong"))
        yield line(Piece(_ordered(found), "strong"))
    if found.owed is not None and found.owed.overdue:
        oldest = found.owed.overdue[0]
        words = _("{sum} is overdue, the oldest of it for {span}.") if found.owed.overdue_sums else _(
            "Money is overdue, the oldest of it for {span}.")  # fmt: skip
        yield line(Piece(words.format(sum=sums(found.owed.overdue_sums), span=span(oldest.days)), "bad"))


def _arrived(found: Month) -> str:
    came = found.came
    clients = ngettext("{n} new client", "{n} new clients", came.clients).format(n=came.clients)
    inquiries = ngettext("{n} inquiry", "{n} inquiries", came.inquiries).format(n=came.inquiries)
    words = _("{clients} and {inquiries} came; in {time} it was {before} and {asked}.")
    return words.format(clients=clients, inquiries=inquiries, time=when(found.before), before=came.clients_before,
                        asked=came.inquiries_before)  # fmt: skip


def _ordered(found: Month) -> str:
    orders = found.moved.orders
    counted = phrased(part for part in (_counted(orders.before), sums(orders.value_before)) if part)
    before = aside(headed(when(found.before), counted))
    if not orders.number:
        return _("No order was confirmed{before}.").format(before=before)
    words = ngettext("{n} order was confirmed", "{n} orders were confirmed", orders.number).format(n=orders.number)
    worth = _(", worth {sum}").format(sum=sums(orders.value)) if orders.value else ""
    return _("{what}{before}.").format(what=words + worth, before=before)


def _counted(count: int) -> str:
    return str(count) if count else _("none")


def _came(found: Month, setting: Setting) -> Iterator[Pair]:
    came = found.came
    if came.clients or came.clients_before:
        sources = enumerated(f"{_source(code)} {n}" for code, n in came.by_source.items())
        countries = enumerated(f"{_country(code, setting)} {n}" for code, n in came.by_country.items())
        yield Pair(_("new clients"), _number(came.clients, (sources, countries), came.clients_before, {},
                                             f"report sources --period {_typed(found)}", setting))  # fmt: skip
        yield from _run(spaced((*who(row, setting), *line(aside(row.text) if row.text and row.text != row.client else "")),
                               ref(row.ref, setting)) for row in came.rows)  # fmt: skip
    if came.inquiries or came.inquiries_before:
        answered = _("{n} of them answered").format(n=came.answered) if came.inquiries else ""
        alone = ngettext("{n} without a deal", "{n} without a deal", came.without_deal).format(n=came.without_deal)
        yield Pair(_("inquiries"), _number(came.inquiries, (answered, alone if came.without_deal else ""), came.inquiries_before, {},
                                           f"list deals{_within(found, 'opened')}", setting))  # fmt: skip
        named = {row.client_ref for row in found.owed.answers} if found.owed is not None else set()
        waiting = [row for row in came.unanswered or () if row.client_ref not in named]
        yield from (Pair("", joined((line(Piece(_("no answer yet"), "warn")), who(row, setting), row.text or "",
                                     day(row.on_date, setting.today), ref(row.ref, setting)))) for row in waiting[:ROWS])  # fmt: skip
        yield from more(len(waiting))


def _source(code: str) -> str:
    return _(by_key()["contact.source"].label_of(code)) if code else _("source not noted")


def _country(code: str, setting: Setting) -> str:
    return setting.country_name(code) if code else _("country not noted")


def _moved(found: Month, setting: Setting) -> Iterator[Pair]:
    moved = found.moved
    going_on = [each for each in moved.stages if each.stage not in CLOSED_STAGES]
    if going_on:
        words = (_("{n} to “{stage}”").format(n=each.deals, stage=choice(STAGES, each.stage)) for each in going_on)
        yield Pair(_("deals"), line(enumerated(words)))
    yield from _papers(_("quotations"), moved.quotations, f"list quotes{_within(found, 'sent')}", setting)
    yield from _samples(found, setting)
    yield from _papers(_("orders"), moved.orders, f"list orders{_within(found, 'confirmed')}", setting)
    yield from _papers(_("shipped"), moved.shipped, f"list orders{_within(found, 'shipped')}", setting)
    if moved.received is not None:
        yield from _papers(_("money in"), moved.received, f"list receipts{_within(found, 'date')}", setting)
    yield from _titled(_("cancelled"), (_paper(each, setting) for each in moved.cancelled[:ROWS]))
    for title, stages, style in _KINDS:
        mine = [each for each in moved.ended if each.stage in stages]
        yield from _titled(_(title), (_ended(each, style, setting) for each in mine[:ROWS]))
        yield from more(len(mine))


def _papers(title: str, tally: Tally, behind: str, setting: Setting) -> Iterator[Pair]:
    if not tally.number and not tally.before:
        return
    unknown = ngettext("{n} without a value", "{n} without a value", tally.without_value).format(n=tally.without_value)
    parts = (sums(tally.value), unknown if tally.without_value else "")
    yield Pair(title, _number(tally.number, parts, tally.before, tally.value_before, behind, setting))
    yield from _run(_paper(each, setting) for each in tally.rows)


def _run(rows: Iterable[Line]) -> Iterator[Pair]:
    if every := run(tuple(rows)):
        yield Pair("", every)


def _paper(each: Paper, setting: Setting) -> Line:
    value = shown(each.value, each.currency) if each.value is not None else _("value not noted")
    return spaced(who(each, setting), each.text, value, ref(each.ref, setting))


def _samples(found: Month, setting: Setting) -> Iterator[Pair]:
    sent = found.moved.samples
    if not sent and not found.moved.samples_before:
        return
    behind = f"list proofs{_within(found, 'sent')}"
    yield Pair(_("samples, proofs"), _number(len(sent), (), found.moved.samples_before, {}, behind, setting))
    yield from _run(spaced(who(each, setting), choice(PROOF_KINDS, each.text), ref(each.ref, setting)) for each in sent)


def _ended(each: Ended, style: str, setting: Setting) -> Line:
    value = shown(each.value, each.currency) if each.value is not None else ""
    why = strung(part for part in (choice(CAUSES, each.cause), each.reason or "") if part)
    return joined((who(each, setting), line(Piece(each.text, style)), value, why, day(each.on_date, setting.today),
                   ref(each.ref, setting)))  # fmt: skip


def _titled(title: str, rows: Iterable[Line]) -> Iterator[Pair]:
    yield from (Pair("" if at else title, row) for at, row in enumerate(rows))


def _number(count: int, parts: tuple[str, ...], before: int, value: Sums, behind: str, setting: Setting) -> Line:
    """Return a number with what it is made of, that of the time before, and the command that shows the rows."""
    was = _("before: {what}").format(what=phrased(part for part in (_counted(before), sums(value)) if part))
    told = joined((line(Piece(_counted(count), "strong")), *parts, line(Piece(was, "muted"))))
    return told if setting.share else (*told, Piece("  "), command(f"dossier {behind}"))


def _typed(found: Month) -> str:
    """Return the period as it is typed."""
    months = _months(found)
    return months or f"{found.first}..{found.last}"


def _months(found: Month) -> str:
    """Return `2026-11` or `2026` where the page is of a whole month or year, else nothing."""
    after = found.last + timedelta(1)
    if found.first.day != 1 or after.day != 1:
        return ""
    count = (after.year - found.first.year) * 12 + after.month - found.first.month
    whole: Mapping[int, str] = {1: f"{found.first:%Y-%m}", 12: f"{found.first:%Y}" if found.first.month == 1 else ""}
    return whole.get(count, "")


def _within(found: Month, column: str) -> str:
    """Return what narrows a list to the period, or where that cannot be typed, what puts its newest rows first."""
    months = _months(found)
    return f" --where {column}~{months}" if months else f" --sort -{column}"
