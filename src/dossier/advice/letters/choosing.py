"""Which letter is for now, and from which angle a reminder comes."""

from collections.abc import Collection

from dossier.advice.letters.kinds import ANGLES, KINDS
from dossier.advice.letters.letter_facts import Letter
from dossier.advice.letters.needs import Missing, missing
from dossier.i18n import _

IN_TURN = (
    "first-reply", "answer", "birthday", "thanks", "payment-received", "order-confirmed", "artwork", "anniversary", "holiday",
    "chase", "first-approach", "first-import", "fair", "reconfirm-terms", "proposal", "introduction", "visit-invitation",
)  # fmt: skip
"""The order in which letters are thought of: who waits for us first, then what is just past or near, then what moves on."""

FRESH = 14
"""Days after a visit in which thanks come by themselves."""


def for_now(letter: Letter, said: frozenset[str]) -> str | None:
    """Return the first kind of letter that nothing stands against and that was not logged since its occasion."""
    return next((kind for kind in IN_TURN if _calls(kind, letter, said)), None)


def _calls(kind: str, letter: Letter, said: frozenset[str]) -> bool:
    relation = letter.relation
    if missing(kind, letter, said) is not None:
        return False
    if kind in ("first-reply", "answer"):
        return relation.waits
    if kind == "thanks" and not any(0 <= (letter.today - each.on_date).days <= FRESH for each in letter.dossier.visits):
        return False
    if kind == "chase":
        return next_angle(letter, said) is not None
    done = [entry for entry in letter.dossier.log if kind in (entry.topics or "").split("\n")]
    return not any((letter.today - entry.on_date).days <= 60 for entry in done)


def next_angle(letter: Letter, said: frozenset[str], among: Collection[str] = tuple(ANGLES)) -> str | None:
    """Return the first angle whose words are known and that the log has not seen; none where all have been used.

    A friend is asked how they are and is never told that a matter is put aside; nobody is told so before three messages
    and thirty days without an answer.
    """
    seen = {topic for entry in letter.dossier.log for topic in (entry.topics or "").split("\n")}
    for angle, needs in ANGLES.items():
        if angle not in among or f"chase:{angle}" in seen or not set(needs) <= said:
            continue
        if angle == "close" and ("friend" in said or not letter.relation.may_close):
            continue
        return angle
    return None


def instead(found: Missing, letter: Letter, said: frozenset[str]) -> Missing:
    """Return a refusal that names a letter nothing stands against, or the command that helps; no way where all are refused."""
    way, tried = found.way, set[str]()
    while way in KINDS:
        if way in tried:
            return found._replace(way="")
        tried.add(way)
        lacks = missing(way, letter, said)
        if lacks is None and (way != "chase" or next_angle(letter, said) is not None):
            break
        way = lacks.way if lacks is not None else nothing_new().way
    return found._replace(way=way)


def nothing_new() -> Missing:
    """Return that a reminder has no angle left."""
    return Missing(_("There is nothing new to say: another reminder would only repeat the last."), "proposal")
