"""What is next with a client: it heads the page, sets the moment of the advice, stands in the morning, and is asked when planned."""

import json

import pytest


@pytest.fixture
def client(run):
    """Return a function that adds the one client of a test with facts and returns the ref."""

    def added(name: str, country: str, *facts: str) -> str:
        run("add", "contact", name, "--company", f"{name} Trading", "--country", country, "--known", "--no-follow-up")
        if facts:
            assert run("set", "c1", *facts).exit_code == 0
        return "c1"

    return added


def on(day: str, lang: str = "en") -> dict[str, str]:
    return {"DOSSIER_NOW": f"{day}T08:30", "DOSSIER_LANG": lang, "COLUMNS": "200"}


def next_of(run, ref: str, day: str, lang: str = "en") -> str:
    """Return what the head of the page says is next, with its lines below."""
    lines = run("show", ref, env=on(day, lang)).stdout.splitlines()
    at = next((at for at, line in enumerate(lines) if line.startswith(("  next ", "  接下来"))), None)
    if at is None:
        return ""
    below = [line for line in lines[at + 1 : at + 4] if line.startswith("     ")]
    return "\n".join([lines[at], *below])


def rules(run, ref: str, day: str, *words: str) -> set[str]:
    said = json.loads(run("advise", ref, *words, "--json", env=on(day)).stdout)
    return {each["rule"] for each in said["advice"]}


def test_a_visit_of_tomorrow_heads_the_page_and_stands_in_the_morning_with_its_list(run, client):
    priya = client("Priya", "IN", "religion=hindu", "diet=vegetarian")
    run("add", "visit", priya, "to_us", "2026-12-05", "--place", "Shenzhen")
    assert "Visit to us on Sat 5 Dec (tomorrow) · agenda, pick-up, table (vegetarian), gift" in next_of(
        run, priya, "2026-12-04"
    )
    morning = run("remind", env=on("2026-12-04")).stdout
    assert "visit to us · Shenzhen (Sat 5 Dec, tomorrow)" in morning[morning.index("Today") :]
    assert "agenda, pick-up, table (vegetarian), gift  › dossier advise c1 --moment reception" in morning
    assert "visit to us" not in run("remind", "--all", env=on("2026-11-20")).stdout
    assert "visit to us" in run("remind", "--all", env=on("2026-11-21")).stdout
    whole = run("remind", priya, env=on("2026-12-04")).stdout
    assert "□ table: vegetarian" in whole
    assert "□ pick-up: ask for flight and hotel, book a car" in whole


def test_a_visit_is_told_until_it_is_over(run, client):
    khalid = client("Khalid", "AE")
    run("add", "visit", khalid, "to_us", "2027-01-20", "--until", "2027-01-23")
    assert "visit to us (today)" in run("remind", env=on("2027-01-22")).stdout
    assert "until 23 Jan" in next_of(run, khalid, "2027-01-22")
    assert "visit to us" not in run("remind", "--all", env=on("2027-01-24")).stdout
    assert "Visit to us" not in next_of(run, khalid, "2027-01-24")


def test_the_list_of_a_visit_knows_the_fast_the_table_the_gifts_given_and_our_own_holidays(run, client):
    khalid = client("Khalid", "AE", "religion=muslim", "smokes=yes")
    run("add", "visit", khalid, "to_us", "2027-02-20", "--until", "2027-02-23")
    page = run("advise", khalid, env=on("2027-02-19")).stdout
    assert "For: Visit to us on Sat 20 Feb – 23 Feb (tomorrow) · for a call: dossier advise c1 --moment call" in page
    assert "□ table: halal kitchen, without pork; no alcohol" in page
    assert "□ gift: a fine lighter, handed over at the pick-up" in page
    assert "□ Ramadan until 8 Mar: no meal or drink by day, eat together after sunset" in page
    assert "□ 20 Feb is a day off with us (Chinese New Year closure)" in page
    assert "Receiving a guest" in page
    run("set", khalid, "gifts=lighter")
    again = run("advise", khalid, env=on("2027-02-19")).stdout
    assert "□ gift: something new; given so far: lighter" in again
    assert "□ gift: a fine lighter" not in again


def test_a_country_alone_suggests_no_gift_and_its_table_stands_as_general_guidance(run, client):
    igor = client("Igor", "RU")
    run("add", "visit", igor, "to_us", "2026-12-05")
    run("set", "RU", "table=nothing spicy")
    page = run("advise", igor, "--moment", "reception", env=on("2026-12-04")).stdout
    assert page.index("nothing spicy") < page.index("gifts to avoid")
    assert "tea sets" not in page
    assert "gifts to avoid" in page
    guidance = page.partition("gifts to avoid")[2]
    assert "general guidance of" in guidance
    assert "tea sets" in run("show", "RU", env=on("2026-12-04")).stdout


