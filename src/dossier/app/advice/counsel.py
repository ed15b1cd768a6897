"""Asking the playbook about a dossier, and saying what it answers with its reasons."""

import sqlite3
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dossier.advice.agenda import occasions
from dossier.advice.gaps import Gap, gaps
from dossier.advice.playbook.advice_line import AdviceLine, label_of
from dossier.advice.playbook.business import live_deals
from dossier.advice.playbook.evaluate import Advice, advise
from dossier.advice.playbook.load import load
from dossier.advice.playbook.rules import Rules
from dossier.advice.playbook.scene import COUNTRIES, RECORD, Around, Reason
from dossier.advice.playbook.vocabulary import label, told, word
from dossier.advice.profile import read_profile
from dossier.app.session import Session
from dossier.disk import private_folder
from dossier.i18n import _, called, ngettext, usage
from dossier.read.company.files import library
from dossier.read.country.holidays import between
from dossier.records.agenda.occasion import Occasion
from dossier.records.catalogue import catalogue
from dossier.records.company.informants import Informant
from dossier.records.country.country import CLOSED, SEASON, Holiday
from dossier.records.country.own import own_ways
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, NONE, SOURCES, Known, current
from dossier.render import words
from dossier.render.page import Line, Piece, joined, line
from dossier.render.parts import shortened
from dossier.render.words import Setting
from dossier.values.listed import behind, headed, phrased
from dossier.values.partial_date import next_occurrence
from dossier.values.when import later
from dossier.world.feasts import feasts
from dossier.world.figures import figures
from dossier.world.guidance import stored

if TYPE_CHECKING:
    from dossier.records.country.border import Duty

SHOWN = 5
WHYS, WHY_SHOWN = 3, 40
"""Reasons of a line, and letters of the one on the first screen."""
ASKED = 3
OUR_REST = 14
"""Days back for which our own days off are looked at: no rest of ours is longer."""
ENCOUNTERS = ("reception", "visit", "fair")
"""Moments at which one meets: what is to be done for them is not left to a call."""
PREPARED = (*ENCOUNTERS, "order", "quote")
"""Moments that advice speaks for when one of their occasions is near; for a feast or a birthday it speaks as for a call."""


def rules(session: Session) -> Rules:
    """Return the playbook in use: the shipped rules under the user's own, without those she switched off."""
    places = session.places
    off = tuple(session.settings.get("playbook.off"))
    cache = session.places.cache / "playbook.json"
    return _loaded(session, places.data / "playbook", places.config / "playbook", off, cache)


@lru_cache(maxsize=1)
def _loaded(session: Session, shipped: Path, own: Path, off: tuple[str, ...], cache: Path) -> Rules:
    found = load(shipped, own, off, _writable(cache))
    say_mistakes(session, found)
    return found


def say_mistakes(session: Session, found: Rules) -> None:
    """Name on stderr what was left out of the user's own rules."""
    if found.mistakes:
        more = len(found.mistakes) - 1
        session.tell(
            _("Left out of your own rules: {mistake}").format(mistake=found.mistakes[0]),
            *([_("{n} more: dossier playbook check").format(n=more)] if more else []),
        )


def _writable(cache: Path) -> Path | None:
    try:
        private_folder(cache.parent)
    except OSError:
        return None
    return cache


def around(session: Session, found: Dossier, connection: sqlite3.Connection | None = None) -> Around:
    """Return what lies outside a dossier: the guidance on the country, our own house, whom one may ask about the firm.

    With a connection also the files of our library that may be sent.
    """
    codes = {found.country, found.company.country if found.company else None, session.settings.get("me.country")}
    codes |= {deal.market for deal in live_deals(found)} | {
        each.destination for each in found.orders if each.is_to_ship
    }
    codes |= {each.country for each in found.markets} if len(found.markets) == 1 else set()
    guides = {code: guide for code in codes if code and (guide := _ways(found, code)) is not None}
    coming = tuple(day for day in found.holidays if day.kind in CLOSED or day.kind == SEASON)
    return Around(
        guides, figures, session.setting().country_name, coming, read_profile(session.settings.profile()), feasts(),
        _ours(session, found), library(connection) if connection else (), _informants(session, found),
    )  # fmt: skip


