"""Our own news, for whom it is an answer: by their own words, with a gate before each letter, and nobody twice."""

import json

import pytest

NEWS = "UL for A-30"


@pytest.fixture
def book(run):
    """Return a book of clients who said something of UL, each in another way."""

    def client(name, firm, country):
        run("add", "contact", name, "--company", firm, "--country", country, "--known", "--no-follow-up")

    run("add", "offer", "Charger A 30 W", "--code", "A-30", "--certificates", "CE")
    client("Anna Weber", "Nordlicht", "DE")
    run(
        "log",
        "anna",
        "Without UL we cannot list the A-30 in the US shop.",
        "--by",
        "email",
        "--in",
        "--on",
        "2026-09-10",
    )
    run("log", "anna", "We will see.", "--by", "email", "--out", "--on", "2026-09-11")
    client("Boris Petrov", "Volna", "RU")
    run("deal", "boris", "Chargers for Kazan", "--product", "Charger A 30 W")
    run("stage", "d1", "lost", "--cause", "certificate", "--reason", "no UL on the charger")
    client("Cora Lang", "Lumio", "FR")
    run("set", "lumio", "certificates=UL, CE")
    return client


def tell(run, *words):
    return run("tell", NEWS, *words)


def names(run, news=NEWS):
    told = json.loads(run("tell", news, "--json").stdout)
    return [each["name"] for each in told["concerned"]], {each["name"]: each["reason"] for each in told["left_out"]}


@pytest.mark.usefixtures("book")
def test_each_stands_there_with_their_own_words_the_day_the_record_and_one_line_why(run):
    page = tell(run).stdout
    assert names(run)[0] == ["Boris Petrov", "Anna Weber", "Cora Lang"]
    for words in ("deal lost over it", "“no UL on the charger”", "wrote of it · 10 Sep", "· l1",
                  "“Without UL we cannot list the A-30 in the US shop.”", "“UL, CE”", "names the article +10",
                  "the article itself was not named"):  # fmt: skip
        assert words in page
    chinese = run("tell", NEWS, "--lang", "zh").stdout
    assert "因此丢单" in chinese
    assert "信里提到过" in chinese


@pytest.mark.usefixtures("book")
def test_the_letter_is_written_and_once_sent_it_is_not_proposed_again(run):
    letter = tell(run, "--draft", "2")
    assert letter.stdout.startswith("Subject: UL for A-30\n")
    assert "There is news: UL for A-30. You asked for it in your message of 10 September" in letter.stdout
    assert f'dossier tell "{NEWS}" --sent c1' in letter.stderr
    assert "You asked for it" not in tell(run, "--draft", "c2").stdout
    run("set", "anna", "languages=German, English")
    german = tell(run, "--draft", "c1").stdout
    assert "es gibt etwas Neues: UL for A-30." in german
    sent = tell(run, "--sent", "2")
    assert "for Anna Weber (c1): → e-mail: UL for A-30" in sent.stdout
    concerned, left_out = names(run)
    assert concerned == ["Boris Petrov", "Cora Lang"]
    assert left_out["Anna Weber"].startswith("told already on")
    assert tell(run, "--draft", "c1").exit_code == 6
    run("undo")
    assert "Anna Weber" in names(run)[0]


@pytest.mark.usefixtures("book")
def test_nobody_is_told_what_nobody_asked_for(run):
    said = run("tell", "PSE for A-30")
    assert "Nobody in the book said anything that this answers." in said.stdout + said.stderr


def test_the_gates_hold_a_letter_and_say_why(run, book):
    book("Dan Roe", "Roe", "US")
    run("log", "dan", "Is UL there?", "--by", "email", "--in")
    run("set", "volna", "black_list=never paid")
    book("Eve Doe", "Doe", "US")
    run("log", "eve", "UL is a must", "--by", "call")
    run("archive", "eve", "--why", "no more mail", "--yes")
    run("add", "deal", "lumio", "Lamps")
    run("add", "order", "d2")
    run("set", "s1", "claim=two cartons wet")
    concerned, left_out = names(run)
    assert concerned == ["Anna Weber"]
    assert "Eve Doe" not in left_out
    assert left_out["Boris Petrov"] == "Volna is on the black list: never paid"
    assert left_out["Cora Lang"] == "a complaint is open (s1)"
    assert left_out["Dan Roe"].startswith("waits for our answer since")


def test_what_another_client_told_is_neither_a_reason_nor_quoted(run, book):
    book("Fay Gray", "Gray", "GB")
    run("set", "gray", "certificates=UL", "--told-by", "anna")
    assert "Fay Gray" not in names(run)[0]
    assert "Gray" not in tell(run).stdout


@pytest.mark.usefixtures("book")
def test_who_has_it_already_is_left_out(run):
    run("add", "deal", "lumio", "Chargers", "--product", "Charger A 30 W")
    run("add", "order", "d2", "--certificates", "UL")
    assert names(run)[1].get("Cora Lang", "").startswith("has it already")


def test_a_price_concerns_whom_it_meets(run, book):
    for name, firm, target in (("Gil Ash", "Ash", "2.80"), ("Hal Oak", "Oak", "3.05")):
        book(name, firm, "US")
        run("deal", name, f"A-30 for {firm}", "--product", "Charger A 30 W")
        run("set", f"A-30 for {firm}", f"target_price=USD {target}", "--source", "email")
    assert names(run, "A-30 now USD 2.90")[0] == ["Hal Oak"]


def test_a_price_of_one_figure_is_a_price_and_another_money_meets_no_target(run, book):
    book("Hana Ito", "Lichtspiel", "JP")
    run("deal", "hana", "Chargers", "--product", "Charger A 30 W")
    run("set", "d2", "target_price=USD 0.98")
    for news in ("A-30 for USD 9", "A-30 for 9 USD", "A-30 for EUR 0.50"):
        assert "Hana Ito" not in names(run, news)[0], news
    assert "Hana Ito" in names(run, "A-30 for USD 0.9")[0]


def test_a_policy_concerns_whom_we_are_stuck_with_on_its_topic(run, book):
    book("Ida Elm", "Elm", "US")
    run("deal", "ida", "Lamps")
    run("round", "Lamps", "payment", "--ours", "30/70", "--theirs", "60 days after arrival", "--outcome", "stuck")
    assert names(run, "payment 30/70 against B/L copy")[0] == ["Ida Elm"]
    run("round", "Lamps", "payment", "--ours", "30/70", "--outcome", "agreed")
    assert names(run, "payment 30/70 against B/L copy")[0] == []


def test_five_letters_a_day_at_most(run, book):
    for at in range(4):
        book(f"Kim Nr{at}", f"Firm{at}", "US")
        run("log", f"c{4 + at}", "We need UL", "--by", "call")
    assert len(names(run)[0]) == 5
    assert "2 more for another day" in tell(run).stdout
    tell(run, "--sent", "1")
    assert len(names(run)[0]) == 4


@pytest.mark.usefixtures("book")
def test_it_is_for_our_own_eyes(run):
    assert run("tell", NEWS, env={"DOSSIER_PUBLIC": "1"}).exit_code == 6


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("the",), "names nothing that somebody can have asked for"),
        ((" ",), "There is nothing to tell."),
        (("U" * 300,), "That is too long for news"),
        ((NEWS, "--draft", "1", "--sent", "1"), "A letter is written first and sent then."),
        ((NEWS, "--draft", "9"), "is nobody whom this news concerns today"),
    ],
)
@pytest.mark.usefixtures("book")
def test_mistakes_are_one_sentence(run, words, said):
    done = run("tell", *words)
    assert done.exit_code != 0
    assert said in done.stderr
