"""Days of a letter against the days of orders, quotations and promises, the calendar, and days off on both sides."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dossier.advice.read_over.ground import Ground, Source, has, of_order, of_quote, orders, quotes
from dossier.i18n import N_, _
from dossier.records.country.country import CLOSED
from dossier.records.order.order import Order
from dossier.records.read_over import AgainstLetter, NamedDay, Said
from dossier.values.day_words import counted, day
from dossier.values.lead_time import lead_time_of
from dossier.values.names import fold

WEEKDAYS = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"))
_STOP = frozenset("with from that this when they them your their what will the and for our".split())


def days(ground: Ground, said: Said) -> Iterator[AgainstLetter]:
    """Yield each day that is no such weekday, that contradicts the book, or that is a day off."""
    for named in said.days:
        if named.weekday is not None and named.weekday != named.day.weekday():
            yield AgainstLetter(
                "day", named.words, _("{day} is a {weekday}.").format(day=day(named.day), weekday=_(WEEKDAYS[named.day.weekday()])),
                _("Write the right weekday, or the right day."), sure="," not in named.words.rstrip(",."),
            )  # fmt: skip
            continue
        found = _against(ground, said, named)
        if found is not None:
            yield found
        else:
            yield from _off(ground, said, named)
    yield from _lead_time(ground, said)


def _against(ground: Ground, said: Said, named: NamedDay) -> AgainstLetter | None:
    roles = [role for role in ("valid", "deposit", "balance", "arrive", "ship") if has(said, "days", role)]
    for role in roles:
        known = list(_known(ground, role, said, ahead=named.day >= ground.today))
        if any(day == each.day for day, _source in known for each in said.days):
            return None
        if known:
            day, source = min(known, key=lambda row: abs((row[0] - named.day).days))
            return _wrong(ground, named, day, source)
    promised = [
        each
        for each in ground.found.promises
        if each.by == "ours" and each.due_on is not None and _speaks_of(said, each.text)
    ]
    if (
        not roles
        and promised
        and named.day not in _other_days(ground)
        and all(each.due_on is not None and named.day > each.due_on for each in promised)
    ):
        due = promised[0].due_on or named.day
        return _wrong(
            ground, named, due, Source(f"m{promised[0].id}", _("{ref}, promised").format(ref=f"m{promised[0].id}"))
        )
    return None


def _other_days(ground: Ground) -> frozenset[date]:
    """Return the days of fairs, visits and plans: a letter may name them beside what was promised."""
    found = ground.found
    plans = [*(each.due_on for each in found.promises), *(each.due_on for each in found.follow_ups)]
    return frozenset(day for day in (*plans, *(each.on_date for each in found.visits)) if day is not None) | {
        date.fromisoformat(each.on_date) for each in found.news if each.on_date and len(str(each.on_date)) == 10
    }


def _wrong(ground: Ground, named: NamedDay, day: date, source: Source) -> AgainstLetter:
    right = ground.say_day(day)
    return AgainstLetter(
        "day", named.words, _("{source} says {right}.").format(source=source.words, right=right),
        _("Write {right}, or move the day in the book first.").format(right=right), ref=source.ref,
    )  # fmt: skip


def _speaks_of(said: Said, text: str) -> bool:
    """Tell whether a sentence names what was promised: two telling words of it, or its only one."""
    telling = {each[:6] for each in re.findall(r"[^\W\d_]{4,}", fold(text)) if each not in _STOP}
    heard = {each[:6] for each in re.findall(r"[^\W\d_]{4,}", said.folded)}
    return len(telling & heard) >= min(2, len(telling))


def _known(ground: Ground, role: str, said: Said, *, ahead: bool) -> Iterator[tuple[date, Source]]:
    """Yield the days of a role that the book has; what ran out or has left says nothing of a day `ahead`."""
    if role == "valid":
        for quote in quotes(ground):
            if quote.valid_until is not None and not (ahead and quote.valid_until < ground.today):
                yield quote.valid_until, of_quote(ground, quote)
        return
    for order in (each for each in _named_orders(ground, said) if not ahead or _is_ahead(each, role)):
        source = of_order(ground, order)
        fields = {
            "deposit": ("deposit_due", "deposit_paid"),
            "balance": ("balance_due",),
            "arrive": ("eta",),
            "ship": ("ship_by", "shipped_on", "etd", "cut_off"),
        }
        for name in fields[role]:
            day = getattr(order, name)
            if day is not None:
                yield day, source
        if role == "ship":
            for lot in ground.found.lots:
                if lot.order_id == order.id and lot.ship_by is not None:
                    yield (
                        lot.ship_by,
                        source._replace(
                            words=_("{lot} of {source}").format(lot=lot.ref, source=source.words), ref=lot.ref
                        ),
                    )


def _is_ahead(order: Order, role: str) -> bool:
    return order.delivered_on is None and (role != "ship" or order.is_to_ship)


def _named_orders(ground: Ground, said: Said) -> Sequence[Order]:
    every = orders(ground)
    return [each for each in every if _is_named(each, said)] or every


def _is_named(order: Order, said: Said) -> bool:
    ours, theirs = order.number, order.po_number
    by_ours = ours is not None and (ours in said.text or f" {ours[-3:]} " in said.folded)
    return by_ours or (theirs is not None and fold(theirs) in said.folded)


def _off(ground: Ground, said: Said, named: NamedDay) -> Iterator[AgainstLetter]:
    """Yield a day for a talk on which they rest, and a day of ours on which we do."""
    ours = has(said, "days", "ship") or has(said, "days", "make")
    for is_meant, holidays, words, instead in (
        (has(said, "days", "meet"), ground.found.holidays, _("They have {holiday} then."), _("Is another day better?")),
        (ours, ground.ours, _("We have {holiday} then."), _("Name a working day of ours.")),
    ):
        closed = (each for each in holidays if each.kind in CLOSED)
        hit = next((each for each in closed if each.on_date <= named.day <= (each.until or each.on_date)), None)
        if is_meant and hit is not None:
            yield AgainstLetter("day", named.words, words.format(holiday=hit.name), instead, sure=False)


def _lead_time(ground: Ground, said: Said) -> Iterator[AgainstLetter]:
    if not has(said, "days", "make") or said.days:
        return
    told = lead_time_of(said.text)
    known = [
        (found.days, of_quote(ground, quote))
        for quote in quotes(ground)
        if (found := lead_time_of(quote.lead_time)) is not None
    ]
    agreed = [
        found.days
        for each in ground.found.rounds
        if each.topic == "lead_time" and (found := lead_time_of(each.ours)) is not None and each.outcome == "agreed"
    ]
    if told is None or not known or told.days in [each for each, _source in known] or told.days in agreed:
        return
    days_, source = known[0]
    right = counted(days_)
    yield AgainstLetter(
        "day", said.text, _("{source} says {right}.").format(source=source.words, right=right),
        _("Write {right}, or ask the works first.").format(right=right), ref=source.ref,
    )  # fmt: skip
