"""The half of the page of a month that tells how it stands today: what is owed, what is next, what is to be decided."""

from collections.abc import Iterable, Iterator

from dossier.i18n import N_, _, ngettext, translated
from dossier.records.contact.person import VISIT_DIRECTIONS
from dossier.records.deal.deal import TOPICS
from dossier.records.reports.month import DayOff, Decision, FairAhead, Month, MonthRow, Next, Owed, Owing, Sums
from dossier.render.page import Line, Pair, Pairs, Piece, Section, command, joined, line
from dossier.render.reports.month_words import ROWS, more, ref, run, spaced, sums, who
from dossier.render.words import Setting, choice, day, enumerated, span, weekday
from dossier.values.day_words import counted, from_to
from dossier.values.listed import aside, phrased, strung
from dossier.values.money import shown

DAYS_OFF = 4
"""Days off that are named, the nearest first."""
_MONEY = {"deposit": N_("deposit of {number}"), "balance": N_("balance of {number}")}
_PARTS = {"deposit": N_("deposit"), "balance": N_("balance")}


def today_sections(found: Month, setting: Setting) -> list[Section]:
    """Return what is owed, what is next and what is to be decided; of a time long past nothing."""
    sections = []
    if found.owed is not None and found.ahead is not None:
        rows = tuple(_owed(found.owed, found, setting)) or (
            Pair("", line(_("Nothing is owed, neither to us nor by us."))),
        )
        sections.append(Section(_("What is owed, as of {day}").format(day=day(found.today)), (Pairs(rows),), "owed"))
    if found.next is not None and found.ahead is not None:
        rows = tuple(_next(found.next, setting)) or (Pair("", line(_("Nothing is noted."))),)
        title = _("What is next, until {day}").format(day=day(found.ahead[1], setting.today))
        sections.append(Section(title, (Pairs(rows),), "next"))
    if found.decide:
        rows = tuple(
            Pair(f"{at}.", (*_decision(each, setting), Piece("  "), command(_behind(each))))
            for at, each in enumerate(found.decide, 1)
        )
        sections.append(Section(_("To be decided"), (Pairs(rows),), "decide"))
    return sections


def foot(found: Month, setting: Setting) -> Iterator[Line]:
    """Yield what the page does not say, and why."""
    if setting.share:
        words = _("Left out, because this page is shown to others: what is owed, what was paid and when, promises, who still waits"
                  " for an answer, why deals were lost, what is to be decided, and what was told in confidence.")  # fmt: skip
        yield line(Piece(words, "muted"))
    if found.ahead is None:
        yield line(Piece(_("What is owed and what is next is told of today only."), "muted"), Piece("  "), *(
            () if setting.share else (command("dossier month"),)))  # fmt: skip


def _owed(owed: Owed, found: Month, setting: Setting) -> Iterator[Pair]:
    behind = _list("list orders --where balance_paid~")
    if owed.overdue:
        yield _total(_("overdue"), owed.overdue, owed.overdue_sums, "bad", behind)
        yield from (Pair("", _owing(each, setting)) for each in owed.overdue[:ROWS])
        yield from more(len(owed.overdue))
    if owed.coming and found.ahead is not None:
        title = _("due by {day}").format(day=day(found.ahead[1], setting.today))
        yield _total(title, owed.coming, owed.coming_sums, "", behind if not owed.overdue else ())
        yield Pair("", run(tuple(_falling_due(each, setting) for each in owed.coming)))
    if owed.undated:
        yield Pair(_("without a day"), line(sums(owed.undated)))
    if owed.promises:
        late = sum(row.on_date is not None and row.on_date < found.today for row in owed.promises)
        words = line(Piece(_("{n} late").format(n=late), "bad")) if late else ()
        told = joined((line(Piece(str(len(owed.promises)), "strong")), words))
        yield Pair(_("we promised"), (*told, *_list("list promises --where state~open")))
        yield from (Pair("", _promise(row, setting)) for row in owed.promises[:ROWS])
        yield from more(len(owed.promises))
    for at, row in enumerate(owed.answers[:ROWS]):
        since = _("waits since {day}").format(day=day(row.on_date, setting.today))
        person = row.text if row.text != row.client else ""
        told = joined((who(row, setting), person or "", line(Piece(since, "warn")), ref(row.ref, setting)))
        yield Pair("" if at else _("to answer"), (*told, *(() if at else _list("remind"))))
    yield from more(len(owed.answers))


def _list(words: str) -> Line:
    return (Piece("  "), command(f"dossier {words}"))


def _total(title: str, parts: tuple[Owing, ...], value: Sums, style: str, behind: Line) -> Pair:
    """Return a sum; that some of it may be less, or is not known, is said beside it."""
    unknown = sum(each.missing is None for each in parts)
    words = ngettext("and {n} of which the sum is not noted", "and {n} of which the sum is not noted", unknown)
    told = sums(value)
    if told and any(each.at_most for each in parts):
        told = _("at most {sum}").format(sum=told)
    return Pair(
        title, (*joined((line(Piece(told, style or "strong")), words.format(n=unknown) if unknown else "")), *behind)
    )


