"""Three questions a seller asks herself, told by commands: since we last spoke, if one person left, a year together."""

import json
import re
import shlex

import pytest

OCTOBER = {"DOSSIER_NOW": "2026-10-12T10:00"}
DECEMBER = {"DOSSIER_NOW": "2026-12-28T10:00"}


def tell(run, script, env=None):
    """Run a script of commands; each must succeed."""
    for words in filter(str.strip, script.splitlines()):
        done = run(*shlex.split(words), env=env or {})
        assert done.exit_code == 0, (words, done.stderr)


PAT = """
    add contact "Pat Lee" --company "Client Ltd" --country DE --known --no-follow-up
    deal pat Chargers --value 20000 --currency USD --opened-on 2026-01-15
"""
TALK = 'log pat "agreed on a second round" --by call\n'


def since(run, *words, env=None):
    return run("since", "pat", *words, env=env or {})


def test_the_call_of_october_and_what_is_different_since(run):
    tell(run, f"""{PAT}
        set pat spoken_english=poor hobbies=golf --source phone
        rate EUR 8.00
        {TALK}""", OCTOBER)  # fmt: skip
    tell(run, """
        log pat "sent the second proposal" --by email --out --on 2026-10-20
        set pat hobbies=golf,sailing spoken_english=poor --source email --on 2026-11-02
        add promise pat "send the artwork" --by theirs --due-on 2026-11-10
        add promise pat "send the test report" --by ours --due-on 2026-11-12
        done m2
        rate EUR 7.20 --on 2026-11-20
        add order d1 --value 20000 --currency USD --destination DE --confirmed-on 2026-10-25 --ship-by 2026-11-15
    """)  # fmt: skip
    page = since(run).stdout
    assert "Last spoke on 12 Oct, 6 weeks ago: call" in page
    assert "known by 2 touches since 12 Oct" in page
    assert "hobbies: golf, sailing" in page
    assert "spoken English" not in page  # noted again, and the same
    assert "promise open since 10 Nov: “send the artwork”" in page
    assert "kept the promise “send the test report” on 23 Nov" in page
    assert "was to ship by 15 Nov and has not" in page
    assert "wrote 1 letter, on 20 Oct" in page
    assert re.search(r"their money lost against ours by 20 Nov: EUR 10.0 % \w+", page)
    assert sum(line.startswith("  · ") for line in page.splitlines()) <= 10
    assert "上次沟通：10月12日" in since(run, "--lang", "zh").stdout


def test_a_complaint_a_lost_deal_and_what_answers_their_words_are_different_too(run):
    tell(run, f"""{PAT}
        add offer "Charger A" --code A-30 --certificates CE
        log pat "their insurer wants UL on the A-30" --by call
        log pat "their insurer wants a red box" --by call""", OCTOBER)  # fmt: skip
    assert "Nothing else is noted" in since(run).stderr
    tell(
        run,
        """
        set a1 certificates=CE,UL,GS
        add offer "Lamp B"
        deal pat Lamps
        stage d2 lost --cause price --reason "too dear"
        complaint pat "the box is torn"
    """,
    )
    page = since(run).stdout
    assert "complained on 23 Nov: the box is torn  cp1" in page
    assert "deal lost on 23 Nov: Lamps  d2" in page
    assert "UL" not in page  # no boast while a complaint is open
    tell(run, "set cp1 closed=today remedy=replaced")
    page = since(run).stdout
    assert "complaint closed on 23 Nov: the box is torn" in page
    assert "we have UL A-30, noted on 23 Nov: an answer to what they said  l1" in page
    assert "GS" not in page  # they said nothing of it
    assert "Lamp B" not in page
    assert "我方已有 UL A-30（11月23日记录），正好回应对方说过的话" in since(run, "--lang", "zh").stdout
    tell(run, 'log pat "The A-30 has UL now" --by email --out')
    assert "we have UL" not in since(run).stdout


