"""How we stand with somebody: who wrote last, who waits for whom, and what of theirs is overdue."""

from datetime import date, timedelta
from functools import cached_property

from dossier.advice.playbook.scene import Scene
from dossier.advice.reckoning.rhythm import Pace
from dossier.records.agenda.agenda import BUSINESS, LogEntry, Promise
from dossier.records.contact.person import FOUND_BY_US
from dossier.records.deal.deal import CLOSED_STAGES
from dossier.records.order.instalments import instalments
from dossier.records.order.order import Order
from dossier.records.quotation.quote import Quote
from dossier.values.workdays import WorkDays

NEW_DAYS = 60
"""So long after the first message somebody is still at their inquiry."""
FIRST_CHASE = 3
"""Working days that a client has for an answer before we ask, while their own rhythm is not known."""
CLOSE_AFTER, CLOSE_SILENCE = 3, 30
"""Messages without an answer, and days of silence, before we offer to put a matter aside."""
ASKING = ("inquiry", "qualified")


class Relation:
    """A dossier on a day, read for what a letter must not get wrong."""

    def __init__(self, seen: Scene, pace: Pace | None = None) -> None:
        self.pace = pace
        self.seen, self.dossier, self.today = seen, seen.dossier, seen.today

    @cached_property
    def came(self) -> LogEntry | None:
        """Return their last message or talk."""
        told = [
            each
            for each in self.dossier.log
            if each.direction in ("in", "both") and each.channel not in (BUSINESS, "note")
        ]
        return max(told, key=lambda each: (each.on_date, each.id), default=None)

    @cached_property
    def went(self) -> LogEntry | None:
        """Return the last message we wrote."""
        written = [each for each in self.dossier.log if each.direction == "out" and each.channel in ("email", "chat")]
        return max(written, key=lambda each: (each.on_date, each.id), default=None)

    @cached_property
    def late_order(self) -> Order | None:
        """Return the order that is to leave next."""
        dated = [order for order in self.dossier.orders if order.is_to_ship and order.ship_by is not None]
        return min(dated, key=lambda order: (order.ship_by or self.today, order.id), default=None)

    @cached_property
    def talk(self) -> LogEntry | None:
        """Return the last call, chat or meeting."""
        held = [
            each
            for each in self.dossier.log
            if each.channel in ("call", "meeting", "visit", "chat", "fair") and each.direction != "out"
        ]
        return max(held, key=lambda each: (each.on_date, each.id), default=None)

    @cached_property
    def is_cold(self) -> bool:
        """Tell whether we found them and they never said a word."""
        return self.seen.says("contact.source", *FOUND_BY_US) and self.came is None and not self.dossier.deals

    @property
    def waits(self) -> bool:
        """Tell whether a message of theirs waits for our answer."""
        contact = self.dossier.contact
        return contact is not None and contact.waiting_since is not None and not self.is_cold

    @property
    def wrote(self) -> bool:
        """Tell whether they ever turned to us."""
        asking = any(deal.stage in ASKING for deal in self.dossier.deals)
        return self.came is not None or self.waits or (asking and not self.seen.says("contact.source", *FOUND_BY_US))

    @property
    def is_client(self) -> bool:
        """Tell whether they ever ordered."""
        return any(order.cancelled_on is None for order in self.dossier.orders)

    @property
    def is_known(self) -> bool:
        """Tell whether we are past the first inquiry: they ordered, or the first word between us is old."""
        first = [each.on_date for each in self.dossier.log if each.channel != "note"]
        noted = self.seen.fact("contact.first_contact")
        old = self.today - timedelta(NEW_DAYS)
        return (
            self.is_client
            or any(day < old for day in first)
            or (noted is not None and str(noted.value) < old.isoformat())
        )

    @cached_property
    def answered_on(self) -> date | None:
        """Return the day on which we first answered them: the first thing of ours after their first message."""
        told = sorted(
            (each for each in self.dossier.log if each.channel != "note"), key=lambda each: (each.on_date, each.id)
        )
        came = next(
            (at for at, each in enumerate(told) if each.direction != "out" and each.channel != BUSINESS), len(told)
        )
        return next((each.on_date for each in told[came + 1 :] if each.direction != "in"), None)

    @property
    def is_past_inquiry(self) -> bool:
        """Tell whether their first message has been answered, or is too old to be an inquiry."""
        return self.is_known or self.answered_on is not None

    @property
    def is_familiar(self) -> bool:
        """Tell whether we have been in business or in talk, whoever began."""
        return (
            self.is_known or bool(self.dossier.deals) or self.seen.says("contact.closeness", "chats", "tells", "friend")
        )

    @property
    def unanswered(self) -> int:
        """Return how many messages of ours in a row have had no answer."""
        return self.seen.number("log.unanswered") or 0

    @property
    def silent_since(self) -> date | None:
        """Return the day of the last thing that went between us: a message, a talk, a quotation."""
        days = [each.on_date for each in self.dossier.log if each.on_date <= self.today]
        days += [each.sent_on for each in self.open_quotes if each.sent_on]
        return max(days, default=None)

    @property
    def chase_from(self) -> date | None:
        """Return the first day on which a reminder is decent, by their own rhythm if known; None where nothing was ever said."""
        if self.silent_since is None:
            return None
        own = self.pace
        return own.asks_from(self.silent_since) if own else WorkDays().after(self.silent_since, FIRST_CHASE)

    @cached_property
    def open_quotes(self) -> list[Quote]:
        """Return quotations that went out and have no answer, the newest last."""
        dead = {deal.id for deal in self.dossier.deals if deal.stage in CLOSED_STAGES}
        out = [
            q
            for q in self.dossier.quotes
            if q.state == "sent" and q.sent_on and not q.answered_on and q.deal_id not in dead
        ]
        return sorted(out, key=lambda each: (each.sent_on or each.created_on, each.id))

    @cached_property
    def overdue_promise(self) -> Promise | None:
        """Return what they promised first and have not done."""
        late = [p for p in self.dossier.promises if p.by == "theirs" and p.due_on is not None and p.due_on < self.today]
        return min(late, key=lambda each: (each.due_on or self.today, each.id), default=None)

    @cached_property
    def overdue_money(self) -> tuple[Order, date, str] | None:
        """Return the order whose money should be here, since when, and how much as a text (may be empty)."""
        from dossier.values.money import shown

        for order in self.dossier.orders:
            lots = [lot for lot in self.dossier.lots if lot.order_id == order.id]
            for part in instalments(order, lots):
                if part.due is not None and part.due < self.today and part.missing > 0:
                    return order, part.due, shown(part.missing, order.currency)
        return None

    @property
    def may_close(self) -> bool:
        """Tell whether it is time to offer to put the matter aside."""
        since = self.silent_since
        if self.unanswered < CLOSE_AFTER or since is None or (self.today - since).days < CLOSE_SILENCE:
            return False
        return self.pace is None or self.pace.rhythm.is_unusual
