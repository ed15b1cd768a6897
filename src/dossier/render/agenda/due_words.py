"""What is due in the words of the trade: whose it is, why now, and what was said last."""

from datetime import date

from dossier.i18n import N_, _, called, ngettext
from dossier.records.agenda.agenda import PROMISERS, Due, Reminder, Who
from dossier.records.agenda.occasion import is_round
from dossier.records.catalogue.catalogue import by_key
from dossier.records.deal.deal import TOPICS
from dossier.records.order.proof import PROOF_KINDS
from dossier.render.agenda.unknown import UNKNOWN, unknown_line
from dossier.render.page import Line, Piece, line
from dossier.render.parts import shortened
from dossier.render.rhythm import in_short
from dossier.render.words import Setting, ago, choice, day, label, span, weekday
from dossier.values.day_words import day_and_ago
from dossier.values.hour import at_hour
from dossier.values.listed import aside, enumerated, headed, phrased, strung

_DAYS = {
    "mon": N_("Mon"), "tue": N_("Tue"), "wed": N_("Wed"), "thu": N_("Thu"), "fri": N_("Fri"), "sat": N_("Sat"),
    "sun": N_("Sun"),
}  # fmt: skip
FOUND = by_key()["contact.source"].choices
LAST_WORDS = 70
VISITS = ("to_us", "to_them")


def whose(who: Who, setting: Setting) -> Line:
    """Return flag, name, firm and stars of a client."""
    flag = setting.flag(who.country)
    return line(
        Piece(f"{flag} " if flag else ""),
        Piece(who.name or "?", "strong"),
        Piece(f" · {who.company}" if who.company else ""),
        Piece(" " + "★" * who.star if who.star else "", "warn"),
        Piece(" · " + _("black list: {why}").format(why=who.black_list) if who.black_list else "", "bad"),
        Piece(" · " + _("complaint open: {ref}").format(ref=who.complaint) if who.complaint else "", "bad"),
    )


def last_touch(who: Who, setting: Setting) -> str:
    """Return the last thing that was said, and when."""
    if who.last_touch_on is None:
        return ""
    when = ago(who.last_touch_on, setting.today)
    return _("last: {words} ({when})").format(words=shortened(who.last_text or "", LAST_WORDS), when=when)


def why(each: Reminder, setting: Setting) -> Line:
    """Return why something is shown now, in the words of the trade."""
    due = each.due
    late = (setting.today - due.due_on).days
    when = f"{weekday(due.due_on)} {day(due.due_on, setting.today)}"
    greeted = late > 0 and due.kind in {"birthday", "news", "founded", "thanks"}
    style = "bad" if late > 0 and not greeted else "warn" if late >= 0 else ""
    if greeted:
        timing = phrased((when, ago(due.due_on, setting.today)))
    elif late >= 0:
        timing = _("{span} overdue").format(span=span(late)) if late else _("today")
    else:
        timing = phrased((when, _("tomorrow"))) if late == -1 and due.kind in (*VISITS, "arrival") else when
    moved = _moved(each, setting)
    own = each.rhythm
    if due.kind == "quiet" and own is not None and own.asked_on is not None:
        return line(Piece(in_short(own), "warn"), Piece(aside(moved) if moved else "", style))
    told = strung(filter(None, (in_short(own) if own is not None else "", moved)))
    after = line(Piece(aside(told) if told else "", style))
    return reason(due, setting, line(Piece(aside(strung(filter(None, (timing, moved)))), style)), after)


def _moved(each: Reminder, setting: Setting) -> str:
    if not each.moved_by:
        return ""
    off = called(_DAYS, each.moved_by)
    until = f"{weekday(each.on)} {day(each.on, setting.today)}"
    return _("{day} is no working day there: {until}").format(day=off, until=until)


def reason(due: Due, setting: Setting, timing: Line = (), after: Line = ()) -> Line:
    """Return what is due in words, with its timing behind it where the words do not say it."""
    if due.kind in {"inquiry", "approach"}:
        return _unwritten(due, setting)
    if due.kind == "follow_up":
        return line(at_hour(due.at, due.text), *timing, Piece(" ↻" if due.detail else "", "muted"))
    if due.kind == "promise":
        return line(_("promise, {by}: {text}").format(by=choice(PROMISERS, due.detail), text=due.text), *timing)
    if due.kind in {"quote_silent", "quote_expired"}:
        return line(*_unanswered(due, setting), *after)
    if due.kind == "proof":
        text = _("{kind} sent {when}, no feedback").format(
            kind=choice(PROOF_KINDS, due.text), when=day(due.detail, setting.today)
        )
        return line(Piece(text, "warn"), *after)
    if due.kind in {"complaint", "complaint_open"}:
        words = _("complaint of {day}: answer within a day: {text}")
        words = words if due.kind == "complaint" else _("complaint of {day} is not closed: {text}")
        return line(
            Piece(words.format(day=day(due.detail, setting.today), text=shortened(due.text, 90)), "bad"), *timing
        )
    if due.kind == "quiet":
        said = _("quiet: a touch is due {when}") if due.due_on > setting.today else _("quiet: a touch was due {when}")
        return line(said.format(when=day(due.due_on, setting.today)), *after)
    if due.kind in {"policy", "stale", "thin"}:
        return _lacking(due, setting)
    return _dated_reason(due, timing)


