"""After the order, in commands only: complaints with an end, one page of dates, sample money said once."""

import json

import pytest


@pytest.fixture
def on(run):
    """Return what types a line on a day, `on("2026-12-01", "remind")`; every line must succeed."""

    def typed(day: str, *words: str) -> str:
        done = run(*words, env={"DOSSIER_NOW": f"{day}T08:30"})
        assert done.exit_code == 0, (words, done.stderr)
        return done.stdout + done.stderr

    typed("2026-11-02", "add", "contact", "Anna", "--company", "Nord", "--country", "DE", "--known", "--no-follow-up")
    typed("2026-11-02", "deal", "anna", "Lamps", "--value", "5000", "--currency", "USD")
    return typed


@pytest.fixture
def ordered(on):
    on("2026-11-03", "quote", "d1", "--line", "Lamp, 1000 pcs, 5", "--incoterm", "FOB Shenzhen", "--lead-time",
       "30 days after deposit", "--payment", "30% deposit, 70% before shipment", "--sent")  # fmt: skip
    on("2026-11-04", "order", "d1", "--number", "PI-1", "--po-number", "PO77", "--ship-by", "2026-12-20",
       "--deposit-due", "2026-11-10", "--destination", "DE")  # fmt: skip
    return on


def test_a_complaint_is_told_each_morning_until_it_is_answered_and_then_weekly(ordered):
    said = ordered("2026-11-23", "complaint", "PI-1", "12 lamps flicker", "--pieces", "12", "--asked", "new ones")
    assert "Added complaint cp1 for Lamps: 12 lamps flicker" in said
    assert 'dossier log d1 "…" --by email --out' in said
    assert "complaint of 23 Nov: answer within a day: 12 lamps flicker (today)" in ordered("2026-11-23", "remind")
    assert "answer within a day: 12 lamps flicker (today)" in ordered("2026-11-24", "remind")
    assert "answer within a day: 12 lamps flicker (1 day overdue)" in ordered("2026-11-25", "remind")
    assert "一天内答复：12 lamps flicker" in ordered("2026-11-24", "remind", "--lang", "zh")
    ordered("2026-11-24", "log", "anna", "a note to myself", "--by", "note")
    assert "answer within a day" in ordered("2026-11-24", "remind")
    ordered("2026-11-24", "log", "anna", "we look into it", "--by", "email", "--out")
    assert "answer within a day" not in ordered("2026-11-24", "remind")
    assert json.loads(ordered("2026-11-24", "show", "cp1", "--json"))["answered_on"] == "2026-11-24"
    assert "complaint of 23 Nov is not closed: 12 lamps flicker" in ordered("2026-12-01", "remind")
    ordered(
        "2026-12-01", "set", "cp1", "remedy=replaced", "cost=USD 60", "prevention=burn in for 4 hours", "closed=today"
    )
    assert "complaint" not in ordered("2026-12-01", "remind")


def test_a_complaint_that_is_over_asks_for_no_answer_and_no_day_of_it_is_to_come(ordered, run):
    said = ordered("2026-11-23", "complaint", "PI-1", "box torn", "--on-date", "2026-11-20", "--closed", "2026-11-22")
    assert "Answer within a day" not in said
    for field in ("closed", "answered", "came"):
        refused = run("set", "cp1", f"{field}=2027-03-01", env={"DOSSIER_NOW": "2026-11-23T08:30"})
        assert (refused.exit_code, "still to come" in refused.stderr) == (2, True), field
    assert "box torn: closed on 22 Nov" in ordered("2026-11-23", "year", "nord")
    assert "box torn：11月22日结案" in ordered("2026-11-23", "year", "nord", "--lang", "zh")
    ordered("2026-11-23", "complaint", "PI-1", "12 lamps flicker")
    assert "12 lamps flicker: open" in ordered("2026-11-23", "year", "nord")


def test_the_next_order_remembers_a_complaint_whatever_was_noted_of_its_end(ordered):
    ordered("2026-11-23", "complaint", "s1", "box torn")
    ordered("2026-11-23", "complaint", "s1", "12 lamps flicker")
    ordered("2026-11-24", "set", "cp2", "prevention=burn in for 4 hours", "closed=today")
    ordered("2026-11-25", "order", "d1", "--more", "--number", "PI-2", "--quantity", "500")
    notes = ordered("2026-11-25", "order", "PI-2", "--notes")
    assert "after an earlier complaint: burn in for 4 hours" in notes
    assert "earlier complaint, prevention not noted: box torn" in notes
    assert "12 lamps flicker" not in notes
    assert "此前客诉，未记改进措施：box torn" in ordered("2026-11-25", "order", "PI-2", "--notes", "--lang", "zh")
    assert "complaint" not in ordered("2026-11-25", "order", "s1", "--notes")


