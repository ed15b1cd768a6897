"""What is asked of a client stands in English, ready to be sent; where another language is in use, its meaning stands behind."""

import re

import pytest

PRICE = "“On which terms do you want the price: FOB, CIF or EXW, and which port?”"
MEANING = "（您希望按哪种贸易术语报价：FOB、CIF 还是 EXW？哪个港口？）"


@pytest.fixture
def asked(run):
    """Return what a command prints about a new client with a deal, as one line, in a language."""
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--country", "DE", "--known", "--no-follow-up")
    run("add", "contact", "Ben Lee", "--company", "Kauri", "--country", "NZ", "--known", "--no-follow-up")
    run("set", "c2", "closeness=tells")
    run("add", "deal", "o1", "Lamps", "--contact", "c1")

    def said(language: str, *command: str) -> str:
        return " ".join(run(*command, "--lang", language).stdout.split())

    return said


@pytest.mark.parametrize("command", [("gaps", "c1"), ("show", "c1", "--all"), ("terms", "o1")])
def test_a_question_of_a_fact_is_shown_in_english_with_its_meaning(asked, command):
    assert PRICE + MEANING in asked("zh", *command)
    said = asked("en", *command)
    assert PRICE in said
    assert PRICE + "（" not in said
    assert PRICE + " (" not in said


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (
            ("ask-about", "o1"),
            "“Does the name Nordlicht mean anything to you in the trade?”（Nordlicht 这家，您在行内听说过吗？）",
        ),
        (("cover", "d1"), "“Who besides you looks at the offer before you decide?”（除了您，还有谁会看过报价再定？）"),
    ],
)
def test_what_is_said_to_somebody_is_shown_in_both(asked, command, sentence):
    assert sentence in asked("zh", *command)


def test_the_card_before_a_call_asks_in_both(asked):
    assert re.search("可以问 “[A-Z][^”]+[?]”（[^）]+？）", asked("zh", "advise", "c1", "--moment", "call"))


@pytest.mark.usefixtures("asked")
def test_the_first_question_of_each_client_leads_to_the_sentence(run):
    assert "逐个看可以直接发出的问句：dossier gaps o1" in run("gaps", "--lang", "zh").stderr