def _lacking(due: Due, setting: Setting) -> Line:
    """Return what a deal is stuck on, or what of it is old or unknown."""
    if due.kind == "policy":
        text = _("stuck on {topic}: {text}")
        return line(Piece(text.format(topic=choice(TOPICS, due.text), text=shortened(due.detail or "", 120)), "good"))
    if due.kind == "stale":
        text = _("{fact} was last confirmed {when}: confirm it before the next paper")
        return line(Piece(text.format(fact=label(due.text), when=ago(_day(due.detail), setting.today)), "warn"))
    names = enumerated(label(key) for key in (due.detail or "").split(","))
    return line(_("{deal}: still unknown: {facts}").format(deal=due.text, facts=names))


def _unwritten(due: Due, setting: Setting) -> Line:
    """Return since when a client's message waits for us, or that one found by us has had no letter."""
    if due.kind == "approach":
        return line(_("found by us ({source}): no letter has gone out yet").format(source=choice(FOUND, due.text)))
    return line(Piece(_waiting(due, setting), "bad"))


def _unanswered(due: Due, setting: Setting) -> Line:
    """Return which quotation has no answer, and since when it has run out if it has."""
    days = {"when": day(due.detail, setting.today), "until": day(due.due_on, setting.today)}
    if due.kind == "quote_expired":
        words = _("quotation {number} ran out on {until}, sent {when}, no answer")
        return line(Piece(words.format(number=due.text, **days), "bad"))
    words = _("quotation {number} sent {when}, no answer")
    return line(Piece(words.format(number=due.text, when=days["when"]), "warn"))


def _dated_reason(due: Due, timing: Line) -> Line:
    if due.kind in UNKNOWN:
        return unknown_line(due)
    if due.kind in {"currency", "rate_gain"}:
        return line(Piece(due.text, {"strong": "bad", "warn": "warn"}.get(due.detail or "", "good")))
    words = {
        "quote_expiring": N_("quotation {text} expires"), "ship_by": N_("ship {text}"), "birthday": N_("birthday"),
        "deposit": N_("deposit due for {text}"), "balance": N_("balance due for {text}"), "news": N_("{text}"),
        "sample_missing": N_("no signed sample yet for {text}, to be shipped"),
        "fair": N_("fair: {text}"), "to_us": N_("visit to us"), "to_them": N_("visit to them"),
        "founded": N_("day of the firm's founding"), "thanks": N_("say thank you for the visit"),
        "arrival": N_("{text} arrives"), "arrival_late": N_("{text} should have arrived: ask whether all is well"),
        "departure": N_("{text} should leave, not noted as shipped: ask the forwarder"),
        "documents": N_("papers of {text} are not sent, money waits for them"), "buying": N_("they plan to buy: offer now"),
    }  # fmt: skip
    if due.kind in VISITS:
        told = at_hour(due.at, due.text)
        return line(_(words[due.kind]), Piece(f" · {told}" if told else ""), *timing)
    if due.kind in {"birthday", "founded"} and due.detail:
        return line(_with_years(due.kind, int(due.detail)), *timing)
    text = _(words.get(due.kind, "{text}")).format(text=due.text)
    if due.kind in {"deposit", "balance"} and due.detail:
        text = headed(text, due.detail)
    action = Piece(f" → {due.detail}" if due.kind in {"news", "fair"} and due.detail else "", "accent")
    return line(text, *timing, action)


def _with_years(kind: str, years: int) -> str:
    """Return a birthday with its age if it is a round one, a founding day with the years since."""
    if kind == "birthday":
        return _("{n}th birthday").format(n=years) if is_round(years) else _("birthday")
    return ngettext("{n} year of the firm", "{n} years of the firm", years).format(n=years)


def _day(text: str | None) -> date:
    return date.fromisoformat(text or "")


def _waiting(due: Due, setting: Setting) -> str:
    clock = (due.detail or "")[11:16]
    if due.due_on == setting.today and clock:
        return _("waits for our answer since {clock} today").format(clock=clock)
    return _("waits for our answer since {when}").format(when=day_and_ago(due.due_on, setting.today))
