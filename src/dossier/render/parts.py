"""The parts that several views share: facts as pairs, the log, what is open, a deal in one line."""

from collections.abc import Iterable
from datetime import date

from dossier.i18n import _
from dossier.records.agenda.agenda import PROMISERS, TOUCHES, FollowUp, LogEntry, Promise
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import FactKey
from dossier.records.company.firm import Company
from dossier.records.contact.person import DEAD, FORMER, POINT_KINDS, Contact, Point
from dossier.records.deal.deal import STAGES, Deal, StageChange, stage_on
from dossier.records.dossier import Dossier
from dossier.records.known import Known, current, standing
from dossier.records.order.complaint import Complaint
from dossier.render.page import Block, Line, Lines, Pair, Pairs, Piece, Section, joined, line
from dossier.render.words import Setting, ago, choice, day, fact_line, money, source, unread, visible, weekday
from dossier.values.hour import at_hour
from dossier.values.listed import enumerated, headed
from dossier.values.names import domain_of, is_free
from dossier.values.quantity import counted
from dossier.values.repeat import in_words


def fact_pairs(
    dossier: Dossier, prefixes: tuple[str, ...], setting: Setting, skip: frozenset[str] = frozenset()
) -> list[Pair]:
    """Return the facts whose keys begin with one of the prefixes, as labels and values in the catalogue's order."""
    now = current(dossier.facts)
    pairs: list[Pair] = []
    for entry in catalogue.by_key().values():
        if entry.key in skip or entry.key.partition(".")[0] not in prefixes:
            continue
        rows = standing(dossier.facts, entry.key) if entry.many else [now[entry.key]] if entry.key in now else []
        pairs += [_pair(entry, row, dossier, setting) for row in rows if visible(entry, row, setting)]
    return pairs


def _pair(entry: FactKey, row: Known, dossier: Dossier, setting: Setting) -> Pair:
    remark = source(row, setting, dossier.told_by) if setting.sources or entry.many else ""
    note = f" — {row.note}" if row.note and not setting.share else ""
    return Pair(_(entry.label), (*fact_line(entry, row, setting), *line(Piece(note, "muted"))), remark)


def unknown_names(dossier: Dossier, prefixes: tuple[str, ...], setting: Setting) -> list[str]:
    """Return the labels of what could be asked or found out and is not noted."""
    now = current(dossier.facts)
    return [
        _(entry.label)
        for entry in catalogue.by_key().values()
        if entry.key.partition(".")[0] in prefixes
        and entry.key not in now
        and (entry.question or entry.elsewhere)
        and (not setting.share or entry.sensitivity == "shareable")
    ]


def unknown(dossier: Dossier, prefixes: tuple[str, ...], setting: Setting) -> Line:
    """Return one line that names what is unknown, or nothing; a whole page names it at its end instead."""
    names = [] if setting.folded else unknown_names(dossier, prefixes, setting)
    if not names:
        return ()
    shown = names if setting.everything else names[:8]
    more = len(names) - len(shown)
    text = enumerated(shown) + (_(" and {n} more").format(n=more) if more else "")
    return line(Piece(_("unknown: {what}").format(what=text), "muted"))


def fact_text(dossier: Dossier, key: str, setting: Setting) -> Line:
    """Return the current value of one fact, or nothing if it is unknown or not to be shown."""
    known = current(dossier.facts).get(key)
    entry = catalogue.by_key()[key]
    return fact_line(entry, known, setting) if known and visible(entry, known, setting) else ()


def terms(dossier: Dossier, setting: Setting) -> Line:
    """Return the standing terms in one line: incoterm with its place, payment, forwarder."""
    rule, place = (fact_text(dossier, key, setting) for key in ("terms.incoterm", "terms.place"))
    parts: list[Line] = [(*rule, *line(" "), *place) if rule and place else rule or place]
    parts += [fact_text(dossier, key, setting) for key in ("terms.payment", "terms.forwarder")]
    return joined(parts)