def test_the_first_screen_has_two_lines_of_it(run):
    tell(run, PAT + TALK, OCTOBER)
    assert "call, 12 Oct" not in run("show", "pat", "--brief").stdout
    tell(run, """
        set pat hobbies=golf --source email --on 2026-11-02
        add order d1 --value 20000 --currency USD --destination DE --number PI-7 --confirmed-on 2026-10-25 --ship-by 2026-11-15
    """)  # fmt: skip
    lines = run("show", "pat", "--brief").stdout.splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("  since"))
    assert "call, 12 Oct: hobbies: golf" in lines[at]
    assert "ordered on 25 Oct: PI-7" in lines[at + 1]
    assert "call, 12 Oct" not in run("show", "pat", "--brief", "--share").stdout


def test_what_counts_as_a_talk(run):
    tell(run, PAT + 'log pat "our catalogue" --by email --out\nlog pat "rang, nobody there" --by call --out', OCTOBER)
    done = since(run)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "No talk with Pat Lee is known: 2 touches are logged, and none that went both ways." in done.stderr
    assert json.loads(since(run, "--json").stdout)["talk"] is None
    tell(run, 'log pat "please quote" --by email --in', {"DOSSIER_NOW": "2026-10-20T10:00"})
    assert "Last spoke on 20 Oct" in since(run).stdout  # they answered our letter
    tell(run, 'log pat "a greeting" --by email --out', {"DOSSIER_NOW": "2026-12-01T10:00"})
    later = since(run, env={"DOSSIER_NOW": "2026-12-02T10:00"}).stdout
    assert "Last spoke on 20 Oct" in later  # six weeks later it is no answer any more
    assert "wrote 1 letter, on 1 Dec" in later
    tell(run, "add visit pat to_us 2026-12-04 --until 2026-12-05", DECEMBER)
    visited = since(run, env=DECEMBER)
    assert "Last spoke on 5 Dec, 3 weeks ago: visit" in visited.stdout
    assert "1 Dec" not in visited.stdout
    tell(run, 'add contact "Nora Blum" --known --no-follow-up\nlog nora "met" --by fair', DECEMBER)
    assert "Nothing else is noted since 28 Dec." in run("since", "nora", env=DECEMBER).stderr


def test_what_is_not_yet_said_is_held_where_it_is_not_to_be_mentioned(run):
    tell(run, PAT + TALK + 'round d1 payment --ours "30/70" --theirs "60 days" --outcome stuck', OCTOBER)
    tell(run, 'config me.country=CN\npolicy payment "30% deposit, 70% before shipment" --on 2026-11-01', DECEMBER)
    page = since(run, env=DECEMBER).stdout
    assert "our terms on payment changed on 1 Nov" in page
    assert "we rest from" in page
    tell(run, 'set pat avoid="payment terms,payment" --source phone --on 2026-10-12', DECEMBER)
    assert "our terms on payment" not in since(run, env=DECEMBER).stdout
    public = since(run, env=DECEMBER | {"DOSSIER_PUBLIC": "1"})
    assert (public.exit_code, public.stdout) == (6, "")


THREE = """
    add contact "Pat Lee" --company "Client Ltd" --country DE --known --no-follow-up
    add contact "Olaf Kruger" --company "Client Ltd" --known --no-follow-up
    add contact "Nora Blum" --company "Client Ltd" --known --no-follow-up
    set c2 authority=decides --source phone
    set c1 authority=buys closeness=tells --source phone
    deal pat Chargers --value 20000 --currency USD
    log pat "talked" --by call
"""


def test_who_is_missing_if_one_person_left_and_whom_to_ask(run):
    tell(
        run,
        THREE
        + "round d1 price --ours 3.20 --theirs 2.90 --outcome stuck --said-by c3\nadd department o1 quality exists",
    )
    page = run("cover", "d1").stdout
    for words in (
        "decides       Olaf Kruger c2", "influences    Pat Lee c1 (buys)", "helps us      Pat Lee c1 (tells us things)",
        "against       Nora Blum c3 (price)", "part unknown  Nora Blum c3", "silent        Olaf Kruger c2 (never heard)",
        "3 people; the part of 2 is noted, 1 heard within 60 days",
        "Pat Lee c1 · nobody else helps us, nobody else was heard of late · nobody would be left whom we hear",
        "Olaf Kruger c2 · nobody else decides · left: Pat Lee",
    ):  # fmt: skip
        assert words in page
    flags = json.loads(run("cover", "d1", "--json").stdout)["flags"]
    assert [(each["kind"], each["about"], each["ask"]) for each in flags] == [
        ("decider_silent", "c2", "c1"), ("against", "c3", "c1"), ("alone", "c1", "c1"), ("role_unknown", "c3", "c1"),
        ("nobody_heads", None, "c1"),
    ]  # fmt: skip
    assert all(each["sentence"] in page for each in flags)
    assert "Would a short call together with Olaf Kruger help" in flags[0]["sentence"]
    assert "What would Nora Blum need to see on price" in flags[1]["sentence"]
    chinese = run("cover", "d1", "--lang", "zh").stdout
    assert "Olaf Kruger 拍板，却没有消息" in chinese
    assert flags[0]["sentence"] in chinese  # what is said to the client stays English


