"""How to reach a person now: one verdict on the channel and the hour, from what is noted of them and the clock there."""

from collections.abc import Mapping

from dossier.records.contact.reach import (
    ANNOUNCED,
    APART,
    CALL,
    MAIL,
    NEXT,
    NO,
    NOW,
    SHUT,
    UNKNOWN,
    YES,
    Hours,
    Reach,
    There,
)  # fmt: skip
from dossier.records.known import KNOWN, Known

ASKED = ("contact.written_english", "contact.spoken_english", "contact.preferred_channel")
"""The facts that a verdict rests on."""


def reach(facts: Mapping[str, Known], there: There | None) -> Reach:
    """Return the verdict on a person: poor spoken English forbids the phone, whatever channel they prefer."""
    written, spoken, preferred = (_value(facts, key) for key in ASKED)
    by = MAIL if spoken == "poor" and preferred in {None, CALL, "meeting"} else preferred or CALL
    by = CALL if by == "meeting" else by
    phone = NO if spoken == "poor" else ANNOUNCED if by == MAIL else YES
    deciding = [facts[key] for key in ASKED[1:] if _value(facts, key) is not None]
    when, hours = _when(there)
    return Reach(
        by, phone, when, hours,
        plainly=written == "poor",
        fasting=there is not None and there.fasting,
        is_tried=bool(deciding),
        is_guess=any(row.is_guess for row in deciding),
    )  # fmt: skip


def _value(facts: Mapping[str, Known], key: str) -> str | None:
    row = facts.get(key)
    return row.value if row is not None and row.state == KNOWN else None


def _when(there: There | None) -> tuple[str, Hours | None]:
    if there is None:
        return UNKNOWN, None
    if there.together is not None:
        return (NOW if there.is_open else NEXT), there.together
    return (APART, there.theirs) if there.theirs is not None else (SHUT, None)
