"""Whose words are to be read: our own house, and the letter inside one that was passed on."""

from datetime import datetime

from dossier.capture.mail import quotes
from dossier.capture.mail.forms import is_robot
from dossier.capture.mail.headers import Person
from dossier.capture.mail.mail import Letter
from dossier.capture.mail.thread import inner_letter
from dossier.values.names import is_free, is_shared


def own_house(letter: Letter, given: frozenset[str]) -> frozenset[str]:
    """Return our own domains: those given, and the receivers' (of an open provider only the address itself).

    A sender's own domain is hers, unless it is the one from which our website writes to us.
    """
    sender = letter.sender.address.rpartition("@")[2]
    found = {each.lower() for each in given}
    for person in letter.receivers[:6]:
        domain = person.address.rpartition("@")[2]
        if is_free(domain):
            found.add(person.address)
        elif domain != sender or is_robot(letter.sender.address):
            found.add(domain)
    return frozenset(found - {letter.sender.address})


def innermost(letter: Letter, own: frozenset[str]) -> tuple[Person, str, datetime | None, str]:
    """Return sender, subject, hour and words of the buyer's letter: of the inner one, where we forwarded it to ourselves."""
    person, subject, sent_at, text = letter.sender, letter.subject, letter.sent_at, letter.text
    for _depth in range(4):
        parted = quotes.part(text)
        is_ours = bool(person.address) and (ours(person.address, own) or same_house(person, letter))
        inner = inner_letter(parted.older) if parted.older else None
        if inner is None or (not inner[0].address and not inner[0].name):
            break
        passed_on = is_shared(person.address) and _one_firm(person, inner[0]) and len(parted.new) < 200
        if not (is_ours or passed_on or (parted.is_forward and len(parted.new) < 400) or not parted.new):
            break
        if ours(inner[0].address, own) and not is_ours:
            break
        person, sent_at, text = inner[0], inner[2] or sent_at, inner[3]
        subject = inner[1] or subject
    return person, subject, sent_at, text


def colleagues(letter: Letter, writer: Person, own: frozenset[str]) -> tuple[Person, ...]:
    """Return who of the writer's own firm got a copy of the letter."""
    found = {
        each.address: each
        for each in letter.receivers
        if _one_firm(each, writer) and each.address != writer.address and not ours(each.address, own)
    }
    return tuple(each for each in found.values() if not is_shared(each.address))


def _one_firm(one: Person, other: Person) -> bool:
    """Tell whether two addresses are of one firm's domain."""
    domain = one.address.rpartition("@")[2]
    return bool(domain) and not is_free(domain) and domain == other.address.rpartition("@")[2]


def same_house(person: Person, letter: Letter) -> bool:
    """Tell whether an address is of the domain to which the letter went: a colleague's, or our own server's."""
    domain = person.address.rpartition("@")[2]
    return bool(letter.receivers) and not is_free(domain) and letter.receivers[0].address.rpartition("@")[2] == domain


def ours(address: str, own: frozenset[str]) -> bool:
    """Say whether an address, or its domain, is one of our own."""
    return address in own or address.rpartition("@")[2] in own