def _ways(found: Dossier, code: str) -> dict[str, Any] | None:
    """Return the guidance on a country under what the user noted of it."""
    noted = [row.known for row in found.country_facts if row.iso2 == code]
    return own_ways(stored(code), noted) if noted else stored(code)


def _informants(session: Session, found: Dossier) -> tuple[Informant, ...] | None:
    """Return those whom `ask-about` would ask about the firm of a dossier; None where no client buys from it."""
    if found.company is None or not any(link.kind == "buys_from" and not link.forward for link in found.links):
        return None
    from dossier.app.company.informants import buyers_to_ask  # few firms have a client among their buyers

    with session.living() as connection:
        return buyers_to_ask(session, connection, found)


def _ours(session: Session, found: Dossier) -> tuple[Holiday, ...]:
    """Return our own days off where a visit comes that may meet them, or a birthday may have fallen on them.

    Nobody else pays for the question.
    """
    home, today = session.settings.get("me.country"), session.today
    last = max((visit.until or visit.on_date for visit in found.visits), default=date.min)
    born, first = current(found.facts).get("contact.birthday"), later(today, -OUR_REST)
    birthday = next_occurrence(born.value, first) if born is not None and born.value else None
    first, last = (first, max(last, today)) if birthday is not None and birthday < today else (today, last)
    if not home or last < today:
        return ()
    with session.reading() as connection:
        rows = between(connection, (home,), first, last)
    return tuple(day for day in rows if day.kind in CLOSED)


