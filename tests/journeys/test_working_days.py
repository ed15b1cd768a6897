"""Working days from the first key to the last, made of commands only; each says what a reader of the screen would find."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run

Typed = Callable[[str], str]

INQUIRY = """From: Omar Haddad <omar.haddad@najd.example>
To: lily@brightcharge.example
Subject: Inquiry 65 W chargers for our 22 stores
Date: Mon, 23 Nov 2026 07:52:00 +0800
Content-Type: text/plain; charset=utf-8

Dear Lily,

we run 22 home stores in Riyadh and look for 10,000 pcs chargers 65 W with UK plug.
Please send us your best price CIF Dammam.

Best regards,
Omar Haddad
Purchasing Manager
Najd Home Stores
Phone: +966 11 555 0133
"""


@pytest.fixture
def on(run: Run) -> Callable[[str], Typed]:
    """Return a function that gives, for a moment, the one that types a line then and returns what is said."""
    assert run("config", "me.time_zone=Asia/Shanghai").exit_code == 0

    def at(moment: str) -> Typed:
        def typed(line: str) -> str:
            done = run(*shlex.split(line), env={"DOSSIER_NOW": moment})
            assert done.exit_code == 0, f"{line}\n{done.stderr}"
            return done.stdout

        return typed

    return at


@pytest.fixture
def refused(run: Run) -> Typed:
    """Return a function that types a line, sees it refused, and returns what is said about it."""

    def typed(line: str) -> str:
        done = run(*shlex.split(line))
        assert done.exit_code != 0, f"{line}\n{done.stdout}"
        assert done.stdout == ""
        return done.stderr

    return typed


def test_from_the_first_inquiry_to_the_first_follow_up(on, tmp_path: Path):
    monday = on("2026-11-23T08:30")
    mail = tmp_path / "inquiry.eml"
    mail.write_text(INQUIRY, encoding="utf-8")

    added = monday(f"add contact --from '{mail.as_posix()}' --no-input")
    assert "Added Omar Haddad (c1), Purchasing Manager at Najd Home Stores (o1, new). 🇸🇦 Saudi Arabia." in added
    assert "Follow-up f1 on Wed 25 Nov" in added
    assert "? payment: “Which payment terms do you usually work with?”" in added

    morning = monday("remind")
    assert morning.index("waits for our answer since 07:52 today") < morning.index("The next seven days")
    seen = monday("show omar")
    assert "deal     10,000 pcs chargers 65 W · inquiry" in seen
    assert "waiting  for our answer since 23 Nov" in seen

    letter = monday("draft omar first-reply")
    assert "Thank you for your inquiry of 23 November (chargers 65 W)." in letter
    assert "- Price: by 24 November, CIF Dammam as you asked" in letter
    assert "When do you need the goods?" in letter
    monday("log omar 'first reply with three questions' --by email --out")
    assert "waits for our answer" not in monday("remind")

    wednesday = on("2026-11-25T08:30")
    assert "check the answer to our first reply (today)" in wednesday("remind")
    wednesday("log omar 'L/C at sight, by the end of January' --by email --in")
    wednesday("set omar terms.payment='L/C at sight' --source email")
    assert "Which payment terms" not in wednesday("gaps omar")
    assert "next on 29 Nov: send the offer" in wednesday("done f1 --next sun --todo 'send the offer'")
    log = wednesday("show omar --section log")
    assert log.index("L/C at sight") < log.index("first reply") < log.index("Inquiry 65 W chargers")
    assert "○ Sun 29 Nov send the offer" in log  # a working day in Riyadh


def test_from_the_quotation_to_the_order_to_the_ship(on):
    monday = on("2026-11-23T08:30")
    monday("add contact 'Anna Schmidt' --company 'Nordlicht GmbH' --country DE --known --no-input")
    monday("deal anna 'Desk lamps' --quantity 1200 --market DE")
    monday("quote d1 --line 'Desk lamp L9, 1200 pcs, 7.40' --incoterm 'FOB Shenzhen' --valid 30d"
           " --payment '30% deposit, 70% before shipment'")  # fmt: skip
    paper = monday("quote q1 --md -")
    assert "| 1 | Desk lamp L9 | 1,200 pcs | 7.40 | 8,880.00 |" in paper
    assert "- **Valid until:** 23 December 2026" in paper
    monday("quote q1 --sent")

    december = on("2026-12-01T08:30")
    assert "quotation Q2026-001 sent 23 Nov, no answer" in december("remind")
    assert "USD 7.40 → 7.20 (−2.7 %)" in december("quote --revise q1 --line 'Desk lamp L9, 1200 pcs, 7.20'")
    december("quote q2 --sent")
    assert "replaced" in december("show q1")
    december("quote q2 --accepted")
    ordered = december("order d1 --number PI-1 --ship-by 2027-01-20 --plug EU --mains '100-240 V'"
                       " --certificates 'CE, RoHS' --label-language de")  # fmt: skip
    assert "Order PI-1 (s1) for Desk lamps (d1), USD 8,640.00." in ordered
    assert "plug EU fits F, C ✓" in ordered
    december("order s1 --paid-deposit")
    seen = december("show s1")
    assert "deposit       done 1 Dec · 30 % USD 2,592.00" in seen
    assert "balance       17 Jan 2027 (in 6 weeks) · 70 % USD 6,048.00" in seen
    notes = december("order s1 --notes --lang zh")
    assert "货物：Desk lamp L9 × 1,200 pcs" in notes
    assert "最迟出货日：2027年1月20日" in notes

    january = on("2027-01-18T08:30")
    morning = january("remind")
    assert "ship PI-1 (Wed 20 Jan)" in morning
    assert "Chinese New Year closure" in morning
    january("order s1 --paid-balance")
    assert "shipped on 18 Jan; deal d1: paid" in january("order s1 --shipped")
    assert "PI-1" not in january("remind")
    told = january("history d1")
    days = ["sent · USD 7.40", "r2 sent · USD 7.20", "r2 · accepted", "order PI-1 confirmed", "order PI-1 paid"]
    assert [told.index(each) for each in days] == sorted(told.index(each) for each in days)
    assert "✓ payment: 30% deposit, 70% before shipment" in told


def test_a_morning_is_worked_off_with_done_snooze_and_drop(on):
    monday = on("2026-11-23T08:30")
    monday("add contact Anna --company 'Nordlicht GmbH' --country DE --known --no-input")
    monday("add contact Bruno --company 'Suedlicht GmbH' --country DE --known --no-input")
    monday("follow anna today 'call about the box'")
    monday("follow bruno today 'ask for the drawing' --every 2w")
    monday("follow anna today 'an old idea'")
    monday("add promise anna 'the test report' --due-on today")
    assert monday("remind").startswith("Mon 23 Nov 2026 · 4 things to do")

    assert "logged; next on 30 Nov: send the artwork" in monday(
        "done f1 --log 'the box is settled' --by call --next +1w --todo 'send the artwork'"
    )
    assert "from 23 Nov to Wed 25 Nov" in monday("snooze f2 +2d")
    assert "they bought elsewhere" in monday("drop f3 --why 'they bought elsewhere'")
    monday("done m1")

    left = monday("remind")
    assert left.startswith("Mon 23 Nov 2026 · 2 things to do")
    assert "Today" not in left
    assert "last: the box is settled (today)" in left
    assert "they bought elsewhere" in monday("history f3")

    wednesday = on("2026-11-25T08:30")
    assert "ask for the drawing (today) ↻" in wednesday("remind")
    assert "comes again on 7 Dec" in wednesday(
        "done f2"
    )  # two weeks after its day, not after the day it was put off to
    assert "ask for the drawing" not in wednesday("remind")
    assert "ask for the drawing (today) ↻" in on("2026-12-07T08:30")("remind")


def test_a_colleague_takes_over_a_client_and_confirms_what_she_was_told(on, tmp_path: Path):
    lily = on("2026-11-23T08:30")
    lily("config profile.name='Lily Chen'")
    lily("add contact 'Anna Schmidt' --company 'Nordlicht GmbH' --country DE --known --no-input")
    lily("add contact Karen --company 'Southern Light' --known --no-input")
    lily("set anna spoken_english=poor --source phone")
    lily("set nordlicht terms.payment='30% deposit, 70% before shipment' --source email")
    lily("add intel nordlicht 'pays a supplier in Ningbo late' --told-by karen")
    lily("log anna 'wants the lamps in sand' --by email --in")
    lily("follow anna +3d 'send the drawing'")
    page = lily("handover nordlicht")
    assert "send the drawing" in page
    assert "Ningbo" not in page
    bundle = (tmp_path / "for-wei.dossier").as_posix()
    assert "told us in confidence stays behind" in lily(f"handover nordlicht --to '{bundle}'")

    at_her_desk = on("2026-11-24T09:00")

    def wei(line: str) -> str:
        return at_her_desk(f"--db '{(tmp_path / 'wei.db').as_posix()}' {line}")

    assert "Took over 2 clients of Lily Chen" in wei(f"inherit '{bundle}'")
    told = wei("show anna")
    assert "from Lily Chen, 23 Nov; not verified here" in told
    assert "poor (likely)" in told
    assert "wants the lamps in sand" in told
    assert "Karen" not in told
    assert "send the drawing" in wei("remind --all")
    assert "Nothing new" in wei(f"inherit '{bundle}'")

    assert "now count" in wei("inherit --confirm nordlicht")
    told = wei("show anna")
    assert "not verified here" not in told
    assert "(likely)" not in told
    wei("undo")
    assert "not verified here" in wei("show anna")


def test_mistakes_are_refused_with_a_way_out_and_what_was_done_is_taken_back(on, refused):
    monday = on("2026-11-23T08:30")
    monday("add contact Anna --company 'Nordlicht GmbH' --country DE --known --no-input")
    monday("follow anna today 'call about the box'")
    assert "Choose from: poor, fair, good, fluent" in refused("set anna spoken_english=splendid")
    assert "Did you mean spoken_english" in refused("set anna spokn_english=good")
    assert "Dropping needs a reason" in refused("drop f1")
    assert "Snooze to a day or an hour to come" in refused("snooze f1 yesterday")
    assert "dossier list contacts" in refused("show nobody-of-that-name")

    monday("log anna 'asked for the price' --by email --in")
    before = monday("show anna --json")
    monday("set anna spoken_english=good")
    monday("delete anna --yes")
    refused("show anna")
    assert "Taken back: Deleted Anna" in monday("undo")
    assert "asked for the price" in monday("show anna")
    monday("undo")
    assert monday("show anna --json") == before
    assert "spoken English" in monday("redo")
    monday("redo")
    refused("show anna")
    monday("undo")

    monday("set anna title=Buyer")
    refused("redo")  # what was taken back before something new was written is gone for good
    listed = monday("undo --list")
    assert listed.index("title") < listed.index("Added Anna")
    assert monday("check")


def test_a_country_is_looked_up_compared_and_noted(on, refused):
    monday = on("2026-11-23T08:30")
    monday("add company 'Kauri Home Ltd' --country NZ")
    seen = monday("show 'new zealand'")
    assert seen.startswith("🇳🇿 New Zealand · NZ")
    assert "Kauri Home Ltd o1" in seen
    assert "standard plug    I" in seen
    assert monday("show 新西兰") == seen

    side_by_side = monday("compare NZ AU ZA")
    marks = next(each for each in side_by_side.splitlines() if each.strip().startswith("mandatory marks"))
    assert marks.count("RCM") == 2
    clients = next(each for each in side_by_side.splitlines() if each.strip().startswith("our clients"))
    assert clients.split()[-3:] == ["1", "0", "0"]
    assert "two to five countries" in refused("compare NZ")
    assert "Did you mean the country Netherlands?" in refused("show Neverland")

    monday("add note NZ 'small quantities, polite' --topic buying --source fair")
    noted = monday("show NZ")
    assert noted.index("small quantities, polite  (trade fair, 23 Nov)") < noted.index("How they buy")
    assert "small quantities, polite" in monday("show kauri")
    holidays = monday("holidays NZ --days 60")
    assert "Christmas and summer closure" in holidays
    assert "Thanksgiving" not in holidays
