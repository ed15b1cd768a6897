"""The voice of occasions: what is next with a client in one line, and the list of what to prepare."""

from collections.abc import Sequence

from dossier.i18n import N_, _, ngettext, translated, usage
from dossier.records.agenda.occasion import KINDS, Occasion, Step
from dossier.records.contact.person import VISIT_DIRECTIONS
from dossier.render.page import Line, Piece, line
from dossier.render.words import Setting, day, enumerated, strung, weekday
from dossier.values.day_words import ago, from_to, soon
from dossier.values.listed import behind

_NAMED = {
    "to_us": N_("Visit to us"), "to_them": N_("Visit to them"), "fair": N_("Fair: {what}"), "talk": N_("{what}"),
    "holiday": N_("{what}"), "fast": N_("{what}"), "birthday": N_("Birthday"), "anniversary": N_("{what}"),
    "quote": N_("Quotation {what} ends"), "sample": N_("Ask for feedback on {what}"), "shipment": N_("{what} to be shipped"),
    "arrival": N_("{what} arrives"), "money": N_("Payment for {what} due"), "thanks": N_("Say thank you for the visit"),
}  # fmt: skip
_FAST_BEFORE = N_("agree proofs, payments and shipping dates before it")
_FAST_NOW = N_("no lunch, no drink offered by day; calls late in the morning; meals after sunset")
_FAST_THERE = N_("offices there work shorter hours; ask before you offer food or drink by day")


def occasion_line(occasion: Occasion, setting: Setting) -> Line:
    """Return an occasion in one line: what, when, how soon, and what to prepare in a few words."""
    days = occasion.days_until(setting.today)
    style = "bad" if days <= 1 else "warn" if days <= KINDS[occasion.kind].ahead // 2 else ""
    head = Piece(_what(occasion), "strong")
    when = Piece(f" {when_of(occasion, setting)}", style)
    advice = _fast_words(occasion, setting) if occasion.kind == "fast" else ""
    listed = f"› dossier draft c{occasion.contact_id} thanks" if occasion.kind == "thanks" else briefs(occasion)
    return line(
        head, when, Piece(f" · {listed}" if listed else ""), Piece(usage().colon + advice if advice else "", "warn")
    )  # fmt: skip


def briefs(occasion: Occasion) -> str:
    """Return what to prepare in a few words, and what its days meet: `agenda, pick-up; Ramadan until 9 Mar`."""
    kinds = [
        dict.fromkeys(_filled(each.brief, each) for each in occasion.prepare if each.clash is clash)
        for clash in (False, True)
    ]
    return strung(enumerated(each) for each in kinds if each)


def when_of(occasion: Occasion, setting: Setting) -> str:
    """Return the days of an occasion and how soon it is: `on Sat 20 Feb – 23 Feb (tomorrow)`, `until 8 Mar`."""
    today = setting.today
    moon = behind(_("(±1 day)")) if occasion.computed else ""
    if occasion.kind == "thanks":
        first = f"{weekday(occasion.first)} {day(occasion.first, today)}"
        return _("of {day} ({ago})").format(day=first, ago=ago(occasion.first, today))
    if occasion.first < occasion.last and occasion.first <= today:
        return _("until {day}").format(day=day(occasion.last, today)) + moon
    first = f"{weekday(occasion.first)} {day(occasion.first, today)} {occasion.at or ''}".rstrip()
    span = first if occasion.last == occasion.first else from_to(first, day(occasion.last, today))
    if occasion.last < today:
        return _("was on {day} ({soon})").format(day=span, soon=soon(occasion.days_until(today)))
    return _("on {day}{moon} ({soon})").format(day=span, moon=moon, soon=soon(occasion.days_until(today)))


def prepare_lines(occasion: Occasion) -> tuple[Line, ...]:
    """Return the list of what to prepare, what speaks against the days last."""
    return tuple(line(Piece(step_text(step), "bad" if step.clash else "")) for step in occasion.prepare)


def command_line(occasion: Occasion, client: str) -> Line:
    """Return the command that shows all the advice there is for the moment of an occasion."""
    return line(Piece(f"› dossier advise {client} --moment {occasion.moment}", "accent"))


def head_lines(occasions: Sequence[Occasion], setting: Setting, most: int = 3) -> tuple[Line, ...]:
    """Return what is next for the head of a page: the nearest, and what no other line of the head tells already."""
    told = [each for each in occasions if each.kind != "holiday" or each.own]
    named = {value for step in told[0].prepare for _name, value in step.values} if told else set()
    told = told[:1] + [each for each in told[1:] if each.kind != "talk" and not named & {each.what, each.what_zh}]
    return tuple(occasion_line(each, setting) for each in told[:most])


def spoken_for(occasion: Occasion, setting: Setting) -> str:
    """Return which occasion advice speaks for: `for the visit to us on Sat 20 Feb (tomorrow)`."""
    return _("For: {what} {when}").format(what=_what(occasion), when=when_of(occasion, setting))


def _what(occasion: Occasion) -> str:
    what = translated(occasion, "what")
    if occasion.kind == "birthday" and occasion.number:
        return _("{n}th birthday").format(n=occasion.number)
    if occasion.kind == "anniversary" and occasion.number and not occasion.what:
        return ngettext("{n} year of the firm", "{n} years of the firm", occasion.number).format(n=occasion.number)
    if occasion.kind == "anniversary" and not occasion.what:
        return _("Anniversary of the firm")
    if occasion.kind in {code.code for code in VISIT_DIRECTIONS} and what:
        return _("{visit}: {who}").format(visit=_(_NAMED[occasion.kind]), who=what)
    return _(_NAMED[occasion.kind]).format(what=what)


def _fast_words(occasion: Occasion, setting: Setting) -> str:
    if occasion.first > setting.today:
        return _(_FAST_BEFORE)
    return _(_FAST_NOW) if occasion.own else _(_FAST_THERE)


def step_text(step: Step) -> str:
    """Return a step as a whole sentence, without its full stop."""
    return _filled(step.text, step)


def _filled(text: str, step: Step) -> str:
    return _(text).format(**dict(step.values))
