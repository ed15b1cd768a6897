"""A walk through the morning throws no text away after a typing mistake."""

import pytest

from cli.talking import talk

NOTHING_STANDS_THERE = ""


@pytest.fixture
def anna(run):
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--no-follow-up", "--known", "--no-input")
    run("follow", "anna", "today", "ask for the drawing")
    return run


def test_a_way_that_does_not_exist_is_asked_again_and_the_words_are_logged(anna, tmp_path):
    code, seen = talk(
        tmp_path, "remind", "--walk",
        answers=[
            ("quit\n", "l"),
            ("In a few words", "she wants the drawing on Friday\n"),
            ("2 call", NOTHING_STANDS_THERE),
            ("How [call]", "pigeon\n"),
            ("“pigeon” is none of them.", NOTHING_STANDS_THERE),
            ("How [call]: pigeon", "\x151\n"),
        ],
    )  # fmt: skip
    assert code == 0, seen
    logged = anna("show", "anna", "--section", "log").stdout
    assert "she wants the drawing on Friday" in logged
    assert "e-mail" in logged


def test_a_day_that_cannot_be_stands_on_the_line_to_be_corrected(anna, tmp_path):
    code, seen = talk(
        tmp_path, "remind", "--walk",
        answers=[
            ("quit\n", "s"),
            ("Until when [+3d]", "next wek\n"),
            ("quit\n", "s"),
            ("Until when [+3d]: next wek", "\x7fek\n"),
            ("1 snoozed", NOTHING_STANDS_THERE),
        ],
    )  # fmt: skip
    assert code == 0, seen
    assert (
        "Mon 30 Nov" in anna("list", "follow-ups").stdout or "2026-11-30" in anna("list", "follow-ups", "--csv").stdout
    )