def test_a_no_of_the_only_person_ends_in_a_sentence_for_them(run):
    no = 'log pat "talked" --by call\nround d1 payment --ours 30/70 --theirs 0/100 --outcome stuck --said-by c1'
    tell(run, PAT + no)
    page = run("cover", "d1").stdout
    assert "ask Pat Lee (c1): “What would you need to see on payment to be at ease with it?”" in page
    assert "nobody else is known there" not in page


def test_an_english_sentence_names_no_department_in_chinese(run):
    tell(run, PAT + 'log pat "talked" --by call\nadd department o1 品质部 exists\nadd department o1 总务 exists')
    for words in ("cover d1", "cover d1 --lang zh"):
        flags = json.loads(run(*words.split(), "--json").stdout)["flags"]
        said = [each["sentence"] for each in flags if each["kind"] == "nobody_heads"]
        assert said == [
            "Who looks after quality at your place?",
            "Who else at your place works on this order, and on which part of it?",
        ]
    assert "（贵公司的“品质部”由谁负责？）" in run("cover", "d1", "--lang", "zh").stdout


def test_a_sentence_goes_to_somebody_else_or_is_held(run):
    tell(run, THREE + 'set c1 avoid="Mr Kruger" --source phone')
    asked = json.loads(run("cover", "d1", "--json").stdout)["flags"][0]
    assert (asked["about"], asked["ask"]) == ("c2", "c3")  # the name is not to be mentioned to Pat
    tell(run, 'set c3 avoid="Mr Kruger" --source phone')
    page = run("cover", "d1").stdout
    assert "held: what is known of those who could be asked speaks against it" in page
    assert "together with Olaf Kruger" not in page
    public = run("cover", "d1", env={"DOSSIER_PUBLIC": "1"})
    assert (public.exit_code, public.stdout) == (6, "")


@pytest.mark.parametrize(
    ("before", "flagged"),
    [
        ("", ["decider_unknown", "alone", "role_unknown"]),
        ("set c1 authority=decides --source phone", ["alone"]),
        ("set c1 authority=decides --certainty likely --source phone", ["decider_unsure", "alone"]),
        ("stage d1 lost --why price dear", []),
    ],
)
def test_a_client_of_one_person_is_asked_himself(run, before, flagged):
    tell(run, PAT + 'log pat "talked" --by call\n' + before)
    told = json.loads(run("cover", "d1", "--json").stdout)
    assert [each["kind"] for each in told["flags"]] == flagged
    assert "Pat Lee" in run("cover", "d1").stdout


def test_of_a_deal_without_anybody_nothing_is_said(run):
    tell(run, 'add company "Client Ltd" --country DE\ndeal o1 Chargers')
    done = run("cover", "d1")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "Nobody at Client Ltd is in the book: nothing can be said of d1." in done.stderr


def an_order(number, ship_by, shipped):
    left = f"--shipped-on 2026-{shipped}" if shipped else ""
    return (
        f"""add order d1 --number PI-{number} --value 10000 --currency USD --destination DE --confirmed-on 2026-02-0{number}
        """.strip()
        + f" --ship-by 2026-{ship_by} {left}\n"
    )


LEFT = (("04-10", "04-10"), ("04-20", "04-18"), ("05-02", "04-30"), ("05-20", "05-20"), ("06-10", "06-09"), ("07-01", "06-30"),
        ("08-15", "08-15"), ("09-30", "09-29"))  # fmt: skip
