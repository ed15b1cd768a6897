"""The facts of `data/facts`: each says what the catalogue can hold, and nothing else."""

from typing import get_args

from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import ITEM_WORDS, PARTS, FactType, Sensitivity
from dossier.values.shipped import table

FACTS = catalogue.by_key().values()


def test_each_fact_is_of_a_kind_that_is_read():
    for fact in FACTS:
        assert fact.type in get_args(FactType), fact.key
        assert fact.sensitivity in get_args(Sensitivity), fact.key
        assert fact.key.partition(".")[0] in PARTS, fact.key
        assert fact.natural in {"", "mail", "call", "chat", "meeting", "observe"}, fact.key
        assert fact.type != "choice" or len(fact.choices) > 1, fact.key
        assert set(fact.items.split()) <= set(ITEM_WORDS), fact.key


def test_no_fact_is_declared_twice():
    rows = [row["key"] for part in ("contact", "company", "country", "trade") for row in table(f"facts/{part}")["fact"]]
    assert len(rows) == len(set(rows)) == len(FACTS)


def test_a_fact_is_set_and_shown_by_its_label_and_its_question_is_asked(run):
    run("add", "contact", "Anna", "--company", "Nordlicht", "--country", "DE", "--no-input")
    assert "closeness: unknown → friend" in run("set", "anna", "关系=好朋友").stdout
    assert "authority: unknown → decides" in run("set", "anna", "power=boss").stdout
    assert "熟悉程度" in run("--lang", "zh", "show", "anna", "--all").stdout
    assert (
        "How did the company begin?"
        in run("gaps", "nordlicht", "--no-pager").stdout + run("edit", "nordlicht", "--show").stdout
    )
