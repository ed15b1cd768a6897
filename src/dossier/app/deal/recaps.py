"""The recap of a talk: the letter that asks them to confirm it, and the points that a letter of theirs confirms."""

from typing import NamedTuple

from dossier.advice.letters import recap as points_of
from dossier.advice.letters.phrases import phrases
from dossier.app.advice import letters
from dossier.app.advice.objections import against
from dossier.app.agenda.cadence import cadence_for
from dossier.app.answer import Answer
from dossier.app.deal.recap_answer import chosen_points, confirmation, left_out, still_by_word
from dossier.app.find import named
from dossier.app.session import Session
from dossier.errors import InvalidValueError, NotFoundError, RefusedError, WrongUsageError
from dossier.i18n import _, ngettext
from dossier.read.deal import recaps as read
from dossier.read.find.who import label
from dossier.records.agenda.agenda import LogEntry
from dossier.records.deal.recap import Basis, Recap
from dossier.records.proposals import LogTouch
from dossier.records.ref import Ref
from dossier.render.deal.recap import basis_line, recap_page, shape_of
from dossier.render.page import text_of
from dossier.render.words import day
from dossier.values.listed import aside, headed


class Wanted(NamedTuple):
    """What is asked of the recap of the last talk with a client; `confirmed` are numbers of its points, or all."""

    who: str
    sent: bool = False
    confirmed: str | None = None
    lang: str | None = None


class _Written(NamedTuple):
    """A recap that can go out: its letter, its points with what each rests on, and what was left out."""

    letter: letters.Written
    points: tuple[tuple[str, Basis], ...]
    left_out: tuple[Basis, ...]
    careful: tuple[str, ...]


def recap(session: Session, wanted: Wanted) -> Answer:
    """Write the letter that sums up the last talk, note that it went out, or which points they confirmed.

    What went out already is shown, point by point, until another talk settles something new.
    """
    if wanted.confirmed is not None and (wanted.sent or wanted.lang):
        raise WrongUsageError(_("A recap is sent, or it is confirmed."), _("Type one of --sent and --confirmed."))
    with session.reading() as connection:
        ref = named.client(session, connection, wanted.who)
        name, before = label(connection, ref), read.newest(connection, ref)
        settled = read.to_sum_up(connection, ref)
        answer = read.answer_to(connection, ref, before) if before is not None else None
    if wanted.confirmed is not None:
        return _confirmed(session, ref, name, before, answer, wanted.confirmed)
    bases = settled.bases if settled is not None else ()
    try:
        written = _letter(session, ref, bases, wanted.lang)
    except RefusedError:
        if before is None or wanted.sent or wanted.lang:
            raise
        return _standing(session, ref, name, before, bases)
    if wanted.sent:
        return _sent(session, ref, name, settled.talk if settled is not None else None, written)
    shown = written.letter.answer()
    return shown._replace(notes=(*_older(session, settled), *_notes(written), *shown.notes))


def _letter(session: Session, ref: Ref, found: tuple[Basis, ...], lang: str | None) -> _Written:
    letter = letters.draft(session, letters.Wanted(str(ref), "recap", lang=lang))
    code = letter.letter.lang
    said = phrases(code, session.places.data / "drafts")
    kept = points_of.fitting(found, code)
    points = tuple((points_of.point(each, code, said, session.today), each) for each in kept)
    with session.reading() as connection:
        careful = against(session, connection, ref, *(each.words for each in kept))
    return _Written(letter, points, tuple(each for each in found if each not in kept), careful)


def _older(session: Session, settled: read.Settled | None) -> tuple[str, ...]:
    """Return that the letter is about an older talk than the last, where it is."""
    if settled is None or settled.talk.on_date == settled.last_on:
        return ()
    words = _("The last talk, of {last}, settled and promised nothing that is noted: this is the one of {day}.")
    when, last = (day(each, session.today) for each in (settled.talk.on_date, settled.last_on))
    return (words.format(last=last, day=when),)


def _notes(written: _Written) -> tuple[str, ...]:
    """Return what each point rests on, what had to be left out, and what of it they would rather not read."""
    lines = [headed(str(number), text_of(basis_line(each))) for number, (_text, each) in enumerate(written.points, 1)]
    return (*lines, *left_out(written.left_out), *written.careful)


def _sent(session: Session, ref: Ref, name: str, talk: LogEntry | None, written: _Written) -> Answer:
    """Log the letter as one that went out, and keep its points."""
    when = day(talk.on_date if talk is not None else session.today, session.today)
    head = _("Recap of the talk of {day}").format(day=when)
    text = f"{head}\n{points_of.numbered(text for text, _basis in written.points)}"
    told = LogTouch(text, "email", "out", session.today, session.now, written.letter.letter.subject, ("recap",))
    with session.reading() as connection:
        cadence = cadence_for(session, connection, ref)
    from dossier.write.contact import touch
    from dossier.write.deal import recap as write
    from dossier.write.transaction import record_id

    with session.writing("recap") as tx:
        number = record_id(touch.log(tx, ref, told, cadence))
        write.sent(tx, number, ((text, basis.ref) for text, basis in written.points))
        count = len(written.points)
        words = ngettext(
            "Recap sent to {who} ({ref}): {n} point (l{log}).",
            "Recap sent to {who} ({ref}): {n} points (l{log}).",
            count,
        )
        done = tx.say(words.format(who=name, ref=ref, n=count, log=number))
    way = f"dossier recap {ref} --confirmed all"
    return Answer(
        (done, _("None of them counts as agreed until they confirm it.")), ref=f"l{number}", next=way, written=True
    )


def _standing(session: Session, ref: Ref, name: str, before: Recap, waiting: tuple[Basis, ...]) -> Answer:
    """Return the recap that went out; what waits and could not stand in it is named."""
    setting = session.setting()
    return Answer(
        page=lambda: recap_page(name + aside(str(ref)), before, setting),
        shape=lambda: shape_of(ref, before),
        notes=left_out(waiting),
    )


def _confirmed(
    session: Session, ref: Ref, name: str, before: Recap | None, answer: LogEntry | None, typed: str
) -> Answer:
    if before is None:
        raise NotFoundError(
            _("No recap has gone to {name} yet.").format(name=name),
            _("Write it: dossier recap {ref}; once it went out: dossier recap {ref} --sent").format(ref=ref),
        )
    points = chosen_points(before, typed)
    if answer is None:
        raise InvalidValueError(
            _("No letter of {name} came since the recap of {day}: only what is in writing confirms a point.").format(
                name=name, day=day(before.letter.on_date, session.today)
            ),
            _('Log it first: dossier log {ref} "…" --by email --in').format(ref=ref),
        )
    with session.writing("recap") as tx:
        from dossier.write.deal import recap as write

        write.confirm(tx, (each.id for each in points), answer.id)
        done = tx.say(confirmation(name, points, f"l{answer.id}"))
    left = tuple(each for each in before.waiting if each not in points)
    return Answer((done, *still_by_word(left)), next=f"dossier recap {ref}", written=True)
