"""The report on friends: who is how close, since when, what changed within a year, and the next step."""

import sqlite3
from collections.abc import Mapping, Sequence

from dossier.advice.contact.closer import NextStep, next_step, read_steps
from dossier.advice.playbook.vocabulary import scene
from dossier.app.advice import counsel
from dossier.app.answer import Answer, Shape
from dossier.app.find.one_dossier import LOG_FOR_JUDGEMENT
from dossier.app.reports.asked import Asked, reading
from dossier.app.session import Session
from dossier.errors import OwnEyesError
from dossier.i18n import _, ngettext
from dossier.read import dossier as read
from dossier.read.reports.friends import friends as everybody
from dossier.records.contact.relationship import CLOSENESS
from dossier.records.listing import Listing
from dossier.records.reports.friends import Circle, Friend
from dossier.render.page import Line, Piece, joined, line
from dossier.render.reports.friends import friends_page
from dossier.render.words import Setting

LISTED = 60
"""People who are named, the closest first: for each a next step is looked for, which takes a whole dossier."""
REASONS = 2
COLUMNS = ("ref", "name", "company", "country", "star", "closeness", "closeness_since", "closeness_before", "moved",
           "since", "months", "first_order_on", "last_touch_on", "next_step")  # fmt: skip


def friends(session: Session, asked: Asked) -> Answer:
    """Return the report; a period keeps whom we met within it, and whose closeness was noted then.

    Raises OwnEyesError if that is to be shared.
    """
    if asked.share:
        raise OwnEyesError(_("How close somebody is to us is for our own eyes"))
    with reading(session, asked) as connection:
        circle = everybody(connection, asked.period, session.today, LISTED)
        found = circle.people
        steps = _steps(session, connection, [each for each in found if each.known.closeness])
    rows = tuple(_row(each, steps.get(each.contact_id), session) for each in found)

    def shape() -> Shape:
        from dossier.render.shapes import keys, report

        return [
            keys.row(
                report.Friend, each, closeness=each.known.closeness, moved=each.known.moved(session.today),
                months=each.known.months(session.today), next_step=steps.get(each.contact_id),
            )
            for each in found
        ]  # fmt: skip

    return Answer(
        page=lambda: friends_page(circle, _lines(steps, session.setting()), asked.period, session.setting()),
        shape=shape,
        table=lambda: Listing("friends", COLUMNS, rows, len(rows)),
        notes=_notes(asked, circle),
        empty=not rows,
    )


def _notes(asked: Asked, circle: Circle) -> tuple[str, ...]:
    if not circle.people:
        return (asked.nothing(_("Nobody is in the book yet: dossier add contact")),)
    words = ngettext("{n} more person is only counted; --where narrows it down.",
                     "{n} more people are only counted; --where narrows it down.", circle.unlisted)  # fmt: skip
    return (words.format(n=circle.unlisted),) if circle.unlisted else ()


def _steps(session: Session, connection: sqlite3.Connection, people: Sequence[Friend]) -> Mapping[int, NextStep]:
    table, found = read_steps(session.places.data / "closer.toml"), dict[int, NextStep]()
    for each in people:
        dossier = read.of_contact(connection, each.contact_id, log=LOG_FOR_JUDGEMENT)
        if dossier is not None:
            step = next_step(table, scene(dossier, session.today, counsel.around(session, dossier)))
            if step is not None:
                found[each.contact_id] = step
    return found


def _lines(steps: Mapping[int, NextStep], setting: Setting) -> dict[int, Line]:
    """Return each next step with its reasons beside the closeness, under whose heading it stands."""
    lines = {}
    for number, step in steps.items():
        because = [counsel.reason_line(each, setting) for each in step.reasons if each.key != CLOSENESS][:REASONS]
        why = (Piece("  " + _("because: "), "muted"), *joined(because, "; ")) if because else ()
        lines[number] = (*line(Piece("→ ", "accent"), step.text), *why)
    return lines


def _row(each: Friend, step: NextStep | None, session: Session) -> tuple[str | int | None, ...]:
    known = each.known
    days = (each.known.closeness_since, known.first_order_on, each.last_touch_on)
    since, ordered, touched = (day.isoformat() if day else None for day in days)
    return (
        each.ref, each.name, each.company, each.country, each.star, known.closeness, since, known.closeness_before,
        known.moved(session.today), known.since, known.months(session.today), ordered, touched, step.text if step else None,
    )  # fmt: skip
