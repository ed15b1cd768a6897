"""The day that something happened to a deal and its papers."""

from datetime import date

from dossier.app.session import Session
from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.values.when import parse_when


def happened_on(session: Session, on: str | None) -> date:
    """Return the day that was typed, today if none was; raises InvalidValueError for a day to come."""
    day = parse_when(on, session.today, past=True) if on else session.today
    if day > session.today:
        raise InvalidValueError(_("That day is still to come."), _("Leave --on away for today."))
    return day


def after_inquiry(day: date, opened_on: date | None) -> None:
    """Raise InvalidValueError for a day before the inquiry of the deal."""
    if opened_on is not None and day < opened_on:
        raise InvalidValueError(
            _("That is before the inquiry of {day}.").format(day=opened_on.isoformat()), _("Check --on.")
        )
