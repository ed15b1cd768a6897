"""A look back on seven days, and ahead to the next."""

from datetime import date

from dossier.app.answer import Answer, Shape
from dossier.app.session import Session
from dossier.i18n import in_language
from dossier.read.agenda import week as read
from dossier.records.agenda.week import Week
from dossier.render.page import Page
from dossier.values.listed import headed
from dossier.values.when import parse_when
from dossier.world import countries
from dossier.world.guidance import stored


def week(session: Session, on: str | None = None) -> Answer:
    """Return what was done, who answered, what moved, who went quiet, and what the next seven days bring."""
    last = parse_when(on, session.today) if on else session.today
    with session.living() as connection:
        found = read.week(connection, last, str(session.settings.get("me.country")))
    story = _curiosity(found, last)

    def page() -> Page:
        from dossier.render.agenda.week import week_page

        return week_page(found, session.setting(), story)

    def shape() -> Shape:
        from dossier.render.shapes import agenda, keys

        return keys.row(agenda.Week, found, curiosity=story or None)

    return Answer(page=page, shape=shape)


def _curiosity(found: Week, last: date) -> str:
    """Return one friendly line about a country that the week had to do with, another one each week."""
    clients = (*found.replies, *found.fresh, *found.quiet)
    codes = dict.fromkeys([*(each.country for each in clients), *(each.country for each in found.moved)])
    told = [(code, text) for code in codes if code and (text := (stored(code) or {}).get("texts", {}).get("curiosity"))]
    if not told:
        return ""
    code, text = told[last.isocalendar().week % len(told)]
    return headed(countries.name(code), in_language(text))
