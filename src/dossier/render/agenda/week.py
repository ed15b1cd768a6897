"""The view of a week: a small chart, what moved, who answered, who went quiet, and what is to come."""

from collections.abc import Iterable

from dossier.i18n import N_, _, ngettext, pgettext, translated
from dossier.records.agenda.aim import ENDS, AimedTalk, Aims
from dossier.records.agenda.week import DayTouches, Named, Week
from dossier.records.deal.deal import STAGES
from dossier.records.order.proof import PROOF_KINDS
from dossier.render.page import Line, Lines, Page, Pair, Pairs, Piece, Section, joined, line
from dossier.render.parts import shortened
from dossier.render.words import Setting, choice, day, enumerated, weekday
from dossier.values.day_words import from_to
from dossier.values.listed import headed

BAR = 24
WON = frozenset({"won", "ordered", "paid", "shipped", "production"})
LOST = frozenset({"lost", "dormant"})


_DUE = {
    "ship_by": N_("ship {text}"),
    "deposit": N_("deposit due for {text}"),
    "balance": N_("balance due for {text}"),
}


def aims_words(aims: Aims) -> str:
    """Return how many talks had an aim, and what they came to: `3 talks with an aim: 1 reached, 1 the least, 1 open`."""
    talks = ngettext("{n} talk with an aim", "{n} talks with an aim", aims.talks).format(n=aims.talks)
    ends = (
        (aims.reached, _("{n} reached")), (aims.least, _("{n} the least")), (aims.missed, _("{n} not")), (aims.open, _("{n} open")),
    )  # fmt: skip
    return _("{talks}: {ends}").format(talks=talks, ends=enumerated([words.format(n=n) for n, words in ends if n]))


def week_page(week: Week, setting: Setting, curiosity: str = "") -> Page:
    """Return the page of a week; `curiosity` is one friendly line about a client's country."""
    title = line(Piece(from_to(day(week.first, setting.today), day(week.last, setting.today)), "title"))
    total = sum(each.came_in + each.went_out + each.both for each in week.touches)
    head = joined(
        (
            title,
            ngettext("{n} touch", "{n} touches", total).format(n=total),
            line(Piece(_("{n} in the week before").format(n=week.touches_before), "muted")),
            _("{n} done").format(n=week.done) if week.done else "",
            ngettext("{n} thing learned", "{n} things learned", week.learned).format(n=week.learned)
            if week.learned
            else "",
        )
    )
    sections = [Section(_("Touches"), (Pairs(tuple(_chart(week.touches))), _legend()), "touches")]
    if week.aims.talks:
        talks = tuple(_talk(each, setting) for each in week.talks)
        sections.append(Section(_("Aims"), (Lines((line(aims_words(week.aims)),)), Lines(talks, "▸")), "aims"))
    sections += _named(_("Who answered"), "replies", week.replies, setting)
    if week.moved:
        sections.append(Section(_("What moved"), (Lines(tuple(_moves(week, setting)), "▸"),), "moved"))
    sections += _named(_("New clients"), "fresh", week.fresh, setting)
    sections += _named(_("Went quiet"), "quiet", week.quiet, setting)
    sections += _named(_("Quotations that ran out or are about to"), "quotations", week.ran_out, setting)
    kinds = (each._replace(text=choice(PROOF_KINDS, each.text)) for each in week.samples)
    sections += _named(_("Samples and proofs without an answer"), "samples", tuple(kinds), setting)
    ahead = list(_ahead(week, setting))
    if ahead:
        sections.append(Section(_("The next seven days"), (Lines(tuple(ahead), "○"),), "ahead"))
    if curiosity:
        sections.append(Section(_("To smile about"), (Lines((line(curiosity),)),), "curiosity"))
    return Page(head, (), tuple(sections))


def _talk(each: AimedTalk, setting: Setting) -> Line:
    came = choice(ENDS, each.outcome) if each.outcome else pgettext("of an aim", "open")
    text = headed(shortened(each.text, 70), came)
    return joined(
        (
            line(Piece(each.name, "strong")),
            day(each.on_date, setting.today),
            (*line(text), Piece(f"  {each.ref}", "muted")),
        )
    )


def _chart(days: tuple[DayTouches, ...]) -> Iterable[Pair]:
    most = max(1, *(each.came_in + each.went_out + each.both for each in days))
    for each in days:
        scale = min(3.0, BAR / most)
        parts = [
            Piece("█" * round(each.came_in * scale), "good"),
            Piece("▓" * round(each.went_out * scale), "accent"),
            Piece("▒" * round(each.both * scale), "warn"),
        ]
        numbers = f" {each.came_in} ← {each.went_out} → {each.both} ↔" if any(each[1:]) else "–"
        yield Pair(weekday(each.on_date), line(*parts, Piece(numbers, "muted")))


def _legend() -> Lines:
    words = line(
        Piece("█ ", "good"), Piece(_("from them"), "muted"), Piece("  ▓ ", "accent"), Piece(_("from us"), "muted"),
        Piece("  ▒ ", "warn"), Piece(_("both ways"), "muted"),
    )  # fmt: skip
    return Lines((words,))


def _named(title: str, name: str, rows: tuple[Named, ...], setting: Setting) -> list[Section]:
    if not rows:
        return []
    pairs = [
        Pair(
            each.ref,
            joined(
                (
                    line(Piece(f"{setting.flag(each.country)} " if each.country else ""), Piece(each.name, "strong")),
                    each.company or "",
                    line(Piece(f"{weekday(each.on_date)} {day(each.on_date, setting.today)}", "muted")),
                    shortened(each.text or "", 70),
                )
            ),
        )
        for each in rows
    ]
    return [Section(title, (Pairs(tuple(pairs)),), name)]


def _moves(week: Week, setting: Setting) -> Iterable[Line]:
    for each in week.moved:
        style = "good" if each.to_stage in WON else "bad" if each.to_stage in LOST else "strong"
        arrow = f"{choice(STAGES, each.from_stage)} → " if each.from_stage else ""
        flag = setting.flag(each.country)
        yield joined(
            (
                line(Piece(f"d{each.deal_id}", "muted")),
                line(f"{flag} {each.client}".strip()),
                line(Piece(each.title, "strong")),
                line(arrow, Piece(choice(STAGES, each.to_stage), style)),
                each.reason or "",
            )
        )


def _ahead(week: Week, setting: Setting) -> Iterable[Line]:
    for each in week.holidays:
        name = translated(each, "name")
        when = f"{weekday(each.on_date)} {day(each.on_date, setting.today)}"
        where = f"{setting.flag(each.country)} {setting.country_name(each.country)}"
        yield joined((line(Piece(when, "warn")), where, name))
    for due in sorted(week.due, key=lambda each: each.due_on):
        words = _(_DUE[due.kind]).format(text=due.text)
        yield joined(
            (
                f"{weekday(due.due_on)} {day(due.due_on, setting.today)}",
                words,
                due.detail or "",
                line(Piece(due.ref, "muted")),
            )
        )
    for on, count in week.planned:
        planned = ngettext("{n} follow-up planned", "{n} follow-ups planned", count).format(n=count)
        yield joined((f"{weekday(on)} {day(on, setting.today)}", planned))
