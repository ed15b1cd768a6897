"""Samples and proofs from the first version to the signed one; corrections are collected and sent once (M86–M88)."""

import json

import pytest


@pytest.fixture
def deal(run):
    """Return `run` on a book with a deal d1 since 1 October."""
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--known", "--no-follow-up", "--no-input")
    run("deal", "anna", "Chargers", "--opened-on", "2026-10-01")
    return run


def shown(run, ref="y1"):
    done = run("proof", ref, "--json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def test_versions_count_by_kind(deal):
    assert "machine proof, version 1 (y1) for Chargers (d1): sent." in deal("proof", "d1", "machine", "--sent").stdout
    assert "sample, version 1 (y2)" in deal("proof", "anna", "样品").stdout
    assert "machine proof, version 2 (y3)" in deal("proof", "d1", "machine", "--courier", "DHL 44 71").stdout
    assert (shown(deal, "y3")["state"], shown(deal, "y3")["courier"]) == ("preparing", "DHL 44 71")


def test_a_proof_goes_its_way_to_the_signed_one_that_lies_somewhere(deal):
    deal("proof", "d1", "machine")
    deal("proof", "y1", "--sent", "--courier", "FedEx 7719", "--on", "2026-11-02")
    deal("proof", "y1", "--feedback", "blue fine, text not", "--on", "2026-11-05")
    assert (shown(deal)["state"], shown(deal)["feedback_on"]) == ("feedback", "2026-11-05")
    done = deal("proof", "y1", "--signed", "--feedback", "now all fine", "--on", "2026-11-20")
    assert "Where does the signed one lie? dossier set y1 lies_at=…" in done.stdout
    deal("proof", "y1", "--lies-at", "QC room B3")
    found = shown(deal)
    assert (found["state"], found["sent_on"], found["signed_on"], found["lies_at"]) == (
        "signed", "2026-11-02", "2026-11-20", "QC room B3",
    )  # fmt: skip
    assert "QC room B3" in deal("show", "d1").stdout


def test_corrections_are_collected_into_one_list_that_goes_out_once(deal):
    deal("proof", "d1", "pdf", "--sent", "--on", "2026-11-02")
    deal("proof", "y1", "--correction", "logo 2 mm higher", "--correction", "barcode: more white")
    assert "3 corrections wait" in deal("proof", "y1", "--correction", "French text").stdout
    assert "3 corrections (3 not sent yet)" in deal("show", "d1").stdout
    done = deal("proof", "y1", "--corrections")
    assert done.stdout.splitlines() == [
        "Corrections to the PDF, version 1: Chargers", "", "1. logo 2 mm higher", "2. barcode: more white", "3. French text",
        "", "This is the complete list. Please make all changes together and send one new version.",
    ]  # fmt: skip
    assert "3 corrections of y1 marked as sent." in done.stderr
    assert {each["sent_on"] for each in shown(deal)["corrections"]} == {"2026-11-23"}
    again = deal("proof", "y1", "--corrections")
    assert (again.exit_code, again.stdout) == (0, done.stdout)
    assert "already" in again.stderr


def test_a_second_list_is_refused_because_it_costs_a_second_round(deal):
    deal("proof", "d1", "pdf")
    deal("proof", "y1", "--correction", "one")
    deal("proof", "y1", "--corrections")
    done = deal("proof", "y1", "--correction", "two")
    assert (done.exit_code, "--again" in done.stderr, done.stderr.count("\n")) == (6, True, 1)
    assert len(shown(deal)["corrections"]) == 1
    assert deal("proof", "y1", "--correction", "two", "--again").exit_code == 0
    assert "1. two" in deal("proof", "y1", "--corrections").stdout


def test_the_same_correction_is_not_collected_twice(deal):
    deal("proof", "d1", "pdf")
    deal("proof", "y1", "--correction", "logo higher", "--correction", "Logo higher ")
    deal("proof", "y1", "--correction", "LOGO HIGHER")
    assert len(shown(deal)["corrections"]) == 1


def test_what_was_collected_and_sent_can_be_taken_back(deal):
    deal("proof", "d1", "pdf")
    deal("proof", "y1", "--correction", "one")
    deal("proof", "y1", "--corrections")
    deal("undo")
    assert [each["sent_on"] for each in shown(deal)["corrections"]] == [None]
    deal("undo")
    assert shown(deal)["corrections"] == []
    deal("redo")
    assert [each["text"] for each in json.loads(deal("proof", "y1", "--json").stdout)["corrections"]] == ["one"]
    assert deal("delete", "i1", "--yes").exit_code == 0
    assert shown(deal)["corrections"] == []


def test_the_signed_one_is_corrected_no_more(deal):
    deal("proof", "d1", "machine", "--signed")
    done = deal("proof", "y1", "--correction", "bluer")
    assert (done.exit_code, "dossier proof d1 machine" in done.stderr) == (6, True)


def test_open_proofs_are_listed_and_signed_or_followed_ones_are_not(deal):
    deal("proof", "d1", "machine", "--sent", "--on", "2026-11-02")
    deal("proof", "d1", "machine", "--sent")
    deal("proof", "d1", "sample", "--signed")
    deal("proof", "d1", "drawing")
    assert [each["ref"] for each in json.loads(deal("proof", "--json").stdout)] == ["y2", "y4"]
    assert len(json.loads(deal("proof", "anna", "--json").stdout)) == 4
    assert [each["ref"] for each in json.loads(deal("proof", "d1", "--json").stdout)] == ["y1", "y2", "y3", "y4"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("d1", "hologram"), 2, "no kind of proof"),
        (("y9",), 3, "no proof y9"),
        (("y1", "machine"), 2, "is a proof already"),
        (("d1", "--sent"), 2, "Which proof?"),
        (("y1", "--sent", "--signed"), 2, "one state"),
        (("y1", "--sent", "--on", "2026-12-24"), 2, "still to come"),
        (("y1", "--sent", "--on", "2026-09-01"), 2, "before the inquiry of 1 Oct 2026"),
        (("y1", "--correction", "  "), 2, "visible character"),
        (("y1", "--corrections"), 3, "Nothing is to be corrected"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_nothing_is_written(deal, words, code, said):
    deal("proof", "d1", "machine")
    before = shown(deal)
    done = deal("proof", *words)
    assert (done.exit_code, done.stderr.count("\n")) == (code, 1)
    assert said in done.stderr
    assert shown(deal) == before


def test_nasty_corrections_are_shown_and_never_obeyed(deal):
    deal("proof", "d1", "pdf", "--correction", "[red]x[/red]\x1b[2Jy\nz")
    for words in (("proof", "y1"), ("proof", "y1", "--corrections"), ("list", "corrections")):
        said = deal(*words).stdout
        assert "\x1b" not in said
        assert "[red]x[/red]" in said


def test_the_letter_about_artwork_holds_the_corrections_that_wait(deal):
    deal("proof", "d1", "pdf", "--correction", "logo 2 mm higher", "--correction", "barcode: more white")
    done = deal("draft", "d1", "artwork")
    assert "logo 2 mm higher" in done.stdout
    assert "barcode: more white" in done.stdout
    assert "dossier proof y1 --corrections" in done.stderr
    deal("proof", "y1", "--corrections")
    assert "logo" not in deal("draft", "d1", "artwork").stdout
