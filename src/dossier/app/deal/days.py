"""The day that something happened to a deal and its papers."""

from datetime import date

from dossier.app.session import Session
from dossier.errors import BeforeInquiryError, InvalidValueError
from dossier.i18n import _
from dossier.values.day_words import day as in_words
from dossier.values.when import parse_when


def happened_on(session: Session, on: str | None) -> date:
    """Return the day that was typed, today if none was; raises InvalidValueError for a day to come."""
    day = parse_when(on, session.today, past=True) if on else session.today
    not_to_come(day, session.today)
    return day


def not_to_come(day: date, today: date) -> None:
    """Raise InvalidValueError for a day to come."""
    if day > today:
        raise InvalidValueError(_("That day is still to come."), _("Leave --on away for today."))


def after_inquiry(day: date, opened_on: date | None) -> None:
    """Raise InvalidValueError for a day before the inquiry of the deal."""
    if opened_on is not None and day < opened_on:
        raise BeforeInquiryError(in_words(opened_on), _("Check --on."))
