"""What is different since we last spoke, in lines: at most ten on its page, two on the first screen of a client."""

from dossier.i18n import N_, _, ngettext, usage
from dossier.records.agenda.agenda import TOUCHES
from dossier.records.catalogue import catalogue
from dossier.records.contact.since import LEARNED, OURS, THEIRS, UNSAID, WORLD, Chosen, Development, Since, Talk
from dossier.records.deal.deal import TOPICS
from dossier.records.order.proof import PROOF_KINDS
from dossier.render.page import Line, Lines, Page, Piece, Section, joined, line
from dossier.render.parts import shortened
from dossier.render.words import Setting, ago, choice, day, fact_line, label
from dossier.values.listed import headed

TITLES = {
    LEARNED: N_("Learned"), THEIRS: N_("They"), OURS: N_("We"), WORLD: N_("In their world"), UNSAID: N_("Not yet said"),
}  # fmt: skip
FORMS = {
    "promise_kept": N_("kept the promise “{what}” on {day}"), "promise_late": N_("promise open since {day}: “{what}”"),
    "done": N_("done on {day}: {what}"), "follow_up_late": N_("not done since {day}: {what}"),
    "quote_answered": N_("answered quotation {what} on {day}"), "quote_sent": N_("sent quotation {what} on {day}, no answer noted"),
    "proof_signed": N_("signed the {what} on {day}"), "proof_feedback": N_("gave feedback on the {what} on {day}"),
    "proof_sent": N_("sent the {what} on {day}, no answer noted"), "ordered": N_("ordered on {day}: {what}"),
    "shipped": N_("shipped {what} on {day}"), "not_shipped": N_("{what} was to ship by {day} and has not"),
    "deposit_paid": N_("paid the deposit of {what} on {day}"), "balance_paid": N_("paid the balance of {what} on {day}"),
    "deposit_unpaid": N_("deposit of {what} due since {day}"), "balance_unpaid": N_("balance of {what} due since {day}"),
    "paid": N_("paid {what} on {day}"), "dearer": N_("their money gained against ours by {day}: {what}"),
    "cheaper": N_("their money lost against ours by {day}: {what}"), "rested": N_("{what} is over since {day}"),
    "news": N_("{what}, {day}"), "policy": N_("our terms on {what} changed on {day}"),
    "complained": N_("complained on {day}: {what}"), "settled": N_("complaint closed on {day}: {what}"),
    "deal_lost": N_("deal lost on {day}: {what}"), "we_have": N_("we have {what}, noted on {day}: an answer to what they said"),
    "we_rest": N_("we rest from {day}: {what}"), "tell_shipped": N_("{what} left on {day}, after our last word"),
    "tell_in_production": N_("{what} is in production since {day}, after our last word"),
}  # fmt: skip


def since_page(told: Since, groups: Chosen, setting: Setting) -> Page:
    """Return the page: the last talk, what is different in at most ten lines, and how much is known."""
    title = joined((line(Piece(told.name, "title"), Piece(f" {told.ref}", "muted")), _("since we last spoke")))
    if told.talk is None:
        return Page(title, (), ())
    sections = []
    for group, (rows, left) in groups.items():
        lines = [_said(each, setting) for each in rows]
        if left:
            lines[-1] = (*lines[-1], Piece("  " + _("+{n} more").format(n=left), "muted"))
        sections.append(Section(_(TITLES[group]), (Lines(tuple(lines), "·", most=1),)))
    head = (Lines((_talk(told.talk, setting), line(Piece(_known(told, setting), "muted")))),)
    return Page(title, head, tuple(sections), tight=True)


def notes(told: Since, setting: Setting) -> tuple[str, ...]:
    """Return what is said where no talk is known, or where nothing changed since."""
    if told.talk is None:
        words = ngettext("No talk with {name} is known: {n} touch is logged, and none that went both ways.",
                         "No talk with {name} is known: {n} touches are logged, and none that went both ways.", told.letters)  # fmt: skip
        return (words.format(name=told.name, n=told.letters),)
    return (
        ()
        if told.changes
        else (_("Nothing else is noted since {day}.").format(day=day(told.talk.on_date, setting.today)),)
    )


def screen_lines(told: Since, groups: Chosen, setting: Setting) -> tuple[Line, ...]:
    """Return the two lines of the first screen: what was learned, then what was done or not; nothing without a talk."""
    if told.talk is None:
        return ()
    rows = [joined([_short(each, setting) for each in changes], usage().clause) for changes, _left in groups.values()]
    if not rows:
        return ()
    head = Piece(
        headed(
            _("{talk}, {day}").format(
                talk=choice(TOUCHES, told.talk.channel), day=day(told.talk.on_date, setting.today)
            ),
            "",
        ),
        "muted",
    )
    return ((head, *rows[0]), *rows[1:])


def _talk(talk: Talk, setting: Setting) -> Line:
    form = _("Last spoke on {day}, {ago}: {channel}").format(
        day=day(talk.on_date, setting.today),
        ago=ago(talk.on_date, setting.today),
        channel=choice(TOUCHES, talk.channel),
    )
    said = shortened(talk.text, 60)
    return joined(
        (line(Piece(form, "strong")), talk.name or "", f"“{said}”" if said else "", line(Piece(talk.ref, "muted")))
    )


def _known(told: Since, setting: Setting) -> str:
    words = ngettext("known by {n} touch since {day}", "known by {n} touches since {day}", told.letters)
    return (
        words.format(n=told.letters, day=day(told.first_on, setting.today))
        if told.first_on
        else _("known by a visit only")
    )


def _short(each: Development, setting: Setting) -> Line:
    return (
        _fact(each, setting)
        if each.known is not None
        else line(Piece(_words(each, setting), "bad" if each.bad else ""))
    )


def _said(each: Development, setting: Setting) -> Line:
    if each.known is not None:
        return (*_fact(each, setting), Piece("  " + day(each.on_date, setting.today), "muted"))
    return line(
        Piece(_words(each, setting), "bad" if each.bad else ""), Piece(f"  {each.ref}" if each.ref else "", "muted")
    )


def _fact(each: Development, setting: Setting) -> Line:
    known = each.known
    if known is None:
        raise TypeError(each.kind)
    entry = catalogue.by_key()[known.key]
    return (*line(Piece(headed(label(known.key), ""), "muted")), *fact_line(entry, known, setting))


def _words(each: Development, setting: Setting) -> str:
    when = day(each.on_date, setting.today)
    if each.kind == "letters":
        words = ngettext(
            "wrote {n} letter, on {day}: “{what}”", "wrote {n} letters, the last on {day}: “{what}”", each.number
        )
        return words.format(n=each.number, day=when, what=shortened(each.what, 60))
    if each.kind == "calls":
        words = ngettext(
            "tried {n} call, on {day}: “{what}”", "tried {n} calls, the last on {day}: “{what}”", each.number
        )
        return words.format(n=each.number, day=when, what=shortened(each.what, 60))
    what = choice(PROOF_KINDS, each.what) if each.kind.startswith("proof") else shortened(each.what, 60)
    return _(FORMS[each.kind]).format(what=choice(TOPICS, what) if each.kind == "policy" else what, day=when)
