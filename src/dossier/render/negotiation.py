"""The view of a negotiation's history: where it is stuck, how both sides moved, what is agreed, and the timeline."""

from collections.abc import Iterator

from dossier.facts import catalogue
from dossier.facts.key import Choice
from dossier.facts.known import KNOWN, Known, current
from dossier.facts.negotiation import Negotiation, Person, Round
from dossier.facts.records import OUTCOMES, STAGES, TOPICS
from dossier.facts.story import Story, Topic
from dossier.i18n import _, ngettext
from dossier.render.page import Block, Drawing, Line, Lines, Page, Pair, Pairs, Piece, Section, joined, line, text_of
from dossier.render.parts import deal_line
from dossier.render.plot import price_path
from dossier.render.timeline import round_line, shown, timeline
from dossier.render.words import Setting, choice, day, fact_line, label, span, visible


def negotiation_page(found: Negotiation, story: Story, now: Negotiation | None, setting: Setting) -> Page:
    """Return the page of a negotiation; where it is that of an earlier day, `now` is today's, to compare with."""
    place = f"{setting.flag(found.country)} {setting.country_name(found.country)}".strip() if found.country else ""
    title = joined((line(Piece(found.name, "title")), place, line(Piece(str(found.ref), "muted"))))
    head: list[Block] = [Lines(tuple(deal_line(deal, setting) for deal in story.running))] if story.running else []
    head.append(Pairs(tuple(_head(found, story, setting))))
    sections = [_moved(found, each, setting) for each in story.open]
    settled = tuple(_settled(found, story, setting))
    if settled:
        sections.append(Section(_("Agreed: never ask again"), (Lines(settled, "✓"),), "agreed"))
    sections += [_moved(found, each, setting) for each in story.settled if price_path(each.prices)]
    if now is not None:
        sections.insert(
            0, Section(_("Then and today"), (Lines(tuple(_differences(now, found, setting)), "≠"),), "then")
        )
    sections.append(Section(_("Timeline"), (Pairs(tuple(shown(timeline(found, setting), setting))),), "timeline"))
    return Page(title, tuple(head), tuple(sections))


def _head(found: Negotiation, story: Story, setting: Setting) -> Iterator[Pair]:
    """Yield what a successor needs first: the sticking point, both positions, who can move it, what changed since."""
    if not story.open:
        words = _("Nothing is open.") if found.rounds else _("No round has been noted yet.")
        yield Pair(_("stuck"), line(Piece(words, "good" if found.rounds else "warn")))
    for at, each in enumerate(story.open[:1]):
        when = each.stuck_on or each.since
        age = (setting.today - when).days
        form = _("{topic}, stuck since {when} ({span})") if each.stuck_on else _("{topic}, open since {when} ({span})")
        words = form.format(topic=choice(TOPICS, each.topic), when=day(when, setting.today), span=span(age))
        yield Pair(_("stuck") if at == 0 else "", line(Piece(words, "bad")))
        yield Pair(_("we"), line(_position(each, "ours")))
        yield Pair(_("they"), joined((_position(each, "theirs"), line(Piece(each.last.said_by_name or "", "muted")))))
        if each.unlock:
            yield Pair(_("can unlock it"), joined(tuple(_person(who) for who in each.unlock[:2])))
        if each.policy is not None:
            since = (setting.today - each.policy.on_date).days
            changed = _("our policy since {when} ({span} ago): {text}").format(
                when=day(each.policy.on_date, setting.today), span=span(since), text=each.policy.text
            )
            yield Pair(_("changed"), line(Piece(changed, "good")))
    others = [choice(TOPICS, each.topic) for each in story.open[1:]]
    if others:
        yield Pair(_("also open"), line(", ".join(others)))
    if found.rounds:
        gave = _("we moved {ours}, they moved {theirs}").format(
            ours=_times(story.we_gave), theirs=_times(story.they_gave)
        )
        yield Pair(_("concessions"), line(gave))


def _times(count: int) -> str:
    return ngettext("{n} time", "{n} times", count).format(n=count)


def _position(topic: Topic, side: str) -> str:
    return next((said for each in reversed(topic.rounds) if (said := getattr(each, side))), "–")


def _person(who: Person) -> Line:
    entry = catalogue.by_key()["contact.authority"]
    power = choice(entry.choices, who.authority) if who.authority else ""
    return joined((line(Piece(who.name, "strong")), who.title or "", power, who.heads or ""))


