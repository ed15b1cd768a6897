"""The page of a round of visits."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dossier.i18n import _, in_language, ngettext, translated
from dossier.records.agenda.agenda import Promise
from dossier.records.catalogue import catalogue
from dossier.records.country.country import Guidance
from dossier.records.country.trip import RankedClient, Stop
from dossier.records.dossier import Dossier
from dossier.records.known import Known, current
from dossier.render.country import ways
from dossier.render.page import Line, Page, Pair, Pairs, Piece, Section, joined, line
from dossier.render.parts import promise_line
from dossier.render.words import Setting, day, fact_line, label, weekday
from dossier.values.day_words import day_and_ago, from_to
from dossier.values.listed import enumerated

STOP_TOPICS = ("greeting", "punctuality", "table", "gifts", "gift_taboos")
GUEST = ("contact.diet", "contact.drinks", "contact.smokes", "contact.avoid", "contact.gifts")


class Call(NamedTuple):
    """Whom to see at a client: the dossier of that person, and what the card before the meeting says."""

    found: Dossier
    power: tuple[Known, ...]
    mood: tuple[Known, ...]
    speech: tuple[Known, ...]
    promises: tuple[Promise, ...]
    talk: tuple[str, ...]
    ask: tuple[str, ...]
    avoid: str


def trip_page(
    title: str, days: tuple[date, date] | None, stops: Sequence[Stop], calls: Mapping[int, Call | None],
    guides: Mapping[str, Guidance], setting: Setting,
) -> Page:  # fmt: skip
    """Return the round: an overview, then each stop with its customs and the card of each client."""
    head = [Pair(_("way"), line(" → ".join(setting.country_name(stop.country) for stop in stops)))]
    head.append(Pair(_("days"), line(_span(*days)) if days else line(Piece(_("open: add --from and --to"), "warn"))))
    number = sum(len(stop.clients) for stop in stops)
    head.append(Pair(_("clients"), line(ngettext("{n} client", "{n} clients", number).format(n=number))))
    sections: list[Section] = []
    for at, stop in enumerate(stops, 1):
        sections.append(_stop(at, stop, guides.get(stop.country), setting))
        sections += [_client(each, calls.get(each.client.company_id), setting) for each in stop.clients]
    return Page(
        line(Piece(title, "title"), Piece("" if setting.share else "  " + _("for our own eyes"), "muted")),
        (Pairs(tuple(head)),),
        tuple(sections),
    )


def _span(first: date, last: date) -> str:
    return from_to(f"{weekday(first)} {day(first)}", f"{weekday(last)} {day(last)}")


def _stop(at: int, stop: Stop, guide: Guidance | None, setting: Setting) -> Section:
    flag = setting.flag(stop.country)
    when = _span(stop.first, stop.last) if stop.first and stop.last else ""
    title = " · ".join(part for part in (f"{at}. {flag} {setting.country_name(stop.country)}", when) if part)
    rows = [Pair(_("holidays"), _holidays(stop))]
    if not stop.clients:
        rows.append(Pair(_("clients"), line(Piece(_("none yet"), "muted"))))
    told = {topic: guide.texts[topic] for topic in STOP_TOPICS if topic in guide.texts} if guide else {}
    rows += [Pair(_(ways.TOPICS[topic]), line(in_language(text))) for topic, text in told.items()]
    return Section(title, (Pairs(tuple(rows)),))


def _holidays(stop: Stop) -> Line:
    if stop.first is None:
        return line(Piece(_("the days are not set yet"), "muted"))
    if stop.holidays is None:
        return line(Piece(_("unknown: nothing is noted of the holidays there"), "warn"))
    if not stop.holidays:
        return line(Piece(_("none on the way"), "good"))
    named = [
        line(
            Piece(from_to(day(each.on_date), day(each.until)), "warn"),
            " " + translated(each, "name"),
        )
        for each in stop.holidays
    ]
    return joined(named)


def _client(ranked: RankedClient, call: Call | None, setting: Setting) -> Section:
    client = ranked.client
    reasons = joined(line(Piece(f"{why.points:+d} ", "muted"), why.words) for why in ranked.reasons)
    rows = [Pair(_("why"), reasons)] if reasons and not setting.share else []
    if client.planned_on:
        rows.append(Pair(_("planned"), line(Piece(day(client.planned_on, setting.today), "strong"))))
    if client.last_touch_on:
        rows.append(
            Pair(
                _("last touch"),
                line(day_and_ago(client.last_touch_on, setting.today)),
            )
        )
    rows += _card(call, setting) if call else [Pair(_("see"), line(Piece(_("nobody is known there yet"), "warn")))]
    title = " · ".join(part for part in (client.name, client.city or "", client.ref) if part)
    return Section(title, (Pairs(tuple(rows)),))


def _card(call: Call, setting: Setting) -> list[Pair]:
    found = call.found
    entries, known = catalogue.by_key(), current(found.facts)
    name = found.contact.name if found.contact else ""
    power = [fact_line(entries[row.key], row, setting) for row in call.power]
    rows = [Pair(_("see"), joined((line(Piece(name, "strong")), *power)))]
    mood = joined(fact_line(entries[row.key], row, setting) for row in call.mood)
    rows += [Pair(_("mood"), mood)] if mood else []
    rows += [Pair(label(row.key), fact_line(entries[row.key], row, setting)) for row in call.speech]
    others = enumerated(each.name for each in found.contacts if not found.contact or each.id != found.contact.id)
    rows += [Pair(_("also there"), line(others))] if others else []
    rows += [Pair(label(key), fact_line(entries[key], known[key], setting)) for key in GUEST if key in known]
    rows += [Pair(_("bring"), promise_line(promise, setting)) for promise in call.promises if promise.by == "ours"]
    rows += [Pair(_("ask for"), promise_line(promise, setting)) for promise in call.promises if promise.by != "ours"]
    if setting.share:  # what speaks against a topic, a gift or a question may be hidden
        return rows
    rows += [Pair(_("talk about"), line(point)) for point in call.talk]
    rows += [Pair(_("ask"), line(question)) for question in call.ask]
    rows += [Pair(_("avoid"), line(Piece(call.avoid, "bad")))] if call.avoid else []
    return rows
