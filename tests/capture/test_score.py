"""How well mails are read: precision and recall of each field over the labelled mails."""

import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dossier.capture import Inquiry, read_mail
from dossier.values.names import LEGAL_FORMS, words

MAILS = Path(__file__).parent / "mails"
PRECISION = {"name": 0.95, "email": 1.0, "phones": 0.97, "company": 0.9, "title": 0.9, "country": 0.95}
# What is proposed must be right, but a reader who proposes nothing would be right always.
RECALL = {"name": 0.9, "email": 0.95, "phones": 0.9, "company": 0.85, "title": 0.85, "country": 0.85}
NUMBERS = ("contact.phone", "contact.mobile", "contact.fax", "contact.whatsapp")
FEWEST = 60


@dataclass(slots=True)
class Score:
    """What was proposed and what was there to be found, over all mails."""

    right: int = 0
    proposed: int = 0
    there: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.proposed if self.proposed else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 0.0


def same_name(found: str, label: str) -> bool:
    """Say whether two names have the same words; their order is the culture's affair."""
    return sorted(words(found)) == sorted(words(label)) or "".join(found.split()) == "".join(label.split())


def same_company(found: str, label: str) -> bool:
    """Say whether two firms are one but for the legal form."""
    left, right = (
        [word for word in words(each) if word not in LEGAL_FORMS and len(word) > 1] for each in (found, label)
    )
    return "".join(left) == "".join(right) or "".join(words(found)) == "".join(words(label))


def same_title(found: str, label: str) -> bool:
    """Say whether two titles are one, or one is the other in two languages."""
    left, right = " ".join(words(found)), " ".join(words(label))
    return (
        left == right
        or any(" ".join(words(part)) == right for part in re.split(r"[/|]", found))
        or (any(" ".join(words(part)) == left for part in re.split(r"[/|]", label)))
    )


def same(found: str, label: str) -> bool:
    return found.casefold() == label.casefold()


FIELDS: dict[str, tuple[str, Callable[[str, str], bool]]] = {
    "name": ("contact.name", same_name),
    "email": ("contact.email", same),
    "company": ("company.name", same_company),
    "title": ("contact.title", same_title),
    "country": ("contact.country", same),
    "city": ("contact.city", same_name),
    "source": ("contact.source", same),
}


def first(read: Inquiry, key: str) -> str | None:
    found = read.first(key)
    return found.value if found else None


def count(scores: dict[str, Score], read: Inquiry, label: dict[str, object], mail: str) -> None:
    for name, (key, alike) in FIELDS.items():
        found, wanted = first(read, key), label.get(name)
        score = scores[name]
        score.there += wanted is not None
        score.proposed += found is not None
        right = found is not None and isinstance(wanted, str) and alike(found, wanted)
        right = right or (name == "name" and isinstance(wanted, str) and first(read, "contact.native_name") == wanted)
        score.right += right
        if not right and (found or wanted):
            score.wrong.append(f"{mail}: {found!r}, wanted {wanted!r}")
    found_numbers = {finding.value for key in NUMBERS for finding in read.every(key)}
    wanted_numbers = set(label.get("phones") or ())
    score = scores["phones"]
    score.there += len(wanted_numbers)
    score.proposed += len(found_numbers)
    score.right += len(found_numbers & wanted_numbers)
    if found_numbers != wanted_numbers:
        score.wrong.append(
            f"{mail}: too many {found_numbers - wanted_numbers}, missed {wanted_numbers - found_numbers}"
        )


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    found = {name: Score() for name in (*FIELDS, "phones")}
    for label in sorted(MAILS.glob("*.json")):
        mail = next(label.with_suffix(end) for end in (".eml", ".txt") if label.with_suffix(end).exists())
        count(found, read_mail(mail.read_bytes()), json.loads(label.read_text(encoding="utf-8")), mail.name)
    for name, score in found.items():
        sys.stdout.write(
            f"{name:8} precision {score.precision:.3f}  recall {score.recall:.3f}  ({score.right}/{score.proposed}/{score.there})\n"
        )
        for line in score.wrong:
            sys.stdout.write(f"    {line}\n")
    return found


def test_there_are_enough_labelled_mails():
    assert len(list(MAILS.glob("*.json"))) >= FEWEST


@pytest.mark.parametrize("name", PRECISION)
def test_what_is_proposed_is_right(scores: dict[str, Score], name: str):
    assert scores[name].precision >= PRECISION[name], scores[name].wrong


@pytest.mark.parametrize("name", RECALL)
def test_what_is_there_is_found(scores: dict[str, Score], name: str):
    assert scores[name].recall >= RECALL[name], scores[name].wrong


def test_the_score_falls_when_a_reading_is_wrong():
    found = {name: Score() for name in (*FIELDS, "phones")}
    read = read_mail(
        b"From: Anna Schmidt <anna@nordlicht.example>\n\nHello\n\nBest regards\nAnna Schmidt\nTel. +49 40 31762284\n"
    )
    count(
        found,
        read,
        {"name": "Peter Schmidt", "email": "anna@nordlicht.example", "phones": ["+494031762285"]},
        "control",
    )
    assert found["email"].precision == 1
    assert found["name"].precision == 0
    assert found["phones"].precision == 0
