"""A letter is read before it goes: each of the twelve kinds speaks, is silent of the right letter, and is held back by the book."""

import json

import pytest

ASKS = (
    "log", "anna", "Dear Lily, what is the minimum quantity per colour of the lamp?", "--by", "email", "--in",
    "--subject", "L9", "--on", "2026-11-20", "--no-input",
)  # fmt: skip
KINDS = {
    "price": (
        "anna", "The chargers A-30 are USD 3.15 per piece.", "s11 PI-2026-021 of 16 Nov says USD 3.05",
        "The chargers A-30 are USD 3.05 per piece.",
        ("round", "d14", "price", "--ours", "USD 3.15", "--theirs", "USD 3.15", "--outcome", "agreed"),
    ),
    "quantity": (
        "anna", "We produce 6,000 white chargers.", "says 5,000 pcs of Charger A 30 W white, EU plug. → Write 5,000 pcs",
        "We produce 5,000 white chargers.", ("add", "promise", "anna", "6,000 white chargers, not 5,000", "--by", "ours"),
    ),
    "terms": (
        "anna", "Everything goes FOB Ningbo.", "says FOB Hong Kong", "Everything goes FOB Hong Kong.",
        ("set", "s11", "incoterm=FOB", "place=Ningbo"),
    ),
    "payment": (
        "anna", "Payment is 50% deposit, 50% before shipment.", "s11 PI-2026-021 of 16 Nov says 30% deposit, 70% before shipment",
        "Payment is 30% deposit, 70% before shipment.", ("set", "s11", "payment=50% deposit, 50% before shipment"),
    ),
    "day": (
        "emily", "PI-2026-017 will ship on 5 December.", "s9 PI-2026-017 of 9 Oct says 1 Dec",
        "PI-2026-017 will ship on 1 December.", ("set", "s9", "ship_by=2026-12-05"),
    ),
    "sum": ("anna", "1,200 x USD 7.40 = USD 8,800.", "It comes to 8,880", "1,200 x USD 7.40 = USD 8,880.", None),
    "name": (
        "anna", "Dear Mr Schmidt,", "c14 is kept as Ms Schmidt. → Write Ms Schmidt.", "Dear Ms Schmidt,",
        ("set", "anna", "salutation=Mr"),
    ),
    "touchy": (
        "khalid", "In Shenzhen we eat pork ribs.", "pork: diet: halal", "In Shenzhen we eat noodles.",
        ("set", "khalid", "diet=unknown", "religion=unknown"),
    ),
    "confidence": (
        "pieter", "Your lamp supplier raised prices twice this year and you look for a second source.", "Told us in confidence",
        "Our prices stay for this year.", None,
    ),
    "unanswered": (
        "anna", "I wish you a good week.", "They asked it on 20 Nov", "The minimum is 500 pieces per colour.",
        ("log", "anna", "Told her: 500 pieces.", "--by", "email", "--out"),
    ),
    "attachment": (
        "anna", "Please find the report attached.", "The letter lists no file",
        "Please find the report attached.\n\nAttachments: report.pdf", None,
    ),
    "english": (
        "dmitri", "Notwithstanding the foregoing we kindly ask you.", "English is hard for them", "We ask you to pay.",
        ("set", "dmitri", "written_english=fluent"),
    ),
}  # fmt: skip


@pytest.fixture
def book(demo_book, book_path, tmp_path):
    book_path.write_bytes(demo_book.read_bytes())
    return tmp_path


def _letter(book, words: str) -> str:
    greeting = "" if words.startswith("Dear") else "Hello,\n\n"
    (book / "letter.txt").write_text(f"{greeting}{words}\n\nBest regards\nLily\n", encoding="utf-8")
    return str(book / "letter.txt")


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_speaks_is_silent_and_is_held(run, book, kind):
    who, wrong, says, right, change = KINDS[kind]
    if kind == "unanswered":
        assert run(*ASKS).exit_code == 0
    told = run("read-over", who, _letter(book, wrong))
    assert says in told.stdout
    assert "Nothing stands against it" in run("read-over", who, _letter(book, right)).stdout
    if change is not None:
        assert run(*change, "--no-input", "--yes").exit_code == 0
        held = json.loads(run("read-over", who, _letter(book, wrong), "--json").stdout)
        assert kind not in [each["kind"] for each in held["findings"]], held


def test_silence_says_by_how_much(run, book):
    told = run("read-over", "anna", _letter(book, "Thank you for the picture of Momo."))
    assert told.stdout == "Nothing stands against it, by 3 quotations, 2 orders, 32 touches, 3 promises, 56 facts.\n"
    run("add", "contact", "Eve Nobody", "--no-input")
    assert "1 fact." in run("read-over", "eve", _letter(book, "Thank you for your call.")).stdout


def test_what_is_certain_comes_first_and_a_doubt_is_a_question(run, book):
    lines = run(
        "read-over", "anna", _letter(book, "The list is attached.\nEverything goes FOB Ningbo.")
    ).stdout.splitlines()
    assert lines[0] == "Your letter to Anna Schmidt · 1 thing stands against it · 1 to ask yourself"
    assert lines[1].startswith("  ▸ terms of delivery, currency “FOB Ningbo”")
    assert lines[2].startswith("  ▸ ? attachment “The list is attached.”")
    assert lines[3] == "  Held against 3 quotations, 2 orders, 32 touches, 3 promises, 56 facts."


