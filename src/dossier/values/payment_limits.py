"""The limits that a policy on payment says in words: a term, a sum it holds up to, a security it needs."""

import re
from decimal import Decimal
from typing import NamedTuple

from dossier.errors import DossierError
from dossier.values.money import Money, parse_money
from dossier.values.payment import Payment, payment_of
from dossier.values.payment_trust import trust_of
from dossier.values.payment_words import plain, tokens

CREDIT_INSURANCE, CONFIRMED_LC, BANK_GUARANTEE = "credit_insurance", "confirmed_lc", "bank_guarantee"
"""Securities that a policy may ask for."""
_SECURITIES = (
    (CREDIT_INSURANCE, r"(?:credit[ -]?)?insur\w*(?: covers? it)?|信用保险|中?信保承保|投保|承保"),
    (CONFIRMED_LC, r"confirmed (?:l ?/ ?c|lc|letters? of credit)|保兑信用证"),
    (BANK_GUARANTEE, r"bank guarantees?|stand-?by(?: l ?/ ?c)?|银行保函|保函"),
)
_IF = r"(?:,? ?(?:only )?(?:where|if|when|provided|as long as|against|with|under) (?:the |a |our |it is |they are |is )*|凭|须|需|有|经)?"
_UP_TO = re.compile(
    r",? ?(?:(?:for |of )?(?:up to|at most|max(?:imum)?\.?|not (?:more than|above|over)|limit(?:ed to)?)"
    r"|(?:每批|每单)?(?:不超过|最多|最高|限额)|每批|每单)"
    r" ?(?P<sum>(?:[a-z]{2,3}\$?|[$€£¥]) ?\d[\d.,]*(?: ?(?:k|m|万))?|\d[\d.,]*(?: ?(?:k|m|万))? ?(?:[a-z]{3}|美元|美金|欧元|人民币|元))"
    r"(?: (?:open|at once|a|per|each|for (?:a|each)|in one) ?(?:lot|order|shipment|client|time)?)*(?:每批|每单|一批|/批)?(?:以内|之内)?"
)


class Limits(NamedTuple):
    """What may be granted at most; None where nothing is said of it.

    `open_percent` may be open when the goods leave, `handed_percent` once the client can have them, the last of it
    `open_days` after shipment; `most` is the money open at once; `means` are the instruments.
    """

    open_percent: Decimal | None = None
    handed_percent: Decimal | None = None
    open_days: int | None = None
    most: Money | None = None
    means: tuple[str, ...] = ()
    security: str | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing at all is limited."""
        return self == Limits()


def limits_of(text: str) -> Limits:
    """Return the limits that a policy text says; empty where it is no payment term that can be read."""
    said = plain(text)
    security = security_in(said)
    for _code, words in (each for each in _SECURITIES if each[0] != CONFIRMED_LC):
        said = re.sub(rf"{_IF}(?:{words})(?:(?:能|可)以?(?:保|覆盖))?(?:时|的)?", " ", said)
    most, said = _sum(said)
    term = payment_of(said.strip(" ,;，；。."))
    if not term.shares:
        return Limits()
    trust = trust_of(term)
    if len(term.shares) == 1 and term.deposit and term.percent_said is not None:
        return Limits(Decimal(100) - term.percent_said, None, None, most, _means(term), security)
    return Limits(trust.leaving, trust.handed, trust.days, most, _means(term), security)


def security_in(text: str) -> str | None:
    """Return the security that a text names, or None."""
    said = plain(text)
    return next((code for code, words in _SECURITIES if re.search(words, said)), None)


def instruments(text: str) -> tuple[str, ...]:
    """Return the instruments that a list such as `L/C, T/T` names, each once; empty where a word is none."""
    found = list(tokens(text))
    if any(each.kind not in {"means", "stop", "or"} for each in found):
        return ()
    return tuple(dict.fromkeys(each.value for each in found if each.kind == "means"))


def _sum(said: str) -> tuple[Money | None, str]:
    hit = _UP_TO.search(said)
    if hit is None:
        return None, said
    try:
        return parse_money(hit["sum"].strip(" .,")), said[: hit.start()] + said[hit.end() :]
    except DossierError:
        return None, said


def _means(term: Payment) -> tuple[str, ...]:
    named = [share.means for share in term.shares]
    return tuple(dict.fromkeys(each for each in named if each)) if all(named) else ()
