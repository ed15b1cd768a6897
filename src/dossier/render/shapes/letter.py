"""What came to us as objects: a letter or card with what it is and what it says, and the letters of a mailbox."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, TypedDict

from dossier.records.likeness import Alike
from dossier.records.read_over import AgainstLetter, HeldAgainst


class Finding(TypedDict):
    """One value read of a letter."""

    field: Annotated[str, "the field it is for"]
    value: Annotated[str, "the value"]
    evidence: Annotated[str, "where it was read"]
    certainty: Annotated[str, "certain, likely, guess"]


class Addressee(TypedDict):
    """Somebody with an address."""

    name: Annotated[str, "as it is written; empty where only the address is known"]
    email: Annotated[str, "the address"]


class AskedItem(TypedDict):
    """One thing that a letter asks for."""

    product: Annotated[str, "what it is, in the writer's words; may be empty"]
    quantity: Annotated[str, "how many, as written with the unit"]


class Asks(TypedDict):
    """What a letter asks for, in the writer's words; a list of texts is empty where nothing is said."""

    items: Annotated[Sequence[AskedItem], "the goods with their quantities"]
    target_price: Annotated[Sequence[str], "prices that are wished for"]
    incoterm: Annotated[Sequence[str], "trade terms"]
    port: Annotated[Sequence[str], "ports"]
    payment: Annotated[Sequence[str], "payment terms"]
    certificates: Annotated[Sequence[str], "certificates, standards, marks"]
    colours: Annotated[Sequence[str], "colours, with commas between them"]
    delivery: Annotated[Sequence[str], "when the goods are to come, as written"]
    deadline: Annotated[Sequence[str], "days by which something is needed"]


class WhatLetter(TypedDict):
    """What a letter is, and what follows from that."""

    kind: Annotated[
        str,
        "inquiry, reply, forward, letter, own_sent, auto_reply, bounce, newsletter, list, notification, web_form, offer, lure, "
        "cards, chat, card",
    ]
    reason: Annotated[str, "the words and headers that say so; of cards how many they are"]
    sure: Annotated[bool, "whether the signs are enough to be sure"]
    asks: Annotated[Asks | None, "what it asks for; null where it asks for nothing"]
    until: Annotated[date | None, "the day on which somebody who is away is back, or the last day away"]
    stands_in: Annotated[Sequence[Addressee], "who stands in for somebody who is away"]
    failed: Annotated[Sequence[str], "addresses that a letter of ours did not reach"]
    attachments: Annotated[Sequence[str], "the names of the files that hang on it"]
    colleagues: Annotated[Sequence[Addressee], "who of the writer's firm got a copy"]


class LetterRead(TypedDict):
    """What a letter or a line would add; nothing is written."""

    letter: Annotated[WhatLetter, "what it is"]
    findings: Annotated[Sequence[Finding], "what was read"]
    conflicts: Annotated[Sequence[str], "where the letter says two things"]
    warnings: Annotated[Sequence[str], "what to look at"]
    subject: Annotated[str, "the letter's subject; may be empty"]
    sent_on: Annotated[date | None, "the day it was sent"]
    alike: Annotated[Sequence[Alike], "who in the book may be the same person or a colleague"]


class CardsRead(TypedDict):
    """What several cards of one file would add; nothing is written."""

    letter: Annotated[WhatLetter, "what they are: cards"]
    people: Annotated[Sequence[LetterRead], "what each of them would add"]


class ReadOver(TypedDict):
    """What stands against a letter of ours; nothing is written."""

    ref: Annotated[str, "the client it goes to"]
    findings: Annotated[Sequence[AgainstLetter], "what stands against it, certain things first"]
    by: Annotated[HeldAgainst, "what it was held against"]