def payment(text: str | None) -> Line:
    """Return a payment text; one whose shares cannot be read is marked, because nothing is reckoned of it."""
    return (*line(text or ""), *unread(text))


def points(found: Iterable[Point]) -> list[Pair]:
    """Return addresses as labels and values."""
    return [
        Pair(
            choice(POINT_KINDS, point.kind),
            line(point.value, Piece(" ★" if point.preferred else "", "accent")),
            _(DEAD) if point.is_dead else _(FORMER) if point.label == FORMER else point.label or _free_mailbox(point),
        )
        for point in found
    ]


def _free_mailbox(point: Point) -> str:
    """Return that somebody writes from a mailbox which anybody may have, and not from their firm's own domain."""
    domain = domain_of(point.value) if point.kind == "email" else None
    return _("a free mailbox, no domain of their own") if domain and is_free(domain) else ""


def log_line(
    entry: LogEntry, setting: Setting, *, whole: bool = False, named: bool = True, stages: Iterable[StageChange] = ()
) -> Line:
    """Return one touch: day, channel, direction, who unless that is plain, the words, and the stage of its deal then."""
    stage = stage_on(stages, entry.deal_id, entry.on_date)
    arrow = {"in": "←", "out": "→"}.get(entry.direction, "↔")
    text = entry.text if whole else shortened(entry.text, 240)
    subject = headed(entry.subject, "") if entry.subject and entry.subject not in entry.text else ""
    return line(
        Piece(f"{day(entry.on_date, setting.today)} ", "strong"),
        Piece(f"{arrow} {choice(TOUCHES, entry.channel)} ", "accent"),
        Piece(f"{entry.contact_name}  " if entry.contact_name and named else "", "muted"),
        Piece(subject, "strong"),
        text,
        Piece(f"  l{entry.id}", "muted"),
        Piece(f" · d{entry.deal_id} {choice(STAGES, stage)}" if stage else "", "muted"),
    )


def touch_line(entry: LogEntry, setting: Setting) -> Line:
    """Return the last touch for one line of a screen: how long ago, channel, direction, the words."""
    arrow = {"in": "←", "out": "→"}.get(entry.direction, "↔")
    return line(
        Piece(f"{ago(entry.on_date, setting.today)} ", "strong"),
        Piece(f"{arrow} {choice(TOUCHES, entry.channel)} ", "accent"),
        shortened(entry.subject or entry.text, 240),
        Piece(f"  l{entry.id}", "muted"),
    )


