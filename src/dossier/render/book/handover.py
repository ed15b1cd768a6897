"""The page that a successor reads first: in which order, and of each client what hurts, what is settled, whom to greet."""

from collections.abc import Iterable, Sequence
from datetime import date

from dossier.i18n import _, ngettext, pgettext
from dossier.records.catalogue import catalogue
from dossier.records.deal.deal import TOPICS, Round
from dossier.records.deal.story import Brief, Greeted, Topic
from dossier.records.known import KNOWN, Known, current
from dossier.render.deal.recap import outcome_piece
from dossier.render.page import Block, Line, Lines, Page, Pair, Pairs, Piece, Section, joined, line
from dossier.render.parts import deal_line, follow_up_line, log_line, promise_line
from dossier.render.words import Setting, choice, day, fact_line, label, span, visible
from dossier.values.listed import aside, headed

TOUCHES = 3
CAREFUL = ("contact.avoid", "contact.sensitive", "company.finance")


def handover_page(briefs: Sequence[Brief], from_whom: str, left_out: int, setting: Setting) -> Page:
    """Return the page of a handover; `left_out` is how many protected facts stay behind."""
    count = ngettext("{n} client", "{n} clients", len(briefs)).format(n=len(briefs))
    title = joined((line(Piece(_("Handover"), "title")), count, from_whom, day(setting.today)))
    head: list[Line] = []
    if len(briefs) > 1:
        names = " → ".join(f"{at} {each.dossier.title}" for at, each in enumerate(briefs, 1))
        head.append(line(Piece(headed(_("read in this order"), ""), "muted"), names))
    if left_out:
        text = ngettext(
            "{n} fact that another client told us in confidence stays behind.",
            "{n} facts that other clients told us in confidence stay behind.",
            left_out,
        )
        head.append(line(Piece(text.format(n=left_out), "warn")))
    return Page(title, (Lines(tuple(head)),) if head else (), tuple(_client(each, setting) for each in briefs))


def _client(each: Brief, setting: Setting) -> Section:
    dossier = each.dossier
    place = f"{setting.flag(dossier.country)} {setting.country_name(dossier.country)}".strip()
    pairs: list[Pair] = []
    pairs += _several(_("stuck"), (_stuck(row, setting) for row in each.stuck))
    pairs += _several(
        pgettext("deals", "open"), (deal_line(deal, setting) for deal in dossier.deals if deal.closed_on is None)
    )
    pairs += _several(_("never ask again"), (*_terms(each.settled, setting), *_agreed(each.agreed)))
    pairs += _several(_("by word"), _agreed(each.by_word))
    pairs += _several(_("talked about again"), _terms(each.reopened, setting))
    pairs += _several(_("greet"), (_person(person, setting) for person in each.people))
    careful = current(dossier.facts)
    pairs += _several(
        _("careful"),
        (
            fact_line(entry, known, setting)
            for key in CAREFUL
            if (known := careful.get(key)) and (entry := catalogue.by_key().get(key)) and known.state == KNOWN
            if visible(entry, known, setting)
        ),
    )
    pairs += _several(_("promised"), (promise_line(row, setting) for row in dossier.promises))
    pairs += _several(_("to do"), (follow_up_line(row, setting) for row in dossier.follow_ups))
    pairs += _several(_("last touch"), (log_line(entry, setting) for entry in dossier.log[:TOUCHES]))
    blocks: tuple[Block, ...] = (Pairs(tuple(pairs)),) if pairs else (Lines((line(_("Nothing is open.")),)),)
    return Section(" · ".join(part for part in (dossier.title, place, str(dossier.ref)) if part), blocks)


def _several(name: str, rows: Iterable[Line]) -> list[Pair]:
    return [Pair(name if at == 0 else "", row) for at, row in enumerate(rows)]


def _stuck(topic: Topic, setting: Setting) -> Line:
    since = span((setting.today - (topic.stuck_on or topic.since)).days)
    ours, theirs = (
        next((said for row in reversed(topic.rounds) if (said := getattr(row, side))), "")
        for side in ("ours", "theirs")
    )
    return joined(
        (
            line(Piece(choice(TOPICS, topic.topic), "bad" if topic.stuck_on else "warn")),
            _("for {span}").format(span=since),
            _("we: {text}").format(text=ours) if ours else "",
            _("they: {text}").format(text=theirs) if theirs else "",
            topic.last.said_by_name or "",
        )
    )


def _terms(terms: Iterable[Known], setting: Setting) -> Iterable[Line]:
    for known in terms:
        entry = catalogue.by_key()[known.key]
        if visible(entry, known, setting):
            when = Piece(aside(day(known.noted_on, setting.today)), "muted")
            yield line(Piece(headed(label(known.key), ""), "muted"), *fact_line(entry, known, setting), when)


def _agreed(rounds: Iterable[Round]) -> Iterable[Line]:
    for row in rounds:
        what = row.theirs if row.outcome == "we_gave" else row.ours or row.theirs
        yield line(
            Piece(headed(choice(TOPICS, row.topic), ""), "muted"),
            what or "",
            Piece(aside(outcome_piece(row, "").text), "muted"),
        )


def _person(person: Greeted, setting: Setting) -> Line:
    entries = catalogue.by_key()
    words = [
        choice(entries[key].choices, value)
        for key, value in (("contact.authority", person.authority), ("contact.closeness", person.closeness))
        if value
    ]
    last = person.contact.last_touch_on
    seen = _("last touch {when}").format(when=day(last, setting.today)) if isinstance(last, date) else ""
    return joined((line(Piece(person.contact.name, "strong")), *words, line(Piece(seen, "muted"))))
