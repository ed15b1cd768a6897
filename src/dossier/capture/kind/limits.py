"""What a letter of each kind proposes and warns of: a machine's letter makes nobody a client."""

from collections.abc import Sequence

from dossier.capture.kind.verdict import KINDS, NO_CLIENT, Kind, Verdict
from dossier.capture.mail.forms import is_robot
from dossier.capture.mail.mail import Letter
from dossier.capture.names.names import read_name
from dossier.capture.proposal import Finding
from dossier.i18n import _


def limited(kind: Kind, findings: Sequence[Finding], letter: Letter) -> list[Finding]:
    """Return the findings that a letter of a kind may propose; of a letter of ours, who received it."""
    if kind == "own_sent":
        return _receiver(letter)
    if kind in {"bounce", "table"}:
        return []
    if kind in {"newsletter", "lure"}:
        return [
            each for each in findings if each.field in {"contact.email", "contact.name"} and "header" in each.evidence
        ]
    if kind == "notification" and not any(each.field in {"contact.name", "deal.product"} for each in findings):
        return []
    if kind in NO_CLIENT - {"notification"}:
        return [each for each in findings if not each.field.startswith("deal.")]
    return list(findings)


def _receiver(letter: Letter) -> list[Finding]:
    who = next((each for each in letter.receivers if not is_robot(each.address)), None)
    if who is None:
        return []
    named = read_name(who.name, lower=True)
    found = [Finding("contact.name", named.name, "header To", "certain")] if named else []
    return [*found, Finding("contact.email", who.address, "header To", "certain")]


def warned(verdict: Verdict) -> tuple[str, ...]:
    """Return the warnings that follow from what a letter is."""
    found = list(verdict.suspicions)
    if verdict.kind in NO_CLIENT - {"notification"} or (verdict.kind == "notification" and not verdict.asks):
        found.insert(0, _("This is {kind} ({reason}).").format(kind=_(KINDS[verdict.kind]), reason=verdict.reason))
    if verdict.kind == "own_sent" and not verdict.is_sure:
        words = _(
            "Taken for a letter of ours ({reason}); dossier config profile.email=ADDRESS says which address is yours."
        )
        found.insert(0, words.format(reason=verdict.reason))
    return tuple(found)
