"""Bank details as they stand on papers: where the client's money goes, each part checked."""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from dossier.errors import InvalidValueError
from dossier.i18n import _

_SWIFT = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_ACCOUNT = re.compile(r"[A-Z0-9](?:[A-Z0-9]|[ .\-/](?=[A-Z0-9])){3,33}", re.IGNORECASE)
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
_LONGEST = 140
"""Characters of a name or an address that a payment order takes (SWIFT MT103: four lines of 35)."""


class BankDetails(NamedTuple):
    """Where the client pays; an empty part is not known."""

    beneficiary: str = ""
    bank: str = ""
    account: str = ""
    swift: str = ""
    address: str = ""

    @property
    def mark(self) -> str:
        """Return eight signs that change with every part, so that a change by another hand is seen."""
        return sha256("\n".join(self).encode()).hexdigest()[:8]


def read_details(texts: Mapping[str, str]) -> BankDetails:
    """Return bank details from texts by the names of the parts, each as `read_part` reads it."""
    return BankDetails(**{name: read_part(name, texts[name]) for name in BankDetails._fields if texts.get(name)})


def read_part(name: str, text: str) -> str:
    """Return one part of bank details in its one notation; empty stays empty.

    Raises InvalidValueError for a SWIFT code or an account number that cannot be one, an IBAN with a wrong check digit
    (ISO 13616), or a text longer than 140 characters.
    """
    said = " ".join(text.split())
    if not said:
        return ""
    if name == "swift":
        code = said.replace(" ", "").upper()
        if not _SWIFT.fullmatch(code):
            raise InvalidValueError(
                _("“{text}” is no SWIFT code.").format(text=said[:40]),
                _("It has 8 or 11 signs, such as HSBCHKHH or HSBCHKHHHKH."),
            )
        return code
    if name == "account":
        return _account(said)
    if len(said) > _LONGEST or not said.isprintable():
        raise InvalidValueError(_("“{text}…” is longer than a bank takes.").format(text=said[:40]), _("Shorten it."))
    return said


def _account(said: str) -> str:
    plain = re.sub(r"[ .\-/]", "", said).upper()
    if not _ACCOUNT.fullmatch(said) or sum(sign.isdigit() for sign in plain) < 4:
        raise InvalidValueError(
            _("“{text}” is no account number.").format(text=said[:40]),
            _("Write it as the bank does: digits and letters, such as 012-345678-838 or an IBAN."),
        )
    if _IBAN.fullmatch(plain) and int("".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])) % 97 != 1:
        raise InvalidValueError(
            _("The check digits of “{text}” are wrong.").format(text=said[:40]),
            _("Copy the IBAN from the bank's letter."),
        )
    return said.upper() if _IBAN.fullmatch(plain) else said
