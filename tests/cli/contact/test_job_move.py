"""A person who moves to another firm: what goes along, what stays behind, and what is said of it."""

import json

import pytest

from cli.talking import talk


@pytest.fixture
def book(run):
    run(
        "add", "contact", "Ada Moss", "--company", "Moss GmbH", "--email", "ada@moss.example", "--email", "ada@gmail.com",
        "--title", "Buyer", "--country", "DE", "--known", "--no-follow-up",
    )  # fmt: skip
    run("add", "company", "Fern GmbH", "--country", "DE", "--domain", "fern.example")
    run("follow", "c1", "+3d", "send the samples")
    run("add", "promise", "c1", "a drawing", "--due-on", "fri")
    run("deal", "c1", "lamps")
    return run


def letter(run, tmp_path, name="l.eml"):
    done = run("draft", "c1", "visit-invitation", "--out", str(tmp_path / name))
    assert done.exit_code == 0, done.stderr
    return (tmp_path / name).read_text(), done.stderr


def test_the_move_is_told_by_names_with_what_follows(book):
    said = book("set", "c1", "company=Fern GmbH").stdout
    assert "company: Moss GmbH (o1) → Fern GmbH (o2)" in said
    assert "career: Moss GmbH until today (j1)" in said
    assert "no letters to ada@moss.example any more" in said
    assert "f1, m1 went along" in said
    assert "d1 stays with Moss GmbH" in said
    assert [each["company"] for each in json.loads(book("list", "follow-ups", "--json").stdout)] == ["Fern GmbH"]
    assert [each["company"] for each in json.loads(book("list", "deals", "--json").stdout)] == ["Moss GmbH"]
    (step,) = json.loads(book("show", "c1", "--json").stdout)["career"]
    assert (step["employer"], step["title"], step["to_date"]) == ("Moss GmbH", "Buyer", "2026-11-23")


def test_a_letter_goes_to_the_new_address_or_one_of_her_own(book, tmp_path):
    assert "To: ada@moss.example" in letter(book, tmp_path, "before.eml")[0]
    book("set", "c1", "company=Fern GmbH", "email=ada@fern.example", "email-=ada@gmail.com")
    assert "To: ada@fern.example" in letter(book, tmp_path)[0]
    assert "former" in book("show", "c1").stdout


def test_without_a_new_address_the_letter_has_none_and_says_why(book, tmp_path):
    book("set", "c1", "email-=ada@gmail.com")
    book("set", "c1", "company=unknown")
    text, notes = letter(book, tmp_path)
    assert "To:" not in text
    assert "ada@moss.example belongs to the firm they left" in notes


def test_an_address_of_the_new_firm_that_was_noted_before_stays(book, tmp_path):
    book("set", "c1", "email=ada@fern.example", "email-=ada@gmail.com")
    book("set", "c1", "company=Fern GmbH")
    assert "To: ada@fern.example" in letter(book, tmp_path)[0]


def test_the_cadence_is_that_of_the_new_firm(book):
    book("set", "Fern GmbH", "star=5")
    book("log", "c1", "met", "--by", "meeting")
    book("drop", "f1", "m1", "--why", "no need")

    def due():
        found = json.loads(book("remind", "--days", "90", "--all", "--json").stdout)["reminders"]
        return [each["due_on"] for each in found if each["kind"] == "quiet"]

    before = due()
    book("set", "c1", "company=Fern GmbH")
    assert due() != before
    book("undo")
    assert due() == before


def test_one_undo_takes_the_whole_move_back(book, tmp_path):
    before = book("show", "c1", "--json").stdout
    book("set", "c1", "company=Fern GmbH")
    book("undo")
    assert book("show", "c1", "--json").stdout == before
    assert "To: ada@moss.example" in letter(book, tmp_path)[0]


def test_a_first_firm_is_no_move(run):
    run("add", "contact", "Bo Reed", "--known", "--no-follow-up")
    run("add", "company", "Fern GmbH")
    said = run("set", "c1", "company=Fern GmbH").stdout
    assert "company: unknown → Fern GmbH" in said
    assert "career" not in said


def test_other_records_are_called_by_their_names_too(book):
    book("add", "contact", "Bo Reed", "--known", "--no-follow-up")
    assert "contact: Ada Moss (c1) → Bo Reed (c2)" in book("set", "d1", "contact=Bo Reed").stdout


MOVED = ("moved", "ada", "--to", "fern", "--title", "Head of Buying", "--email", "ada@fern.example", "--on", "2026-10")


def test_a_move_is_one_act_and_taken_back_by_one(book, tmp_path):
    book("set", "c1", "authority=buys", "joined_firm=2019")
    before = book("show", "c1", "--json").stdout
    done = book(*MOVED)
    assert done.exit_code == 0, done.stderr
    for words in (
        "company: Moss GmbH (o1) → Fern GmbH (o2)", "career: Moss GmbH until 2026-10 (j1)", "f1, m1 went along",
        "no letters to ada@moss.example any more", "d1 stays with Moss GmbH", "added ada@fern.example",
        "title: Buyer → Head of Buying", "joined the firm: 2019 → Oct 2026", "authority: buys → decides (job title",
    ):  # fmt: skip
        assert words in done.stdout
    assert "Moss GmbH has nobody in the book now: ask who follows" in done.stdout
    assert 'Next: dossier follow o1 +1w "ask who follows Ada Moss"' in done.stdout
    book("set", "c1", "email-=ada@gmail.com")
    assert "To: ada@fern.example" in letter(book, tmp_path)[0]
    assert "Ada Moss" in book("show", "ada@moss.example").stdout
    book("undo")
    book("undo")
    assert book("show", "c1", "--json").stdout == before