def test_while_a_complaint_is_open_nobody_chases_sells_or_congratulates(ordered, run):
    late = {"DOSSIER_NOW": "2026-12-15T08:30"}
    ordered("2026-11-04", "add", "news", "nord", "anniversary", "20 years", "--on-date", "2026-12-18")
    assert "congratulate" in ordered("2026-12-10", "advise", "anna", "--moment", "mail")
    ordered("2026-12-10", "complaint", "anna", "the box is torn")
    for kind in ("chase", "anniversary", "proposal"):
        refused = run("draft", "anna", kind, env=late)
        assert (refused.exit_code, "A complaint of Anna (cp1) is open" in refused.stderr) == (6, True), refused.stderr
    advice = ordered("2026-12-10", "advise", "anna", "--moment", "mail")
    assert "Speak of it first" in advice
    assert "against it: open complaint cp1: the box is torn" in advice
    assert "20 years" not in ordered("2026-12-15", "remind")
    assert "complaint open since" in ordered("2026-12-10", "show", "anna")
    ordered("2026-12-10", "set", "cp1", "closed=today")
    assert "Speak of it first" not in ordered("2026-12-10", "advise", "anna", "--moment", "mail")
    assert "A complaint of" not in run("draft", "anna", "chase", env=late).stderr


def test_the_next_order_remembers_what_prevents_it(ordered):
    ordered(
        "2026-11-20", "complaint", "s1", "12 lamps flicker", "--prevention", "burn in for 4 hours", "--cost", "USD 60"
    )
    assert "burn in" not in ordered("2026-11-20", "order", "s1", "--notes")
    ordered("2026-11-21", "deal", "anna", "Lamps again", "--currency", "USD")
    ordered("2026-11-21", "add", "order", "Lamps again", "--number", "PI-2", "--destination", "DE")
    assert "after an earlier complaint: burn in for 4 hours" in ordered("2026-11-21", "order", "s2", "--notes")
    assert "客诉改进：burn in for 4 hours" in ordered("2026-11-21", "order", "s2", "--notes", "--lang", "zh")


def test_a_complaint_is_for_our_own_eyes_and_goes_back(ordered, run):
    ordered("2026-11-20", "complaint", "s1", "12 lamps flicker", "--cause", "bad batch")
    assert "cp1 complaint · 12 lamps flicker" in ordered("2026-11-20", "find", "flicker")
    assert run("show", "cp1", "--share").exit_code == 6
    for words in (("show", "anna"), ("show", "s1"), ("list", "complaints"), ("find", "flicker"), ("dates", "s1")):
        assert "flicker" not in run(*words, "--share").stdout
    early = run("set", "cp1", "closed=2026-11-01")
    assert (early.exit_code, "before" in early.stderr or "earlier" in early.stderr) == (2, True), early.stderr
    ordered("2026-11-20", "undo")
    assert run("show", "cp1").exit_code == 3


def test_the_dates_of_an_order_say_what_slipped_and_what_that_moves(ordered):
    calm = ordered("2026-11-05", "dates", "PO77")
    assert "Nothing has slipped, as far as it is noted." in calm
    assert "inspection            ours     no date yet" in calm
    ordered("2026-11-05", "set", "s1", "etd=2026-12-22", "eta=2027-01-25", "vessel=Ever Long", "bl_kind=电放")
    late = ordered("2026-11-25", "dates", "s1")
    assert "deposit (theirs) · 15 days over its day · goods ready to leave: 25 Dec at the earliest" in late
    assert "departure (ETD) (carrier) · 2 days after the goods are to leave" in late
    ordered("2026-12-01", "set", "s1", "etd=2026-12-29")
    moved = ordered("2026-12-02", "dates", "s1", "--since", "2026-11-30")
    assert "* departure (ETD)" in moved
    assert "first 22 Dec" in moved
    assert "departure (ETD) (carrier) · moved by 7 days · arrival (ETA): 1 Feb 2027 at the earliest" in moved
    assert "原定12月22日" in ordered("2026-12-02", "dates", "s1", "--lang", "zh")
    ordered("2026-12-02", "order", "s1", "--cancelled", "they closed")
    assert "nothing is waited for" in ordered("2026-12-02", "dates", "s1")


