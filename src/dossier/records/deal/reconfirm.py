"""The sentence that reconfirms what an earlier order settled, so that nothing is asked twice (M153–M155)."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from dossier.nearest import in_a_row
from dossier.records.deal.incoterm import WE_BOOK
from dossier.values.payment_writing import payment_in


class Words(NamedTuple):
    """The sentence of one language and its parts, as `data/reconfirm.toml` has them."""

    sentence: str = "Last time ({order}) it was {terms}; we go on in the same way for this order, right?"
    noted: str = "We have noted {terms}; is that right for this order?"
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


class Stood(NamedTuple):
    """The order on which terms stood last, by its number, and which of them did."""

    order: str
    names: frozenset[str]


def sentence(terms: Mapping[str, Any], stood: Stood | None, words: Words = Words()) -> str:  # noqa: B008  (a constant)
    """Return what is said to the client, empty while neither incoterm nor payment is settled.

    Only what stood on an order was so “last time”; the rest is asked as noted. It is English unless other words are
    given, whatever language the user works in: it goes to the client.
    """
    before: list[str] = []
    noted: list[str] = []
    for name, text in _parts(terms, words):
        (before if stood is not None and name in stood.names else noted).append(text)
    said = []
    if stood is not None and before:
        said.append(words.sentence.format(order=stood.order, terms=words.joint.join(before)))
    if noted:
        said.append(words.noted.format(terms=words.joint.join(noted)))
    return in_a_row(*said)


def _parts(terms: Mapping[str, Any], words: Words) -> Iterator[tuple[str, str]]:
    """Yield each term that is named, in words; an incoterm goes with its place and with who books."""
    named = asked(terms)
    if "incoterm" in named:
        rule = " ".join(str(terms[name]) for name in ("incoterm", "place") if terms.get(name))
        booked = terms["incoterm"] in WE_BOOK and "forwarder" not in named
        yield "incoterm", words.joint.join([rule, words.booked] if booked else [rule])
    if "forwarder" in named:
        yield "forwarder", words.forwarder.format(name=terms["forwarder"])
    if "payment" in named:
        said = str(terms["payment"])
        yield "payment", words.payment.format(text=payment_in(said, words.lang) or said)
