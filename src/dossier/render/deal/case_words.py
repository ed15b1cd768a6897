"""The sentences of the boss's page: what is recommended, with its numbers, and what is missing."""

from collections.abc import Iterator
from decimal import Decimal

from dossier.i18n import N_, _, ngettext
from dossier.records.deal.case import Case, Exposure, Reason
from dossier.records.deal.deal import TOPICS
from dossier.render.deal.policy import finding_words
from dossier.render.page import Line, Piece, line
from dossier.render.words import Setting, choice, day
from dossier.values.listed import aside, behind, in_percent, strung
from dossier.values.money import rounded, shown
from dossier.values.payment import percent_words

MISSING = {
    "asked": N_("which payment they ask for"),
    "asked_unread": N_("what “{text}” means: which share, when"),
    "value": N_("what the deal comes to"),
    "finance": N_("their finances judged: dossier set {client} finance_grade=good|weak|bad"),
    "orders": N_("how they pay: no balance has come yet whose due day is noted"),
}
GRADES = {"good": N_("sound"), "weak": N_("weak"), "bad": N_("bad"), "unknown": N_("unknown")}
_SIGNS = {True: ("＋ ", "good"), False: ("－ ", "bad"), None: ("· ", "")}


def advice_words(found: Case) -> str:
    """Return what is recommended as a sentence with its numbers."""
    advice = found.advice
    if advice.code == "nothing":
        others = strung(choice(TOPICS, each.topic) for each in found.story.open)
        if others:
            return _("No payment term is asked for: there is nothing to grant. Open is: {topics}.").format(
                topics=others
            )
        return _("No term is being asked for here: there is nothing to grant.")
    if advice.code == "ask":
        return _("Not enough is known to recommend anything.")
    if advice.code == "hold":
        return _("Do not grant it: hold our terms.")
    if advice.code == "grant":
        if found.exposure.asked_share == 0:
            return _("Grant it: nothing is open when the goods leave.")
        if found.verdict is not None and found.verdict.allows:
            return _("Grant it: our own policy allows it.")
        return _("Grant it: they paid on time, and for more than this would leave open.")
    return _("Grant it within limits: {limits}.").format(limits=strung(_limits(found)))


def _limits(found: Case) -> Iterator[str]:
    """Yield the limits of a grant: the money open at once, the lots, and the conditions."""
    advice, currency = found.advice, found.exposure.currency
    if advice.limit is not None:
        yield _("at most {sum} open at once").format(sum=shown(advice.limit, currency))
    if advice.lot is not None:
        form = ngettext("{n} lot of at most {sum}", "{n} lots of at most {sum} each", advice.lots or 1)
        yield form.format(n=advice.lots, sum=shown(advice.lot, currency))
    for each in advice.needs:
        if "open" not in dict(each.values):
            yield _("with {needs}").format(needs=finding_words(each))


def missing_words(found: Case) -> str:
    """Return what a recommendation lacks."""
    deal = found.deal
    named = (("o", deal.company_id), ("c", deal.contact_id), ("d", deal.id))
    client = next(f"{letter}{number}" for letter, number in named if number is not None)
    values = {"text": found.exposure.asked_text or "", "client": client}
    return strung(_(MISSING[each]).format(**values) for each in found.missing)


def reason_line(each: Reason, setting: Setting) -> Line:
    """Return a reason with its sign; what was told in confidence is marked."""
    values = {name: day(text, setting.today) if name == "day" else text for name, text in each.values}
    values |= {"grade": _(GRADES[values["grade"]])} if "grade" in values else {}
    secret = Piece(behind(_("(in confidence)")), "warn") if each.confidential else ""
    return line(Piece(*_SIGNS[each.good]), _(each.form).format(**values), secret)


def in_both(amount: Decimal, exposure: Exposure) -> str:
    """Return a sum in the deal's money, and in ours where a rate is noted."""
    text = shown(amount, exposure.currency)
    if exposure.rate is None or not amount:
        return text
    return text + aside(shown(rounded(amount * exposure.rate, exposure.ours), exposure.ours))


def when_words(exposure: Exposure, setting: Setting) -> Iterator[str]:
    """Yield from when to when money would be open: as the goods leave, and once they can have them."""
    if not exposure.asked_share:
        return
    leaves = (
        _("when the goods leave, by {day}").format(day=day(exposure.leaves_on, setting.today))
        if exposure.leaves_on
        else _("when the goods leave")
    )
    yield f"{in_percent(percent_words(exposure.asked_share))} {leaves}"
    if exposure.handed_share == 0:
        yield _("nothing once they can have the goods")
    elif exposure.handed_share is not None:
        handed = _("once they have the goods")
        yield f"{in_percent(percent_words(exposure.handed_share))} {handed}"
    if exposure.days:
        yield ngettext("the last {n} day after shipment", "the last {n} days after shipment", exposure.days).format(
            n=exposure.days
        )
