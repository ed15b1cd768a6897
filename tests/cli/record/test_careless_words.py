"""What is typed in haste: nouns in Chinese, words in the wrong order, a field of two words, a sheet from LibreOffice."""

import json
from html import escape

import pytest
from python_calamine import CalamineWorkbook

from faulty_files import ods


@pytest.fixture
def book(run):
    run("add", "company", "Nordlicht GmbH", "--country", "DE", "--no-input")
    run("add", "contact", "Anna Schmidt", "--company", "o1", "--email", "anna@n.example", "--no-input")
    run("add", "contact", "Tom Reed", "--no-input")
    run("set", "o1", "star=5", "industry=lighting")
    run("follow", "anna", "tomorrow", "call her about the lamps")
    return run


def names(answer):
    return [each["name"] for each in json.loads(answer.stdout)]


@pytest.mark.parametrize(
    ("noun", "held"), [("联系人", 2), ("people", 2), ("公司", 1), ("客户", 1), ("firms", 1), ("待办", 3)]
)
def test_a_noun_is_understood_in_either_language(book, noun, held):
    assert len(json.loads(book("list", noun, "--json").stdout)) == held


def test_the_choices_are_named_in_the_language_in_use(book):
    assert "可选：联系人 contacts · 公司 companies · 商机 deals" in book("--lang", "zh", "list", "杂物").stderr
    assert "Added company Test AG (o2)." in book("add", "公司", "Test AG").stdout
    assert "Did you mean dossier add contact, dossier add company?" in book("add", "客户", "x").stderr


@pytest.mark.parametrize(
    "condition", ["country~Germany", "country~德国", "industry~light", "company.star~5", "公司.行业~LIGHT"]
)
def test_a_condition_may_name_what_the_list_shows_and_what_the_firm_is(book, condition):
    assert names(book("list", "contacts", "--where", condition, "--json")) == ["Anna Schmidt"]


def test_a_condition_that_no_list_can_have_is_still_refused(book):
    assert "no column “industry”" in book("list", "offers", "--where", "industry~x").stderr


@pytest.mark.parametrize("who", ["anna", "Anna Schmidt"])
def test_a_field_of_two_words_needs_no_sign_between_them(book, who):
    assert (
        "Anna Schmidt (c1): spoken English: unknown → poor"
        in book("set", *who.split(), "spoken", "english=poor").stdout
    )
    assert "called “anna nonsense”" in book("set", "anna", "nonsense", "english=poor").stderr


def test_what_is_missing_or_stands_elsewhere_is_said_with_the_words_to_type(book):
    assert "dossier follow anna tomorrow 'call her'" in book("follow", "anna", "call her", "tomorrow").stderr
    assert "Try 2026-12-31" in book("follow", "anna", "call her", "soon").stderr
    assert "dossier set d1 currency=EUR" in book("deal", "anna", "Lamps", "--value", "5000").stderr
    assert "currency=EUR" not in book("deal", "anna", "More", "--value", "5000 EUR").stderr


def test_an_answer_has_one_form(book, tmp_path):
    page = tmp_path / "anna.html"
    refused = book("show", "anna", "--html", str(page), "--json")
    assert refused.exit_code == 2
    assert "--json · --html" in refused.stderr
    assert not page.exists()


def test_what_has_no_name_is_called_by_its_words(book):
    assert book("history", "f3").stdout.startswith("call her about the lamps f3")


def test_facts_of_her_own_go_out_with_all_that_is_said_of_them(book, tmp_path):
    book(
        "config",
        "facts.contact.wood=choice",
        "facts.contact.wood.choices=oak,ash",
        "facts.contact.wood.label=Taste in wood",
    )
    assert "Anna Schmidt (c1): Taste in wood: unknown → oak" in book("set", "anna", "wood=oak").stdout
    book("export", str(tmp_path / "all.json"))
    elsewhere = {"DOSSIER_DB": str(tmp_path / "new.db"), "XDG_CONFIG_HOME": str(tmp_path / "elsewhere")}
    told = book("import", str(tmp_path / "all.json"), env=elsewhere).stdout
    line = next(each for each in told.splitlines() if "dossier config" in each).partition("dossier config ")[2]
    assert (
        line == "facts.contact.wood=choice 'facts.contact.wood.label=Taste in wood' facts.contact.wood.choices=oak,ash"
    )


def row(cells):
    held = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{escape(str(each))}</text:p></table:table-cell>'
        for each in cells
    )
    return f"<table:table-row>{held}</table:table-row>"


TO_THE_END = (
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
)
"""How LibreOffice ends every sheet."""


def test_our_workbook_comes_back_from_libreoffice(book, tmp_path):
    book("export", str(tmp_path / "book.xlsx"))
    found = CalamineWorkbook.from_path(str(tmp_path / "book.xlsx"))
    sheets = {each: found.get_sheet_by_name(each).to_python() for each in found.sheet_names}
    city = sheets["contacts"][0].index("city")
    sheets["contacts"][1][city] = "Lübeck"
    whole = {name: "".join(map(row, rows)) + TO_THE_END + "</table:table-row>" for name, rows in sheets.items()}
    kept = tmp_path / "book.ods"
    kept.write_bytes(ods("", **whole))
    told = book("import", str(kept), "--update")
    assert told.stdout.splitlines()[:2] == [
        "book.ods: 1 change taken over.",
        "Anna Schmidt (c1): city: unknown → Lübeck",
    ]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("company=o2", "A deal stays with its firm"),
        ("公司=Lumio", "A deal stays with its firm"),
        ("name=Lumio", "A deal is called by its title"),
    ],
)
def test_what_a_firm_is_called_is_not_changed_by_way_of_its_deal(book, word, said):
    book("deal", "o1", "Lamps")
    answer = book("set", "d1", word)
    assert (answer.exit_code, said in answer.stderr) == (2, True), answer.stderr
    assert "Nordlicht GmbH" in book("show", "o1").stdout
    assert book("set", "d1", "star=4").exit_code == 0  # what is known of its firm may be typed with a deal


@pytest.mark.parametrize("whose", ["DE", "d1"])
def test_a_section_with_nothing_in_it_is_said(book, whose):
    book("deal", "o1", "Lamps")
    section = "company" if whose == "DE" else "person"
    assert "Nothing is noted that would be shown here." in book("show", whose, "--section", section).stdout
