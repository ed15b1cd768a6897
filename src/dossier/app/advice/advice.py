"""What to do with a client, with the reason."""

from typing import TYPE_CHECKING

from dossier.advice.playbook.evaluate import Advice, Conflict
from dossier.advice.playbook.rules import MOMENT_CHOICES, MOMENTS, TOPICS
from dossier.app.advice import client_cards, counsel
from dossier.app.answer import Answer
from dossier.app.find.one_dossier import of_client
from dossier.app.session import Session
from dossier.i18n import _
from dossier.records.agenda.occasion import Occasion
from dossier.records.dossier import Dossier
from dossier.records.reading import chosen as one_named
from dossier.render.agenda.occasion import prepare_lines, spoken_for
from dossier.render.page import Block, Line, Lines, Page, Piece, Section, joined, line
from dossier.render.words import Setting
from dossier.values.listed import aside

OVERRULED_SHOWN = 3
"""Lines that were overruled, of which the page names the first ones; JSON has all."""

if TYPE_CHECKING:
    from dossier.render.shapes.advice import Advice as AdviceShape


def advise(session: Session, who: str, moment: str | None = None) -> Answer:
    """Return every piece of advice with its reason and rule; before a call the card comes first."""
    if moment is not None:
        moment = one_named(MOMENT_CHOICES, moment, _("There is no moment “{text}”."))
    with session.reading() as connection:
        found = of_client(session, connection, who)
    if moment is not None:
        said = counsel.counsel(session, found, moment)
        return Answer(page=lambda: _page(session, found, said, moment), shape=lambda: _shape(found, said))
    near = counsel.for_what_is_next(session, found, "mail")
    nearest = next((each for each in near.occasions if each.moment in counsel.PREPARED), None)
    said = near.advice if nearest is not None else counsel.counsel(session, found)
    chosen = nearest.moment if nearest is not None else None
    return Answer(page=lambda: _page(session, found, said, chosen, nearest), shape=lambda: _shape(found, said))


def _page(session: Session, found: Dossier, said: Advice, moment: str | None, nearest: Occasion | None = None) -> Page:
    """Return the page: before a call the card comes first, before a guest comes what to do stands above what is known."""
    setting = session.setting()
    title = joined((line(Piece(found.title, "title")), line(Piece(str(found.ref), "muted"))))
    before: list[Section] = []
    after: list[Section] = []
    if found.contact is not None and moment not in {"reception", "visit"}:
        before.append(client_cards.before_a_call(session, found, setting))
    elif found.contact is not None:
        after.append(client_cards.before_a_visit(session, found, setting))
    return Page(
        title, _head(found, nearest, setting), (*before, _said(said, setting, moment), *after, *_aside(said, setting))
    )


def _head(found: Dossier, nearest: Occasion | None, setting: Setting) -> tuple[Block, ...]:
    """Return for which occasion the advice speaks, and what shows the advice for another moment."""
    if nearest is None:
        return ()
    other = _("for a call: {command}").format(command=f"dossier advise {found.ref} --moment call")
    blocks: list[Block] = [Lines((line(Piece(spoken_for(nearest, setting), "strong"), Piece(f" · {other}", "muted")),))]
    steps = prepare_lines(nearest)
    return (*blocks, *((Lines(steps, "□"),) if steps else ()))


def _said(said: Advice, setting: Setting, moment: str | None) -> Section:
    """Return the advice, heaviest first, each with its topic as a mark."""
    rows = [
        (Piece(f"[{_(TOPICS[each.topic])}] ", "muted"), *counsel.advice_line(each, setting, named=True))
        for each in said.lines
    ]
    shown = Lines(tuple(rows), "▸") if rows else Lines((line(Piece(_("No rule speaks yet."), "muted")),))
    return Section(_("Advice") if moment is None else _("Advice: {moment}").format(moment=_(MOMENTS[moment])), (shown,))


def _aside(said: Advice, setting: Setting) -> list[Section]:
    """Return what was overruled and what rules wait for, in few lines."""
    sections = []
    lost = [_lost(conflict, setting) for conflict in said.conflicts]
    if lost:
        more = len(lost) - OVERRULED_SHOWN
        rest = [line(Piece(_("{n} more").format(n=more), "muted"))] if more > 0 else []
        sections.append(Section(_("Overruled"), (Lines((*lost[:OVERRULED_SHOWN], *rest), "×"),)))
    waiting = counsel.waiting_line(said)
    if waiting:
        sections.append(Section(_("Waiting"), (Lines((waiting,)),)))
    return sections


def _lost(conflict: Conflict, setting: Setting) -> Line:
    """Return advice that was overruled, with what overruled it: other advice, or the fact that stands against it."""
    text = Piece(conflict.loser.text, "muted")
    if conflict.fact is None:
        winner = conflict.winner.text if conflict.winner else ""
        why = _("gives way to: {winner}").format(winner=winner)
        return line(text, Piece(aside(why), "muted"))
    return (*line(text, Piece("  " + _("against it: "), "muted")), *counsel.reason_line(conflict.fact, setting))


def _shape(found: Dossier, said: Advice) -> "AdviceShape":
    from dossier.render.shapes import advice, keys

    return {
        "ref": str(found.ref),
        "name": found.title,
        "advice": [keys.row(advice.AdviceLine, each) for each in said.lines],
        "waiting": [keys.row(advice.WaitingFact, each) for each in said.waiting],
        "overruled": [each.loser.rule for each in said.conflicts],
    }
