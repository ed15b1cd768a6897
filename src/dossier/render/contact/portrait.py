"""What is read of a person in ten seconds: the head of `show`, and the card of `advise`."""

from dossier.i18n import NP_, _, pgettext, usage
from dossier.records.deal.deal import CLOSED_STAGES, STAGES, TOPICS
from dossier.records.dossier import Dossier
from dossier.records.known import current
from dossier.render.agenda.aim import aim_pairs
from dossier.render.contact.extra import Extra
from dossier.render.contact.reach import channel_line, there_line
from dossier.render.contact.relationship import length
from dossier.render.country.clock import opening
from dossier.render.deal.trade import longest_stuck
from dossier.render.page import Block, Line, Lines, Pair, Pairs, Piece, command, joined, line
from dossier.render.parts import fact_text, marks, open_ends, terms, touch_line
from dossier.render.words import Setting, choice, day, enumerated, label, money
from dossier.values.listed import headed
from dossier.values.quantity import counted

OPEN_SHOWN, NEXT_SHOWN, AIMS_SHOWN = 2, 2, 2
LAST = NP_("touch", "last")
_KNOWN = NP_("person", "known")
_NEXT = NP_("occasion", "next")
_SINCE = NP_("the last talk", "since")
VOICE = ("contact.pace", "contact.tone")


def head(dossier: Dossier, setting: Setting, extra: Extra) -> tuple[Block, ...]:
    """Return the first screen of a person: each row one line, each piece of advice two at most."""
    rows = [*portrait(dossier, setting, extra), *_unknown(dossier, setting, extra)]
    return first_screen(rows, extra)


def _manner(dossier: Dossier, setting: Setting) -> list[Line]:
    """Return temperament and voice; `fast` alone would not say what is."""
    voice = joined((fact_text(dossier, key, setting) for key in VOICE), usage().comma)
    return [
        fact_text(dossier, "contact.temperament", setting),
        (*line(headed(_("voice"), "")), *voice) if voice else (),
    ]


def first_screen(rows: list[Pair], extra: Extra) -> tuple[Block, ...]:
    """Return the head of a page with what matters now under it."""
    rows += [Pair(_(_SINCE) if not at else "", each) for at, each in enumerate(extra.since)]
    rows += [Pair(_("rate") if not at else "", each) for at, each in enumerate(extra.currency)]
    rows += [Pair(_("goes to") if not at else "", each) for at, each in enumerate(extra.destination)]
    advice = (Lines(extra.matters, "▸", most=2),) if extra.matters else ()
    return (Pairs(tuple(rows), most=1), *advice)


def portrait(dossier: Dossier, setting: Setting, extra: Extra) -> list[Pair]:
    """Return who a person is and how things stand with them, in the order a caller needs it; what is unknown is left out."""
    rows = marks(dossier, setting)
    known = joined((fact_text(dossier, "contact.closeness", setting), _together(dossier, setting), extra.tenure))
    power = [fact_text(dossier, "contact.title", setting), _authority(dossier, setting, extra)]
    power += [] if setting.share else _manner(dossier, setting)
    channel = channel_line(extra.reach, current(dossier.facts), setting) if extra.reach is not None else ()
    lines = [(_(_KNOWN), known), (_("power"), joined(power)), (pgettext("to a person", "channel"), channel)]
    if extra.clock is not None and extra.reach is not None:
        lines.append((_("there"), there_line(extra.reach, extra.clock, opening(extra.clock), setting.today)))
    lines += [
        _touch(dossier, setting),
        (_("rhythm"), extra.rhythm),
        *what_is_next(extra),
        (_("careful"), _careful(dossier, setting, extra)),
    ]
    rows += [Pair(title, value) for title, value in lines if value]
    return rows + trade_rows(dossier, setting, extra)


def _authority(dossier: Dossier, setting: Setting, extra: Extra) -> Line:
    """Return how much a person decides, or that it is to be asked while the deal does not name who decides."""
    known = fact_text(dossier, "contact.authority", setting)
    if known or extra.decider or setting.share or dossier.contact is None:
        return known
    return line(Piece(_("unknown: ask who decides"), "warn"))


def _together(dossier: Dossier, setting: Setting) -> str:
    """Return since which month we know each other, and how long that is."""
    known = dossier.relationship
    if known is None or known.since is None or setting.share:
        return ""
    long = length(known, setting.today)
    words = _("since {when}, {length}") if long else _("since {when}")
    return words.format(when=day(known.since[:7]), length=long)


