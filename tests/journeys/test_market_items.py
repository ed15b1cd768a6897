"""The country dossier item by item (M124–M147), by commands: it speaks, it is silent, and the user's own word stands above it.

The rules among them (M132, M135, M137–M140, M144) are journeys of `rules/country.toml`.
"""

import re

import pytest

WIDE = {"COLUMNS": "400"}

# ruff: noqa: E501  (a table)
# item, what is typed to read it, what it says, the same where nothing is known, what the user notes, what it says then
ITEMS = (
    ("M124", "compare NZ AU", r"weight of price +middle +middle", "compare BV KP", "set NZ price=low", r"weight of price +low \(yours\) +middle"),
    ("M125", "show NZ", r"population +5,287,500 +\(2024\)", "show BV", "set NZ population=5.4m", r"population +5,400,000 +\(yours"),
    ("M126", "show NZ", r"income class +high", "show BV", "set NZ income_group=low", r"income class +low +\(yours"),
    ("M127", "show NZ", r"GDP a head +USD 49,200", "show BV", "set NZ gdp_per_head=50000", r"GDP a head +USD 50,000 +\(yours"),
    ("M128", "show NZ", r"RCM +mandatory .* Electricity \(Safety\) Regulations 2010", "show KP", "set NZ marks='NZ-X'", r"NZ-X +mandatory .*yours"),
    ("M129", "show NZ", r"China-New Zealand FTA · in force · since .* · origin: Form N", "show KP", "add note NZ 'visa-free since 2024' --topic relations", "visa-free since 2024"),
    ("M130", "show NZ", r"average duty +1\.97 %", "show KP", "duty NZ 8504.40 0 --source broker", r"duty noted +8504\.40 0 % · 23 Nov, broker"),
    ("M131", "holidays NZ", r"Christmas Day", "holidays BV", "set NZ closures='2026-12-21..2027-01-08: works shut'", "works shut"),
    ("M133", "show RU", r"1 USD in RUB: .*against the dollar since", "show US", "rate RUB 0.066", r"1 RUB = 0\.066 CNY"),
    ("M136", "show ZA", r"finish and colour +\S", "show BV", "set ZA taste='matt in our line'", "matt in our line"),
    ("M141", "show NZ", r"dishes +\S", "show BV", "add note NZ 'no shellfish for Tom' --topic table", "no shellfish for Tom"),
    ("M142", "show NZ", r"greeting +\S", "show BV", "add note NZ 'first names at once' --topic manners", "first names at once"),
    ("M143", "show NZ", r"industries +agriculture", "show BV", "set NZ industries='wine, wool'", r"industries +wine, wool +\(yours"),
    ("M145", "show NZ", r"sights +\S", "show BV", "add note NZ 'Rotorua' --topic sights", "Rotorua"),
    ("M146", "show NZ --sources", r"general guidance of", "show BV", "add note NZ 'small lots' --topic buying", r"how they buy +small lots"),
    ("M147", "show NZ", r"to smile about +\S", "show BV", "add note NZ 'they are Kiwis' --topic story", "they are Kiwis"),
)  # fmt: skip


@pytest.fixture
def read(run):
    import shlex

    def typed(line):
        done = run(*shlex.split(line), env=WIDE)
        assert done.exit_code == 0, (line, done.stderr)
        return done.stdout

    return typed


@pytest.mark.parametrize(("item", "asked", "says", "unknown", "noted", "above"), ITEMS, ids=[each[0] for each in ITEMS])
def test_an_item_speaks_is_silent_and_gives_way_to_her_own_word(read, item, asked, says, unknown, noted, above):
    page = read(asked)
    assert re.search(says, page), item
    assert not re.search(above, page), item
    assert not re.search(says, read(unknown)), item
    read("add company Kiwi --country NZ")
    read(noted)
    found = re.search(above, read(asked))
    assert found, item
    shipped = re.search(says, read(asked))
    assert shipped is None or item in {"M131", "M133", "M145", "M146"} or found.start() < shipped.start(), item