def test_what_was_true_at_the_firm_left_is_not_said_of_the_new_one(book):
    book("set", "c1", "authority=decides")
    said = book("moved", "c1", "--to", "Quite New Ltd", "--email", "ada@quite.example").stdout
    assert "company: Moss GmbH (o1) → Quite New Ltd (o3)" in said
    assert "title: Buyer → unknown" in said
    assert "authority: decides → unknown" in said
    assert json.loads(book("show", "o3", "--json").stdout)["company"]["domain"] == "quite.example"


def test_where_to_may_be_unknown(book):
    said = book("moved", "c1", "--left").stdout
    assert "company: Moss GmbH (o1) → unknown" in said
    assert "d1 stays with Moss GmbH" in said


def test_whoever_follows_takes_over_what_stays(book):
    book("add", "contact", "Bo Reed", "--company", "o1", "--known", "--no-follow-up", "--no-input")
    said = book("moved", "c1", "--to", "fern", "--stay", "--successor", "bo").stdout
    assert "f1, m1 stays with Moss GmbH; d1 stays with Moss GmbH; Bo Reed (c2) follows there" in said
    assert "Ask who follows" not in said
    assert [each["name"] for each in json.loads(book("list", "follow-ups", "--json").stdout)] == ["Bo Reed"]
    assert [each["contact"] for each in json.loads(book("list", "deals", "--json").stdout)] == ["Bo Reed"]
    book("undo")
    assert "d1 went along" in book("moved", "c1", "--to", "fern", "--deals-along").stdout
    assert [each["company"] for each in json.loads(book("list", "deals", "--json").stdout)] == ["Fern GmbH"]


def test_the_power_that_is_missing_is_named(book):
    book("set", "c1", "authority=buys")
    book("add", "contact", "Bo Reed", "--company", "o1", "--known", "--no-follow-up", "--no-input")
    words = "Moss GmbH has nobody now who buys, as far as is known. Still there: Bo Reed (c2). Ask who follows."
    assert words in book("moved", "c1", "--to", "fern").stdout
    book("undo")
    assert words in book("archive", "c1", "--drop").stdout


def test_a_career_step_that_was_noted_ends_and_is_not_doubled(book):
    book("add", "career", "c1", "Moss GmbH", "--from-date", "2019", "--title", "Trainee")
    book("moved", "c1", "--to", "fern")
    (step,) = json.loads(book("show", "c1", "--json").stdout)["career"]
    assert (step["from_date"], step["to_date"], step["title"]) == ("2019", "2026-11-23", "Trainee")


@pytest.mark.parametrize(
    ("line", "code", "complaint"),
    [
        ("moved c1", 2, "Say where to, or that it is not known. Add --to FIRM, or --left"),
        ("moved c1 --to fern --left", 2, "Say where to"),
        ("moved c1 --to moss", 2, "Ada Moss is at Moss GmbH already."),
        ("moved c1 --to fern --on 2027-01", 2, "That day is still to come."),
        ("moved c1 --to fern --on soonish", 2, "soonish"),
        ("moved c1 --to fern --email nowhere", 2, "“nowhere” is not an e-mail address."),
        ("moved c1 --to fern --successor c2", 2, "Bo Reed is not at Moss GmbH. Type: dossier set c2 company=o1"),
        ("moved c2 --to fern", 2, "Bo Reed belongs to no company yet."),
    ],
)
def test_a_move_that_cannot_be_is_refused_and_nothing_is_written(book, line, code, complaint):
    book("add", "contact", "Bo Reed", "--known", "--no-follow-up", "--no-input")
    before = book("undo", "--list", "--json").stdout
    refused = book(*line.split())
    assert (refused.exit_code, refused.stdout) == (code, "")
    assert complaint in refused.stderr
    assert book("undo", "--list", "--json").stdout == before


def test_on_a_terminal_it_is_asked_what_goes_along_and_who_follows(book, tmp_path):
    answers = (
        ("Does f1, m1 go along?", "n\r"),
        ("Does lamps (d1) go along, too?", "y\r"),
        ("Plan to ask in a week", "\r"),
    )
    code, seen = talk(tmp_path, "moved", "ada", "--to", "fern", answers=answers)
    assert code == 0, seen
    assert "Follow-up f2 on 30 Nov: ask who follows Ada Moss." in " ".join(seen.split())
    assert [each["company"] for each in json.loads(book("list", "deals", "--json").stdout)] == ["Fern GmbH"]
    assert {each["company"] for each in json.loads(book("list", "follow-ups", "--json").stdout)} == {"Moss GmbH"}