def _touch(dossier: Dossier, setting: Setting) -> tuple[str, Line]:
    """Return the client's message that waits for us, the first letter that a found lead has not had, or the last touch."""
    if setting.share or dossier.contact is None:
        return "", ()
    last = touch_line(dossier.log[0], setting) if dossier.log else ()
    waiting = dossier.contact.waiting_since
    if waiting is not None:
        words = _("for our answer since {day}").format(day=day(waiting.date(), setting.today))
        return _("waiting"), joined((line(Piece(words, "bad")), last))
    if dossier.is_cold_lead:
        words = _("none yet: found by us, no letter has gone out")
        return _(LAST), line(Piece(words), Piece("  "), command(f"dossier draft {dossier.ref} first-approach"))
    return _(LAST), last or line(Piece(_("none yet"), "warn"))


def what_is_next(extra: Extra) -> list[tuple[str, Line]]:
    """Return the nearest occasions, or while there is none the next holiday."""
    found = extra.occasions[:NEXT_SHOWN] or extra.holidays[:1]
    return [(_(_NEXT) if not at else "", each) for at, each in enumerate(found)]


def _careful(dossier: Dossier, setting: Setting, extra: Extra) -> Line:
    """Return what not to say, what not to serve, and which gifts were given."""
    parts: list[Line] = []
    if unsaid := fact_text(dossier, "contact.avoid", setting):
        parts.append(line(Piece(_("not a word about: "), "bad"), *unsaid))
    parts += extra.careful
    if gifts := fact_text(dossier, "contact.gifts", setting):
        parts.append(line(Piece(_("gifts given: "), "muted"), *gifts))
    return joined(parts)


def trade_rows(dossier: Dossier, setting: Setting, extra: Extra) -> list[Pair]:
    """Return what the next talk is to bring, what is open, settled and under way, and who decides, one line each."""
    ends = open_ends(dossier, setting)
    aims = () if setting.share else dossier.aims[:AIMS_SHOWN]
    rows = [pair for each in aims for pair in aim_pairs(each, setting)]
    rows += [Pair(_("to do") if not at else "", each) for at, each in enumerate(ends[:OPEN_SHOWN])]
    if len(ends) > OPEN_SHOWN:
        rows[-1] = rows[-1]._replace(value=(*rows[-1].value, _more(len(ends) - OPEN_SHOWN)))
    if standing := terms(dossier, setting):
        rows.append(Pair(_("terms"), standing))
    rows += _deal(dossier, setting)
    return rows + ([Pair(_("decides"), extra.decider)] if extra.decider else [])


def _more(count: int) -> Piece:
    return Piece("  " + _("+{n} more").format(n=count), "muted")


def _deal(dossier: Dossier, setting: Setting) -> list[Pair]:
    """Return the open deal that is stuck longest, or the newest, in one line."""
    running = [deal for deal in dossier.deals if deal.stage not in CLOSED_STAGES]
    stuck = longest_stuck(dossier)
    if not running:
        return []
    deal = next((each for each in running if stuck and each.id == stuck.deal_id), running[0])
    told: Line = ()
    if stuck is not None and stuck.deal_id == deal.id:
        words = _("stuck on {topic} since {when}")
        when = day(stuck.on_date, setting.today)
        told = line(Piece(words.format(topic=choice(TOPICS, stuck.topic), when=when), "bad"))
    quantity = counted(deal.quantity, deal.unit) if deal.quantity is not None else ""
    value = joined(
        (line(Piece(deal.title, "strong")), line(Piece(choice(STAGES, deal.stage), "accent")), told,
         money(deal.value, deal.currency), quantity)
    )  # fmt: skip
    more = (_more(len(running) - 1),) if len(running) > 1 else ()
    return [Pair(_("deal"), (*value, Piece(f"  {deal.ref}", "muted"), *more))]


def _unknown(dossier: Dossier, setting: Setting, extra: Extra) -> list[Pair]:
    """Return one line with the question to ask first, and what of the first screen is unknown."""
    if setting.share:
        return []
    asked = ("contact.authority", "contact.spoken_english", "contact.closeness", "contact.diet", "terms.payment")
    now = current(dossier.facts)
    names = [label(key) for key in asked if key not in now]
    told = _("unknown: {what}").format(what=enumerated(names)) if names else ""
    return [Pair(_("ask"), joined((extra.ask, line(Piece(told, "muted")))))] if extra.ask or told else []
