"""How well letters are read: precision and recall of each field and kind over the labelled letters. Printed by `make score`."""

import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dossier.capture import Inquiry, read_mail
from dossier.values.names import LEGAL_FORMS, words

HERE = Path(__file__).parent
NUMBERS = ("contact.phone", "contact.mobile", "contact.fax", "contact.whatsapp")


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


def labelled() -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """Yield the name, the bytes and the label of every letter: files with a .json beside them, and the tables of .toml files."""
    for label in sorted((HERE / "mails").glob("*.json")):
        mail = next(label.with_suffix(end) for end in (".eml", ".txt") if label.with_suffix(end).exists())
        yield mail.name, mail.read_bytes(), json.loads(label.read_text(encoding="utf-8"))
    for table in sorted((HERE / "letters").glob("*.toml")):
        for letter in tomllib.loads(table.read_text(encoding="utf-8"))["letter"]:
            yield letter["id"], letter["raw"].lstrip("\n").encode(), letter


@dataclass(slots=True)
class Result:
    """The scores of the fields, of the kinds, and of what is said of machines' letters."""

    fields: dict[str, Score]
    kinds: dict[str, Score]
    besides: Score


def measure() -> Result:
    """Return how well all labelled letters are read."""
    result = Result({name: Score() for name in (*FIELDS, "phones")}, {}, Score())
    for name, raw, label in labelled():
        read = read_mail(raw, own_domains=frozenset(label.get("own", ())))
        if label.get("kind") not in MACHINES:
            count(result.fields, read, label, name)
        if "kind" in label:
            _count_kind(result.kinds, read.letter.kind, label["kind"], name)
        _count_besides(result.besides, read, label, name)
    return result


MACHINES = frozenset({"bounce", "newsletter", "lure", "notification", "table", "auto_reply"})
"""Of these nobody is looked for, so that no field is wrong."""


def _count_kind(scores: dict[str, Score], found: str, wanted: str, name: str) -> None:
    for kind in {found, wanted}:
        scores.setdefault(kind, Score())
    scores[found].proposed += 1
    scores[wanted].there += 1
    if found == wanted:
        scores[wanted].right += 1
    else:
        scores[wanted].wrong.append(f"{name}: {found}")


def _count_besides(score: Score, read: Inquiry, label: dict[str, Any], name: str) -> None:
    """Count what else a label says: days, stand-ins, dead addresses, quantities, warnings, what must be absent."""
    said = read.letter
    checks = {
        "until": lambda wanted: said.until is not None and said.until.isoformat() == wanted,
        "stands_in": lambda wanted: wanted in [each.email for each in said.stands_in],
        "failed": lambda wanted: list(said.failed) == wanted,
        "warned": lambda _wanted: bool(read.warnings),
        "quantity": (first(read, "deal.quantity") or "").startswith,
        "items": lambda wanted: len(read.items) == wanted,
        "absent": lambda wanted: not any(read.first(each) for each in wanted),
    }
    for key, check in checks.items():
        if key not in label:
            continue
        score.there += 1
        score.proposed += 1
        if check(label[key]):
            score.right += 1
        else:
            score.wrong.append(f"{name}: {key} {label[key]!r}")


def report(result: Result) -> str:
    """Return the scores as lines, each with what was read wrongly under it."""
    rows = []
    for title, scores in (("field", result.fields), ("kind", result.kinds), ("", {"besides": result.besides})):
        for name, score in scores.items():
            rows.append(
                f"{title:5} {name:12} precision {score.precision:.3f}  recall {score.recall:.3f}  "
                f"({score.right}/{score.proposed}/{score.there})"
            )
            rows += [f"          {each}" for each in score.wrong]
    return "\n".join(rows)


if __name__ == "__main__":
    sys.stdout.write(report(measure()) + "\n")
