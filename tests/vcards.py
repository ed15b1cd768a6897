"""Business cards as another program reads them: unfolded lines, by property."""

import re


def text(cards: str, name: str) -> str:
    """Return the card of a name as it was written."""
    every = re.findall(r"BEGIN:VCARD.*?END:VCARD\r\n", cards, re.DOTALL)
    (found,) = [each for each in every if re.search(rf"^FN:{name}\b", each.replace("\r\n ", ""), re.MULTILINE)]
    return found


def of(cards: str, name: str) -> dict[str, list[str]]:
    """Return the values of a card by their properties."""
    found: dict[str, list[str]] = {}
    for line in text(cards, name).replace("\r\n ", "").split("\r\n"):
        head, _colon, value = line.partition(":")
        found.setdefault(head.partition(";")[0], []).append(value)
    return found
