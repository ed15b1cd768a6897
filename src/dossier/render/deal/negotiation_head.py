"""The first screen of a negotiation: what is stuck, both positions, who can move it, what changed, what is agreed."""

from collections.abc import Iterator

from dossier.i18n import _, ngettext
from dossier.records.catalogue import catalogue
from dossier.records.deal.deal import CAUSES, TOPICS, Deal
from dossier.records.deal.negotiation import Negotiation, Person
from dossier.records.deal.payment_basis import outdated
from dossier.records.deal.story import Story, Topic
from dossier.records.known import current
from dossier.render.page import Line, Pair, Piece, joined, line
from dossier.render.parts import deal_line, shortened
from dossier.render.words import Setting, ago, choice, day, span
from dossier.values.listed import aside, enumerated, headed, phrased

CLOSED_SHOWN, AGREED_SHOWN = 3, 60


def deal_lines(story: Story, setting: Setting) -> tuple[Line, ...]:
    """Return the running deals, and the last of those that ended, with why."""
    ended = sorted(story.closed, key=lambda deal: (deal.closed_on or deal.opened_on, deal.id))[-CLOSED_SHOWN:]
    return tuple(deal_line(deal, setting) for deal in story.running) + tuple(_ended(deal, setting) for deal in ended)


def _ended(deal: Deal, setting: Setting) -> Line:
    when = line(Piece(day(deal.closed_on, setting.today), "muted"))
    why = () if setting.share else joined((choice(CAUSES, deal.cause), deal.reason or ""), headed("", ""))
    return joined((deal_line(deal, setting), when, why))


def head_pairs(found: Negotiation, story: Story, setting: Setting) -> Iterator[Pair]:
    """Yield what a successor needs first; what is ours alone, policies and how we moved, is not shared."""
    if not story.open and not story.left_open:
        words = _("Nothing is open.") if found.rounds else _("No round has been noted yet.")
        yield Pair(_("stuck"), line(Piece(words, "good" if found.rounds else "warn")))
    for each in story.open[:1] or story.left_open[:1]:
        yield from _sticking(each, story, setting)
    others = [_still(each, setting) for each in story.open[1:]]
    if others:
        yield Pair(_("also open"), line(enumerated(others)))
    for quote in outdated(found.quotes, current(found.terms)):
        said = _("{number} (q{id}) stands on “{basis}”, which was settled otherwise since").format(
            number=quote.number, id=quote.id, basis=quote.payment
        )
        yield Pair(_("basis"), line(Piece(said, "warn")))
    for each in () if setting.share else story.offered_since:
        yield Pair(_("offered since"), line(Piece(_offered(each, setting), "warn")))
    agreed = [_agreed(each) for each in story.agreed]
    if agreed:
        yield Pair(_("agreed"), joined((line(Piece(enumerated(agreed), "good")), _("never ask again"))))
    if story.by_word:
        spoken = line(Piece(enumerated(_agreed(each) for each in story.by_word), "warn"))
        yield Pair(_("by word"), joined((spoken, _("not confirmed in writing"))))
    if found.rounds and not setting.share:
        gave = _("we moved {ours}, they moved {theirs}").format(
            ours=_times(story.we_gave) + _by_topic(story, "ours_moves"),
            theirs=_times(story.they_gave) + _by_topic(story, "theirs_moves"),
        )
        yield Pair(_("concessions"), line(gave))


def _offered(each: Topic, setting: Setting) -> str:
    """Return that a quotation went out on other words than a topic was settled on."""
    quote = each.offered
    words = _("{topic}: {number} (q{id}) of {day} says otherwise than “{final}” of {when}: which holds?")
    return words.format(
        topic=choice(TOPICS, each.topic), number=quote.number if quote else "", id=quote.id if quote else "",
        day=day(quote.sent_on, setting.today) if quote else "", final=each.final, when=day(each.last.on_date, setting.today),
    )  # fmt: skip


def _sticking(each: Topic, story: Story, setting: Setting) -> Iterator[Pair]:
    """Yield where it is stuck since when, both positions, who can unlock it, and our policy if it changed since."""
    when = each.stuck_on or each.since
    form = _("{topic}, stuck since {when} ({span})") if each.stuck_on else _("{topic}, open since {when} ({span})")
    words = form.format(
        topic=choice(TOPICS, each.topic),
        when=day(when, setting.today),
        span=days((story.ended_on(each, setting.today) - when).days),
    )
    if story.open:
        yield Pair(_("stuck"), line(Piece(words, "bad")))
    else:
        yield Pair(_("left open"), line(Piece(words, "warn")))
    yield Pair(_("we"), line(_position(each, "ours")))
    yield Pair(_("they"), joined((_position(each, "theirs"), line(Piece(_who_said(each, setting), "muted")))))
    if each.unlock and story.open:
        yield Pair(_("can unlock it"), joined(tuple(_person(who) for who in each.unlock[:2]), "; "))
    if each.policy is not None and not setting.share:
        changed = _("our policy since {when} ({span} ago): {text}").format(
            when=day(each.policy.on_date, setting.today),
            span=span((setting.today - each.policy.on_date).days),
            text=each.policy.text,
        )
        yield Pair(_("changed"), line(Piece(changed, "good")))


def days(number: int) -> str:
    """Return a number of days as days, however many; they are what is counted when something is stuck."""
    return ngettext("{n} day", "{n} days", number).format(n=number)


def _still(each: Topic, setting: Setting) -> str:
    age = days((setting.today - (each.stuck_on or each.since)).days)
    return choice(TOPICS, each.topic) + aside(age)


def _agreed(each: Topic) -> str:
    return f"{choice(TOPICS, each.topic)} {shortened(each.final, AGREED_SHOWN)}".strip()


def _by_topic(story: Story, side: str) -> str:
    """Return on which topics a side moved how often, in brackets; nothing where it did not."""
    counted: dict[str, int] = {}
    for each in (*story.open, *story.settled, *story.left_open):
        counted[each.topic] = counted.get(each.topic, 0) + getattr(each, side)
    named = [f"{choice(TOPICS, topic)} {number}" for topic, number in counted.items() if number]
    return aside(enumerated(named)) if named else ""


def _times(count: int) -> str:
    return ngettext("{n} time", "{n} times", count).format(n=count)


def gave_words(topic: Topic) -> str:
    """Return how often each side moved on a topic."""
    return _("we moved {ours}, they moved {theirs}").format(
        ours=_times(topic.ours_moves), theirs=_times(topic.theirs_moves)
    )


def _position(topic: Topic, side: str) -> str:
    return next((said for each in reversed(topic.rounds) if (said := getattr(each, side))), "–")


def _who_said(topic: Topic, setting: Setting) -> str:
    last = next((each for each in reversed(topic.rounds) if each.theirs), topic.last)
    return phrased(part for part in (last.said_by_name or "", ago(last.on_date, setting.today)) if part)


def _person(who: Person) -> Line:
    entry = catalogue.by_key()["contact.authority"]
    power = choice(entry.choices, who.authority) if who.authority else ""
    return joined((line(Piece(who.name, "strong")), who.title or "", power, who.heads or ""))
