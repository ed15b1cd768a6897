"""`dossier week`: a look back on seven days, and ahead to the next."""

from datetime import date
from typing import Annotated

import typer

from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.i18n import _, language
from dossier.read.agenda import week as read
from dossier.records.agenda.week import Week
from dossier.render.agenda.week import week_page
from dossier.values.when import parse_when
from dossier.world import countries
from dossier.world.guidance import stored

app = chapter()


@app.command(help=_("Look back on the week, and ahead to the next.") + "\n\n" + _("Example: dossier week --on fri"))
def week(
    on: Annotated[
        str | None, typer.Option(metavar="WHEN", help=_("The last of the seven days; today if left out."))
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
    as_md: Annotated[bool, typer.Option("--md", help=_("As Markdown."))] = False,
) -> None:
    """Print what was done, who answered, what moved, who went quiet, and what the next seven days bring."""
    last = parse_when(on, desk().today) if on else desk().today
    with desk().reading() as connection:
        found = read.week(connection, last, str(desk().settings.get("me.country")))
    story = curiosity(found, last)
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken({**found._asdict(), "curiosity": story or None}))
        return
    page = week_page(found, desk().setting(), story)
    desk().give(page, as_md=as_md)


def curiosity(found: Week, last: date) -> str:
    """Return one friendly line about a country that the week had to do with, another one each week."""
    clients = (*found.replies, *found.fresh, *found.quiet)
    codes = dict.fromkeys([*(each.country for each in clients), *(each.country for each in found.moved)])
    told = [(code, text) for code in codes if code and (text := (stored(code) or {}).get("texts", {}).get("curiosity"))]
    if not told:
        return ""
    code, text = told[last.isocalendar().week % len(told)]
    return f"{countries.name(code)}: {text['zh' if language() == 'zh' else 'en']}"
