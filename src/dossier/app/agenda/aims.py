"""What a talk is to bring: written before it, asked after when the talk is logged."""

import sqlite3
from typing import NamedTuple

from dossier.app.answer import Answer
from dossier.app.asking import Asker
from dossier.app.find import named
from dossier.app.session import Session
from dossier.errors import CancelledError, InvalidValueError, NotFoundError, WrongUsageError
from dossier.i18n import _
from dossier.read import aims as read
from dossier.read import dossier as read_dossier
from dossier.read.find.who import label
from dossier.records.agenda.aim import ENDS, TALKS, Aim
from dossier.records.contact.person import Visit
from dossier.records.proposals import LogTouch
from dossier.records.reading import chosen, own_name
from dossier.records.ref import Ref, read_ref
from dossier.render.agenda.aim import aim_line, aims_page, end_word
from dossier.render.page import text_of
from dossier.render.shapes import agenda as shapes
from dossier.render.words import choice
from dossier.values.listed import aside, headed
from dossier.values.when import parse_when

_AWAY = ("-", "drop", "撤销", "撤回")


class Wanted(NamedTuple):
    """What is asked of the aim of a client: without words it is shown; `end` says what its talk came to."""

    who: str
    text: str | None = None
    least: str | None = None
    visit: str | None = None
    end: str | None = None


def aim(session: Session, wanted: Wanted) -> Answer:
    """Show the aim of the next talk with a client, write it, withdraw it, or say what the last one came to."""
    text = (wanted.text or "").strip()
    end = read_end(wanted.end)
    if (end or not text or text in _AWAY) and (wanted.least or wanted.visit):
        raise WrongUsageError(
            _("--least and --visit go with an aim."), _('For example: dossier aim WHO "…" --least "…"')
        )
    if end and text:
        raise WrongUsageError(_("An aim is written before the talk, its end after it."), _("Type one of the two."))
    with session.reading() as connection:
        ref = named.client(session, connection, wanted.who)
        name, found = label(connection, ref), read.of_client(connection, ref)
        visit = _visit(session, connection, ref, name, wanted.visit)
    if end:
        return _ended(session, ref, name, found, end)
    if not text:
        setting = session.setting()
        return Answer(
            page=lambda: aims_page(name + aside(str(ref)), found, setting),
            shape=lambda: shapes.AimsOfClient(ref=str(ref), aims=found),
        )
    waiting = [each for each in found if each.log_entry_id is None]
    if text in _AWAY:
        return _withdrawn(session, name, ref, waiting)
    text, least = own_name(text, field=_("aim")), own_name(wanted.least, field=_("least")) if wanted.least else None
    held = next((each for each in waiting if each.visit_id == (visit.id if visit else None)), None)
    from dossier.write.contact import aim as write

    with session.writing("aim") as tx:
        if held is not None:
            write.change(tx, held.id, text=text, least=least, set_on=session.today)
        else:
            write.write(tx, ref, text, least, visit.id if visit else None, session.today)
        new = Aim(
            0, None, None, None, visit.id if visit else None, text, least, session.today, None, None,
            visit.on_date if visit else None, visit.until if visit else None,
        )  # fmt: skip
        words = text_of(aim_line(new, session.setting()))
        done = tx.say(_("Aim with {who} ({ref}): {what}.").format(who=name, ref=ref, what=words))
    return Answer((done,), next=f"dossier show {ref}", written=True)


def read_end(text: str | None) -> str | None:
    """Return what a talk came to by the word that is typed for it; raises UnknownWordError."""
    return chosen(ENDS, text, _("“{text}” is no end of an aim.")) if text is not None else None


def _visit(session: Session, connection: sqlite3.Connection, ref: Ref, name: str, text: str | None) -> Visit | None:
    """Return the visit of a client that a ref or a day names; raises NotFoundError."""
    if text is None:
        return None
    found = {"c": read_dossier.of_contact, "o": read_dossier.of_company, "d": read_dossier.of_deal}[ref.letter]
    visits: tuple[Visit, ...] = getattr(found(connection, ref.id), "visits", ())
    typed = read_ref(text)
    on = parse_when(text, session.today, field="visit") if typed is None else None
    for each in visits:
        if Ref("v", each.id) == typed or (on and each.on_date <= on <= (each.until or each.on_date)):
            return each
    raise NotFoundError(
        _("No visit with {name} is noted for “{text}”.").format(name=name, text=text[:40]),
        _("Note it first: dossier add visit {ref} to_us DAY").format(ref=ref),
    )


def _withdrawn(session: Session, name: str, ref: Ref, waiting: list[Aim]) -> Answer:
    if not waiting:
        raise InvalidValueError(
            _("No aim waits for a talk with {name}.").format(name=name),
            _('Write one: dossier aim {ref} "…"').format(ref=ref),
        )
    from dossier.write.contact import aim as write

    with session.writing("aim") as tx:
        for each in waiting:
            write.withdraw(tx, each.id)
        texts = " · ".join(each.text for each in waiting)
        done = tx.say(_("Withdrawn for {who} ({ref}): {what}.").format(who=name, ref=ref, what=texts))
    return Answer((done,), written=True)


def _ended(session: Session, ref: Ref, name: str, found: tuple[Aim, ...], end: str) -> Answer:
    """Note what the last talk with an aim came to, which was left open when it was logged."""
    talked = next((each for each in found if each.log_entry_id is not None), None)
    if talked is None:
        raise InvalidValueError(
            _("No talk with {name} waits for what its aim came to.").format(name=name),
            _('Log the talk: dossier log {ref} "…" --by call --aim {end}').format(ref=ref, end=end),
        )
    from dossier.write.contact import aim as write

    with session.writing("aim") as tx:
        write.change(tx, talked.id, outcome=end)
        done = tx.say(end_sentence(name, talked, end))
    return Answer((done,), written=True)


def end_sentence(name: str, talked: Aim, end: str) -> str:
    """Return the sentence that says what a talk with an aim came to."""
    words = _("Aim with {who}, “{text}”: {end}.")
    return words.format(who=name, text=talked.text, end=end_word(end))


def for_talk(connection: sqlite3.Connection, ref: Ref, told: LogTouch, end: str | None, name: str) -> Aim | None:
    """Return the aim that a talk was to bring; raises WrongUsageError where an end is typed and there is no such aim."""
    if told.channel not in TALKS:
        if end:
            raise WrongUsageError(
                _("--aim says what a talk came to."), _("Say which: --by call, meeting, visit or fair.")
            )
        return None
    found = read.for_talk(connection, ref, told.channel, told.on_date)
    if found is None and end:
        raise InvalidValueError(
            _("No aim waits for a talk with {name}.").format(name=name),
            _("See: dossier aim {ref}").format(ref=ref),
        )
    return found


def ask_end(asker: Asker | None, found: Aim) -> str | None:
    """Ask what a talk came to; None where nobody can be asked, or says."""
    if asker is None:
        return None
    labels = [choice(ENDS, each.code) for each in ENDS]
    least = found.least or ""
    question = _("Aim of this talk: “{text}”.").format(text=found.text)
    try:
        at = asker.choose(question, [labels[0], headed(labels[1], least) if least else labels[1], labels[2]])
    except CancelledError:
        return None
    return ENDS[at].code


def left_open(ref: Ref, found: Aim) -> str:
    """Return the remark on an aim of which nobody has said what its talk came to."""
    words = _("Whether “{text}” was reached stays open: dossier aim {ref} --end reached, least or no")
    return words.format(text=found.text, ref=ref)
