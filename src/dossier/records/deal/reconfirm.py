"""The sentence that reconfirms what an earlier order settled, so that nothing is asked twice (M153–M155)."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from dossier.records.deal.incoterm import WE_BOOK
from dossier.values.payment_writing import payment_in


class Words(NamedTuple):
    """The sentence of one language and its parts, as `data/reconfirm.toml` has them."""

    sentence: str = "Last time it was {terms}; we go on in the same way for this order, right?"
    forwarder: str = "forwarder {name}"
    booked: str = "booked by us"
    payment: str = "payment {text}"
    joint: str = ", "
    lang: str = "en"


ASKED = ("incoterm", "place", "forwarder", "payment")
"""What the sentence names, and so what a yes confirms."""


def asked(terms: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the terms that the sentence names; the forwarder only where the buyer books the carriage."""
    known = tuple(name for name in ASKED if terms.get(name))
    if "incoterm" not in known:
        known = tuple(name for name in known if name == "payment")
    return tuple(name for name in known if name != "forwarder" or terms["incoterm"] not in WE_BOOK)


def sentence(terms: Mapping[str, Any], words: Words = Words()) -> str:  # noqa: B008  (a constant)
    """Return one sentence to the client, empty while neither incoterm nor payment is settled.

    It is English unless other words are given, whatever language the user works in: it goes to the client.
    """
    named = asked(terms)
    if not named:
        return ""
    parts = []
    if "incoterm" in named:
        parts.append(" ".join(str(terms[name]) for name in ("incoterm", "place") if terms.get(name)))
    if "forwarder" in named:
        parts.append(words.forwarder.format(name=terms["forwarder"]))
    elif terms.get("incoterm") in WE_BOOK:
        parts.append(words.booked)
    if "payment" in named:
        said = str(terms["payment"])
        parts.append(words.payment.format(text=payment_in(said, words.lang) or said))
    return words.sentence.format(terms=words.joint.join(parts))
