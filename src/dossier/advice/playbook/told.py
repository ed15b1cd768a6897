"""A reason in words: what a derived name says of the records behind it, for her who has to believe it.

By name, the sentence for each of its values, `""` for any other. In braces: `value` in words, `ref` of the record, `day`
on which it was or will be, `month` of it, `country` whose code stands in the ref. A name without a sentence is read as
its label and its value.
"""

from dossier.advice.playbook.scene import Reason
from dossier.i18n import N_

_CAREER, _NEWS, _FAIR = N_("in the career: {value}"), N_("in the news: {value}"), N_("fair in the news: {value}")
_GUIDANCE, _OVERDUE = N_("shipped guidance on {country}, {month}"), N_("it was due on {day}")
_SIGNED = {"yes": N_("{ref} came back signed"), "no": N_("{ref} has not come back signed")}

TOLD: dict[str, dict[str, str]] = {
    "contact.tenure_years": {"": _CAREER},
    "contact.trade_years": {"": _CAREER},
    "contact.china_yearly": {"": "{value}"},
    "contact.waiting": {"": N_("waiting for our answer since {day}")},
    "visits.count": {"": N_("visits so far: {value}, the last on {day}")},
    "visits.to_us": {"": N_("visits to us: {value}, the last on {day}")},
    "visits.to_them": {"": N_("visits to them: {value}, the last on {day}")},
    "visits.last_days": {"": N_("last visit on {day}")},
    "visits.next_to_us_days": {"": N_("they come to us on {day}")},
    "visits.next_to_them_days": {"": N_("we go to them on {day}")},
    "log.silent_days": {"": N_("last touch on {day}")},
    "log.unanswered": {"0": N_("their answer came last"), "": N_("messages in a row without an answer: {value}")},
    "log.replies": {"0": N_("no message from them in the log"), "": N_("messages from them in the log: {value}")},
    "log.count": {"": N_("touches so far: {value}")},
    "promises.ours_late": {"": _OVERDUE},
    "promises.theirs_late": {"": _OVERDUE},
    "department.design": {
        "exists": N_("has a design department"), "outsourced": N_("design is given to an agency"),
        "none": N_("has no design department"),
    },
    "company.markets": {"": N_("sells in {value}")},
    "company.market_changed_days": {"": N_("has sold in {value} since {day}")},
    "company.attends_fair": {"": _FAIR},
    "company.next_fair_days": {"": _FAIR},
    "company.last_fair_days": {"": _FAIR},
    "company.anniversary_days": {"": N_("{value} on {day}")},
    "company.news_days": {"": _NEWS},
    "company.distributor_days": {"": _NEWS},
    "company.informant": {"": "{value}"},
    "company.old_informant": {"": "{value}"},
    "company.deck_sent": {"yes": N_("our introduction went to them"), "no": N_("our introduction has not gone to them yet")},
    "company.deck_received": {"yes": N_("their introduction is here"), "no": N_("no introduction of theirs is here")},
    "ours.lab": {"yes": N_("we have a test laboratory"), "no": N_("we have no test laboratory")},
    "ours.quality_control": {"yes": N_("we inspect every piece"), "no": N_("we do not inspect every piece")},
    "ours.designers": {"yes": N_("we have designers of our own"), "no": N_("we have no designers of our own")},
    "ours.factory": {"yes": N_("we have a factory of our own"), "no": N_("we have no factory of our own")},
    "ours.certificates": {"": N_("certificates we hold: {value}")},
    "market.price": {"": _GUIDANCE},
    "market.quality": {"": _GUIDANCE},
    "market.finish": {"": _GUIDANCE},
    "market.income": {
        "low": N_("low income class in {country}"), "lower_middle": N_("lower middle income class in {country}"),
        "upper_middle": N_("upper middle income class in {country}"), "high": N_("high income class in {country}"),
    },
    "calendar.ramadan_days": {"": N_("{value} begins on {day}")},
    "calendar.fast_begins": {"": N_("{value} begins on {day}")},
    "calendar.fast_left": {"": N_("{value} until {day}")},
    "calendar.feast_days": {"": N_("{value} on {day}")},
    "calendar.holiday_days": {"": N_("{value} on {day}")},
    "deal.stage": {"": N_("{ref} has been at the stage “{value}” since {day}")},
    "deal.open": {"yes": N_("{ref} has been open since {day}"), "no": N_("{ref} is closed")},
    "deal.market": {"": N_("the goods of {ref} go to {value}")},
    "deal.product": {"": N_("{ref} is about: {value}")},
    "deal.stuck_topic": {"": N_("{ref} is stuck on {value}")},
    "deal.unsettled_topic": {"": N_("{ref} was stuck on {value}")},
    "deal.payment_asked": {"yes": N_("a quotation of {ref} names the payment"), "no": N_("no payment terms are noted for {ref}")},
    "deal.incoterm_asked": {"yes": N_("a quotation of {ref} names the incoterm"), "no": N_("no incoterm is noted for {ref}")},
    "deal.priced": {"yes": N_("the price is out with {ref}"), "no": N_("no price is out for {ref}")},
    "quote.open": {"": N_("{ref} went out and has no answer")},
    "quote.silent_days": {"": N_("{ref} went out on {day} and has no answer")},
    "quote.expires_days": {"": N_("{ref} is valid until {day}")},
    "quote.payment_known": {"yes": N_("{ref} names the payment"), "no": N_("{ref} names no payment")},
    "order.open": {"yes": N_("{ref} has not left yet"), "no": N_("{ref} has left")},
    "order.destination": {"": N_("{ref} goes to {value}")},
    "order.destination_known": {"yes": N_("{ref} names its destination"), "no": N_("{ref} names no destination")},
    "order.plug_known": {"yes": N_("{ref} names destination and plug"), "no": N_("{ref} does not name destination and plug")},
    "order.earlier": {"0": N_("no order came before"), "": N_("orders before this one: {value}")},
    "order.first": {"yes": N_("no order came before {ref}"), "no": N_("orders came before {ref}")},
    "orders.count": {"": N_("orders so far: {value}")},
    "orders.shipped": {"0": N_("no goods of ours have left yet"), "": N_("orders that have left: {value}")},
    "proof.waiting_days": {"": N_("{ref} went out on {day} and waits for feedback")},
    "proof.version": {"": N_("{ref} is version {value}")},
    "proof.signed": _SIGNED,
    "proof.artwork_signed": _SIGNED,
    "proof.machine_signed": _SIGNED,
}  # fmt: skip


def told(reason: Reason) -> str:
    """Return the untranslated sentence of a reason, or nothing where label and value say it."""
    forms = TOLD.get(reason.key, {})
    form = forms.get(reason.value, forms.get("", ""))
    needs = {"{ref}": reason.ref, "{country}": reason.ref, "{day}": reason.noted_on, "{month}": reason.noted_on}
    return form if all(have for place, have in needs.items() if place in form) else ""
