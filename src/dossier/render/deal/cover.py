"""Who carries a deal: by part, what one person carries alone, and whom to ask which sentence."""

from dossier.i18n import N_, _, ngettext
from dossier.records.catalogue import catalogue
from dossier.records.deal.cover import AGAINST, DECIDES, HELPS, ROLES, SILENT, UNKNOWN, Carrier, Cover, Flag, Left
from dossier.records.deal.deal import TOPICS
from dossier.render.page import Line, Lines, Page, Pair, Pairs, Piece, Section, command, joined, line
from dossier.render.words import Setting, ago, choice, enumerated
from dossier.values.listed import behind
from dossier.values.to_client import quoted

NAMED = 5
"""People of a part that are named; the rest is counted."""
TITLES = {
    "decides": N_("decides"), "influences": N_("influences"), "uses": N_("uses"), "helps": N_("helps us"),
    "against": N_("against"), "unknown": N_("part unknown"), "silent": N_("silent"),
}  # fmt: skip
_ALONE = {
    "decides": N_("nobody else decides"), "helps": N_("nobody else helps us"), "heard": N_("nobody else was heard of late"),
}  # fmt: skip
_FLAGS = {
    "decider_unknown": N_("Nobody is known to decide"), "decider_silent": N_("{name} decides and is silent"),
    "decider_unsure": N_("{name} is only likely to decide"), "alone": N_("Everything hangs on {name}"),
    "one_decider": N_("Only {name} decides"), "one_helper": N_("Only {name} helps us"), "no_helper": N_("Nobody there is known to help us"),
    "against": N_("{name} said no on {topic}"), "role_unknown": N_("The part of {name} is not known"),
    "nobody_heads": N_("{name}: nobody is known to head it"),
}  # fmt: skip


def cover_page(told: Cover, setting: Setting) -> Page:
    """Return the page: the parts, what one person carries alone, and each flag with whom to ask."""
    title = joined(
        (line(Piece(told.title, "title"), Piece(f" {told.ref}", "muted")), told.client, _("if one person left"))
    )
    rows = []
    for role in ROLES:
        mine = [each for each in told.people if role in each.roles]
        if mine:
            names = [_person(each, role, setting) for each in mine[:NAMED]]
            more = _("+{n} more").format(n=len(mine) - NAMED) if len(mine) > NAMED else ""
            rows.append(Pair(_(TITLES[role]), joined((*names, line(Piece(more, "muted"))))))
    rows.append(Pair(_("known by"), line(Piece(_known(told), "muted"))))
    sections = []
    if told.left:
        sections.append(Section(_("If one person left"), (Lines(tuple(map(_left, told.left)), "▸"),)))
    if told.flags:
        asks = [
            block
            for each in told.flags
            for block in (Lines((line(Piece(_flag(each), "bad")),), "▸"), Lines((_ask(each, told),), "→"))
        ]
        sections.append(Section(_("To ask"), tuple(asks)))
    return Page(title, (Pairs(tuple(rows)),), tuple(sections), tight=True)


def notes(told: Cover) -> tuple[str, ...]:
    """Return what is said where nobody is known, or where the deal is over."""
    if not told.people:
        return (
            _("Nobody at {client} is in the book: nothing can be said of {ref}.").format(
                client=told.client or "?", ref=told.ref
            ),
        )
    return (_("{ref} is over: nothing is asked.").format(ref=told.ref),) if told.is_over else ()


def _person(each: Carrier, role: str, setting: Setting) -> Line:
    entry = catalogue.by_key()["contact.authority"]
    told = []
    if role in (DECIDES, "influences", "uses"):
        told += [choice(entry.choices, each.authority)] if each.authority != role else []
        told += [] if each.is_certain else [_("likely")]
        told += each.heads
    elif role == HELPS:
        told.append(choice(catalogue.by_key()["contact.closeness"].choices, each.closeness))
    elif role == AGAINST:
        told.append(choice(TOPICS, each.stuck_on))
    elif role == SILENT:
        told.append(
            _("heard {when}").format(when=ago(each.heard_on, setting.today)) if each.heard_on else _("never heard")
        )
    elif role == UNKNOWN:
        told += each.heads
    remark = behind(_("({remark})").format(remark=enumerated(told))) if told else ""
    return line(Piece(each.name, "strong"), Piece(f" {each.ref}", "muted"), Piece(remark, "muted"))


def _known(told: Cover) -> str:
    roles = sum(UNKNOWN not in each.roles for each in told.people)
    heard = sum(SILENT not in each.roles for each in told.people)
    words = ngettext("{n} person; the part of {roles} is noted, {heard} heard within {days} days",
                     "{n} people; the part of {roles} is noted, {heard} heard within {days} days", len(told.people))  # fmt: skip
    return words.format(n=len(told.people), roles=roles, heard=heard, days=told.silent_days)


def _left(each: Left) -> Line:
    gone = enumerated(_(_ALONE[part]) for part in each.alone_in)
    rest = (
        _("left: {names}").format(names=enumerated(each.others))
        if each.others
        else _("nobody would be left whom we hear")
    )
    return joined((line(Piece(each.name, "strong"), Piece(f" {each.ref}", "muted")), line(Piece(gone, "warn")), rest))


def _flag(each: Flag) -> str:
    return _(_FLAGS[each.kind]).format(name=each.name, topic=choice(TOPICS, each.topic) if each.topic else "")


def _ask(each: Flag, told: Cover) -> Line:
    if each.ask is not None:
        who = Piece(_("ask {name} ({ref}): ").format(name=each.ask_name, ref=each.ask))
        return line(who, Piece(quoted(each.sentence, each.meaning), "accent"))
    if each.held:
        return line(Piece(_("held: what is known of those who could be asked speaks against it"), "muted"))
    words = _("nobody else is known there: look on the website, on LinkedIn, or ask the switchboard")
    return line(words, Piece("  "), command(f"dossier ask-about {told.firm}")) if told.firm else line(words)
