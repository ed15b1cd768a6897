"""Where the clients pay: our bank details in the settings, since when they hold, and whether a hand changed them unseen."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from dossier.app.session import Session
from dossier.errors import InvalidValueError, RefusedError
from dossier.i18n import _
from dossier.values.bank import BankDetails, read_details, read_part
from dossier.values.day_words import day
from dossier.values.listed import enumerated
from dossier.values.when import parse_when

_KEYS = {
    "beneficiary": "me.bank_beneficiary", "bank": "me.bank", "account": "me.bank_account", "swift": "me.bank_swift",
    "address": "me.bank_address",
}  # fmt: skip
_SINCE = "me.bank_since"
"""A day, and the mark of the details that held on it: details that do not bear it were changed by another hand."""


class Account(NamedTuple):
    """Our bank details and the day since which they hold."""

    details: BankDetails
    since: date


def renewed(session: Session, typed: Mapping[str, Any]) -> dict[str, str]:
    """Return the typed bank details in their one notation, with the day since which they hold.

    Raises InvalidValueError for a part that a bank would not take, and for a day that is still to come.
    """
    parts = {key: read_part(name, typed[key]) for name, key in _KEYS.items() if key in typed}
    if not parts and _SINCE not in typed:
        return {}
    day, mark = _since(session)
    new = _details(dict(session.settings.values) | parts)
    if _SINCE in typed:
        day = parse_when(typed[_SINCE], session.today)
        if day > session.today:
            raise InvalidValueError(
                _("That day is still to come."), _("Write the day since which the account is used.")
            )
    elif new.mark != mark or day is None:
        day = session.today
    return parts | {_SINCE: f"{day.isoformat()} {new.mark}"}


def said(typed: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the sentence that a change of the account needs."""
    if not typed.keys() & set(_KEYS.values()):
        return ()
    since = day(str(typed[_SINCE]).partition(" ")[0])
    words = _("Papers carry these bank details as held since {day}; tell clients of a change by telephone.")
    return (words.format(day=since),)


def account(session: Session) -> Account:
    """Return our bank details for a paper.

    Raises RefusedError (exit 6) where a part is missing, or where the details are not those of the day they bear.
    """
    details = _details(session.settings.values)
    missing = [_KEYS[name] for name, text in zip(BankDetails._fields, details, strict=True) if not text]
    if missing:
        words = " ".join(f'{key}="…"' for key in missing)
        raise RefusedError(
            _("The settings do not say where the client pays: {names}.").format(names=enumerated(missing)),
            _("Type: dossier config {words}, or add --without-bank.").format(words=words),
        )
    day, mark = _since(session)
    if day is None or mark != details.mark:
        raise RefusedError(
            _("The bank details in {path} were not written by “dossier config”: account {account} at {bank}.").format(
                path=session.places.settings, account=details.account, bank=details.bank
            ),
            _("If they are right, say since when: dossier config me.bank_since={day}").format(
                day=session.today.isoformat()
            ),
        )
    return Account(details, day)


def _details(values: Mapping[str, Any]) -> BankDetails:
    return read_details({name: str(values.get(key, "")) for name, key in _KEYS.items()})


def _since(session: Session) -> tuple[date | None, str]:
    """Return the day and the mark that the settings hold, None and nothing where they hold none that can be read."""
    day, _space, mark = str(session.settings.get(_SINCE)).partition(" ")
    try:
        return date.fromisoformat(day), mark
    except ValueError:
        return None, ""