def test_goods_that_have_left_are_not_said_to_have_sailed_before_their_vessel(ordered, run):
    days = ("etd=2026-12-29", "eta=2027-01-25", "inspection=2026-12-18", "cut_off=2026-12-22")
    ordered("2026-11-05", "set", "s1", *days)
    assert run("set", "s1", "eta=2026-12-01").exit_code == 2
    assert run("order", "d1", "--more", "--etd", "2027-01-05", "--eta", "2027-01-04").exit_code == 2
    ordered("2026-12-23", "order", "s1", "--shipped", "--override", "insured")
    ours = ordered("2026-12-24", "dates", "s1")
    assert "departure (ETD)       carrier  29 Dec       in 5 days" in ours
    assert "inspection            ours     18 Dec       its day is over; whether it happened is not noted" in ours
    assert "cut-off               carrier  22 Dec       done" in ours
    assert "production begins     ours     not noted" in ours
    assert "documents sent        ours     no date yet" in ours
    assert "goods ready to leave (ours) · 3 days late" in ours
    for slipped in ("inspection (ours) ·", "cut-off (carrier) ·", "departure (ETD) (carrier) ·"):
        assert slipped not in ours
    theirs = ordered("2026-12-24", "dates", "s1", "--for", "anna", "--in", "en")
    assert "departure (ETD)       carrier  29 December\n" in theirs
    assert "开始生产         我方    未记录" in ordered("2026-12-24", "dates", "s1", "--lang", "zh")
    ordered("2027-02-03", "order", "s1", "--delivered", "--on", "2027-02-01")
    assert "departure (ETD)       carrier  29 Dec 2026  done" in ordered("2027-02-03", "dates", "s1")


def test_what_is_said_as_done_has_no_day_to_come(ordered, run):
    ordered("2026-11-05", "proof", "d1", "sample", "--sent", "--fee", "USD 30", "--paid-by", "theirs")
    for words in (
        ("set", "s1", "documents_sent=2026-12-24"), ("order", "s1", "--documents-sent", "2026-12-24"),
        ("set", "y1", "fee_paid_on=2026-12-24"), ("proof", "y1", "--fee-paid-on", "2026-12-24"),
        ("set", "q1", "sent_on=2026-12-24"), ("set", "s1", "deposit_paid=2026-12-24"), ("set", "s1", "shipped_on=2026-12-24"),
    ):  # fmt: skip
        refused = run(*words, env={"DOSSIER_NOW": "2026-11-05T08:30"})
        assert (refused.exit_code, "that day is still to come" in refused.stderr) == (2, True), words


def test_a_day_put_right_at_once_never_slipped(ordered):
    ordered("2026-11-05", "set", "s1", "etd=2026-12-02")
    ordered("2026-11-05", "set", "s1", "etd=2026-12-20")
    assert "first" not in ordered("2026-11-06", "dates", "s1")


def test_the_clients_page_is_in_their_language_without_a_word_of_ours(ordered, run, tmp_path):
    ordered(
        "2026-11-05",
        "set",
        "s1",
        "note=PRIVATE",
        "freight=USD 900",
        "etd=2026-12-22",
        "bl_kind=telex",
        "vessel=Ever Long",
    )
    ordered("2026-11-05", "set", "anna", "languages=German, English")
    ordered("2026-11-05", "complaint", "s1", "SECRET")
    page = tmp_path / "dates.html"
    shown = ordered("2026-11-25", "dates", "s1", "--for", "anna")
    ordered("2026-11-25", "dates", "s1", "--for", "anna", "--html", str(page))
    for text in (shown, page.read_text("utf-8"), ordered("2026-11-25", "dates", "s1", "--for", "anna", "--md")):
        assert "Termine Ihres Auftrags" in text
        assert "PO77" in text
        assert "Telex-Release" in text
        assert not [
            word for word in ("PRIVATE", "SECRET", "900", "s1", "d1", "dossier", "no date") if word in text.split()
        ]
    assert "Anzahlung: Ware versandbereit frühestens 25. Dezember." in shown
    run("add", "contact", "Bob", "--company", "Other", "--country", "US", "--known", "--no-follow-up")
    other = run("dates", "s1", "--for", "bob")
    assert (other.exit_code, "does not belong to the client" in other.stderr) == (2, True)
    assert run("dates", "d1", "--in", "xx").exit_code == 2
    assert run("dates", "nobody").exit_code == 3


