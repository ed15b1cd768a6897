"""What a letter of a machine says besides: until when somebody is away and who stands in, which address is dead."""

import re
from datetime import date

from dossier.capture.days import named_day
from dossier.capture.kind.verdict import Standin
from dossier.capture.mail.mail import Letter
from dossier.capture.names.names import from_address, read_name
from dossier.capture.signature import points
from dossier.capture.vocabulary import lists

_FOR_GOOD = re.compile(r"\b5\.\d+\.\d+\b|\b55[0-9]\b", re.IGNORECASE)
_FOR_NOW = re.compile(
    r"\b4\.\d+\.\d+\b|\b4[25]\d\b|delayed|will (?:be )?retr(?:y|ied)|not yet been delivered", re.IGNORECASE
)
_NAME = r"[^\W\d_a-z][^\W\d_]+(?: (?:[a-z]{2,3} )?[^\W\d_a-z][^\W\d_]+){1,3}"
_ALONE = re.compile(r"([^\W\d_a-z][^\W\d_]+)\s*[(<[]\s*(?:mailto:)?$")
_BEFORE = re.compile(rf"(?:.*[^\w])?({_NAME})[^\n@]{{0,40}}$", re.DOTALL)
"""The last name before an address, with what stands between."""


def until(text: str, sent_on: date | None) -> date | None:
    """Return the day of coming back, or else the last day away, that an automatic reply names."""
    table = lists("letters")["auto_reply"]
    for words, behind in ((table["back"], table["back_behind"]), (table["until"], table["until_behind"])):
        found = named_day(text, tuple(words), sent_on, behind=tuple(behind))
        if found is not None and (sent_on is None or found[0] >= sent_on):
            return found[0]
    return None


def stand_ins(text: str, writer: str) -> tuple[Standin, ...]:
    """Return whom an automatic reply names to write to in the meantime, the absent writer left out."""
    found = []
    for address in points.emails(text):
        if address == writer.lower():
            continue
        at = text.lower().find(address)
        before = _BEFORE.search(text[max(0, at - 90) : at].rstrip(" (<[:,-–"))
        named = read_name(before[1]) if before else None
        if named is None and (alone := _ALONE.search(text[max(0, at - 40) : at])):
            named = read_name(alone[1], single=True)
        named = named or from_address(address)
        found.append(Standin(named.name if named else "", address))
    return tuple(found[:4])


def failed(letter: Letter, text: str, ours: frozenset[str]) -> tuple[str, ...]:
    """Return the addresses that a letter of ours did not reach for good; a delay is no failure."""
    if _FOR_NOW.search(f"{letter.report}\n{text[:4000]}") and not _FOR_GOOD.search(f"{letter.report}\n{text[:4000]}"):
        return ()
    named = points.emails(letter.header("x-failed-recipients"))
    named += [
        each
        for line in re.findall(r"(?im)^(?:final|original)-recipient:.*$", letter.report)
        for each in points.emails(line)
    ]
    named += [] if named else points.emails(text[:4000])
    machines = lists("letters")["bounce"]["senders"]
    return tuple(
        each
        for each in dict.fromkeys(named)
        if each not in ours and each.rpartition("@")[2] not in ours and each.partition("@")[0] not in machines
    )[:10]
