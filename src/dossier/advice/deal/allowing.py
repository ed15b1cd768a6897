"""Judging whether our policy on payment allows what a client asks, limit by limit."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from dossier.i18n import N_
from dossier.records.deal.policy import Asked, AtOnce, Finding, Verdict
from dossier.values.day_words import counted
from dossier.values.listed import in_percent
from dossier.values.money import Money, rounded, shown
from dossier.values.payment import SECURED, payment_of, percent_words
from dossier.values.payment_forms import WHOLE
from dossier.values.payment_limits import CONFIRMED_LC, CREDIT_INSURANCE, Limits, security_in
from dossier.values.payment_trust import Trust, trust_of

Price = Callable[[str, str], Decimal | None]
"""What one unit of a money costs in another today, or None."""
NO_LIMIT = Finding(N_("it says no limit that can be reckoned"))
UNREAD = Finding(N_("what they ask cannot be read as shares"))


def asked_of(said: Sequence[str]) -> Asked:
    """Return the payment that a client asks for last, `said` newest first.

    Words of the balance alone are completed by the deposit that they named before.
    """
    term = payment_of(said[0] if said else None)
    trust = trust_of(term)
    only = term.shares[0] if len(term.shares) == 1 else None
    if only is not None and only.is_rest and only.moment is not None:
        deposits = (payment_of(each).deposit_percent for each in said[1:])
        deposit = next((each for each in deposits if each is not None), None)
        if deposit is not None:
            left = WHOLE - deposit
            leaving = Decimal(0) if only.moment.code in SECURED else left
            trust = Trust(leaving, trust.handed if trust.handed == 0 else left, trust.days)
    return Asked(said[0] if said else None, term, trust)


def judged(limits: Limits, asked: Asked, at_once: AtOnce, price: Price | None = None) -> Verdict:
    """Return whether limits allow what is asked; what would be open at once is weighed where it is known."""
    if limits.is_empty:
        return Verdict(None, unclear=(NO_LIMIT,))
    if not asked.term.shares:
        return Verdict(None, unclear=(UNREAD,))
    against = tuple(_against(limits, asked))
    if against:
        return Verdict(allows=False, against=against)
    unclear = tuple(_unclear(limits, asked.trust))
    if unclear:
        return Verdict(None, unclear=unclear)
    needs = list(_conditions(limits, asked, at_once))
    most, more = _money(limits, at_once, price)
    return Verdict(allows=True, needs=(*needs, *more), most=most)


def _against(limits: Limits, asked: Asked) -> Iterable[Finding]:
    trust = asked.trust
    if trust.leaving is not None and limits.open_percent is not None and trust.leaving > limits.open_percent:
        yield _percents(N_("{asked} open when the goods leave, allowed {most}"), trust.leaving, limits.open_percent)
    elif trust.leaving is None and limits.open_percent == 0 and any(_is_late(asked)):
        yield Finding(N_("something open when the goods leave, allowed nothing"))
    if trust.handed is not None and limits.handed_percent is not None and trust.handed > limits.handed_percent:
        yield _percents(
            N_("{asked} open once they can have the goods, allowed {most}"), trust.handed, limits.handed_percent
        )
    if trust.days is not None and limits.open_days is not None and trust.days > limits.open_days:
        days = (("asked", counted(trust.days)), ("most", counted(limits.open_days)))
        yield Finding(N_("paid up to {asked} after shipment, allowed {most}"), days)
    others = [each for each in asked.means if each not in limits.means]
    if limits.means and others:
        named = (("asked", ", ".join(others)), ("allowed", ", ".join(limits.means)))
        yield Finding(N_("by {asked}, allowed only by {allowed}"), named)


def _is_late(asked: Asked) -> Iterable[bool]:
    return (share.moment is not None and share.moment.code not in SECURED for share in asked.term.shares)


def _percents(form: str, asked: Decimal, most: Decimal) -> Finding:
    return Finding(form, (("asked", in_percent(percent_words(asked))), ("most", in_percent(percent_words(most)))))


def _unclear(limits: Limits, trust: Trust) -> Iterable[Finding]:
    """Yield what one of the two sides leaves unsaid, so that nobody can compare."""
    if trust.leaving is None and limits.open_percent is not None and limits.open_percent < WHOLE:
        yield Finding(N_("they do not say which share is open when the goods leave"))
    if trust.leaving == 0:
        return
    if trust.handed is None:
        yield Finding(N_("they do not say when the rest is paid"))
    elif trust.handed and limits.handed_percent is None and limits.open_days is None:
        yield Finding(N_("our policy does not say what may be open once they can have the goods"))
    elif trust.handed and limits.open_days is not None and trust.days is None:
        yield Finding(N_("they do not say how many days after shipment"))


def _conditions(limits: Limits, asked: Asked, at_once: AtOnce) -> Iterable[Finding]:
    if asked.trust.leaving == 0:
        return
    if limits.means and not asked.means and "T/T" not in limits.means:
        yield Finding(N_("by {allowed}"), (("allowed", ", ".join(limits.means)),))
    if limits.security is None:
        return
    if limits.security == CONFIRMED_LC and security_in(asked.text or "") == CONFIRMED_LC:
        return
    if limits.security == CREDIT_INSURANCE and at_once.insured is not None:
        insured = at_once.insured
        if (
            at_once.open is not None
            and at_once.open.currency == insured.currency
            and at_once.open.amount <= insured.amount
        ):
            return
        values = (("security", limits.security), ("sum", shown(*insured)))
        yield Finding(N_("{security} for all of it: {sum} is covered"), values)
        return
    yield Finding(N_("{security}"), (("security", limits.security),))


def _money(limits: Limits, at_once: AtOnce, price: Price | None) -> tuple[Decimal | None, tuple[Finding, ...]]:
    """Return the money allowed at once in the currency asked about, if that is less than what would be open, and why."""
    if limits.most is None:
        return None, ()
    words = (("sum", shown(*limits.most)),)
    if at_once.open is None:
        return None, (Finding(N_("at most {sum} open at once"), words),)
    most = _converted(limits.most, at_once.open.currency, price)
    if most is None:
        return None, (Finding(N_("at most {sum} open at once, and no rate to compare it"), words),)
    if at_once.open.amount <= most:
        return None, ()
    more = (("sum", shown(*limits.most)), ("open", shown(*at_once.open)))
    return most, (Finding(N_("at most {sum} open at once: it would be {open}"), more),)


def _converted(money: Money, currency: str, price: Price | None) -> Decimal | None:
    if money.currency == currency:
        return money.amount
    each = price(money.currency, currency) if price is not None else None
    return None if each is None else rounded(money.amount * each, currency)