@pytest.mark.usefixtures("book")
def test_a_letter_comes_from_a_pipe_a_mail_or_with_its_files(run):
    words = "Hello,\n\nthe report is attached.\n\nLily\n"
    assert "attachment" in run("read-over", "anna", "-", stdin=words).stdout
    assert "Nothing" in run("read-over", "anna", "-", "--attached", "report.pdf", stdin=words).stdout
    mail = f"From: lily@brightcharge.example\nTo: anna@nordlicht.example\nSubject: Report\n\n{words}"
    assert "none hangs on it" in run("read-over", "anna", "-", stdin=mail).stdout
    quoted = "Hello,\n\nthank you.\n\nLily\n\nOn Fri, 20 Nov 2026 at 10:12, Anna wrote:\n> please quote FOB Ningbo, list attached\n"
    assert "Nothing" in run("read-over", "anna", "-", stdin=quoted).stdout


def test_nothing_is_written_and_the_exit_code_is_for_who_asks(run, book, book_path):
    before = book_path.read_bytes()
    wrong = _letter(book, "Everything goes FOB Ningbo.")
    assert run("read-over", "anna", wrong).exit_code == 0
    assert run("read-over", "anna", wrong, "--exit-code").exit_code == 1
    assert run("read-over", "anna", _letter(book, "Thank you."), "--exit-code").exit_code == 0
    assert book_path.read_bytes() == before


def test_the_name_of_another_client_never_goes_unseen(run, book):
    told = run("read-over", "pieter", _letter(book, "Karen Whitfield says hello, and PI-2026-021 is done.")).stdout
    assert "name “Karen Whitfield” Karen Whitfield (c" in told
    assert "name “PI-2026-021” Nordlicht GmbH (s11) is another client." in told


def test_a_price_below_our_own_floor_is_said(run, book):
    told = run("read-over", "anna", _letter(book, "For A-30 we can go to USD 2.70 per piece.")).stdout
    assert "Our own lowest price of Charger A 30 W is USD 2.90." in told


def test_a_day_off_on_either_side_is_asked(run, book):
    told = run("read-over", "emily", _letter(book, "Shall we have a call on 25 December?")).stdout
    assert "They have Christmas Day then. → Is another day better?" in told


def test_it_speaks_chinese(run, book):
    told = run("read-over", "anna", _letter(book, "Everything goes FOB Ningbo."), "--lang", "zh").stdout
    assert "贸易术语、币种 “FOB Ningbo” 11月16日的 s11 PI-2026-021 上写的是 FOB Hong Kong。" in told


@pytest.mark.usefixtures("book")
def test_without_words_there_is_nothing_to_read(run):
    told = run("read-over", "anna", "-", stdin="\n\n")
    assert (told.exit_code, told.stderr) == (
        2,
        "There are no words of ours to read. Give a file with the letter, or paste it.\n",
    )


def test_others_who_look_on_see_nothing_of_it(run, book):
    told = run("read-over", "anna", _letter(book, "Thank you."), env={"DOSSIER_PUBLIC": "1"})
    assert (told.exit_code, told.stdout) == (6, "")


def test_a_letter_that_names_the_clients_number_is_held_against_that_order(run, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Hello,\n\nYour order PO-77 ships on 20 January 2027.\n\nLily\n", encoding="utf-8")
    for words in (
        ("add", "contact", "Hans", "--company", "Alpha", "--country", "DE", "--known", "--no-follow-up"),
        ("deal", "hans", "Lamps"), ("deal", "hans", "Boxes"),
        ("add", "order", "d1", "--number", "PI-1", "--po-number", "PO-77", "--ship-by", "2026-12-20"),
        ("add", "order", "d2", "--number", "PI-2", "--ship-by", "2027-01-20"),
    ):  # fmt: skip
        assert run(*words).exit_code == 0, words
    assert "s1 PI-1 of 23 Nov says 20 Dec" in run("read-over", "hans", str(letter)).stdout
    run("set", "s1", "ship_by=2027-01-20")
    assert "says" not in run("read-over", "hans", str(letter)).stdout


def test_what_is_over_says_nothing_of_a_day_to_come(book, run):
    leaves, valid = "Your next order leaves on 22 January 2027.", "Our offer is valid until 31 December."
    for words in (leaves, valid):
        page = run("read-over", "kenji", _letter(book, words)).stdout  # his order has left, his quotation has run out
        assert "says" not in page, words
    assert "s11 PI-2026-021 of 16 Nov says 15 Jan 2027" in run("read-over", "anna", _letter(book, leaves)).stdout
    assert "q12 of 11 Nov says 27 Nov" in run("read-over", "anna", _letter(book, valid)).stdout


def test_an_article_they_were_never_offered_is_held_against_no_price_of_another(book, run):
    for who, found in (("khalid", False), ("anna", True)):
        page = run("read-over", who, _letter(book, "The lamp L-9 is USD 6.95 per piece.")).stdout
        assert ("price “USD 6.95”" in page) == found, page