def shortened(text: str, most: int) -> str:
    """Return a text on one line, cut at a length with an ellipsis."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def log_blocks(dossier: Dossier, setting: Setting) -> tuple[Block, ...]:
    """Return the last touches and how many earlier ones there are."""
    several = dossier.ref is not None and dossier.ref.letter != "c"
    stages = dossier.stages if setting.everything else ()
    rows = [log_line(each, setting, whole=setting.everything, named=several, stages=stages) for each in dossier.log]
    more = dossier.log_count - len(dossier.log)
    if more > 0:
        rows.append(line(Piece(_("… {n} earlier: add --all").format(n=more), "muted")))
    if not rows:
        rows.append(line(Piece(_("no touch logged yet"), "muted")))
    return (Lines(tuple(rows)),)


def log_sections(dossier: Dossier, setting: Setting) -> list[Section]:
    """Return the log as a section of its own; sharing leaves it out."""
    return (
        []
        if setting.share or (setting.folded and not dossier.log)
        else [Section(_("Log"), log_blocks(dossier, setting), "log")]
    )


def follow_up_line(entry: FollowUp, setting: Setting) -> Line:
    """Return one follow-up: when, what, how it repeats."""
    late = (setting.today - entry.due_on).days
    style = "bad" if late > 0 else "warn" if late == 0 else ""
    return line(
        Piece(f"{weekday(entry.due_on)} {day(entry.due_on, setting.today)} ", style or "strong"),
        at_hour(entry.at, entry.text),
        Piece(f"  ↻ {in_words(entry.every)}" if entry.every else "", "muted"),
        Piece(f"  f{entry.id}", "muted"),
    )


def promise_line(entry: Promise, setting: Setting) -> Line:
    """Return one promise: whose, what, until when."""
    due = day(entry.due_on, setting.today) if entry.due_on else _("no date")
    late = entry.due_on is not None and entry.due_on < setting.today
    return line(
        Piece(headed(choice(PROMISERS, entry.by), ""), "accent"),
        entry.text,
        Piece(f"  {due}", "bad" if late else "muted"),
        Piece(f"  m{entry.id}", "muted"),
    )


def complaint_line(each: Complaint, setting: Setting) -> Line:
    """Return a complaint in one line: open since when, or closed with its remedy."""
    if each.closed_on is None:
        words = _("complaint open since {day} ({ago}): {text}")
        said = words.format(day=day(each.on_date, setting.today), ago=ago(each.on_date, setting.today), text=each.text)
    else:
        words = _("complaint of {day}: {text}, closed {end}")
        said = words.format(
            day=day(each.on_date, setting.today), text=each.text, end=day(each.closed_on, setting.today)
        )
    parts = (each.remedy or "", line(Piece(each.ref, "muted")))
    return joined((line(Piece(said, "bad" if each.closed_on is None else "")), *parts))


def open_ends(dossier: Dossier, setting: Setting) -> list[Line]:
    """Return promises and follow-ups that are open, what is late or due first at the top, what has no day last."""
    ends = [(entry.due_on or date.max, "", promise_line(entry, setting)) for entry in dossier.promises]
    ends += [(entry.due_on, entry.at or "", follow_up_line(entry, setting)) for entry in dossier.follow_ups]
    ends += [(each.on_date, "", complaint_line(each, setting)) for each in dossier.complaints if each.closed_on is None]
    return [said for _day, _hour, said in sorted(ends, key=lambda end: end[:2])]


def deal_line(deal: Deal, setting: Setting) -> Line:
    """Return a deal in one line: title, stage, value, quantity, where it goes."""
    quantity = counted(deal.quantity, deal.unit) if deal.quantity is not None else ""
    style = {"lost": "bad", "dormant": "muted", "paid": "good", "won": "good"}.get(deal.stage, "accent")
    market = "→ " + setting.country_name(deal.market) if deal.market else ""
    return joined(
        (
            line(Piece(deal.title, "strong")),
            line(Piece(choice(STAGES, deal.stage), style)),
            money(deal.value, deal.currency),
            quantity,
            market,
            line(Piece(deal.ref, "muted")),
        )
    )


def pairs_or_unknown(pairs: list[Pair], missing: Line) -> tuple[Block, ...]:
    """Return pairs with a line of what is unknown under them; an empty part collapses to that line."""
    blocks: list[Block] = [Pairs(tuple(pairs), paired=True)] if pairs else []
    if missing:
        blocks.append(Lines((missing,)))
    return tuple(blocks)


def _archived(each: Contact | Company, dossier: Dossier, setting: Setting) -> Pair:
    told = _("since {when}").format(when=day(each.archived_on, setting.today))
    told = _("{since}: {why}").format(since=told, why=each.archived_why) if each.archived_why else told
    told = told if each.ref == str(dossier.ref) else _("{since}: {why}").format(since=each.name, why=told)
    return Pair(_("archived"), line(Piece(told, "warn"), Piece(f"  › dossier unarchive {each.ref}", "accent")))


def marks(dossier: Dossier, setting: Setting) -> list[Pair]:
    """Return the marks of a client who is archived, and of a record that a colleague handed over and nobody has confirmed."""
    rows = [
        _archived(each, dossier, setting) for each in (dossier.contact, dossier.company) if each and each.archived_on
    ]
    if dossier.inherited is None:
        return rows
    text = _("from {whom}, {when}; not verified here").format(
        whom=dossier.inherited.from_whom or _("a colleague"), when=day(dossier.inherited.on_date, setting.today)
    )
    command = Piece(f"  › dossier inherit --confirm {dossier.ref}", "accent")
    return [*rows, Pair(_("inherited"), line(Piece(text, "warn"), command))]
