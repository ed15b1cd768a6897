"""`dossier round`: one exchange on one topic, ours against theirs."""

import sqlite3
from datetime import date
from typing import Annotated, Any

import typer

from dossier.app.find import named
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.errors import InvalidValueError, NotFoundError, WrongUsageError
from dossier.i18n import _
from dossier.read.deal import negotiation as read
from dossier.read.find.who import label
from dossier.records.deal.position import priced
from dossier.records.kinds import OUTCOMES, TOPICS, Ref
from dossier.records.proposals import AddRecord
from dossier.records.reading import choice_code
from dossier.values.payment import check_shares
from dossier.values.when import parse_when

app = chapter()
_NEWEST = ("newest", "last", "latest", "最新")


@app.command(
    "round",
    help=_("Note one round of a negotiation: ours against theirs.")
    + "\n\n"
    + _(
        'Example: dossier round d4 payment --ours "100% before shipment" --theirs "balance on B/L copy" --outcome stuck'
    ),
)
def note_round(
    deal: Annotated[
        str,
        typer.Argument(
            metavar="DEAL", help=_("The deal, or the client if it has one open deal."), autocompletion=complete_who
        ),
    ],
    topic: Annotated[str, typer.Argument(metavar="TOPIC", help=", ".join(each.code for each in TOPICS))],
    ours: Annotated[str | None, typer.Option(help=_("What we say; on the price: USD 6.40."))] = None,
    theirs: Annotated[str | None, typer.Option(help=_("What they say."))] = None,
    outcome: Annotated[str, typer.Option(help=", ".join(each.code for each in OUTCOMES))] = "open",
    said_by: Annotated[str | None, typer.Option(metavar="WHO", help=_("Who of them said it."))] = None,
    log: Annotated[
        str | None, typer.Option(metavar="REF", help=_("The log entry it came from, or newest; today's if left out."))
    ] = None,
    text: Annotated[str | None, typer.Option("--text", "--note", "--notes", help=_("Other words."))] = None,
    on: Annotated[str | None, typer.Option("--on", "--date", "--on-date", metavar="WHEN", help=_("The day."))] = None,
) -> None:
    """Write one round with both positions, who spoke, and the touch it came from."""
    values: dict[str, Any] = {"topic": _code(TOPICS, topic, _("“{text}” is no topic of a negotiation."))}
    values["outcome"] = _code(OUTCOMES, outcome, _("“{text}” is no outcome of a round."))
    with desk().reading() as connection:
        ref = named.deal(desk().session, connection, deal)
        name = label(connection, ref)
        values |= _positions(connection, ref, values["topic"], ours, theirs)
        entry = _entry(connection, ref, log)
        day = parse_when(on, desk().today, past=True) if on else (entry.on_date if entry and log else desk().today)
        if entry is not None and (log or entry.on_date == day):
            values["log_entry_id"] = entry.id
        if said_by is not None:
            values["said_by_id"] = named.client(desk().session, connection, said_by, ("c",)).id
        elif entry is not None and log and values.get("theirs"):
            values["said_by_id"] = entry.contact_id
    values |= {"text": (text or "").strip() or None, "on_date": _past(day)}
    _check(values)
    _write(ref, name, values)


def _code(choices: Any, text: str, wrong: str) -> str:
    """Return the code that a word stands for; raises WrongUsageError with the nearest one and all there are."""
    code = choice_code(choices, text)
    if code is not None:
        return code
    import difflib  # only a typing mistake pays for it

    codes = [each.code for each in choices]
    near = difflib.get_close_matches(text.casefold().replace(" ", "_"), codes, n=1)
    raise WrongUsageError(
        wrong.format(text=text[:40]),
        (_("Did you mean {name}?").format(name=near[0]) + " " if near else "")
        + _("Choose from: {choices}.").format(choices=", ".join(codes)),
    )


def _positions(
    connection: sqlite3.Connection, ref: Ref, topic: str, ours: str | None, theirs: str | None
) -> dict[str, str]:
    """Return both positions as they are kept; a price is a sum, the shares of a payment are 100 % together."""
    said = {side: text.strip() for side, text in (("ours", ours), ("theirs", theirs)) if text and text.strip()}
    if topic == "price":
        currency = read.currency_of(connection, ref.id)
        return {side: priced(text, currency) for side, text in said.items()}
    if topic == "payment":
        for words in said.values():
            check_shares(words)
    return said


def _entry(connection: sqlite3.Connection, ref: Ref, log: str | None) -> Any:
    """Return the touch that was named, else the client's newest; raises NotFoundError for one that is not there."""
    plain = (log or "").strip().casefold()
    if not plain or plain in _NEWEST:
        entry = read.newest_touch(connection, ref.id)
        if entry is None and plain:
            raise NotFoundError(_("Nothing is logged with this client yet."), _("Leave --log away."))
        return entry
    number = named.client(desk().session, connection, plain, ("l",)).id
    entry = read.touch(connection, ref.id, number)
    if entry is None:
        raise InvalidValueError(
            _("l{number} was logged with another client.").format(number=number),
            _("See: dossier show {ref} --section log").format(ref=ref),
        )
    return entry


def _past(day: date) -> date:
    if day > desk().today:
        raise InvalidValueError(_("That day is still to come."), _("Leave --on away for today."))
    return day


def _check(values: dict[str, Any]) -> None:
    if not any(values.get(name) for name in ("ours", "theirs", "text")):
        raise WrongUsageError(
            _("A round needs what one side said."), _('Add --theirs "…" or --ours "…", or words with --note "…".')
        )


def _write(ref: Ref, name: str, values: dict[str, Any]) -> None:
    from dossier.render.words import choice
    from dossier.write import record

    with desk().writing("round") as tx:
        made = record.add(tx, AddRecord("round", ref, values))
        sides = [
            _("we: {text}").format(text=values["ours"]) if values.get("ours") else "",
            _("they: {text}").format(text=values["theirs"]) if values.get("theirs") else "",
            values.get("text") or "",
            choice(OUTCOMES, values["outcome"]),
            f"l{values['log_entry_id']}" if values.get("log_entry_id") else "",
        ]
        said = tx.say(
            _("{deal} ({ref}), {topic} ({round}): {what}.").format(
                deal=name, ref=ref, topic=choice(TOPICS, values["topic"]), round=made,
                what=" · ".join(part for part in sides if part),
            )
        )  # fmt: skip
    desk().say(said, _("Next: dossier history {ref}").format(ref=ref))
