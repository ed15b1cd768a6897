"""The view of a negotiation's history: where it is stuck, how both sides moved, what is agreed, and the timeline."""

from collections.abc import Iterable, Iterator
from datetime import date

from dossier.i18n import _
from dossier.records.catalogue import catalogue
from dossier.records.deal.deal import STAGES, TOPICS, Round
from dossier.records.deal.negotiation import Negotiation
from dossier.records.deal.story import Story, Topic
from dossier.records.known import KNOWN, Known, current
from dossier.render.deal.negotiation_head import days, deal_lines, gave_words, head_pairs
from dossier.render.deal.recap import outcome_piece
from dossier.render.deal.timeline import round_line, shown, timeline
from dossier.render.page import Block, Drawing, Line, Lines, Page, Pair, Pairs, Piece, Section, joined, line, text_of
from dossier.render.plot import price_path
from dossier.render.words import Setting, choice, day, fact_line, label, visible
from dossier.values.listed import headed


def negotiation_page(found: Negotiation, story: Story, now: Negotiation | None, setting: Setting) -> Page:
    """Return the page of a negotiation; where it is that of an earlier day, `now` is today's, to compare with."""
    place = f"{setting.flag(found.country)} {setting.country_name(found.country)}".strip() if found.country else ""
    stood = _("as it stood on {when}").format(when=day(setting.today)) if now is not None else ""
    title = joined((line(Piece(found.name, "title")), place, stood, line(Piece(str(found.ref), "muted"))))
    deals = deal_lines(story, setting)
    head: list[Block] = [Lines(deals)] if deals else []
    head.append(Pairs(tuple(head_pairs(found, story, setting))))
    sections = [_moved(found, each, story, setting) for each in (*story.open, *story.left_open)]
    standing = [key for key, known in sorted(current(found.terms).items()) if known.state == KNOWN]
    again_keys = [key for key in standing if story.reopened(key)]
    noted = [key for key in standing if key not in again_keys and not story.stands(key)]
    agreed = [key for key in standing if key not in again_keys and key not in noted]
    settled = (*_standing(found, story, setting, agreed), *_settled(story.agreed, setting))
    if settled:
        sections.append(Section(_("Agreed: never ask again"), (Lines(settled, "✓"),), "agreed"))
    if said := tuple(_settled(story.by_word, setting)):
        sections.append(Section(_("Agreed by word, not confirmed in writing"), (Lines(said, "?"),), "by-word"))
    if wishes := tuple(_standing(found, story, setting, noted)):
        sections.append(Section(_("Noted, on no order yet"), (Lines(wishes, "?"),), "noted"))
    if again := tuple(_standing(found, story, setting, again_keys)):
        sections.append(Section(_("Standing, but talked about again"), (Lines(again, "?"),), "reopened"))
    sections += [_moved(found, each, story, setting) for each in story.settled if len(each.rounds) > 1]
    if now is not None:
        sections.insert(
            0, Section(_("Then and today"), (Lines(tuple(_differences(now, found, setting)), "≠"),), "then")
        )
    sections.append(Section(_("Timeline"), (Pairs(tuple(shown(timeline(found, setting), setting))),), "timeline"))
    return Page(title, tuple(head), tuple(sections))


def _moved(found: Negotiation, topic: Topic, story: Story, setting: Setting) -> Section:
    """Return how both positions moved on one topic, round by round, and the gap that is left."""
    title = choice(TOPICS, topic.topic)
    if len(found.deals) > 1:
        title += " · " + next(deal.title for deal in found.deals if deal.id == topic.deal_id)
    rows = [Pair(day(each.on_date, setting.today), round_line(each, setting)) for each in topic.rounds]
    blocks: list[Block] = [Pairs(tuple(rows))]
    summed = " · ".join(part for part in _summed(topic, story.ended_on(topic, setting.today), setting) if part)
    if summed:
        blocks.append(Lines((line(Piece(summed, "muted")),)))
    plot = price_path(topic.prices)
    if plot:
        blocks.append(Drawing(plot))
    return Section(title, tuple(blocks), topic.topic)