COUNTED = PAT + "".join(an_order(at, *days) for at, days in enumerate(LEFT, 1))
WORD = """
    add promise pat "send the test report" --by ours --due-on 2026-11-25
    add promise pat "send the photographs" --by ours --due-on 2026-11-20
    add promise pat "send the artwork" --by theirs --due-on 2026-11-10
    add promise pat "send the forecast" --by theirs --due-on 2026-11-30
    done m1
    done m2
    log pat "please quote" --by email --in --on 2026-03-02
    log pat "quoted" --by email --out --on 2026-03-02
    log pat "what about blue" --by email --in --on 2026-03-09
    log pat "blue is possible" --by email --out --on 2026-03-11
    log pat "and red" --by email --in --on 2026-03-16
    log pat "red, too" --by email --out --on 2026-03-18
"""
"""Counted by hand: 8 orders of USD 10,000, 8 of 8 on the day; our promises 1 of 2 by their day (m2 three days late), theirs 0 of 1,
one not due; three letters of theirs answered after 0, 2 and 2 working days; of ours the first confirmation,
the quotation and the answer on blue were followed by a word of theirs, after 20, 5 and 3."""


def test_a_year_is_as_counted_by_hand(run):
    tell(run, COUNTED + WORD)
    told = json.loads(run("year", "client", "--json").stdout)
    assert (told["orders"], told["sums"], told["on_the_day"], len(told["loadings"])) == (8, {"USD": "80000"}, 8, 8)
    assert told["ours"] == {"due": 2, "on_time": 1, "late": 1, "open": 0, "dropped": 0}
    assert told["theirs"] == {"due": 1, "on_time": 0, "late": 0, "open": 1, "dropped": 0}
    assert (told["our_answers"]["answered"], told["our_answers"]["days"]) == (3, 2)
    assert (told["their_answers"]["answered"], told["their_answers"]["days"]) == (3, 5)
    assert told["line"] == "Eight of eight shipments left by the agreed day in 2026."
    page = run("year", "pat").stdout
    assert "8 of 8 on the day" in page
    assert "“Eight of eight shipments left by the agreed day in 2026.”" in page
    assert "8 批中 8 批按期" in run("year", "pat", "--lang", "zh").stdout


def test_the_page_for_them_has_our_word_and_not_theirs(run):
    tell(run, COUNTED + WORD + 'set s1 claim="two cartons crushed"')
    mine, page = run("year", "pat").stdout, run("year", "pat", "--share").stdout
    assert "their word" in mine
    assert "two cartons crushed" in mine
    assert "8 of 8 on the day · by the days agreed last" in page
    assert "1 of 2 promises kept by their day" in page
    for words in ("their word", "their next word", "crushed", "negotiation", "test report", "artwork"):
        assert words not in page
    told = json.loads(run("year", "pat", "--share", "--json").stdout)
    assert (told["theirs"], told["their_answers"], told["cancelled"], told["complaints"]) == (None, None, None, [])


def test_a_late_one_counts_against_us_and_a_moved_day_is_said(run):
    tell(run, COUNTED + "set s1 shipped_on=2026-04-13")
    page = run("year", "client").stdout
    assert "7 of 8 on the day" in page
    assert "PI-1: agreed for 10 Apr, left 3 days late" in page
    assert "Seven of eight shipments left by the agreed day in 2026." in page
    tell(run, "set s1 ship_by=2026-04-13")
    page = run("year", "client").stdout
    assert "8 of 8 on the day · of 1 the day was moved: by the day agreed last" in page
    assert "Eight of eight shipments left by the day we last agreed in 2026." in page


def test_two_loadings_carry_no_line_and_an_empty_year_says_so(run):
    tell(run, PAT + an_order(1, *LEFT[0]) + an_order(2, "11-01", ""))
    page = run("year", "client").stdout
    assert "No line: 2 loadings, 1 of them on the day, do not carry one." in page
    assert (
        "PI-2: agreed for 1 Nov, not left, 3 weeks late" in page
        or "PI-2: agreed for 1 Nov, not left, 22 days late" in page
    )
    done = run("year", "client", "2024")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "Nothing to count with Client Ltd from 1 Jan 2024 to 31 Dec 2024" in done.stderr
