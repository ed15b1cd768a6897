"""What is worth attaching to a letter: a file of our library by its name, or what to look for."""

from dossier.advice.letters.kinds import KINDS
from dossier.advice.letters.matter import Matter
from dossier.i18n import _
from dossier.values.listed import headed

ASKED = {"asks_catalogue": "catalogue", "asks_process": "flow chart", "asks_certificates": "export certificates",
         "asks_quality": "test report"}  # fmt: skip
"""What a question of the client makes worth attaching."""
ANSWERS = ("first-reply", "answer")
"""The letters that answer questions; what was asked is not attached to good wishes."""


def attachments(kind: str, matter: Matter, said: frozenset[str]) -> tuple[str, ...]:
    """Return each thing to attach in words: the file that is there and did not go, that it went, or what is not there."""
    asked = [role for tag, role in ASKED.items() if tag in said] if kind in ANSWERS else []
    roles = [*KINDS[kind].attach, *asked]
    deck = matter.around.profile.deck
    found = []
    for role in dict.fromkeys(roles):
        files = [each for each in matter.library if each.role == role]
        fresh = next((each for each in files if each.sent_on is None), None)
        if fresh is not None:
            found.append(
                _("{role} ({ref} {file}, not sent to them yet)").format(role=_(role), ref=fresh.ref, file=fresh.path)
            )
        elif files:
            words = _("{role}: {ref} {file} went on {day} already, not again")
            days = [matter.say_day(each.sent_on) for each in files if each.sent_on is not None]
            found.append(words.format(role=_(role), ref=files[-1].ref, file=files[-1].path, day=days[-1]))
        elif role == "company introduction" and deck:
            found.append(headed(_(role), deck))
        else:
            found.append(_(role))
    return tuple(found)
