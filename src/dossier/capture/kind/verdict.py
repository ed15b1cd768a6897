"""What a letter is: every sign in it names a kind with a weight and a reason, and one chooser decides."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from dossier.i18n import N_

Kind = Literal[
    "inquiry", "reply", "forward", "letter", "own_sent", "auto_reply", "bounce", "newsletter", "list",
    "notification", "web_form", "offer", "lure", "table", "cards", "chat", "card",
]  # fmt: skip
KINDS: dict[str, str] = {
    "inquiry": N_("an inquiry"),
    "reply": N_("an answer in a conversation"),
    "forward": N_("a letter passed on"),
    "letter": N_("a letter that asks for nothing"),
    "own_sent": N_("a letter of ours"),
    "auto_reply": N_("an automatic reply"),
    "bounce": N_("a letter of ours that did not arrive"),
    "newsletter": N_("a newsletter"),
    "list": N_("a letter to a mailing list"),
    "notification": N_("a notification from a platform"),
    "web_form": N_("a form from a website"),
    "offer": N_("an offer to us"),
    "lure": N_("a lure"),
    "table": N_("a table of people"),
    "cards": N_("several business cards"),
    "chat": N_("a chat"),
    "card": N_("a business card"),
}
"""What each kind is called to the user."""
NO_CLIENT = frozenset({"auto_reply", "bounce", "newsletter", "notification", "offer", "lure", "table"})
"""Kinds whose sender does not become a client by being read."""
ENOUGH = 5
"""A kind of which the signs weigh less than this is not taken."""


class Sign(NamedTuple):
    """What speaks for a kind: how much it weighs, and the words or the header that say so."""

    kind: Kind
    weight: float
    reason: str


class Standin(NamedTuple):
    """Who stands in for somebody who is away."""

    name: str
    email: str


class Verdict(NamedTuple):
    """What a letter is and why; whether it asks for something; and what a machine's letter says besides."""

    kind: Kind = "letter"
    reason: str = ""
    is_sure: bool = True
    asks: bool = False
    until: date | None = None
    """The last day away, or the day of coming back."""
    stands_in: tuple[Standin, ...] = ()
    failed: tuple[str, ...] = ()
    """Addresses that a letter of ours did not reach for good."""
    suspicions: tuple[str, ...] = ()
    """What should be looked at before anything is believed; whole sentences."""


UNKNOWN = Verdict("card")
"""What nothing is known of: a card, a line."""
_FIRST = ("lure", "bounce", "auto_reply", "own_sent", "newsletter", "list", "offer", "notification", "web_form")


def chosen(signs: Iterable[Sign]) -> tuple[Kind, str, bool] | None:
    """Return the kind of which the signs weigh most, with their reasons and whether that is sure; None below ENOUGH."""
    sums: dict[Kind, float] = {}
    reasons: dict[Kind, list[Sign]] = {}
    for sign in signs:
        sums[sign.kind] = sums.get(sign.kind, 0) + sign.weight
        reasons.setdefault(sign.kind, []).append(sign)
    ranked = sorted(sums, key=lambda kind: (-sums[kind], _FIRST.index(kind) if kind in _FIRST else 99))
    if not ranked or sums[ranked[0]] < ENOUGH:
        return None
    best = ranked[0]
    said = dict.fromkeys(sign.reason for sign in sorted(reasons[best], key=lambda sign: -sign.weight) if sign.reason)
    return best, "; ".join(list(said)[:3]), sums[best] >= ENOUGH + 2