def test_a_pick_up_that_was_spoken_of_is_not_asked_for_again(run, client):
    tom = client("Tom", "US")
    run("add", "visit", tom, "to_us", "2026-12-05")
    run("log", tom, "flight CX 345, lands 15:10", "--by", "email", "--in")
    assert "□ pick-up: spoken of already; confirm driver and time" in run("advise", tom, env=on("2026-12-04")).stdout


@pytest.mark.parametrize("country", ["AE", "RU", "GB", "NG"])
def test_the_fast_is_the_persons_wherever_she_lives(run, client, country):
    muslim = client("Amina", country, "religion=muslim")
    before = next_of(run, muslim, "2027-01-27")
    assert (
        "Ramadan on Mon 8 Feb – 8 Mar (±1 day) (in 12 days): agree proofs, payments and shipping dates before it"
        in before
    )
    assert "Ramadan until 8 Mar" in (lasting := next_of(run, muslim, "2027-02-20"))
    assert "no lunch, no drink offered by day; calls late in the morning; meals after sunset" in lasting
    assert rules(run, muslim, "2027-02-20") & {"ramadan-in-the-calendar", "ramadan-while-it-lasts"} == {
        "ramadan-while-it-lasts"
    }
    assert "Eid al-Fitr" in next_of(run, muslim, "2027-03-08")
    assert "feast-send-wishes" in rules(run, muslim, "2027-03-08")
    text = run("advise", muslim, env=on("2026-12-28")).stdout
    assert "Ramadan begins on 8 Feb 2027, in 42 days: agree proofs, payments and shipping dates before it" in text


@pytest.mark.parametrize("religion", ["none", "hindu", "jewish"])
def test_who_keeps_another_faith_or_none_has_no_fast_and_gets_no_wishes_for_it(run, client, religion):
    other = client("Mehmet", "TR", f"religion={religion}")
    for day in ("2027-01-27", "2027-02-20", "2027-03-08"):
        found = rules(run, other, day)
        assert not found & {
            "ramadan-in-the-calendar",
            "ramadan-while-it-lasts",
            "ramadan-in-the-country",
            "feast-send-wishes",
        }
        assert "Ramadan" not in next_of(run, other, day)


def test_while_no_religion_is_noted_the_countrys_fast_is_only_the_countrys(run, client):
    somebody = client("Ali", "AE")
    assert rules(run, somebody, "2027-02-20") >= {"ramadan-in-the-country"}
    assert "ramadan-while-it-lasts" not in rules(run, somebody, "2027-02-20")


@pytest.mark.parametrize(
    ("country", "religion", "day", "feast"),
    [
        ("GB", "muslim", "2026-12-23", "New Year"),
        ("US", "jewish", "2026-12-01", "Hanukkah"),
        ("IN", "hindu", "2026-12-20", None),
        ("IN", "hindu", "2027-10-25", "Diwali"),
        ("GB", "sikh", "2027-11-10", "Guru Nanak's Birthday"),
        ("RU", "orthodox", "2026-12-30", "New Year"),
        ("RU", "orthodox", "2027-01-05", "Orthodox Christmas"),
        ("GR", "orthodox", "2026-12-20", "Christmas"),
        ("RU", "catholic", "2026-12-20", "Christmas"),
        ("DE", "protestant", "2026-12-20", "Christmas"),
        ("AE", "muslim", "2027-02-03", None),
        ("TH", "buddhist", "2027-05-18", "Vesak"),
    ],
)
def test_wishes_are_sent_for_the_feasts_of_the_person(run, client, country, religion, day, feast):
    ref = client("Sasha", country, f"religion={religion}")
    said = json.loads(run("advise", ref, "--json", env=on(day)).stdout)["advice"]
    lines = [each["text"] for each in said if each["rule"] == "feast-send-wishes"]
    assert len(lines) == (feast is not None)
    assert all(line.startswith(feast) for line in lines)


def test_no_wish_is_sent_for_a_day_off_or_to_somebody_of_another_faith(run, client):
    priya = client("Priya", "IN", "religion=hindu", "closeness=friend")
    assert "send wishes" not in run("remind", "--all", env=on("2027-03-08")).stdout
    run("set", priya, "religion=muslim")
    told = run("remind", "--all", env=on("2027-03-08")).stdout
    assert "Eid al-Fitr" in told
    assert "send wishes" in told


