"""Words of the catalogue that stand at several places: each has a context for each of its senses, or one sense, reviewed.

A word is a message of one or two words without a placeholder. Its places are the functions, tables and facts that say it;
the kind of a place is what it is there: a label of a field, a choice, a noun, a column, a row, a title, or another word.
`one_sense.csv` names each word that stands at several places without a context, with its sense and the kinds that were looked at.

Usage: python scripts/senses.py
"""

import ast
import csv
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from babel.messages.extract import extract_from_file

import catalogue

ONE_SENSE = "scripts/one_sense.csv"
MOST_WORDS = 2
_KINDS = {
    "shared": "field", "private": "field", "RecordField": "field", "own_name": "field", "choices": "choice", "Choice": "choice",
    "kind": "noun", "Column": "column", "_shared": "column", "_columns": "column", "Table": "column", "Pair": "row",
    "Section": "title", "heading": "title",
}  # fmt: skip
"""What a word is as the first thing that is handed to a call of this name."""
_HEADS = ("head", "columns", "_HEADINGS")
"""How variables begin that hold the heads of columns."""
_SAYING = {"_": 1, "N_": 1, "ngettext": 2}
"""The calls that say a message without a context, and how many of their first arguments are messages."""
PLURAL = "plural"


class Place(NamedTuple):
    """Where a word stands: the file and what in it says it, and what the word is there."""

    where: str
    kind: str


class Reviewed(NamedTuple):
    """A word that stands at several places in one sense, with the kinds of places that were looked at."""

    word: str
    sense: str
    kinds: str


def is_word(text: object) -> bool:
    """Tell whether a message is a mere word, whose sense nothing around it tells."""
    return isinstance(text, str) and 0 < len(text.split()) <= MOST_WORDS and "{" not in text and text[-1] not in ".?!"


def in_python(path: Path, where: str) -> Iterator[tuple[str, Place]]:
    """Yield each word that a module says without a context, with its place."""
    for statement in ast.parse(path.read_text(encoding="utf-8")).body:
        owner = f"{where}:{_name(statement)}"
        yield from ((word, Place(owner, kind)) for word, kind in _said(statement, _head_of(statement) or "word"))


def _said(node: ast.AST, kind: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in _SAYING:
            first = node.args[: _SAYING[name]]
            words = [each.value for each in first if isinstance(each, ast.Constant) and is_word(each.value)]
            yield from ((str(word), PLURAL if name == "ngettext" else kind) for word in words)
            return
        inner = _KINDS.get(name, "word")
        for at, each in enumerate(node.args):
            yield from _said(each, "word" if inner in {"row", "title"} and at else inner)
        for keyword in node.keywords:
            yield from _said(keyword.value, "word")
        return
    inner = _head_of(node) or (kind if not isinstance(node, ast.FunctionDef | ast.ClassDef) else "word")
    for child in ast.iter_child_nodes(node):
        yield from _said(child, inner)


def _head_of(node: ast.AST) -> str:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return "column" if any(isinstance(each, ast.Name) and each.id.startswith(_HEADS) for each in targets) else ""


def _name(statement: ast.stmt) -> str:
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return getattr(statement, "name", "") or next((each.id for each in targets if isinstance(each, ast.Name)), "")


def words(root: Path) -> dict[str, set[Place]]:
    """Return each word that is said without a context, with all its places."""
    found = defaultdict[str, set[Place]](set)
    for pattern, method in catalogue.SOURCES:
        for path in sorted(root.glob(pattern)):
            where = path.relative_to(root).as_posix()
            if method == "python":
                for word, place in in_python(path, where):
                    found[word].add(place)
                continue
            for _line, text, place_of, context in extract_from_file(method, path, keywords=catalogue.KEYWORDS):
                kind, _space, owner = (place_of or [f"{path.stem} "])[0].partition(" ")
                if context is None and is_word(text):
                    found[text].add(Place(f"{where}:{owner}", kind))
    return found


def reviewed(path: Path) -> list[Reviewed]:
    """Return the words that were looked at."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Reviewed(**row) for row in csv.DictReader(file)]


def faults(found: Mapping[str, set[Place]], listed: list[Reviewed]) -> Iterator[str]:
    """Say which word may have two senses without a context, and which entry of the list is no longer true."""
    known = {each.word: each for each in listed}
    if len(known) < len(listed):
        yield "one_sense.csv names a word twice"
    for word in sorted(found):
        kinds = " ".join(sorted({place.kind for place in found[word]}))
        if len(found[word]) < 2 or word.strip(" :;,()") == "":
            continue
        places = ", ".join(sorted({f"{place.where} ({place.kind})" for place in found[word]}))
        if PLURAL in kinds.split() and kinds != PLURAL:
            yield f"a form of a number and a word of its own: {word!r}: {places}"
        elif word not in known:
            yield f"at several places without a context: {word!r}: {places}"
        elif known[word].kinds != kinds:
            yield f"looked at as {known[word].kinds}, stands now as {kinds}: {word!r}: {places}"
    for each in listed:
        if len(found.get(each.word, ())) < 2:
            yield f"in one_sense.csv, but no longer at several places: {each.word!r}"
        if not each.sense:
            yield f"in one_sense.csv without its sense: {each.word!r}"


def check(root: Path = catalogue.ROOT) -> int:
    """Print every word that may have two senses, and what is wrong with the list; return 1 if there is any."""
    found = list(faults(words(root), reviewed(root / ONE_SENSE)))
    for fault in found:
        print(fault, file=sys.stderr)
    if found:
        print(
            f"{len(found)} faults; a word of two senses takes NP_ or pgettext, one of one sense {ONE_SENSE}",
            file=sys.stderr,
        )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(check())
