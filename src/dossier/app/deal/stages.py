"""A deal moves to another stage, is lost with a reason, or is stuck on a topic."""

from datetime import date
from typing import NamedTuple

from dossier.app.answer import Answer
from dossier.app.asking import picked
from dossier.app.deal.days import happened_on
from dossier.app.deal.lost import settled
from dossier.app.find import named
from dossier.app.session import Session
from dossier.errors import InvalidValueError, UnknownWordError, WrongUsageError
from dossier.i18n import _
from dossier.nearest import listed
from dossier.read.deal.deals import deal
from dossier.read.find.who import label
from dossier.records.deal.deal import CAUSE_STAGES, CAUSES, STAGES, TOPICS, Deal
from dossier.records.deal.endings import cause_in, ending
from dossier.records.proposals import AddRecord
from dossier.records.reading import choice_code
from dossier.records.ref import Ref
from dossier.render.words import choice
from dossier.values.day_words import day as in_words
from dossier.values.listed import aside, phrased
from dossier.values.names import fold

STUCK = ("stuck", "卡住")
"""Words for what is no stage: the deal stays where it is, and a round says on which topic."""


class Move(NamedTuple):
    """A move as it is asked for, all in words: which deal, where to, and why."""

    deal: str
    to: str
    reason: str | None = None
    cause: str | None = None
    on: str | None = None


def move(session: Session, request: Move) -> Answer:
    """Move a deal and keep the move in its history."""
    stage = None if fold(request.to) in STUCK else stage_code(session, request.to)
    with session.reading() as connection:
        ref = named.deal(session, connection, request.deal)
        name = label(connection, ref)
        held = deal(connection, ref.id)
    day = _day(session, request.on, held, name)
    cause, words = _why(session, stage, request.cause, request.reason)
    if stage is None:
        return _stuck(session, ref, name, day, cause, words)
    from dossier.write.deal import deal as write

    if held.stage == stage and not words:
        already = _("{deal} ({ref}) is {stage} already.").format(deal=name, ref=ref, stage=choice(STAGES, stage))
        return Answer((already,), ref=str(ref))
    with session.writing("stage") as tx:
        before = write.move(tx, ref.id, stage, day, words, cause)
        text = _("{deal} ({ref}): {before} → {after}").format(
            deal=name, ref=ref, before=choice(STAGES, before), after=choice(STAGES, stage)
        )
        because = phrased(part for part in (choice(CAUSES, cause) if cause else "", words) if part)
        done = tx.say(_("{words}.").format(words=text + (aside(because) if because else "")))
        followed = settled(tx, ref.id, words, watched=session.watched) if stage == "lost" else ()
    return Answer((done, *followed), ref=str(ref), next=f"dossier show {ref}", written=True)


def stage_code(session: Session, text: str) -> str:
    """Return the code of a stage, one of the user's own included; raises UnknownWordError with those there are."""
    own = [str(name) for name in session.settings.get("deal.stages")]
    code = choice_code(STAGES, text) or next((name for name in own if name.casefold() == text.strip().casefold()), None)
    if code is None:
        raise UnknownWordError(_("“{text}” is no stage.").format(text=text[:40]), text, [*STAGES, *own])
    return code


def _day(session: Session, on: str | None, held: Deal, name: str) -> date:
    """Return the day of a move; raises InvalidValueError for one before the deal was opened, or still to come."""
    day = happened_on(session, on)
    if day < held.opened_on:
        raise InvalidValueError(
            _("{deal} was opened on {day}; it cannot have moved before.").format(
                deal=name, day=in_words(held.opened_on)
            ),
            _("Check the day after --on."),
        )
    return day


def _why(session: Session, stage: str | None, cause: str | None, reason: str | None) -> tuple[str | None, str | None]:
    """Return cause and words; one that is lost or put to rest needs both, and the words often name the cause."""
    words = (reason or "").strip() or None
    code = choice_code(CAUSES, cause) if cause else None
    if cause and code is None and words is None:
        words = cause.strip()
    elif cause and code is None:
        raise WrongUsageError(_("“{text}” is no cause.").format(text=cause[:40]), _causes())
    if stage not in CAUSE_STAGES:
        return code or cause_in(words or ""), words
    asker = session.asker
    if words is None and asker is not None:
        words = asker.line(_("Why, in a few words")) or None
    if code is None and words and cause_in(words) is None and asker is not None:
        code = picked(asker, _("The cause"), CAUSES, "other")
    return ending(stage, code, words)


def _causes() -> str:
    return _("Choose from: {choices}.").format(choices=listed(CAUSES))


def _stuck(session: Session, ref: Ref, name: str, day: date, cause: str | None, words: str | None) -> Answer:
    """Note the topic on which a deal is stuck; raises WrongUsageError without a cause and words."""
    if cause is None or words is None:
        raise WrongUsageError(
            _("A stuck deal needs the topic and what it is about."),
            _('Type: dossier stage {ref} stuck --why payment "balance only after B/L copy"').format(ref=ref),
        )
    topic = cause if any(each.code == cause for each in TOPICS) else "other"
    from dossier.write import record

    values = {"topic": topic, "text": words, "outcome": "stuck", "on_date": day}
    with session.writing("stage") as tx:
        made = record.add(tx, AddRecord("round", ref, values))
        done = tx.say(
            _("{deal} ({ref}) is stuck on {topic} ({round}): {words}.").format(
                deal=name, ref=ref, topic=choice(TOPICS, topic), round=made, words=words
            )
        )
    return Answer((done,), ref=str(made), next=f"dossier history {ref}", written=True)
