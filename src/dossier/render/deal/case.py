"""The boss's page: one sheet from which a decision can be made."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from dossier.i18n import _, is_english, language, ngettext, pgettext
from dossier.records.catalogue import catalogue
from dossier.records.deal.case import Case
from dossier.records.deal.deal import TOPICS
from dossier.records.deal.policy import Verdict
from dossier.records.known import KNOWN
from dossier.render.deal.case_words import GRADES, advice_words, in_both, missing_words, reason_line, when_words
from dossier.render.deal.decider import decider_line
from dossier.render.deal.exposure import rate_text
from dossier.render.deal.policy import limit_pairs, verdict_words
from dossier.render.page import Block, Line, Lines, Page, Pair, Pairs, Piece, Section, joined, line
from dossier.render.parts import deal_line
from dossier.render.words import Setting, choice, day, fact_line, label, number, source, span
from dossier.values.listed import aside, headed, in_percent
from dossier.values.money import shown
from dossier.values.payment import percent_words
from dossier.values.to_client import asked

SIZE = (
    "company.founded",
    "company.sells_through",
    "company.shops",
    "company.employees",
    "company.brand_strategy",
    "company.main_products",
    "company.china_experience",
)
HEALTH = ("company.finance_grade", "company.finance", "company.insured_up_to")  # fmt: skip
_GRADE_STYLE = {"good": "good", "weak": "warn", "bad": "bad", "unknown": "warn"}
POTENTIAL = ("company.purchase_band", "company.intention", "company.star", "company.suppliers")


def case_page(found: Case, said: Mapping[str, str], setting: Setting, silent: int) -> Page:
    """Return the page of a case; `said` is the sentence to the client by language, `silent` days make somebody silent."""
    place = f"{setting.flag(found.found.country)} {setting.country_name(found.found.country)}".strip()
    title = joined((line(Piece(_("Case"), "title")), line(Piece(found.found.name, "title")), place, day(setting.today)))
    pairs = [Pair(_("recommended"), line(Piece(advice_words(found), "strong")))]
    if found.decider is not None:
        pairs.append(Pair(_("decides"), decider_line(found.decider, setting, silent)))
    if found.advice.code == "ask":
        pairs.append(Pair(_("missing"), line(Piece(missing_words(found), "warn"))))
    if said["en"]:
        pairs.append(Pair(_("to the client"), line(said["en"])))
    if not is_english() and (own := said.get(language())):
        pairs.append(Pair(_("in your language"), line(own)))
    head: tuple[Block, ...] = (Lines((deal_line(found.deal, setting),)), Pairs(tuple(pairs)))
    reasons = tuple(reason_line(each, setting) for each in found.reasons)
    if setting.share:  # what we would grant, and what we do not know, rests on what stays with us
        return Page(title, head[:1], _for_others(found, setting))
    sections = [
        *([Section(_("Why"), (Lines(reasons),), "why")] if reasons else []),
        Section(_("What they ask"), (Pairs(tuple(_asked(found, setting))),), "asked"),
        Section(_("What would be open"), (Pairs(tuple(_exposure(found, setting))),), "exposure"),
        Section(_("How they paid"), (Pairs(tuple(_history(found, setting))),), "history"),
        Section(_("How they stand"), (Pairs(tuple(_finance(found, setting))),), "finance"),
        *_facts(_("The firm"), SIZE, found, setting),
        *_potential(found, setting),
    ]
    if found.entrusted:
        told = tuple(line(each.value or "") for each in found.entrusted)
        sections.append(
            Section(_("Told in confidence: for you alone, do not pass on"), (Lines(told, "!"),), "entrusted")
        )
    if found.unknown:
        sections.append(Section(_("Still unknown"), (Lines(tuple(_unknown(found)), "?"),), "unknown"))
    signed = line(_("Decision: ____________________   Date: __________   Signed: ____________________"))
    sections.append(Section("", (Lines((signed,)),), "decision"))
    return Page(title, head, tuple(sections))


def _for_others(found: Case, setting: Setting) -> tuple[Section, ...]:
    """Return what may be shown to others: what is asked, how they paid, and how large they are."""
    return (
        Section(_("What they ask"), (Pairs(tuple(_asked(found, setting))),), "asked"),
        Section(_("How they paid"), (Pairs(tuple(_history(found, setting))),), "history"),
        *_facts(_("The firm"), SIZE, found, setting),
        *_potential(found, setting),
    )


def _finance(found: Case, setting: Setting) -> Iterator[Pair]:
    """Yield the grade first, with where it is from, then what the rows say."""
    yield Pair(_("judged"), line(Piece(_(GRADES[found.finance.grade]), _GRADE_STYLE[found.finance.grade])))
    told = {each.told_by: "" for each in found.facts.values() if each.told_by is not None}
    entries = catalogue.by_key()
    for key in HEALTH:
        known = found.facts.get(key)
        if known is not None and known.state == KNOWN:
            yield Pair(label(key), joined((fact_line(entries[key], known, setting), source(known, setting, told))))


def _potential(found: Case, setting: Setting) -> list[Section]:
    rows = list(_fact_pairs(POTENTIAL, found, setting))
    if found.paid.first_on is not None:
        rows.append(Pair(_("buys from us"), line(span((setting.today - found.paid.first_on).days))))
    if found.makeable[1]:
        words = ngettext(
            "{ours} of {noted} product we know of them we can make",
            "{ours} of {noted} products we know of them we can make",
            found.makeable[1],
        ).format(ours=found.makeable[0], noted=found.makeable[1])
        rows.append(Pair(_("fit"), line(words)))
    return [Section(_("Potential"), (Pairs(tuple(rows)),))] if rows else []


def _facts(title: str, keys: tuple[str, ...], found: Case, setting: Setting) -> list[Section]:
    rows = tuple(_fact_pairs(keys, found, setting))
    return [Section(title, (Pairs(rows),))] if rows else []


def _fact_pairs(keys: tuple[str, ...], found: Case, setting: Setting) -> Iterator[Pair]:
    entries = catalogue.by_key()
    for key in keys:
        known = found.facts.get(key)
        if known is not None and known.state == KNOWN:
            yield Pair(label(key), fact_line(entries[key], known, setting))


def _history(found: Case, setting: Setting) -> Iterator[Pair]:
    paid = found.paid
    if not paid.orders:
        yield Pair(_("orders"), line(_("none yet")))
        return
    total = " + ".join(shown(amount, currency) for currency, amount in paid.sums)
    since = _("since {when}").format(when=day(paid.first_on, setting.today))
    yield Pair(_("orders"), joined((number(paid.orders), total, since)))
    words = [_("{on_time} on time, {late} late").format(on_time=paid.on_time, late=paid.late)]
    words += [_("{count} overdue").format(count=paid.overdue)] if paid.overdue else []
    words += [_("{count} came, due day not noted").format(count=paid.undated)] if paid.undated else []
    yield Pair(_("balances"), joined(tuple(words)))


def _asked(found: Case, setting: Setting) -> Iterator[Pair]:
    if not found.story.open:
        yield Pair(pgettext("matters", "open"), line(_("Nothing is open.")))
    for topic in found.story.open:
        since = span((setting.today - (topic.stuck_on or topic.since)).days)
        theirs = next((row.theirs for row in reversed(topic.rounds) if row.theirs), "–")
        ours = next((row.ours for row in reversed(topic.rounds) if row.ours), "–")
        yield Pair(
            choice(TOPICS, topic.topic),
            joined(
                (
                    _("they: {text}").format(text=theirs),
                    _("we: {text}").format(text=ours),
                    _("for {span}").format(span=since),
                )
            ),
        )
    for policy in found.policies:
        text = policy.text + aside(_("since {when}").format(when=day(policy.on_date, setting.today)))
        yield Pair(_("our policy"), line(text))
        yield from limit_pairs(policy)
    if found.verdict is not None:
        yield Pair(_("allowed"), line(Piece(*_verdict(found.verdict))))


def _verdict(told: Verdict) -> tuple[str, str]:
    """Return whether our policy allows it and why, with the style of it."""
    head, style = {
        True: (pgettext("allowed", "yes"), "good"), False: (pgettext("allowed", "no"), "bad"), None: (_("cannot be told"), "warn"),
    }[told.allows]  # fmt: skip
    why = verdict_words(told)
    if told.needs:
        return why, style
    return (headed(head, why) if why else head), style


def _exposure(found: Case, setting: Setting) -> Iterator[Pair]:
    exposure = found.exposure
    today = in_both(exposure.today, exposure) if exposure.today else _("nothing")
    yield Pair(
        _("unpaid today"), line(_("at most {sum}").format(sum=today) if exposure.at_most and exposure.today else today)
    )
    for currency, amount in exposure.others:
        yield Pair("", line(shown(amount, currency)))
    if exposure.asked_text is None:
        return
    if exposure.asked is None:
        yield Pair(_("on their terms"), line(Piece(_("cannot be reckoned"), "warn")))
        return
    share = exposure.asked_share or Decimal(0)
    words = _("{sum}, {share} of this deal, open when the goods leave").format(
        sum=in_both(exposure.asked, exposure), share=in_percent(percent_words(share))
    )
    yield Pair(_("on their terms"), line(Piece(words, "bad" if share > 0 else "good")))
    when = tuple(when_words(exposure, setting))
    if when:
        yield Pair(_("of it open"), joined(when))
    if exposure.today and exposure.together is not None:
        yield Pair(_("together"), line(in_both(exposure.together, exposure)))
    if exposure.rate is not None:
        rate = _("{rate} on {day}").format(rate=rate_text(exposure.rate), day=day(exposure.rate_on, setting.today))
        yield Pair(_("rate"), line(rate))
    elif exposure.ours and exposure.currency and exposure.ours != exposure.currency:
        yield Pair(_("rate"), line(_("none noted: dossier rate {currency} …").format(currency=exposure.currency)))


def _unknown(found: Case) -> Iterator[Line]:
    entries = catalogue.by_key()
    for key in found.unknown:
        yield joined((line(Piece(label(key), "strong")), asked(entries[key].question)))