def test_a_sample_fee_is_offered_once_and_credited_once(on, run):
    on(
        "2026-11-03",
        "proof",
        "d1",
        "sample",
        "--sent",
        "--fee",
        "USD 80",
        "--courier-cost",
        "USD 45",
        "--paid-by",
        "theirs",
    )
    line = ("quote", "d1", "--line", "Lamp, 1000 pcs, 5", "--payment", "30/70")
    assert "--credit" not in on("2026-11-04", *line)
    assert run("proof", "y1", "--credit", "q1").exit_code == 6
    on("2026-11-05", "set", "y1", "fee_paid_on=today")
    assert "They paid USD 80 for y1 on 5 Nov." in on("2026-11-06", *line)
    on("2026-11-06", "proof", "y1", "--credit", "q2")
    assert "The sample fee of USD 80 is credited on your first order." in on("2026-11-06", "show", "q2")
    assert "--credit" not in on("2026-11-07", *line)
    assert "it is said once" in run("proof", "y1", "--credit", "q3").stderr
    on("2026-11-07", "quote", "q2", "--sent")
    assert "left the house" in run("proof", "y1", "--credit", "q2").stderr
    assert "dossier proof y1 --credit s1" in on(
        "2026-11-08", "order", "d1", "--from-quote", "q2", "--destination", "DE"
    )
    on("2026-11-08", "proof", "y1", "--credit", "s1")
    proof = json.loads(on("2026-11-08", "show", "y1", "--json"))
    assert proof["credited_on"] == "2026-11-08"
    assert "USD 80" not in on("2026-11-08", "order", "s1", "--notes")
    assert "is credited already" in run("proof", "y1", "--credit", "s1").stderr
    assert run("proof", "y1", "--credit", "anna").exit_code == 2


def test_a_fee_is_credited_on_the_first_order_only(ordered, run):
    ordered(
        "2026-11-05",
        "proof",
        "d1",
        "sample",
        "--sent",
        "--fee",
        "USD 80",
        "--paid-by",
        "theirs",
        "--fee-paid-on",
        "today",
    )
    ordered("2026-11-06", "add", "order", "d1", "--number", "PI-2", "--destination", "DE")
    later = run("proof", "y1", "--credit", "s2")
    assert (later.exit_code, "Their first order was s1" in later.stderr) == (6, True)
    assert run("proof", "--credit", "s1").exit_code == 2


def test_samples_are_counted_by_month_and_what_is_not_noted_is_said(on):
    assert "No sample has been sent yet" in on("2026-11-03", "report", "samples")
    on(
        "2026-11-03",
        "proof",
        "d1",
        "sample",
        "--sent",
        "--fee",
        "USD 80",
        "--courier-cost",
        "USD 45",
        "--paid-by",
        "theirs",
    )
    on("2026-11-04", "proof", "d1", "sample", "--sent", "--courier-cost", "CNY 120")
    on("2026-11-05", "proof", "d1", "sample", "--sent")
    on("2026-11-05", "proof", "y1", "--feedback", "good")
    told = json.loads(on("2026-11-06", "report", "samples", "--json"))
    assert told["months"] == [
        {"month": "2026-11", "sent": 3, "unanswered": 2, "unanswered_cost": {"CNY": "120"}, "ours": {},
         "unpaid": {"USD": "125"}, "without_cost": 1, "without_payer": 1}
    ]  # fmt: skip
    assert "1 without a payer" in on("2026-11-06", "report", "samples")
    assert "仅供自己看" in on("2026-11-06", "report", "samples", "--lang", "zh")


def test_an_after_sales_sheet_fills_fields(ordered):
    ordered("2026-11-20", "complaint", "s1", "12 lamps flicker")
    ordered("2026-11-20", "set", "cp1", "处理人=Li", "原因分析=bad batch", "改进措施=burn in", "赔付金额=USD 60")
    held = json.loads(ordered("2026-11-20", "show", "cp1", "--json"))
    assert (held["handler"], held["cause"], held["prevention"]) == ("Li", "bad batch", "burn in")
