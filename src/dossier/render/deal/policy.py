"""The views of our own policies: what each allows and forbids, and whether it frees a deal that is stuck."""

from collections.abc import Iterator, Sequence

from dossier.i18n import N_, _, language, ngettext
from dossier.records.deal.deal import TOPICS
from dossier.records.deal.negotiation import StuckDeal
from dossier.records.deal.policy import SECURITIES, Finding, Policy, Verdict
from dossier.render.page import Page, Pair, Pairs, Piece, joined, line, text_of
from dossier.render.words import Setting, ago, choice, day
from dossier.values.day_words import counted
from dossier.values.listed import aside, enumerated, headed, in_percent, strung
from dossier.values.money import shown
from dossier.values.payment import payment_of, percent_words
from dossier.values.payment_forms import WHOLE
from dossier.values.payment_writing import written

NOT_JUDGED = Finding(N_("only payment is judged by numbers"))


def policies_page(found: Sequence[Policy], setting: Setting) -> Page:
    """Return what our house asks today with what that allows and forbids, and below each what it asked before."""
    rows: list[Pair] = []
    for topic in dict.fromkeys(each.topic for each in found):
        past = [each for each in found if each.topic == topic][::-1]
        for at, each in enumerate(past):
            style = "strong" if at == 0 else "muted"
            words = line(
                Piece(each.text, style),
                Piece("  " + _("since {when}").format(when=day(each.on_date, setting.today)), "muted"),
            )
            rows.append(Pair(choice(TOPICS, topic) if at == 0 else "", words))
            rows += limit_pairs(each) if at == 0 else ()
    return Page(line(Piece(_("Our policies"), "title")), (Pairs(tuple(rows)),), ())


def understood(policy: Policy) -> tuple[str, ...]:
    """Return what was understood of a new policy on payment, or how to say its limits; nothing on other topics."""
    if policy.topic != "payment":
        return ()
    if policy.limits.is_empty:
        return (_("No limit can be read from it, so it allows and forbids nothing: add --open, --days, --sum, --by."),)
    term = written(payment_of(policy.text), language())
    return ((_("Read as: {term}").format(term=term),) if term else ()) + limit_lines(policy)


def limit_pairs(policy: Policy) -> Iterator[Pair]:
    """Yield what a policy allows, what it forbids, and who may allow more, each under its label."""
    if policy.topic == "payment" and policy.limits.is_empty:
        yield Pair(_("limits"), line(_("no limit that can be reckoned: to be weighed by reading it")))
    for label, words in ((_("allows"), list(allowed(policy))), (_("forbids"), list(forbidden(policy)))):
        if words:
            yield Pair(label, line(strung(words)))
    if policy.allowed_by:
        yield Pair(_("more may be allowed by"), line(policy.allowed_by))


def limit_lines(policy: Policy) -> tuple[str, ...]:
    """Return what a policy allows, what it forbids, and who may allow more, each as a line."""
    return tuple(headed(each.label, text_of(each.value)) for each in limit_pairs(policy))


def allowed(policy: Policy) -> Iterator[str]:
    """Yield what a policy allows."""
    limits = policy.limits
    if limits.open_percent and limits.open_percent < WHOLE:
        yield _("up to {share} open when the goods leave").format(share=in_percent(percent_words(limits.open_percent)))
    if limits.handed_percent:
        share = in_percent(percent_words(limits.handed_percent))
        yield _("up to {share} open once they have the goods").format(share=share)
    if limits.open_days:
        yield _("paid up to {days} after shipment").format(days=counted(limits.open_days))
    if limits.most is not None:
        yield _("up to {sum} open at once").format(sum=shown(*limits.most))
    if limits.security is not None:
        yield _("only with {security}").format(security=choice(SECURITIES, limits.security))
    if limits.means:
        yield _("only by {means}").format(means=enumerated(limits.means))


def forbidden(policy: Policy) -> Iterator[str]:
    """Yield what a policy forbids."""
    limits = policy.limits
    if limits.open_percent == 0:
        yield _("anything open when the goods leave")
    elif limits.handed_percent == 0:
        yield _("anything open once they can have the goods")


def finding_words(found: Finding) -> str:
    """Return one finding of a verdict in the language in use."""
    values = {name: choice(SECURITIES, text) if name == "security" else text for name, text in found.values}
    return _(found.form).format(**values)


def verdict_words(told: Verdict) -> str:
    """Return why a policy forbids or cannot be compared, or on which conditions it allows."""
    words = strung(finding_words(each) for each in (*told.against, *told.unclear, *told.needs))
    return _("on condition: {what}").format(what=words) if told.needs else words


def reason_words(policy: Policy, told: Verdict) -> str:
    """Return what a reminder says of a policy that changed since a deal was stuck."""
    form = _("our policy allows it now: {text}") if told.allows else _("our policy changed, to be weighed: {text}")
    return form.format(text=policy.text) + (aside(verdict_words(told)) if told.needs else "")


def stuck_lines(waiting: Sequence[tuple[StuckDeal, Verdict]], setting: Setting) -> list[str]:
    """Return the deals that are stuck on a topic: those that waited for this policy, those it forbids, those to be weighed."""
    groups: dict[bool | None, list[tuple[StuckDeal, Verdict]]] = {True: [], False: [], None: []}
    for each in waiting:
        groups[each[1].allows].append(each)
    lines: list[str] = []
    for allows, found in groups.items():
        if found:
            lines.append(_stuck_head(allows, len(found)))
            lines += [_stuck_line(deal, told, setting) for deal, told in found]
    return lines


def _stuck_head(allows: bool | None, n: int) -> str:
    if allows:
        return ngettext("{n} open deal waited for this:", "{n} open deals waited for this:", n).format(n=n)
    if allows is False:
        form = ngettext("{n} open deal asks for more than this:", "{n} open deals ask for more than this:", n)
    else:
        form = ngettext("{n} open deal is stuck here, weigh it:", "{n} open deals are stuck here, weigh them:", n)
    return form.format(n=n)


def _stuck_line(deal: StuckDeal, told: Verdict, setting: Setting) -> str:
    """Return a deal in one line: whose, what they ask, since when, and why the policy frees it or not."""
    parts = (
        deal.ref, f"{setting.flag(deal.country)} {deal.client}".strip(), deal.title, deal.theirs or "",
        ago(deal.on_date, setting.today),
    )  # fmt: skip
    why = verdict_words(told)
    return "  " + text_of(joined(parts)) + (f" → {why}" if why else "")
