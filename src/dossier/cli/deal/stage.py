"""`dossier stage`: a deal moves on, or is lost with a reason."""

from datetime import date
from typing import Annotated

import typer

from dossier.app.find import named
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_from, complete_who
from dossier.errors import InvalidValueError, WrongUsageError
from dossier.i18n import _
from dossier.read.find.who import label
from dossier.records.deal.endings import cause_in, ending
from dossier.records.kinds import CAUSE_STAGES, CAUSES, STAGES, TOPICS, Ref
from dossier.records.proposals import AddRecord
from dossier.records.reading import choice_code
from dossier.values.names import fold
from dossier.values.when import parse_when

app = chapter()
STUCK = ("stuck", "卡住")


@app.command(
    help=_("Move a deal to another stage.")
    + "\n\n"
    + _('Example: dossier stage d4 lost --reason "price 8% above target"')
)
def stage(
    deal: Annotated[
        str,
        typer.Argument(
            metavar="DEAL", help=_("The deal, or the client if it has one open deal."), autocompletion=complete_who
        ),
    ],
    to: Annotated[
        str,
        typer.Argument(
            metavar="STAGE", help=", ".join(choice.code for choice in STAGES), autocompletion=complete_from(*STAGES)
        ),
    ],
    said_why: Annotated[
        str | None, typer.Argument(metavar="WHY", help=_("Why, in words; needed for lost and dormant."))
    ] = None,
    reason: Annotated[str | None, typer.Option(help=_("Why, in words; needed for lost and dormant."))] = None,
    cause: Annotated[
        str | None, typer.Option("--cause", "--why", metavar="CAUSE", help=", ".join(each.code for each in CAUSES))
    ] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("The day it happened."))] = None,
) -> None:
    """Move a deal and keep the move in its history."""
    code = None if fold(to) in STUCK else _stage_code(to)
    day = parse_when(on, desk().today, past=True) if on else desk().today
    with desk().reading() as connection:
        ref = named.deal(desk().session, connection, deal)
        name = label(connection, ref)
        opened = date.fromisoformat(
            connection.execute("SELECT opened_on FROM deal WHERE id = :id", {"id": ref.id}).fetchone()[0]
        )
    if day < opened:
        raise InvalidValueError(
            _("{deal} was opened on {day}; it cannot have moved before.").format(deal=name, day=opened),
            _("Check the day after --on."),
        )
    if day > desk().today:
        raise InvalidValueError(_("That day is still to come."), _("Leave --on away for today."))
    if code is None:
        _stuck(ref, name, _why(None, cause, reason or said_why), day)
        return
    why, words = _why(code, cause, reason or said_why)
    from dossier.render.words import choice
    from dossier.write.deal import deal as write

    with desk().reading() as connection:
        same = any(
            row[0] == code for row in connection.execute("SELECT stage FROM deal WHERE id = :id", {"id": ref.id})
        )
    if same and not words:
        desk().say(_("{deal} ({ref}) is {stage} already.").format(deal=name, ref=ref, stage=choice(STAGES, code)))
        return
    with desk().writing("stage") as tx:
        before = write.move(tx, ref.id, code, day, words, why)
        text = _("{deal} ({ref}): {before} → {after}").format(
            deal=name, ref=ref, before=choice(STAGES, before), after=choice(STAGES, code)
        )
        because = ", ".join(part for part in (choice(CAUSES, why) if why else "", words) if part)
        said = tx.say(text + (f" ({because})" if because else "") + ".")
    desk().say(said, _("Next: dossier show {ref}").format(ref=ref))


def _stage_code(text: str) -> str:
    """Return the code of a stage, one of the user's own included; raises WrongUsageError with those there are."""
    own = [str(name) for name in desk().settings.get("deal.stages")]
    code = choice_code(STAGES, text) or next((name for name in own if name.casefold() == text.strip().casefold()), None)
    if code is None:
        raise WrongUsageError(
            _("“{text}” is no stage.").format(text=text[:40]),
            _("Choose from: {choices}.").format(choices=", ".join([*(choice.code for choice in STAGES), *own])),
        )
    return code


def _why(stage_code: str | None, cause: str | None, reason: str | None) -> tuple[str | None, str | None]:
    """Return cause and words; one that is lost or put to rest needs both, and the words often name the cause."""
    words = (reason or "").strip() or None
    code = choice_code(CAUSES, cause) if cause else None
    if cause and code is None and words is None:
        words = cause.strip()
    elif cause and code is None:
        raise WrongUsageError(_("“{text}” is no cause.").format(text=cause[:40]), _listed())
    if stage_code not in CAUSE_STAGES:
        return code or cause_in(words or ""), words
    asker = desk().session.asker
    if words is None and asker is not None:
        words = asker.line(_("Why, in a few words")) or None
    if code is None and words and cause_in(words) is None and asker is not None:
        code = choice_code(CAUSES, asker.line(_listed(), "other"))
    return ending(stage_code, code, words)


def _stuck(ref: Ref, name: str, why: tuple[str | None, str | None], day: date) -> None:
    """Note the topic on which a deal is stuck; stuck is no stage, the deal stays where it is.

    Raises WrongUsageError without a cause and words.
    """
    cause, words = why
    if cause is None or words is None:
        raise WrongUsageError(
            _("A stuck deal needs the topic and what it is about."),
            _('Type: dossier stage {ref} stuck --why payment "balance only after B/L copy"').format(ref=ref),
        )
    topic = cause if any(each.code == cause for each in TOPICS) else "other"
    from dossier.render.words import choice
    from dossier.write import record

    values = {"topic": topic, "text": words, "outcome": "stuck", "on_date": day}
    with desk().writing("stage") as tx:
        made = record.add(tx, AddRecord("round", ref, values))
        said = tx.say(
            _("{deal} ({ref}) is stuck on {topic} ({round}): {words}.").format(
                deal=name, ref=ref, topic=choice(TOPICS, topic), round=made, words=words
            )
        )
    desk().say(said, _("Next: dossier history {ref}").format(ref=ref))


def _listed() -> str:
    return _("Choose from: {choices}.").format(choices=", ".join(each.code for each in CAUSES))
