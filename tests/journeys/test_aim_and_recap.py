"""A call with an aim and what it came to; and what was said there, until they confirm it in writing."""

import shlex

import pytest

from cli.talking import talk

ANNA = "add contact Anna --company Nordlicht --country DE --email a@n.example --known --no-follow-up --no-input"
TALK = (
    ANNA,
    "deal anna Lamps",
    'log anna "two hours on terms, she is tired of her boss" --by call',
    'round d1 payment --ours "30/70 before shipment" --theirs "30/70 on B/L copy" --outcome agreed --note "floor is 6.10"',
    'round d1 price --ours "USD 6.40" --theirs "USD 6.20" --outcome we_gave',
    'round d1 packaging --theirs "他们要彩盒" --outcome agreed',
    'round d1 warranty --ours "2 years" --outcome open',
    'add promise anna "send the test report" --by ours --due-on fri',
)


@pytest.fixture
def typed(run):
    """Return a function that types a line and returns what is said, in one line."""

    def line(words, code=0, env=None):
        done = run(*shlex.split(words), env=env or {})
        assert done.exit_code == code, f"{words}\n{done.stdout}{done.stderr}"
        return " ".join((done.stdout + done.stderr).split())

    return line


@pytest.fixture
def talked(typed):
    for words in TALK:
        typed(words)
    return typed


def test_an_aim_stands_on_the_first_screen_and_is_asked_after_once(typed):
    typed(ANNA)
    assert "No aim is written for the next talk." in typed("aim anna")
    said = typed('aim anna "USD 6.40" --least "a target price"')
    assert "Aim with Anna (c1): USD 6.40 · the least: a target price." in said
    typed('aim anna "USD 6.30" --least "a target price"')
    for page in ("show anna", "advise anna --moment call", "show nordlicht"):
        assert "aim USD 6.30 the least: a target price" in typed(page), page
    assert "6.30" not in typed("show anna --share")
    assert typed("show anna --share --json").count('"aims"') == 0

    assert "stays open" not in typed('log anna "she will write" --by email --in')
    opened = typed('log anna "she talked of winter" --by call')
    assert "Whether “USD 6.30” was reached stays open: dossier aim c1 --end reached, least or no" in opened
    assert "aim USD 6.30" not in typed("show anna")
    assert "talked on 23 Nov: reached, or not?" in typed("aim anna")
    assert "1 talk with an aim: 1 open" in typed("week")
    assert "stays open" not in typed('log anna "again" --by call')
    assert "Aim with Anna, “USD 6.30”: the least." in typed("aim anna --end least")
    assert "1 talk with an aim: 1 the least" in typed("week")
    assert "Anna · 23 Nov · USD 6.30: the least l2" in typed("week")
    for private in ("with an aim", "6.30"):
        assert private not in typed("week --share")
    typed("undo")
    assert "1 talk with an aim: 1 open" in typed("week")
    assert "1 次谈话有目标：1 次未记结果" in typed("--lang zh week")


def test_the_end_of_an_aim_may_be_typed_with_the_talk(typed):
    typed(ANNA)
    for end, words in (("reached", "reached"), ("least", "the least"), ("no", "not")):
        typed('aim anna "USD 6.40"')
        assert f"Aim with Anna, “USD 6.40”: {words}." in typed(f'log anna "price" --by meeting --aim {end}')
    assert "3 talks with an aim: 1 reached, 1 the least, 1 not" in typed("week")
    assert "dossier aim c1" in typed('log anna "price" --by call --aim reached', 2)
    assert "--aim says what a talk came to." in typed('log anna "price" --aim reached', 2)
    assert "“half” is no end of an aim." in typed('log anna "price" --by call --aim half', 2)


def test_the_aim_of_a_visit_waits_for_the_visit(typed):
    typed(ANNA)
    assert "No visit with Anna is noted for “2026-11-30”." in typed('aim anna "an order" --visit 2026-11-30', 3)
    typed("add visit anna to_us 2026-11-30 --until 2026-12-01")
    assert "No visit with Anna is noted for “c1”." in typed('aim anna "an order" --visit c1', 3)
    assert "for the visit of 30 Nov" in typed('aim anna "an order" --visit v1')
    assert "for the visit of 30 Nov" in typed('aim anna "an order" --visit 2026-12-01')
    typed('aim anna "a date for it"')
    assert "“a date for it”: reached" in typed('log anna "dates" --by call --aim reached')
    there = {"DOSSIER_NOW": "2026-12-01T18:00"}
    assert "“an order”: reached" in typed('log anna "signed" --by visit --aim reached', env=there)


