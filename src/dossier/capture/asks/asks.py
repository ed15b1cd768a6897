"""What an inquiry asks for, where it is plain: goods, quantities, terms, target price, certificates, port, deadline, colours, delivery."""

from datetime import date

from dossier.capture.asks.items import goods, items
from dossier.capture.asks.terms import certificates, deadlines, payments, ports, prices, terms
from dossier.capture.asks.wishes import colours, delivery
from dossier.capture.proposal import Finding, Item


def asks(text: str, subject: str, sent_on: date | None) -> list[Finding]:
    """Return what a letter asks for; dates such as “until Friday” are counted from the day it was sent."""
    plain = _plain(text)
    found = goods(plain, subject)
    found += terms(plain) + prices(plain) + certificates(f"{subject}\n{plain}") + ports(plain)
    found += deadlines(plain, sent_on) + payments(plain) + colours(plain) + delivery(plain)
    return list({(each.field, each.value): each for each in reversed(found)}.values())[::-1]


def asked_items(text: str) -> tuple[Item, ...]:
    """Return the goods of a letter that have a quantity, in their order."""
    return tuple(items(_plain(text)))


def terms_in(value: str) -> list[Finding]:
    """Return the trade terms in the value of a field, and the port they name."""
    return terms(value)


def _plain(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.replace("،", ",").replace("؛", ";").split("\n"))
