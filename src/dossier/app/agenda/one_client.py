"""One client of the morning, expanded: every reminder with its weight, the last touches, and what to talk about."""

import sqlite3
from collections.abc import Sequence

from dossier.advice.contact.topics import talking_points
from dossier.app.advice.counsel import around
from dossier.app.agenda import morning
from dossier.app.agenda.next_up import of_dossier
from dossier.app.session import Session
from dossier.i18n import _
from dossier.read import dossier as read
from dossier.records.agenda.agenda import Reminder
from dossier.records.agenda.reminding import FOR_NOW, SOURCES
from dossier.records.dossier import Dossier
from dossier.render.agenda import due_words
from dossier.render.agenda import morning as view
from dossier.render.agenda.occasion import command_line, occasion_line, prepare_lines
from dossier.render.page import Block, Line, Lines, Page, Pair, Pairs, Piece, Section, line
from dossier.render.parts import log_line
from dossier.render.words import Setting

TOUCHES, POINTS, LOOKED_AT, OCCASIONS = 3, 3, 200, 3


def expanded_page(
    session: Session, connection: sqlite3.Connection, found: Sequence[Reminder], setting: Setting
) -> Page:
    """Return the page of the reminders of one client."""
    sections = [_section(session, each, setting) for each in found]
    dossier = _dossier(connection, found[0])
    if dossier is not None:
        sections += _told(session, connection, dossier, setting)
    moment = morning.hints(session, connection, setting.now).moment(found[0].who)
    return Page(
        due_words.whose(found[0].who, setting),
        (Lines((line(Piece(moment, "muted")),)),) if moment else (),
        tuple(sections),
    )


def _section(session: Session, each: Reminder, setting: Setting) -> Section:
    acts = [Pair(each.due.ref, due_words.why(each, setting)), Pair("", line(Piece("› " + each.command, "accent")))]
    letter = SOURCES[each.due.kind].draft
    if letter and each.due.contact_id is not None:
        words = f"› dossier draft c{each.due.contact_id}" + (f" {letter}" if letter != FOR_NOW else "")
        acts.append(Pair("", line(Piece(words, "accent"))))
    off = ",".join(sorted({*session.settings.get("remind.off"), each.due.kind}))
    return Section(
        "", (Pairs(tuple(acts)), *view.weight_section(each, f"dossier config remind.off={off}").blocks), each.due.ref
    )


def _dossier(connection: sqlite3.Connection, first: Reminder) -> Dossier | None:
    if first.who.contact_id is not None:
        return read.of_contact(connection, first.who.contact_id, log=LOOKED_AT)
    return read.of_company(connection, first.who.company_id, log=LOOKED_AT) if first.who.company_id else None


def _told(session: Session, connection: sqlite3.Connection, dossier: Dossier, setting: Setting) -> list[Section]:
    sections: list[Section] = []
    near = of_dossier(session, dossier, setting.today)[:OCCASIONS]
    blocks: list[Block] = []
    for each in near:
        steps = prepare_lines(each)
        blocks.append(Lines((occasion_line(each._replace(prepare=()), setting),)))
        if steps:
            blocks += [Lines(steps, "□"), Lines((command_line(each, str(dossier.ref)),))]
    if blocks:
        sections.append(Section(_("Next"), tuple(blocks), "next"))
    touches: list[Line] = [log_line(entry, setting) for entry in dossier.log[:TOUCHES]]
    if touches:
        sections.append(Section(_("Last touches"), (Lines(tuple(touches)),), "log"))
    points = talking_points(dossier, setting.today, around(session, dossier, connection), limit=POINTS)
    if points:
        sections.append(Section(_("Something new to say"), (Lines(tuple(line(each.text) for each in points), "▸"),)))
    return sections