def test_the_morning_names_the_fast_of_clients_far_from_its_countries(run, client):
    client("Rinat", "RU", "religion=muslim")
    before = run("remind", env=on("2027-01-10")).stdout
    assert "Ramadan  8 Feb – 8 Mar (±1 day)" in before
    assert "Rinat c1 · agree proofs, payments and shipping before it" in before
    assert "no lunch by day" in run("remind", env=on("2027-02-20")).stdout
    assert "Ramadan" not in run("remind", env=on("2026-12-01")).stdout


@pytest.mark.parametrize(
    ("where", "religion", "day", "met"),
    [
        (
            "AE",
            "muslim",
            "2027-03-09",
            "9 Mar 2027 (±1 day, by the moon) is Eid al-Fitr for Sam: ask before you fix it.",
        ),
        (
            "GB",
            "muslim",
            "2027-03-09",
            "9 Mar 2027 (±1 day, by the moon) is Eid al-Fitr for Sam: ask before you fix it.",
        ),
        ("GB", "muslim", "2027-02-23", "Ramadan until 8 Mar 2027: no meal or drink by day, eat together after sunset"),
        ("MX", "", "2026-12-25", "25 Dec is a day off there (Christmas Day): ask before you fix it."),
        ("US", "jewish", "2027-10-11", "11 Oct 2027 is Yom Kippur for Sam"),
        ("MX", "", "2027-10-01", "1 Oct 2027 is a day off with us (National Day): ask before you fix it."),
        ("MX", "", "2026-12-05", "5 Dec falls on a weekend (Sat): ask before you fix it."),
    ],
)
def test_a_visit_is_compared_with_both_calendars_when_it_is_planned(run, client, where, religion, day, met):
    sam = client("Sam", where, *([f"religion={religion}"] if religion else []))
    assert met in run("add", "visit", sam, "to_us", day).stdout
    run("add", "visit", sam, "to_us", "2026-12-01")
    assert met in run("set", "v2", f"on_date={day}").stdout


def test_a_day_that_meets_nothing_is_planned_without_a_word(run, client):
    sam = client("Sam", "MX")
    done = run("add", "visit", sam, "to_us", "2026-12-02").stdout
    assert "ask before" not in done


def test_a_call_on_their_holiday_is_spoken_of_and_other_work_is_not(run, client):
    weber = client("Weber", "DE")
    assert (
        "25 Dec is a day off there (Christmas Day): another day may suit better."
        in run("follow", weber, "2026-12-25", "call about the price").stdout
    )
    assert "another day" not in run("follow", weber, "2026-12-25", "send the sample").stdout
    assert "5 Dec falls on a weekend (Sat)" in run("follow", weber, "2026-12-05", "phone him").stdout


def test_a_birthday_at_the_weekend_is_still_named_on_monday_and_a_round_one_says_its_number(run, client):
    anna = client("Anna", "DE", "birthday=1961-11-28")
    assert "65th birthday (Sat 28 Nov, 2 days ago)" in run("remind", env=on("2026-11-30")).stdout
    assert "65th birthday on Sat 28 Nov (tomorrow)" in next_of(run, anna, "2026-11-27")
    assert "65th birthday was on Sat 28 Nov (2 days ago)" in next_of(run, anna, "2026-11-30")
    assert "birthday" not in next_of(run, anna, "2026-12-01")
    run("log", anna, "happy birthday", "--by", "email", "--out", "--on", "2026-11-29", env=on("2026-11-29"))
    assert "birthday" not in next_of(run, anna, "2026-11-30")
    run("undo", env=on("2026-11-30"))
    run("set", anna, "birthday=1962-11-28")
    assert "  birthday (Sat 28 Nov" in run("remind", env=on("2026-11-30")).stdout
    run("set", anna, "birthday=11-28")
    assert "Birthday on Sat 28 Nov (tomorrow)" in next_of(run, anna, "2026-11-27")
    assert "in 0 days" not in run("show", anna, env=on("2026-11-28")).stdout


def test_a_visit_of_tomorrow_stands_before_a_birthday_that_is_past(run, client):
    gina = client("Gina", "IT", "birthday=1961-11-28")
    run("add", "visit", gina, "to_us", "2026-12-01", env=on("2026-11-27"))
    head = next_of(run, gina, "2026-11-30")
    assert head.index("Visit to us on Tue 1 Dec") < head.index("65th birthday was on Sat 28 Nov")