def test_an_aim_is_withdrawn_and_comes_back_with_undo(typed):
    typed(ANNA)
    typed('aim anna "USD 6.40"')
    assert "Withdrawn for Anna (c1): USD 6.40." in typed("aim anna -")
    assert "No aim waits for a talk with Anna." in typed("aim anna drop", 2)
    typed("undo")
    assert "USD 6.40" in typed("aim anna --json")
    assert "--least and --visit go with an aim." in typed("aim anna --least x", 2)
    assert "An aim is written before the talk" in typed("aim anna x --end no", 2)
    assert "No talk with Anna waits" in typed("aim anna --end no", 2)


def test_on_a_terminal_an_aim_and_a_confirmation_are_two_keys_each(talked, tmp_path):
    talked('aim anna "USD 6.40" --least "a target price"')
    code, shown = talk(tmp_path, "log", "anna", "price", "--by", "call", answers=[("Which one?", "2\n")])
    assert code == 0, shown
    assert "2  the least: a target price" in shown
    assert "Aim with Anna, “USD 6.40”: the least." in shown
    assert "3 points" in talked("recap anna --sent")  # of the call before: this one settled nothing
    code, shown = talk(tmp_path, "log", "anna", "all right", "--by", "email", "--in", answers=[("[y/N]", "y\n")])
    assert code == 0, shown
    assert "Does it confirm each of these points of the recap of 23 Nov?" in shown
    assert "Confirmed in writing by Anna" in " ".join(shown.split())


def test_a_recap_says_what_was_settled_and_nothing_else(talked):
    letter = talked("recap anna")
    assert "1. Payment terms: 30/70 before shipment 2. Price: USD 6.20" in letter
    assert "3. From us: send the test report (27 November)" in letter
    for silent in ("tired", "floor", "彩盒 ", "2 years", "Warranty"):
        assert silent not in letter
    assert "1: r1 · payment · we: 30/70 before shipment · they: 30/70 on B/L copy" in letter
    assert "Left out, because their words are missing or not in the language of the letter: r3" in letter
    assert "Once sent: dossier recap c1 --sent" in letter
    chinese = talked("--lang zh recap anna --lang zh")
    assert "包装：他们要彩盒" in chinese
    assert "（11月27日）" in chinese
    talked("set anna languages='Dutch, English, some Mandarin'")
    assert "1. Payment terms: 30/70 before shipment" in talked("recap anna")
    talked("set anna languages='German, English'")
    assert "1. Zahlungsbedingungen: 30/70 before shipment" in talked("recap anna")
    assert "2. Цена: USD 6.20" in talked("recap anna --lang ru")


def test_what_was_agreed_with_two_figures_is_asked_about_and_stands_in_no_letter(typed):
    for words in (ANNA, "deal anna Lamps", 'log anna "price" --by call'):
        typed(words)
    told = typed('round d1 price --ours "USD 6.40" --theirs "USD 6" --outcome agreed')
    assert "Agreed on what? Their figure is another one than ours (r1)." in told
    assert "Agreed on what?" in typed("recap anna", 6)
    typed('round d1 warranty --ours "2 years" --outcome agreed')
    letter = typed("recap anna")
    assert "1. Warranty: 2 years" in letter
    assert "Agreed on what? Their figure is another one than ours (r1)." in letter
    assert "1. Price" not in letter
    assert "price we: USD 6.40 · they: USD 6" in typed("history d1").replace("price: ", "price ")
    assert "Agreed on what?" not in typed('round d1 price --ours "USD 6.00" --theirs "USD 6" --outcome agreed')
    assert "1. Price: USD 6" in typed("recap anna").replace("2. Price", "1. Price")


def test_a_recap_of_an_older_talk_says_that_the_last_one_settled_nothing(talked):
    typed = talked
    assert "The last talk" not in typed("recap anna")
    typed('log anna "she told of her holidays" --by call', env={"DOSSIER_NOW": "2026-11-26T09:00"})
    later = typed("recap anna", env={"DOSSIER_NOW": "2026-11-26T10:00"})
    words = "The last talk, of 26 Nov, settled and promised nothing that is noted: this is the one of 23 Nov."
    assert words in later
    chinese = typed("--lang zh recap anna --lang zh", env={"DOSSIER_NOW": "2026-11-26T10:00"})
    assert "最近一次谈话（11月26日）没记下谈定或答应的事，这里是11月23日那次的。" in chinese