def _summed(topic: Topic, until: date, setting: Setting) -> Iterator[str]:
    """Yield how long a topic has been stuck or took, the gap that is left, and how often each side moved."""
    first = topic.rounds[0].on_date
    if topic.settled:
        yield _("settled after {span}").format(span=days((topic.last.on_date - first).days))
    elif topic.stuck_on is not None:
        stuck = (until - topic.stuck_on).days
        yield _("stuck for {span}").format(span=days(stuck)) if stuck else _("stuck since today")
    else:
        still = (until - topic.since).days
        yield _("open for {span}").format(span=days(still)) if still else _("open since today")
    if topic.gap:
        yield _("gap left: {gap}").format(gap=f"{abs(topic.gap):f}")
    if not setting.share:
        yield gave_words(topic)


def _standing(found: Negotiation, story: Story, setting: Setting, keys: Iterable[str]) -> Iterator[Line]:
    """Yield the standing terms of these keys with how old they are, and the order each of them was used on last."""
    entries, terms = catalogue.by_key(), current(found.terms)
    for key in keys:
        known, order = terms[key], story.used.get(key)
        if not visible(entries[key], known, setting):
            continue
        form = _("confirmed {when}") if story.stands(key) else _("noted {when}")
        used = _("last used {when} on {order}").format(
            when=day(order.confirmed_on, setting.today), order=order.number or f"s{order.id}"
        ) if order else ""  # fmt: skip
        yield joined((
            line(Piece(headed(label(key), ""), "muted"), *fact_line(entries[key], known, setting)),
            line(Piece(form.format(when=day(known.noted_on, setting.today)), "muted")), line(Piece(used, "muted")),
        ))  # fmt: skip


def _settled(topics: Iterable[Topic], setting: Setting) -> Iterator[Line]:
    """Yield the topics that were settled, with the words and the day."""
    for topic in topics:
        final = topic.last
        yield joined((
            line(Piece(headed(choice(TOPICS, topic.topic), ""), "muted"), topic.final or _sides(final)),
            line(outcome_piece(final, "good")), line(Piece(day(final.on_date, setting.today), "muted")),
        ))  # fmt: skip


def _sides(last: Round) -> str:
    """Return both positions of a round of which nobody knows which one was agreed."""
    sides = ((_("we: {text}"), last.ours), (_("they: {text}"), last.theirs))
    return " · ".join(form.format(text=text) for form, text in sides if text)


def _differences(now: Negotiation, then: Negotiation, setting: Setting) -> Iterator[Line]:
    """Yield what stood otherwise on that day: stages, open topics, terms."""
    later = {deal.id: deal for deal in now.deals}
    found = False
    for topic in dict.fromkeys(row.topic for row in now.policies if not setting.share):
        rules = [next((row.text for row in reversed(each.policies) if row.topic == topic), "") for each in (then, now)]
        if rules[0] != rules[1]:
            found = True
            yield _changed(_("our policy on {topic}").format(topic=choice(TOPICS, topic)), *rules)
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
    return line(Piece(headed(name, ""), "muted"), before or "–", Piece(" → ", "muted"), after or "–")


def _latest(found: Negotiation) -> dict[tuple[int, str], Round]:
    return {(row.deal_id, row.topic): row for row in found.rounds}


def _stand(row: Round | None) -> str:
    if row is None:
        return ""
    ended = outcome_piece(row, "").text
    return " / ".join(part for part in (row.ours, row.theirs, ended) if part)


def _term(known: Known | None, key: str, setting: Setting) -> str:
    entry = catalogue.by_key()[key]
    if known is None or known.state != KNOWN or not visible(entry, known, setting):
        return ""
    return text_of(fact_line(entry, known._replace(noted_on=setting.today), setting))


def position(topic: Topic, side: str) -> str:
    """Return the last position of a side (`ours`, `theirs`), or – if it named none."""
    return next((said for each in reversed(topic.rounds) if (said := getattr(each, side))), "–")