class Said(NamedTuple):
    """What the playbook says for what is next: the occasions, the moments they make, and the advice for these."""

    occasions: tuple[Occasion, ...]
    moments: tuple[str, ...]
    advice: Advice

    def first(self, most: int) -> tuple[AdviceLine, ...]:
        """Return the lines to show where there is room for few: an encounter that is near has half of them for certain."""
        lines, moment = self.advice.lines, self.moments[0]
        own = [line for line in lines if moment in line.moments and "call" not in line.moments]
        chosen = own[: most // 2] if moment in ENCOUNTERS else []
        chosen += [line for line in lines if line not in chosen][: most - len(chosen)]
        return tuple(sorted(chosen, key=lambda line: (-line.weight, line.rule)))


def counsel(session: Session, found: Dossier, moment: str | None = None) -> Advice:
    """Return what the playbook says about a dossier."""
    return advise(found, session.today, rules(session), moment, around(session, found))


def for_what_is_next(session: Session, found: Dossier, *also: str) -> Said:
    """Return what the playbook says for the occasions that are near, for a call, and for other moments named."""
    there = around(session, found)
    coming = occasions.coming(found, session.today, there)
    moments = occasions.moments(found, coming)
    return Said(coming, moments, advise(found, session.today, rules(session), (*moments, *also), there))


def wanted(session: Session, found: Dossier, budget: int | None = None) -> tuple[Gap, ...]:
    """Return what is unknown, most useful first."""
    there, old = around(session, found), _old_duties(session, found)
    return gaps(found, session.today, rules(session), budget=budget, around=there, duties=old)


def _old_duties(session: Session, found: Dossier) -> "tuple[Duty, ...]":
    """Return the duties to ask for again where an open order goes; nobody else pays for the question."""
    open_ = [each.destination or found.country for each in found.orders if each.is_to_ship]
    codes = sorted({code for code in open_ if code})
    if not codes:
        return ()
    from dossier.read.country.duties import stale_of  # few clients wait for goods

    with session.reading() as connection:
        return tuple(each for code in codes for each in stale_of(connection, code, session.today))


def advice_line(said: AdviceLine, setting: Setting, *, named: bool = False) -> Line:
    """Return one piece of advice with its reason: `because: spoken English: poor — phone call, 2 Oct`."""
    reasons = list({(each.key, each.value, each.ref): each for each in said.reasons}.values())
    because = joined([reason_line(reason, setting) for reason in reasons[:WHYS]], usage().clause)
    marks = [Piece(behind(_("(a guess)")), "warn")] if said.is_guess else []
    marks += [Piece(behind(_("(on an old fact)")), "warn")] if said.stale else []
    why = (Piece("  " + _("because: "), "muted"), *because) if because else ()
    rule = Piece(f"  [{said.rule}]", "muted") if named else Piece("")
    return (*line(Piece(said.text), *marks), *why, *line(rule))


def short_line(said: AdviceLine, setting: Setting) -> Line:
    """Return one piece of advice for the first screen, with the one fact it rests on: `(spoken English: poor)`."""
    reason = said.reasons[0] if said.reasons else None
    why = reason_text(reason, setting) if reason is not None else ""
    marks = [_("a guess")] if said.is_guess else []
    marks += [_("on an old fact")] if said.stale else []
    remark = phrased([*marks, shortened(why, WHY_SHOWN)] if why else marks)
    return line(said.text, Piece(behind(_("({remark})").format(remark=remark), "  ") if remark else "", "muted"))


def reason_line(reason: Reason, setting: Setting) -> Line:
    """Return one fact that a judgement rests on, with its source and day; an empty value stands in the judgement itself."""
    sentence = told(reason)
    noted = words.day(reason.noted_on, setting.today) if reason.noted_on else ""
    origin = [] if reason.source == RECORD else [called(SOURCES, reason.source)]
    origin += [noted] if noted and "{day}" not in sentence and "{month}" not in sentence else []
    after = " — " + phrased(origin) if origin else ""
    return line(Piece(reason_text(reason, setting) + after, "muted"))


def reason_text(reason: Reason, setting: Setting) -> str:
    """Return a reason in words without its source: the sentence of a derived name, else label, ref and value."""
    value = reason_value(reason, setting) if reason.value else ""
    sentence = told(reason)
    if not sentence:
        what = " ".join(part for part in (_(label(reason.key)), reason.ref) if part)
        return headed(what, value) if value else what
    return _(sentence).format(
        value=value, ref=reason.ref, day=words.day(reason.partial or reason.noted_on, setting.today),
        month=words.day(f"{reason.noted_on:%Y-%m}" if reason.noted_on else None),
        country=setting.country_name(reason.ref) if "{country}" in sentence else "",
    )  # fmt: skip


def reason_value(reason: Reason, setting: Setting) -> str:
    """Return the value of a reason in words."""
    entry = catalogue.by_key().get(reason.key)
    if entry is not None:
        text = reason.value.replace(", ", "\n") if entry.type == "list" else reason.value
        is_choice = any(each.code == NONE for each in entry.choices)
        state = NONE if reason.value == NONE and not is_choice else KNOWN
        known = Known(reason.key, text, state, reason.source, reason.noted_on or date.min)
        try:
            return words.value(entry, known, setting)
        except (ValueError, ArithmeticError):
            return reason.value
    if reason.key in COUNTRIES:
        return words.enumerated(setting.country_name(code) for code in reason.value.split(", "))
    found = word(reason.key)
    parts = reason.value.split(", ") if found is not None and found.type == "list" else [reason.value]
    return words.enumerated(_(label_of(reason.key, part)) for part in parts)


def waiting_line(said: Advice) -> Line:
    """Return what rules wait for: `3 rules wait for: design team? · been to China?`; what nobody asks for is left out."""
    entries = catalogue.by_key()
    waiting = [
        each for each in said.waiting if (fact := entries.get(each.fact)) is None or fact.question or fact.elsewhere
    ]
    if not waiting:
        return ()
    names = [_("{fact}?").format(fact=_(wait.label)) for wait in waiting if not wait.fact.startswith("record:")][:SHOWN]
    count = len({rule for wait in waiting for rule in wait.rules})
    words = ngettext("{n} rule waits for: {facts}", "{n} rules wait for: {facts}", count)
    text = words.format(n=count, facts=" · ".join(names))
    return line(Piece(text, "muted"))


def gap_line(gap: Gap) -> Line:
    """Return one gap: what, why, the question, where else, and the command that answers it."""
    question = Piece(gap.asked if gap.ask else "")
    where = Piece(_("where else: {places}").format(places=gap.elsewhere) if gap.elsewhere else "", "muted")
    return joined(
        (
            line(Piece(gap.label, "strong")),
            line(question),
            line(Piece(gap.caution, "warn")) if gap.caution else "",
            line(Piece(gap.why, "muted")),
            line(where),
            line(Piece("› " + gap.command, "accent")),
        )
    )