def test_what_is_noted_in_another_language_than_the_letter_is_named(typed):
    typed(ANNA)
    typed('log anna "聊了彩盒" --by call')
    typed('add promise anna "寄彩盒样" --by ours')
    refused = typed("recap anna", 6)
    assert "What the last talk settled or promised (m1) is not noted in the language of the letter." in refused
    assert "dossier recap c1 --lang zh" in refused
    assert "waits to be confirmed" not in refused
    assert "上次谈定或答应的事（m1）不是用信里的语言记的。用原话的语言写：dossier recap c1 --lang zh" in typed(
        "--lang zh recap anna", 6
    )
    assert "寄彩盒样" in typed("recap anna --lang zh")


def test_no_point_is_agreed_before_they_confirm_it_in_writing(talked):
    talked("set o1 terms.payment='30/70 before shipment' --source phone")
    before = talked("history d1")
    assert "by word payment 30/70 before shipment, price USD 6.20" in before
    assert "never ask again" not in before
    assert "payment agreed by word, not confirmed in writing" in talked("show d1")
    assert "agreed by word, not confirmed in writing" in talked("terms anna")
    assert "口头谈定，还没书面确认" in talked("--lang zh history d1")

    assert "No recap has gone to Anna yet." in talked("recap anna --confirmed 1", 3)
    sent = talked("recap anna --sent")
    assert "Recap sent to Anna (c1): 3 points (l2). None of them counts as agreed until they confirm it." in sent
    assert "only what is in writing confirms a point" in talked("recap anna --confirmed 1", 2)
    came = talked('log anna "1 and 3 are right, the price is 6.10" --by email --in')
    assert "If it confirms points of the recap of 23 Nov: dossier recap c1 --confirmed 1,2,3" in came
    assert "“9” is no point of the recap; it has 1, 2, 3." in talked("recap anna --confirmed 1,9", 2)
    assert "A recap is sent, or it is confirmed." in talked("recap anna --sent --confirmed 1", 2)
    kept = talked("recap anna --confirmed 1,3")
    assert "Confirmed in writing by Anna (l3): points 1, 3. By word only, not confirmed in writing: 2." in kept

    page = talked("recap anna")
    assert "1 Payment terms: 30/70 before shipment · confirmed in writing on 23 Nov (l3) · r1" in page
    assert "2 Price: USD 6.20 · by word, not confirmed in writing · r2" in page
    after = talked("history d1")
    assert "agreed payment 30/70 before shipment · never ask again" in after
    assert "by word price USD 6.20" in after
    assert "not confirmed" not in talked("terms anna")

    talked("undo")
    assert "never ask again" not in talked("history d1")
    talked("redo")
    talked("delete l3 --yes")  # without their letter nothing says that they confirmed it
    assert "never ask again" not in talked("history d1")


def test_an_order_and_an_accepted_quotation_are_in_writing_too(talked):
    assert "never ask again" not in talked("history d1")
    talked("order d1 --value 900 --currency USD --payment 30/70")
    assert "agreed payment 30/70 before shipment, price USD 6.20" in talked("history d1")
    assert "not confirmed in writing" not in talked("show d1")


def test_what_was_noted_from_no_talk_counts_as_before(typed):
    typed(ANNA)
    typed("deal anna Lamps")
    typed('round d1 payment --ours "30/70" --outcome agreed')
    assert "agreed payment 30/70 · never ask again" in typed("history d1")


def test_a_recap_is_held_back_where_no_letter_may_go(talked):
    talked("set o1 black_list='did not pay'")
    assert "black list" in talked("recap anna")
    talked("archive anna --drop")
    talked("recap anna", 6)


def test_aims_stay_at_home_and_confirmations_are_handed_over(talked, tmp_path):
    talked('aim anna "the secret aim"')
    talked("recap anna --sent")
    talked('log anna "yes" --by email --in')
    talked("recap anna --confirmed all")
    talked(f"handover anna --to {tmp_path}/a.dossier")
    assert b"secret aim" not in (tmp_path / "a.dossier").read_bytes()
    new = f"--db {tmp_path}/new.db"
    talked(f"{new} inherit {tmp_path}/a.dossier")
    assert "agreed payment 30/70 before shipment, price USD 6.20" in talked(f"{new} history d1")
    talked(f"handover anna --to {tmp_path}/b.dossier --private")
    assert "No aim" in talked(f"{new} aim anna")
    talked(f"{new} undo")
    talked(f"{new} inherit {tmp_path}/b.dossier")
    assert "the secret aim" in talked(f"{new} aim anna")
    talked("forget anna --yes")
    assert "Anna" not in talked("list contacts", 0)
