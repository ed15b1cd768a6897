"""Why two records may be one: the reasons, each with its value, and how sure they make it."""

from typing import NamedTuple

from dossier.i18n import N_

ASK = 80
"""From this score on a look-alike is asked about before anything is written."""

SHOWN = 30
"""Below this score nobody is bothered."""


class Reason(NamedTuple):
    """One thing that two records share; `code` is a key of REASONS."""

    code: str
    value: str = ""


REASONS = {
    "email": N_("same e-mail address {value}"),
    "mailbox": N_("same shared mailbox {value}"),
    "mobile": N_("same mobile number {value}"),
    "phone": N_("same phone number {value}"),
    "handle": N_("same handle {value}"),
    "page": N_("same page {value}"),
    "website": N_("same website {value}"),
    "domain": N_("same domain {value}"),
    "same_name": N_("same name"),
    "spelling": N_("same name in another spelling"),
    "near_name": N_("nearly the same name"),
    "initial": N_("same name with an initial"),
    "one_word": N_("a part of the same name"),
    "same_firm": N_("same company"),
    "near_firm": N_("nearly the same company"),
    "country": N_("same country"),
}


class Alike(NamedTuple):
    """Somebody who may be the same person, or a colleague, with the reasons; `score` is 0 to 100.

    `certain` where the very same address is held, or the same name at the same firm.
    """

    ref: str
    name: str
    company: str | None
    company_id: int | None
    score: int
    reasons: tuple[Reason, ...]
    certain: bool
    colleague: bool


class Twins(NamedTuple):
    """Two records of one kind that may be one, `ref` the older."""

    kind: str
    ref: str
    name: str
    detail: str | None
    other_ref: str
    other_name: str
    other_detail: str | None
    score: int
    reasons: tuple[Reason, ...]

    @property
    def command(self) -> str:
        """Return what to type to make one record of the two."""
        return f"dossier merge {self.ref} {self.other_ref}"
