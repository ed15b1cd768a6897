"""How well letters are read never falls below these floors; `make score` shows the whole table."""

import sys

import pytest

from dossier.capture import read_mail

from .scoring import FIELDS, Result, Score, count, labelled, measure, report

PRECISION = {"name": 0.95, "email": 1.0, "phones": 0.97, "company": 0.93, "title": 0.91, "country": 0.96}
# What is proposed must be right, but a reader who proposes nothing would be right always.
RECALL = {"name": 0.94, "email": 0.97, "phones": 0.92, "company": 0.9, "title": 0.87, "country": 0.92}
KIND = 0.92
BESIDES = 0.9
FEWEST = 150


@pytest.fixture(scope="module")
def result() -> Result:
    found = measure()
    sys.stdout.write(report(found))
    return found


def test_there_are_enough_labelled_letters():
    assert sum(1 for _letter in labelled()) >= FEWEST


@pytest.mark.parametrize("name", PRECISION)
def test_what_is_proposed_is_right(result: Result, name: str):
    assert result.fields[name].precision >= PRECISION[name], result.fields[name].wrong


@pytest.mark.parametrize("name", RECALL)
def test_what_is_there_is_found(result: Result, name: str):
    assert result.fields[name].recall >= RECALL[name], result.fields[name].wrong


def test_a_letter_is_told_for_what_it_is(result: Result):
    right = sum(score.right for score in result.kinds.values())
    there = sum(score.there for score in result.kinds.values())
    assert right / there >= KIND, [line for score in result.kinds.values() for line in score.wrong]


def test_what_a_machine_says_besides_is_read(result: Result):
    assert result.besides.recall >= BESIDES, result.besides.wrong


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
