"""One verdict on a letter, by the signs of machines, of lures, of sellers and of its place in a conversation."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dossier.capture.evidence import Evidence
from dossier.capture.kind import away, lures, machines
from dossier.capture.kind.verdict import Kind, Sign, Verdict, chosen
from dossier.capture.mail import quotes
from dossier.capture.mail.forms import is_robot
from dossier.capture.mail.mail import Letter
from dossier.capture.proposal import Finding
from dossier.capture.signature import points
from dossier.capture.vocabulary import lists, tokens
from dossier.i18n import _


class Place(NamedTuple):
    """Where the words that are read stand: the whole text of the letter, and whether it was passed on to us."""

    text: str
    is_passed_on: bool
    is_ours: bool
    """The letter is from an address that the profile names."""


_STRONG = frozenset({"deal.quantity", "deal.target_price"})


def judged(seen: Evidence, place: Place, findings: Sequence[Finding]) -> Verdict:
    """Return what a letter is, why, and what follows from it."""
    letter = seen.letter
    new = quotes.part(place.text).new or place.text
    strong = (
        any(each.field in _STRONG for each in findings) or machines.phrases("asks", "strong").first(new) is not None
    )
    signs = [*machines.signs(letter, new), *lures.signs(letter, new), *_platform(seen)]
    signs += [*_seller(letter, new, asks=strong), *_ours(letter, place, new, asks=strong), *_table(place.text)]
    if place.is_passed_on:
        signs = [sign for sign in signs if sign.kind not in {"own_sent", "auto_reply", "notification"}]
    found = chosen(signs)
    kind, reason, is_sure = found or (*_conversation(seen, place), True)
    asks = strong or machines.phrases("asks", "texts").first(f"{letter.subject}\n{new[:8000]}") is not None
    if kind in {"auto_reply", "bounce", "newsletter", "lure", "offer", "own_sent", "table"} or machines.is_receipt(
        letter
    ):
        asks = False
    if kind == "letter" and asks:
        kind, reason = "inquiry", _asked(findings, letter, new)
    return _with_details(Verdict(kind, reason, is_sure, asks, suspicions=_suspicions(signs, kind)), seen, new)


def _with_details(verdict: Verdict, seen: Evidence, new: str) -> Verdict:
    writer = seen.letter.sender.address
    if verdict.kind == "auto_reply":
        whole = f"{seen.letter.subject}\n{new[:3000]}"
        return verdict._replace(until=away.until(whole, seen.sent_on), stands_in=away.stand_ins(new[:3000], writer))
    if verdict.kind == "bounce":
        return verdict._replace(failed=away.failed(seen.letter, new, seen.own | {writer}))
    return verdict


def _suspicions(signs: Sequence[Sign], kind: Kind) -> tuple[str, ...]:
    """Return the signs of a lure as sentences, where they weigh enough to be looked at."""
    found = [sign for sign in signs if sign.kind == "lure"]
    if (
        kind == "lure"
        or sum(sign.weight for sign in found) < 3
        or kind in {"newsletter", "notification", "bounce", "web_form"}
    ):
        return ()
    return tuple(dict.fromkeys(_("Look twice: {reason}.").format(reason=sign.reason) for sign in found))


def _platform(seen: Evidence) -> list[Sign]:
    sender = seen.letter.sender.address
    if seen.platform is not None and seen.platform.source != "website":
        return [Sign("notification", 9, seen.platform.evidence)] if sender else []
    if seen.form.known and (
        seen.platform or not sender or is_robot(sender) or seen.is_ours(sender) or seen.form.known > 3
    ):
        labels = ", ".join(f"“{label}”" for _field, _value, label in seen.form.fields[:3])
        return [
            Sign("web_form", 9, seen.platform.evidence if seen.platform else _("fields {labels}").format(labels=labels))
        ]
    if sender and is_robot(sender):
        return [Sign("notification", 5, f"From: {sender}")]
    return []


def _seller(letter: Letter, text: str, *, asks: bool) -> list[Sign]:
    said = dict.fromkeys(
        hit.words for hit in machines.phrases("offer", "texts").hits(f"{letter.subject}\n{text[:5000]}")
    )
    weight = 1.0 if asks else 3.0
    sure = dict.fromkeys(
        hit.words for hit in machines.phrases("offer", "sure").hits(f"{letter.subject}\n{text[:5000]}")
    )
    signs = [Sign("offer", 3.0, f"“{words}”") for words in list(sure)[:3]]
    return signs + [Sign("offer", weight, f"“{words}”") for words in list(said)[:3] if words not in sure]


def _ours(letter: Letter, place: Place, text: str, *, asks: bool) -> list[Sign]:
    """Return what says that we wrote a letter: the profile for certain; else words of a seller in an answer, unsure."""
    if place.is_ours:
        return [Sign("own_sent", 20, f"From: {letter.sender.address}")]
    said = dict.fromkeys(hit.words for hit in machines.phrases("own", "texts").hits(text[:3000]))
    if not said or asks or not _is_answer(letter) or not letter.sender.address:
        return []
    return [Sign("own_sent", 6, f"“{next(iter(said))}”")]


_ROW = re.compile(r"\t|\s{2,}|;|\||,")


def _table(text: str) -> list[Sign]:
    rows = [
        line for line in text.split("\n")[:400] if len(points.emails(line)) == 1 and len(_ROW.split(line.strip())) > 2
    ]
    people = {points.emails(line)[0] for line in rows}
    if len(people) < 3 or len(rows) * 2 < len([line for line in text.split("\n")[:400] if line.strip()]):
        return []
    return [Sign("table", 20, _("{n} lines with an address each").format(n=len(rows)))]


@cache
def _prefixes(name: str) -> frozenset[str]:
    return frozenset(lists("letters")["reply"][name])


def _prefix(subject: str) -> str:
    head = re.match(r"^\s*\[?([^\W\d_]{1,7})(?:\[\d+\])?\s*[::]", subject)
    return tokens(head[1])[0].text if head and tokens(head[1]) else ""


def _is_answer(letter: Letter) -> bool:
    return bool(letter.header("in-reply-to")) or _prefix(letter.subject) in _prefixes("answers")


def _conversation(seen: Evidence, place: Place) -> tuple[Kind, str]:
    """Return whether a person's letter was passed on, answers another one, or stands alone."""
    letter = seen.letter
    if place.is_passed_on:
        return "forward", _("passed on by {who}").format(who=letter.sender.address or _("somebody"))
    if _prefix(letter.subject) in _prefixes("forwards"):
        return "forward", f"Subject: {letter.subject[:50]}"
    if _is_answer(letter):
        return "reply", f"Subject: {letter.subject[:50]}" if letter.subject else "In-Reply-To"
    if quotes.part(place.text).older or letter.header("references"):
        return "reply", _("an older letter stands under it")
    return "letter", ""


def _asked(findings: Sequence[Finding], letter: Letter, text: str) -> str:
    for field in ("deal.quantity", "deal.product"):
        found = next((each for each in findings if each.field == field and each.certainty != "guess"), None)
        if found is not None:
            return found.evidence
    hit = machines.phrases("asks", "texts").first(f"{letter.subject}\n{text[:8000]}")
    return f"“{hit.words}”" if hit else ""
