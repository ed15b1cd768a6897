"""The country somebody writes from: every sign of it is a vote, and votes that disagree are shown."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from dossier.capture.proposal import Certainty, Finding
from dossier.capture.vocabulary import lists
from dossier.i18n import _
from dossier.paths import data_folder

# How much each sign says. Named in an address it is certain; the others need each other.
WEIGHTS = {
    "field": 12, "address": 10, "postcode": 8, "calling": 7, "city": 6, "domain": 6, "register": 5, "website": 5,
    "postcode shape": 5, "area code": 6, "number shape": 5, "written": 5, "form": 4, "said": 4, "language": 3, "goods to": 3,
    "currency": 3, "form of several": 2, "number": 3, "provider": 2, "town": 2,
}  # fmt: skip
_ALONE_NOTHING = frozenset({"language", "goods to", "currency", "number", "form of several", "town"})
"""Signs that say nothing unless another one says the same."""
STRONG = 6
"""From this weight on a sign that disagrees is a conflict."""


class Vote(NamedTuple):
    """A country, what kind of sign names it, and the words of the sign."""

    country: str
    sign: str
    evidence: str


@cache
def _known() -> frozenset[str]:
    lines = (data_folder() / "countries" / "index.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return frozenset(line[:2] for line in lines if line)


def is_code(text: str) -> bool:
    """Tell whether a text is the two letters of a country and nothing else."""
    return text in _known()


def domain_country(domain: str) -> str | None:
    """Return the country whose own ending a domain has; endings the whole world uses say nothing."""
    labels = domain.lower().split(".")
    if len(labels) < 2:
        return None
    last = labels[-1]
    table = lists("signatures")["domains"]
    if last in table["worldwide"] and last not in table["national"]:
        return None
    code = "GB" if last == "uk" else last.upper()
    return code if len(last) == 2 and code in _known() else None


def decide(votes: Iterable[Vote]) -> tuple[Finding | None, tuple[str, ...]]:
    """Return the country most signs name, with those signs as its evidence, and the signs that disagree."""
    by_country: dict[str, dict[str, str]] = {}
    for vote in votes:
        by_country.setdefault(vote.country, {}).setdefault(vote.sign, vote.evidence)
    if not by_country:
        return None, ()
    if all(sign in _ALONE_NOTHING for signs in by_country.values() for sign in signs) and all(
        len(signs) < 2 for signs in by_country.values()
    ):
        return None, ()
    ranked = sorted(
        by_country,
        key=lambda code: -(max(WEIGHTS[s] for s in by_country[code]) + 0.5 * sum(WEIGHTS[s] for s in by_country[code])),
    )
    ranked = [ranked[0], *(code for code in ranked[1:] if set(by_country[code]) - _ALONE_NOTHING)]
    findings = [_finding(code, by_country[code]) for code in ranked]
    best, others = findings[0], findings[1:]
    rivals = tuple(
        finding
        for code, finding in zip(ranked[1:], others, strict=True)
        if max(WEIGHTS[s] for s in by_country[code]) >= STRONG
    )
    conflicts = tuple(
        _("Country: {first} ({first_evidence}), but {second} ({second_evidence}).").format(
            first=best.value, first_evidence=best.evidence, second=rival.value, second_evidence=rival.evidence
        )
        for rival in rivals
    )
    sure = best.certainty if not rivals else "likely"
    return Finding("contact.country", best.value, best.evidence, sure, tuple(others)), conflicts


def _finding(code: str, signs: dict[str, str]) -> Finding:
    weights = [WEIGHTS[sign] for sign in signs]
    certainty: Certainty = "likely"
    if max(weights) >= WEIGHTS["address"] or (len(weights) > 1 and max(weights) >= STRONG):
        certainty = "certain"
    elif max(weights) < WEIGHTS["register"]:
        certainty = "guess"
    ordered = sorted(signs, key=lambda sign: -WEIGHTS[sign])
    return Finding("contact.country", code, "; ".join(signs[sign] for sign in ordered), certainty)
