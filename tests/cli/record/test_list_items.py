"""One item more or less in a list, and an address taken back: what the user types and what she reads."""

import json

import pytest


@pytest.fixture
def book(run):
    words = (
        "add",
        "contact",
        "Anna",
        "--company",
        "Nordlicht",
        "--country",
        "DE",
        "--email",
        "old@gmail.com",
        "--no-input",
    )
    assert run(*words).exit_code == 0
    assert run("set", "c1", "hobbies=hiking, tea").exit_code == 0
    return run


def held(run, key="contact.hobbies", who="c1"):
    fact = json.loads(run("show", who, "--json").stdout)["facts"][key]
    return fact["value"] if fact else None


@pytest.mark.parametrize(
    ("words", "after"),
    [
        (["hobbies+=chess"], ["hiking", "tea", "chess"]),
        (["hobbies-=tea"], ["hiking"]),
        (["hobbies -= TEA "], ["hiking"]),
        (["hobbies+=a, b、c"], ["hiking", "tea", "a", "b", "c"]),
        (["hobbies-=tea, hiking"], None),
        (["hobbies+=chess", "hobbies-=tea"], ["hiking", "chess"]),
        (["hobbies+=Tea"], ["hiking", "tea"]),
        (["爱好+=喝茶"], ["hiking", "tea", "喝茶"]),
        (["爱好＋＝喝茶"], ["hiking", "tea", "喝茶"]),
        (["爱好－＝tea"], ["hiking"]),
        (["爱好＝钓鱼"], ["钓鱼"]),
    ],
)  # fmt: skip
def test_an_item_comes_or_goes_and_the_rest_stays(book, words, after):
    done = book("set", "c1", *words)
    assert done.exit_code == 0, done.stderr
    assert held(book) == after
    assert ", ".join(after or ["unknown"]) in done.stdout
    assert book("undo").exit_code == 0
    assert held(book) == ["hiking", "tea"]


@pytest.mark.parametrize(
    ("word", "code", "said"),
    [
        ("hobbies-=golf", 3, "“golf” is not in hobbies. There is: hiking, tea."),
        ("hobbies-=tea, golf", 3, "“golf” is not in hobbies."),
        ("likes-=x", 3, "“x” is not in likes. Nothing is noted there."),
        ("closeness-=friend", 2, "closeness is one value, not a list."),
        ("city+=Hamburg", 2, "city is one value, not a list."),
        ("note-=x", 3, "Nothing is noted there."),
        ("hobbies+=", 2, "Nothing stands behind hobbies+=."),
        ("email-=new@n.example", 3, "There is no e-mail “new@n.example” here. There is: old@gmail.com."),
        ("phone=unknown", 3, "There is no phone here to take back."),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_one_sentence_and_nothing_is_written(book, word, code, said):
    before = book("show", "c1", "--json").stdout
    done = book("set", "c1", "likes=", word) if word.startswith("likes") else book("set", "c1", word)
    assert done.exit_code == code
    assert said in done.stderr
    assert book("show", "c1", "--json").stdout == before
    assert "hobbies" in book("undo").stdout


def test_lists_of_records_and_tags_take_items_too(book):
    book("add", "offer", "Lamp", "--plug", "EU, UK", "--certificates", "CE")
    assert book("set", "a1", "plug+=US", "plug-=uk", "certificates+=RoHS").exit_code == 0
    assert "EU, US" in book("list", "offers").stdout
    assert "other names: unknown → Nord, Licht" in book("set", "o1", "aliases+=Nord, Licht").stdout
    assert "other names: Nord, Licht → Licht" in book("set", "o1", "aliases-=nord").stdout
    assert "tags: unknown → vip" in book("set", "c1", "tags+=vip").stdout


def test_an_item_of_a_list_with_fixed_words_is_known_by_each_of_them(book):
    book("set", "c1", "diet=no pork, halal")
    assert book("--lang", "zh", "set", "c1", "diet-=清真").exit_code == 0
    assert len(held(book, "contact.diet")) == 1


def test_adding_to_what_was_told_leaves_it_protected(book):
    book("add", "contact", "Karen", "--company", "Koala", "--country", "AU", "--no-input")
    book("set", "o1", "strengths=SECRETWORD", "--told-by", "karen")
    assert book("set", "o1", "strengths+=design").exit_code == 0
    assert held(book, "company.strengths", "o1") == ["SECRETWORD", "design"]
    assert "SECRETWORD" not in book("show", "o1", "--share").stdout


def test_a_list_of_a_country_keeps_what_is_shipped(book):
    said = book("set", "DE", "plug+=G").stdout
    after = said.split("→")[1]
    assert all(each in after for each in ("C", "F", "G"))
    after = book("set", "DE", "plug-=C").stdout.split("→")[1].split("(")[0]
    assert "F" in after
    assert "C" not in after


def test_a_wrong_address_or_number_is_taken_back_and_comes_again_with_undo(book):
    book("set", "c1", "email=new@n.example", "phone=+49 40 1234567")
    several = book("set", "c1", "email=unknown")
    assert (several.exit_code, "email-=" in several.stderr) == (2, True)
    done = book("set", "c1", "email-=OLD@gmail.com")
    assert "e-mail: old@gmail.com → unknown" in done.stdout
    assert "old@gmail.com" not in book("show", "c1").stdout
    assert book("show", "old@gmail.com").exit_code == 3
    assert book("set", "c1", "电话-=+49 (40) 1234567").exit_code == 0
    assert "1234567" not in book("show", "c1").stdout
    assert book("set", "c1", "email=unknown").exit_code == 0
    book("undo"), book("undo"), book("undo")
    page = book("show", "c1").stdout
    assert all(each in page for each in ("old@gmail.com", "new@n.example", "1234567"))
    assert book("show", "old@gmail.com").exit_code == 0
