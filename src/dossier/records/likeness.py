"""Why two records may be one: the reasons, each with its value, and how sure they make it."""

from typing import Annotated, NamedTuple

from dossier.i18n import N_

ASK = 80
"""From this score on a look-alike is asked about before anything is written."""

SHOWN = 30
"""Below this score nobody is bothered."""


class Reason(NamedTuple):
    """One thing that two records share."""

    code: Annotated[
        str,
        "email, mailbox, mobile, phone, handle, page, website, domain, same_name, spelling, near_name, initial, one_word, "
        "same_firm, near_firm, country",
    ]
    value: Annotated[str, "the address, number or name; empty where the code says it all"] = ""


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
    """Somebody in the book who may be the same person, or a colleague."""

    ref: Annotated[str, "who"]
    name: Annotated[str, "the name"]
    company: Annotated[str | None, "the firm"]
    company_id: Annotated[int | None, "the number of the firm's ref"]
    score: Annotated[int, "0 to 100"]
    reasons: Annotated[tuple[Reason, ...], "what they share"]
    certain: Annotated[bool, "whether the very same address is held, or the same name at the same firm"]
    colleague: Annotated[bool, "whether it is a colleague rather than the same person"]


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
