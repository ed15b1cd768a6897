"""What a Chinese page shows in Latin letters is a name, a code, a command or what the user wrote: no English of ours.

The pages are those that the golden tests pin: each is what a reading command says of the demo book. Of the tables of
countries every word that a page may show is asked for, not only those of the countries that are pinned.
"""

import csv
import json
import re
import sqlite3
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import ROOT

GOLDEN = ROOT / "tests/golden"
COUNTRIES = ROOT / "data/countries"
LETTERS = re.compile(r"draft|paper|\.\d+\.zh")
"""Letters and papers are written in the client's language; a terminal says what a pipe says, with words cut."""
NOT_OURS = re.compile(
    r"(?:dossier|›|--[a-z]+|make) ?[a-z][^）”。]*"  # commands
    r"|\b[a-z_]+[._][a-z_]+\b"  # names of settings and of domains
    r"|[\w'’]+…"  # a word that was cut
    r"|^  给客户 .*|“[A-Z][^“”]*[.?]”|Last time \(.*right\?"  # what is sent to the client as it stands
)
WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’]*")

EXPLAINED = {
    "eu-vat-rates-data sales-tax": "sets of data, by the name under which they are found",
    "Ambiente IFA spoga gafa Light Building LEAP INDEX Saudi Arabia Gulf Print Pack": "fairs by their own names",
    "stiftung ear": "a register by its own name",
    "WELS LoA PCoC SCoC WaterMark": "marks by their own names",
    "Form": "certificates of origin: Form E is so called in Chinese, too",
}

MARKS = {"CSA / cUL / cETL", "SDPPI / Postel", "WELS / WaterMark"}
"""Marks that have one name in every language, small letters or not."""


def _tables() -> Iterator[set[str]]:
    """Yield the words that a country's page may show: of its figures, its marks, its unions and its fairs."""
    for path in (COUNTRIES / "figures").glob("*.json"):
        found = json.loads(path.read_text(encoding="utf-8"))
        for name in ("industries", "import_commodities", "capital", "income_group"):
            value = found.get(name, {}).get("value", [])
            yield {value} if isinstance(value, str) else set(value)
        for name in ("languages", "religions"):
            yield {each["name"] for each in found.get(name, {}).get("value", ()) if "zh" not in each}
    for table, column in (("marks.csv", "mark"), ("groups.csv", "group"), ("sanctions.csv", "regimes")):
        with (COUNTRIES / table).open(encoding="utf-8", newline="") as stream:
            yield {row[column] for row in csv.DictReader(stream)}
    for path in COUNTRIES.glob("*.toml"):
        yield {fair["city"] for fair in tomllib.loads(path.read_text(encoding="utf-8")).get("fairs", ())}


def _said() -> dict[str, str]:
    rows = (COUNTRIES / "words/zh.tsv").read_text(encoding="utf-8").splitlines()
    return dict(row.split("\t") for row in rows if not row.startswith("#"))


def _is_code(word: str) -> bool:
    return word.upper() == word or re.fullmatch(r"[A-Z]+[a-z]?[A-Z]+", word) is not None


def test_every_word_of_the_tables_of_countries_is_said_in_chinese():
    said, asked = _said(), set().union(*_tables())
    lacking = {each for each in asked - said.keys() if not all(map(_is_code, WORD.findall(each)))}
    assert lacking == MARKS, sorted(lacking ^ MARKS)
    assert not {each for each in said if not each.startswith("language:")} - asked - _noted(), "words that no table has"
    assert all(zh != word for word, zh in said.items())


def _noted() -> set[str]:
    """Return what is told of a mark or of a figure beside its name: the rule behind it, the publisher."""
    with (COUNTRIES / "marks.csv").open(encoding="utf-8", newline="") as stream:
        rules = {row["source"] for row in csv.DictReader(stream)}
    sources = json.loads((COUNTRIES / "sources.json").read_text(encoding="utf-8")).values()
    return rules | {re.split("[,:;]", each["title"])[0] for each in sources}


@pytest.fixture(scope="module")
def written(demo_book: Path) -> str:
    """Return every text of the demo book and every Chinese text of our tables, in small letters, word by word."""
    texts = []
    with sqlite3.connect(f"file:{demo_book}?mode=ro", uri=True) as book:
        names = book.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'"
        ).fetchall()
        for (name,) in names:
            texts += [cell for row in book.execute(f'SELECT * FROM "{name}"') for cell in row if isinstance(cell, str)]
    for path in (*COUNTRIES.glob("*.toml"), COUNTRIES / "words/zh.tsv"):
        texts += [row for row in path.read_text(encoding="utf-8").splitlines() if re.search("[\u4e00-\u9fff]", row)]
    texts += [*_noted(), *EXPLAINED]
    for path in (ROOT / "data/playbook").glob("*.toml"):
        texts += re.findall(r'^id = "(.*)"', path.read_text(encoding="utf-8"), re.MULTILINE)
    return " ".join(f"| {' '.join(WORD.findall(text))} |" for text in texts).casefold()


def test_no_english_of_ours_stands_on_a_page_in_chinese(written: str):
    english, words = set(), 0
    for path in sorted(GOLDEN.glob("*.zh.txt")):
        if LETTERS.search(path.name):
            continue
        for row in path.read_text(encoding="utf-8").splitlines():
            for part in re.split(r"[^A-Za-zÀ-ÿ'’ .,/&+-]+|  +", NOT_OURS.sub("", row)):
                found = WORD.findall(part)
                phrases = [pair for pair in pairwise(found) if not any(map(_is_code, pair))]
                phrases += [(word,) for word in found if not _is_code(word)]
                words += len(phrases)
                english |= {
                    (path.name, said) for each in phrases if f" {(said := ' '.join(each).casefold())} " not in written
                }
    assert words > 1000
    assert not english, "\n".join(map(str, sorted(english)))
    assert " ordered " in f" {written} ", "the control: what the user wrote is known"