def _owing(each: Owing, setting: Setting) -> Line:
    money = shown(each.missing, each.currency) if each.missing is not None else _("sum not noted")
    when = (
        line(Piece(_("{days} late").format(days=counted(each.days)), "bad"))
        if each.days > 0
        else line(day(each.due_on, setting.today))
    )
    what = _(_MONEY[each.kind]).format(number=each.text)
    return joined((who(each, setting), what, money, when, ref(each.ref, setting)))


def _falling_due(each: Owing, setting: Setting) -> Line:
    money = shown(each.missing, each.currency) if each.missing is not None else _("sum not noted")
    what = phrased((_(_PARTS[each.kind]), day(each.due_on, setting.today)))
    return spaced((*who(each, setting), Piece(f" {money}{aside(what)}")), ref(each.ref, setting))


def _promise(row: MonthRow, setting: Setting) -> Line:
    late = (setting.today - row.on_date).days if row.on_date is not None else 0
    when = line(Piece(_("{days} late").format(days=counted(late)), "bad")) if late > 0 else line(
        day(row.on_date, setting.today) or _("no day set"))  # fmt: skip
    return joined((who(row, setting), row.text or "", when, ref(row.ref, setting)))


def _next(found: Next, setting: Setting) -> Iterator[Pair]:
    yield from _rows(_("visits"), (_visit(row, setting) for row in found.visits), "list visits", setting)
    yield from _rows(_("fairs"), (_fair(each, setting) for each in found.fairs), "report fairs", setting)
    ship = (_dated(row, setting) for row in found.to_ship)
    yield from _rows(_("to ship"), ship, "list orders --where shipped~", setting)
    ends = run(tuple(_ending(row, setting) for row in found.expiring))
    yield from _rows(_("prices end"), (ends,) if ends else (), "list quotes --where state~sent", setting)
    off = run(tuple(_off(each, setting) for each in found.holidays), DAYS_OFF)
    yield from _rows(_("days off"), (off,) if off else (), "holidays", setting)


def _rows(title: str, rows: Iterable[Line], behind: str, setting: Setting) -> Iterator[Pair]:
    every = list(rows)
    for at, row in enumerate(every[:ROWS]):
        yield Pair("" if at else title, row if at or setting.share else (*row, *_list(behind)))
    yield from more(len(every))


def _visit(row: MonthRow, setting: Setting) -> Line:
    last = day(row.until, setting.today) if row.until and row.until != row.on_date else ""
    first = f"{weekday(row.on_date)} {day(row.on_date, setting.today)}" if row.on_date else ""
    return joined((from_to(first, last), choice(VISIT_DIRECTIONS, row.text), who(row, setting), ref(row.ref, setting)))


def _fair(each: FairAhead, setting: Setting) -> Line:
    place = each.place if each.place and each.place.casefold() not in each.name.casefold() else ""
    return joined((day(each.next_on, setting.today), line(Piece(each.name, "strong")), place, enumerated(each.clients)))


def _ending(row: MonthRow, setting: Setting) -> Line:
    return spaced(day(row.on_date, setting.today), who(row, setting), row.text or "", ref(row.ref, setting))


def _dated(row: MonthRow, setting: Setting) -> Line:
    """Return a paper with its day, that it is late where it is."""
    if row.on_date is None:
        return ()
    late = (setting.today - row.on_date).days
    told = line(Piece(_("{days} late").format(days=counted(late)), "bad")) if late > 0 else ()
    return joined((day(row.on_date, setting.today), who(row, setting), row.text or "", told, ref(row.ref, setting)))


def _off(each: DayOff, setting: Setting) -> Line:
    name = translated(each, "name")
    last = day(each.last, setting.today) if each.last != each.first else ""
    where = aside(enumerated(setting.country_name(code) for code in each.countries))
    return line(f"{from_to(day(each.first, setting.today), last)} {name}{where}")


def _decision(each: Decision, setting: Setting) -> Line:
    """Return what is to be decided as a question, with what it rests on."""
    client = line(Piece(each.client, "strong"))
    days = (setting.today - each.since).days if each.since else 0
    value = shown(each.value, each.currency) if each.value is not None else ""
    if each.kind == "stuck":
        what = _("{topic} has been stuck for {span}").format(topic=choice(TOPICS, each.topic), span=span(days))
        sides = strung(words.format(text=text) for words, text in (
            (_("they: {text}"), each.theirs), (_("we: {text}"), each.ours)) if text)  # fmt: skip
        return joined(
            (line(*client, value and f" · {value}"), what, sides, line(Piece(_("Give way, or hold?"), "warn")))
        )
    if each.kind == "overdue":
        what = _("{number} has been overdue for {span}").format(number=each.text, span=span(days))
        question = _("Do we go on before it comes?")
        return joined((line(*client, value and f" · {value}"), what, line(Piece(question, "warn"))))
    if each.kind == "late":
        what = _("{number} was to leave on {day}").format(number=each.text, day=day(each.since, setting.today))
        return joined((client, what, line(Piece(_("What goes first, and who tells them?"), "warn"))))
    when = f"{each.client}{aside(day(each.text, setting.today))}"
    return joined((line(Piece(when, "strong")), strung(each.reasons), line(Piece(_("Do we go?"), "warn"))))


def _behind(each: Decision) -> str:
    """Return the command from which it can be decided."""
    if each.kind == "fair":
        return "dossier report fairs"
    return f"dossier case {each.ref}" if each.kind == "stuck" else f"dossier show {each.ref}"