def test_money_that_fell_is_said_of_an_open_order_until_it_is_paid(read, run):
    """M134: goods that became dearer for the client may be refused."""
    for day, rate in (("2026-06-10", "0.0831"), ("2026-11-20", "0.0661")):
        read(f"rate RUB {rate} --on {day}")
        read(f"rate USD 6.64 --on {day}")
    run(
        "add",
        "contact",
        "Ivan Petrov",
        "--company",
        "Volna",
        "--country",
        "RU",
        env={"DOSSIER_NOW": "2026-06-10T09:00"},
    )
    run("deal", "Volna", "lamps", env={"DOSSIER_NOW": "2026-06-10T09:00"})
    run("order", "d1", "--destination", "RU", "--value", "USD 9000", "--payment", "30/70", "--override", "known", env={"DOSSIER_NOW": "2026-06-10T09:00"})  # fmt: skip
    assert re.search(r"for them 25\.7 % dearer in RUB since 10 Jun", read("remind --all"))
    read("set s1 balance_paid=today")
    assert "dearer in RUB" not in read("remind --all")


@pytest.mark.parametrize(
    ("country", "languages", "business"),
    [
        ("BR", "Portuguese (official), ", "Portuguese +\\(2026"),
        ("AE", "Arabic (official)", "English, Arabic"),
        ("VN", "Vietnamese (official)", "Vietnamese, English"),
    ],
)
def test_the_official_language_comes_first_and_business_speaks_its_own(read, country, languages, business):
    page = read(f"show {country}")
    assert re.search(rf"languages +{re.escape(languages)}", page)
    assert re.search(rf"languages of business +{business}", page)


def test_her_own_language_stands_above_the_shipped_one_on_labels_and_in_letters(read, run):
    read("add contact 'Urs Weber' --company Alpin --country CH")
    read("deal Alpin lamps")
    read("add offer Luna --code L-1 --category lamp --plug J --certificates CE")
    read("order d1 --destination CH --offer L-1 --label-language French")
    assert "label lacks German, Italian" in read("order s1 --check")
    read("set CH language=German")
    assert "label in French, there it is German" in read("order s1 --check")
    near = {"DOSSIER_NOW": "2026-12-18T09:00"}
    letter = run("draft", "urs", "holiday", "--bilingual", env=near)
    assert "Weihnacht" in letter.stdout, letter.stderr
    read("set urs languages=French")
    assert "Bonjour" in run("draft", "urs", "holiday", "--bilingual", env=near).stdout


def test_saturday_by_custom_is_said_and_by_her_own_note_worked(run):
    run("config", "me.time_zone=Asia/Shanghai")
    seen = {"DOSSIER_NOW": "2026-11-21T10:30", "COLUMNS": "200"}
    page = run("show", "VN", env=seen).stdout
    assert re.search(
        r"there +Sat 09:30 · weekend, .* · some offices there are open on Saturday until 12:00 · best Mon", page
    )
    assert "Saturday until" not in run("show", "DE", env=seen).stdout
    run("set", "VN", "hours=08-17; sat 08-12")
    assert re.search(r"there +Sat 09:30 · office open · until 12:00|there +Sat 09:30 · office open · until 13:00", run("show", "VN", env=seen).stdout)  # fmt: skip


@pytest.mark.parametrize("country", ["DE", "US", "BR", "IN", "SA"])
def test_a_quotation_says_what_it_comes_to_in_each_market_and_the_paper_does_not(read, country):
    read(f"add contact 'Kim Lee' --company Firma --country {country}")
    read("add offer Luna --code L-1 --category lamp --hs-code 9405.21")
    read(f"duty {country} 9405.21 5 --source broker")
    read("deal Firma lamps --quantity 1000 --currency USD")
    read("quote d1 --line 'Luna, 1000 pcs, 5.00' --incoterm 'FOB Ningbo' --payment 30/70 --freight 'USD 400'")
    page = read("quote q1")
    assert re.search(r"landed +USD [\d,]+\.\d\d.* each", page)
    assert "9405.21, 23 Nov, broker (u1)" in page
    assert "not known" not in page
    paper = read("quote q1 --md -")
    for word in ("landed", "import VAT", "broker", "freight"):
        assert word not in paper.casefold(), word