def test_the_day_a_firm_was_founded_is_told_two_weeks_before_with_its_number(run, client):
    weber = client("Weber", "DE")
    run("set", "o1", "founded=1926-12-10")
    told = run("remind", "--all", env=on("2026-11-26")).stdout
    assert "100 years of the firm (Thu 10 Dec)" in told
    assert "100 years of the firm on Thu 10 Dec (in 14 days)" in next_of(run, weber, "2026-11-26")
    run("set", "o1", "founded=1926")
    assert "years of the firm" not in run("remind", "--all", env=on("2026-11-26")).stdout


def test_an_order_that_is_open_brings_its_rules_onto_the_page(run, client):
    anna = client("Anna", "DE")
    run("deal", anna, "lamps", "--value", "16000", "--currency", "USD")
    run("set", "o1", "colour_box=strict")
    run("order", "d1", "--destination", "DE", "--ship-by", "2026-12-20", "--payment", "30/70")
    page = run("show", anna, env=on("2026-12-01")).stdout
    assert "to be shipped on Sun 20 Dec (in 19 days)" in page
    shown = page[page.index("  ▸ ") : page.index("Person")]
    assert "signed" in shown or "machine" in shown


def test_no_rule_counts_one_day_as_days(run, client):
    anna = client("Anna", "DE", "birthday=11-24")
    run("add", "news", "o1", "fair", "IFA", "--on-date", "2026-11-24")
    page = run("advise", anna, env=on("2026-11-23")).stdout
    assert "Birthday tomorrow: two warm lines" in page
    assert "Shows at IFA tomorrow" in page
    today = run("advise", anna, env=on("2026-11-24")).stdout
    assert "Birthday today: two warm lines" in today
    for text in (page, today):
        assert " 0 days" not in text
        assert " 1 days" not in text


def test_chinese_says_tomorrow_and_the_feast_by_its_chinese_name(run, client):
    amina = client("Amina", "GB", "religion=muslim", "birthday=02-09")
    page = run("advise", amina, env=on("2027-02-08", "zh")).stdout
    assert "生日（明天）：写两句暖心的话" in page
    assert "斋月到3月8日结束" in page
    assert "Ramadan" not in page


def test_a_founding_day_that_stands_in_the_news_too_is_told_once(run, client):
    client("Weber", "DE")
    run("set", "o1", "founded=1926-12-10")
    run("add", "news", "o1", "anniversary", "100 years Weber", "--on-date", "2026-12-10")
    told = run("remind", "--all", env=on("2026-12-01")).stdout
    assert told.count("100 years") == 1
    assert next_of(run, "c1", "2026-12-01").count("100 years") == 1


def test_the_calendar_file_has_all_the_days_of_a_visit(run, client, tmp_path):
    khalid = client("Khalid", "AE")
    run("add", "visit", khalid, "to_us", "2026-12-07", "--until", "2026-12-09")
    file = tmp_path / "clients.ics"
    run("remind", "--ics", str(file), env=on("2026-12-01"))
    visit = next(part for part in file.read_text(encoding="utf-8").split("BEGIN:VEVENT") if "UID:to_us-v1" in part)
    assert "DTSTART;VALUE=DATE:20261207" in visit
    assert "DTEND;VALUE=DATE:20261210" in visit


def test_a_call_about_a_deal_is_compared_with_the_clients_calendar_not_the_markets(run, client):
    ali = client("Ali", "AE")
    run("deal", ali, "lamps", "--market", "US")
    assert "2 Dec is a day off there (National Day)" in run("follow", "d1", "2026-12-02", "call Ali").stdout
    assert "day off" not in run("follow", "d1", "2026-11-26", "call Ali").stdout


def test_the_feast_of_the_persons_faith_stands_in_the_head_before_the_holidays_of_the_country(run, client):
    ivan = client("Ivan", "RU", "religion=orthodox")
    run("holidays", "RU", "2027")
    assert "Orthodox Easter on Sun 2 May – 3 May (in 43 days)" in next_of(run, ivan, "2027-03-20").splitlines()[0]
    assert "东正教复活节" in next_of(run, ivan, "2027-03-20", "zh")
    assert next_of(run, ivan, "2027-04-22").count("Orthodox Easter") == 1  # an occasion by now
    run("set", ivan, "religion=catholic")
    assert "Orthodox Easter" not in next_of(run, ivan, "2027-03-20")
