"""`dossier remind`: the morning on one screen."""

import sqlite3
from typing import Annotated

import typer

from dossier.advice import rank
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.facts.agenda import Due, Reminder, Who
from dossier.facts.when import parse_when
from dossier.i18n import _
from dossier.read import agenda
from dossier.render.morning import morning_page

app = chapter()


@app.command(
    help=_("Show the morning: what is due, for whom, and why.") + "\n\n" + _("Example: dossier remind --on tomorrow")
)
def remind(
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("The day to look from."))] = None,
    days: Annotated[int | None, typer.Option(min=0, max=3650, help=_("How many days ahead."))] = None,
    everything: Annotated[bool, typer.Option("--all", help=_("Everything, not only one screen."))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
    as_md: Annotated[bool, typer.Option("--md", help=_("As Markdown."))] = False,
) -> None:
    """Print what is due, ranked, each line with who, why, the last touch and the command that acts."""
    today = parse_when(on, desk().today) if on else desk().today
    settings = desk().settings
    with desk().reading() as connection:
        waiting = agenda.due(
            connection,
            today,
            settings.get("remind.days") if days is None else days,
            silent_days=settings.get("remind.quote_silent"),
            soon_days=settings.get("remind.expiring"),
        )
        reminders = rank.morning(waiting.due, today, lambda due: _whose(connection, due), act)
    shown = reminders if everything else reminders[: settings.get("remind.lines")]
    hidden = len(reminders) - len(shown) + waiting.unread
    setting = desk().setting()._replace(now=desk().now.replace(year=today.year, month=today.month, day=today.day))
    if as_json:
        from dossier.render.as_json import spoken

        desk().write(spoken({"on": today, "reminders": [_shape(each) for each in reminders], "unread": waiting.unread}))
        return
    page = morning_page(shown, hidden, setting)
    if as_md:
        from dossier.render.markdown import spoken as md_spoken

        desk().write(md_spoken(page))
    else:
        desk().show(page)


def _whose(connection: sqlite3.Connection, due: Due) -> Who:
    return agenda.whose(connection, due.contact_id, due.company_id)


def act(due: Due) -> str:
    """Return the one command that acts on something due."""
    client = f"c{due.contact_id}" if due.contact_id is not None else f"o{due.company_id}"
    return {
        "inquiry": f'dossier log {client} "…" --by email --out',
        "follow_up": f'dossier done {due.ref} --log "…"',
        "promise": f"dossier done {due.ref}",
        "quote_silent": f'dossier log {client} "…" --by call --next +3d',
        "quote_expiring": f"dossier set {due.ref} valid_until=+30d",
        "proof": f'dossier set {due.ref} state=feedback feedback="…"',
        "ship_by": f"dossier set {due.ref} shipped_on=today",
        "deposit": f"dossier set {due.ref} deposit_paid=today",
        "balance": f"dossier set {due.ref} balance_paid=today",
        "birthday": f'dossier log {client} "…" --by chat --out',
        "news": f"dossier show {client}",
    }.get(due.kind, f'dossier log {client} "…" --by call --out')


def _shape(each: Reminder) -> dict[str, object]:
    return {
        "ref": each.due.ref,
        "kind": each.due.kind,
        "due_on": each.due.due_on,
        "days_late": each.days_late,
        "group": each.group,
        "text": each.due.text,
        "contact": each.who.name or None,
        "contact_ref": f"c{each.who.contact_id}" if each.who.contact_id is not None else None,
        "company": each.who.company,
        "company_ref": f"o{each.who.company_id}" if each.who.company_id is not None else None,
        "country": each.who.country,
        "last_touch_on": each.who.last_touch_on,
        "last_text": each.who.last_text,
        "score": each.score,
        "reasons": list(each.reasons),
        "command": each.command,
    }
