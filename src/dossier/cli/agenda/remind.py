"""`dossier remind`: the morning on one screen."""

import sqlite3
from pathlib import Path
from typing import Annotated

import typer

from dossier.advice.agenda import rank
from dossier.app.agenda import morning
from dossier.app.country import closures
from dossier.app.find import named
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.cli.output_file import Force
from dossier.errors import NotFoundError, WrongUsageError
from dossier.i18n import _
from dossier.records.agenda.agenda import Reminder
from dossier.records.kinds import Ref, read_ref
from dossier.render.agenda import morning as view
from dossier.render.country.closures import rows_of
from dossier.render.words import Setting
from dossier.values.when import parse_when

app = chapter()
LINES_IN_A_PIPE = 20
CELLS_OF_A_THING = 260
"""Letters that one thing takes on the screen with its last touch and its command; the width says how many rows that is."""
ROWS_AROUND = 14
"""Rows of the screen that are not things to do: the head, headings, the holidays, what is left out, the prompt."""
FEWEST = 6


@app.command(
    help=_("Show the morning: what is due, for whom, and why.") + "\n\n" + _("Example: dossier remind --on tomorrow")
)
def remind(
    who: Annotated[
        str | None,
        typer.Argument(
            metavar="WHO", help=_("One client or reminder, with all that speaks for it."), autocompletion=complete_who
        ),
    ] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("The day to look from."))] = None,
    days: Annotated[int | None, typer.Option(min=0, max=3650, help=_("How many days ahead."))] = None,
    everything: Annotated[bool, typer.Option("--all", help=_("Everything, not only one screen."))] = False,
    why: Annotated[str | None, typer.Option(metavar="REF", help=_("Why one stands where it stands."))] = None,
    walk: Annotated[bool, typer.Option("--walk", help=_("Go through them, one key each."))] = False,
    count: Annotated[bool, typer.Option("--count", help=_("Only the numbers, for a prompt or status bar."))] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=_("Leave with 1 if something waits now or today."))
    ] = False,
    as_ics: Annotated[Path | None, typer.Option("--ics", metavar="FILE", help=_("As a calendar file."))] = None,
    force: Force = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
    as_md: Annotated[bool, typer.Option("--md", help=_("As Markdown."))] = False,
) -> None:
    """Print what is due, ranked, each line with who, why, the last touch and the command that acts."""
    today = parse_when(on, desk().today) if on else desk().today
    setting = desk().setting()._replace(now=desk().now.replace(year=today.year, month=today.month, day=today.day))
    if walk:
        _walk(today == desk().today, days)
        return
    with desk().reading() as connection:
        whole = everything or who is not None or why is not None or as_ics is not None or as_json
        gathered = morning.gather(desk().session, connection, today, days, None if whole else 120)
        if who is not None or why is not None:
            _expand(connection, gathered.reminders, why or who or "", setting, as_json=as_json)
            return
        if count:
            _count(gathered.reminders)
        elif as_ics is not None:
            from dossier.cli.agenda.calendar import write_reminders

            write_reminders(connection, gathered.reminders, as_ics, force=force)
        elif as_json:
            _json(connection, gathered, setting)
        else:
            _page(connection, gathered, setting, everything=everything, as_md=as_md)
    if exit_code and any(each.group in {"now", "today"} for each in gathered.reminders):
        raise typer.Exit(1)


def _page(
    connection: sqlite3.Connection, gathered: morning.Gathered, setting: Setting, *, everything: bool, as_md: bool
) -> None:
    feasts = closures.of_morning(desk().session, connection, setting, everything=everything)
    lines = _lines(rows_of(feasts))
    shown = gathered.reminders if everything else rank.one_screen(gathered.reminders, lines)
    chosen = {id(each) for each in shown}
    hidden = [each for each in gathered.reminders if id(each) not in chosen]
    hints = morning.hints(desk().session, connection, setting.now)
    page = view.morning_page(shown, hidden, gathered.unread, setting, hints, feasts)
    desk().give(page, as_md=as_md)


