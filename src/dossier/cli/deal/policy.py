"""`dossier policy`: what our house asks or grants on a topic; a change brings up the deals that were stuck on it."""

import sqlite3
from typing import Annotated

import typer

from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.errors import InvalidValueError, WrongUsageError
from dossier.i18n import _, ngettext
from dossier.read.deal import policy as read
from dossier.records.deal.deal import StuckDeal
from dossier.records.kinds import TOPICS
from dossier.records.reading import NOTE_LIMIT, choice_code
from dossier.render.deal.policy import policies_page, stuck_lines
from dossier.values.when import parse_when

app = chapter()


@app.command(
    help=_("Show or change what our house asks: on payment, prices, packaging …")
    + "\n\n"
    + _('Example: dossier policy payment "balance after B/L copy up to USD 150,000 if insured"')
)
def policy(
    topic: Annotated[
        str | None, typer.Argument(metavar="TOPIC", help=", ".join(choice.code for choice in TOPICS))
    ] = None,
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help=_("What holds from now on."))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("From which day."))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
) -> None:
    """Print our policies with their past, or note a new one and name the deals that waited for it."""
    code = choice_code(TOPICS, topic) if topic else None
    if topic and code is None:
        raise WrongUsageError(
            _("“{text}” is no topic of a negotiation.").format(text=topic[:40]),
            _("Choose from: {choices}.").format(choices=", ".join(choice.code for choice in TOPICS)),
        )
    if code is not None and text is not None:
        _note(code, text, on)
        return
    with desk().reading() as connection:
        found = [each for each in read.policies(connection) if code is None or each.topic == code]
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken(found))
    elif found:
        desk().show(policies_page(found, desk().setting()))
    else:
        desk().say(_("No policy is noted yet."), _('Note one: dossier policy payment "…"'))


def _note(topic: str, text: str, on: str | None) -> None:
    if not text.strip() or len(text) > NOTE_LIMIT:
        raise InvalidValueError(_("A policy is a sentence."), _('For example: dossier policy payment "30% deposit"'))
    day = parse_when(on, desk().today, past=True) if on else desk().today
    from dossier.render.words import choice
    from dossier.write.tables import Policy as Row

    with desk().writing("policy") as tx:
        tx.insert(Row, topic=topic, text=" ".join(text.split()), on_date=day)
        said = tx.say(_("Our policy on {topic} from now on: {text}").format(topic=choice(TOPICS, topic), text=text))
    with desk().reading() as connection:
        waiting = stuck_on(connection, topic)
    desk().say(said)
    if waiting:
        desk().say(
            ngettext("{n} open deal waited for this:", "{n} open deals waited for this:", len(waiting)).format(
                n=len(waiting)
            )
        )
        desk().say(*stuck_lines(waiting, desk().setting()))
    desk().say(_("Next: dossier remind"))


def stuck_on(connection: sqlite3.Connection, topic: str) -> list[StuckDeal]:
    """Return the open deals whose newest round on a topic is not settled."""
    return read.stuck_on(connection, topic)