def _moved(found: Negotiation, topic: Topic, setting: Setting) -> Section:
    """Return how both positions moved on one topic, round by round, and the gap that is left."""
    title = choice(TOPICS, topic.topic)
    if len(found.deals) > 1:
        title += " · " + next(deal.title for deal in found.deals if deal.id == topic.deal_id)
    rows = [Pair(day(each.on_date, setting.today), round_line(each)) for each in topic.rounds]
    blocks: list[Block] = [Pairs(tuple(rows))]
    left = []
    if topic.gap:
        left.append(_("gap left: {gap}").format(gap=f"{abs(topic.gap):f}"))
    left.append(
        _("we moved {ours}, they moved {theirs}").format(
            ours=_times(topic.ours_moves), theirs=_times(topic.theirs_moves)
        )
    )
    blocks.append(Lines((line(Piece(" · ".join(left), "muted")),)))
    plot = price_path(topic.prices)
    if plot:
        blocks.append(Drawing(plot))
    return Section(title, tuple(blocks), topic.topic)


def _settled(found: Negotiation, story: Story, setting: Setting) -> Iterator[Line]:
    """Yield standing terms with how old they are and where they were used last, then the topics that were agreed."""
    entries = catalogue.by_key()
    last = max(found.orders, key=lambda order: order.confirmed_on, default=None)
    used = _("last used {when} on {order}").format(
        when=day(last.confirmed_on, setting.today), order=last.number or f"s{last.id}"
    ) if last else ""  # fmt: skip
    for key, known in sorted(current(found.terms).items()):
        if known.state == KNOWN and visible(entries[key], known, setting):
            asked = _("confirmed {when}").format(when=day(known.noted_on, setting.today))
            yield joined((
                line(Piece(label(key) + ": ", "muted"), *fact_line(entries[key], known, setting)),
                line(Piece(asked, "muted")), line(Piece(used if key[:6] == "terms." else "", "muted")),
            ))  # fmt: skip
    for topic in story.settled:
        final = topic.last
        words = final.theirs if final.outcome == "we_gave" else final.ours or final.theirs
        yield joined((
            line(Piece(choice(TOPICS, topic.topic) + ": ", "muted"), words or ""),
            line(Piece(choice(OUTCOMES, final.outcome), "good")), line(Piece(day(final.on_date, setting.today), "muted")),
        ))  # fmt: skip


def _differences(now: Negotiation, then: Negotiation, setting: Setting) -> Iterator[Line]:
    """Yield what stood otherwise on that day: stages, open topics, terms."""
    later = {deal.id: deal for deal in now.deals}
    found = False
    for deal in then.deals:
        if later[deal.id].stage != deal.stage:
            found = True
            yield _changed(deal.title, choice(STAGES, deal.stage), choice(STAGES, later[deal.id].stage))
    rounds_then, rounds_now = _latest(then), _latest(now)
    for key, row in rounds_now.items():
        old = rounds_then.get(key)
        if old is None or old.id != row.id:
            found = True
            yield _changed(choice(TOPICS, row.topic), _stand(old), _stand(row))
    before, after = current(then.terms), current(now.terms)
    for name in sorted(after.keys() | before.keys()):
        old_value, new_value = _term(before.get(name), name, setting), _term(after.get(name), name, setting)
        if old_value != new_value:
            found = True
            yield _changed(label(name), old_value, new_value)
    if not found:
        yield line(_("nothing"))


def _changed(name: str, before: str, after: str) -> Line:
    return line(Piece(name + ": ", "muted"), before or "–", Piece(" → ", "muted"), after or "–")


def _latest(found: Negotiation) -> dict[tuple[int, str], Round]:
    return {(row.deal_id, row.topic): row for row in found.rounds}


def _stand(row: Round | None) -> str:
    if row is None:
        return ""
    outcome: tuple[Choice, ...] = OUTCOMES
    return " / ".join(part for part in (row.ours, row.theirs, choice(outcome, row.outcome)) if part)


def _term(known: Known | None, key: str, setting: Setting) -> str:
    entry = catalogue.by_key()[key]
    if known is None or known.state != KNOWN or not visible(entry, known, setting):
        return ""
    return text_of(fact_line(entry, known._replace(noted_on=setting.today), setting))


def negotiation_json(found: Negotiation, story: Story) -> dict[str, object]:
    """Return a negotiation as JSON has it: what is open and settled, how both sides moved, and every round."""

    def topic(each: Topic) -> dict[str, object]:
        return {
            "deal": f"d{each.deal_id}", "topic": each.topic, "settled": each.settled, "since": each.since,
            "stuck_on": each.stuck_on, "ours": _position(each, "ours"), "theirs": _position(each, "theirs"),
            "said_by": each.last.said_by_name, "ours_moves": each.ours_moves, "theirs_moves": each.theirs_moves,
            "gap": each.gap, "prices": each.prices, "unlock": each.unlock, "policy": each.policy, "rounds": each.rounds,
        }  # fmt: skip

    return {
        "open": [topic(each) for each in story.open], "settled": [topic(each) for each in story.settled],
        "we_gave": story.we_gave, "they_gave": story.they_gave, "deals": found.deals, "stages": found.stages,
        "quotes": found.quotes, "orders": found.orders, "proofs": found.proofs,
    }  # fmt: skip