def _lines(taken: int) -> int:
    """Return how many things to show: what the settings say, or what one screen holds beside `taken` rows."""
    wanted = int(desk().settings.get("remind.lines"))
    rows = desk().rows()
    if wanted or rows is None:
        return wanted or LINES_IN_A_PIPE
    rows_each = max(2, -(-CELLS_OF_A_THING // desk().columns()))
    return max(FEWEST, (rows - ROWS_AROUND - taken) // rows_each)


def _expand(
    connection: sqlite3.Connection, reminders: list[Reminder], text: str, setting: Setting, *, as_json: bool
) -> None:
    """Show one reminder, or all of a client, with the weight and the reason of each."""
    found = _of(connection, reminders, text)
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken([shape(each, setting) for each in found]))
        return
    from dossier.app.agenda.one_client import expanded_page

    desk().show(expanded_page(desk().session, connection, found, setting))


def _of(connection: sqlite3.Connection, reminders: list[Reminder], text: str) -> list[Reminder]:
    ref = read_ref(text)
    found = [each for each in reminders if ref is not None and each.due.ref == str(ref)]
    if not found:
        client = (
            named.client(desk().session, connection, text, named.ANYTHING)
            if ref is None or ref.letter in "cod"
            else ref
        )
        found = [each for each in reminders if _concerns(each, client)]
    if not found:
        further = f"dossier remind --days 90 {text[:60]}"
        raise NotFoundError(
            _("Nothing of {who} is due in these days.").format(who=text[:60]),
            _("Look further: {command}").format(command=further),
        )
    return found


def _concerns(each: Reminder, client: Ref) -> bool:
    owner = {"c": each.who.contact_id, "o": each.who.company_id, "d": each.due.deal_id}
    return owner.get(client.letter) == client.id


def _count(reminders: list[Reminder]) -> None:
    """Print how many wait now and are due today, on one line; nothing when there are none."""
    words = {"now": _("{n} now"), "today": _("{n} today")}
    numbers = {group: sum(1 for each in reminders if each.group == group) for group in words}
    said = " · ".join(text.format(n=numbers[group]) for group, text in words.items() if numbers[group])
    if said:
        desk().say(said)


def _walk(is_today: bool, days: int | None) -> None:
    if not is_today:
        raise WrongUsageError(_("A walk goes through today."), _("Leave --on away."))
    if not desk().may_ask:
        raise WrongUsageError(_("A walk needs a terminal."), _("Without one: dossier remind --json"))
    from dossier.cli.agenda.walk import walk

    walk(days)


def _json(connection: sqlite3.Connection, gathered: morning.Gathered, setting: Setting) -> None:
    from dossier.render.media.as_json import spoken

    rows = [shape(each, setting) for each in gathered.reminders]
    whole = {"on": setting.today, "reminders": rows, "unread": gathered.unread}
    desk().write(spoken(whole | closures.shape(desk().session, connection, setting.today)))


def shape(each: Reminder, setting: Setting) -> dict[str, object]:
    """Return a reminder as JSON has it."""
    return {
        "ref": each.due.ref,
        "kind": each.due.kind,
        "due_on": each.due.due_on,
        "act_on": each.on,
        "moved_by": each.moved_by or None,
        "days_late": (setting.today - each.due.due_on).days,
        "group": each.group,
        "text": each.due.text,
        "detail": each.due.detail,
        "contact": each.who.name or None,
        "contact_ref": f"c{each.who.contact_id}" if each.who.contact_id is not None else None,
        "company": each.who.company,
        "company_ref": f"o{each.who.company_id}" if each.who.company_id is not None else None,
        "country": each.who.country,
        "last_touch_on": each.who.last_touch_on,
        "last_text": each.who.last_text,
        "score": each.score,
        "reasons": [f"{part.reason} {part.points:+d}" for part in each.parts],
        "command": each.command,
    }
