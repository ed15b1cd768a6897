"""WHO is any fragment that names a record."""

import json

import pytest


@pytest.fixture
def people(run):
    run(
        "add",
        "contact",
        "Änna Müller",
        "--company",
        "Nordlicht GmbH",
        "--email",
        "am@nordlicht.example",
        "--phone",
        "+49 40 1234567",
        "--whatsapp",
        "+49 170 7654321",
        "--linkedin",
        "https://www.linkedin.com/in/aenna-m",
        "--country",
        "DE",
        "--no-input",
    )
    run(
        "add",
        "contact",
        "张伟",
        "--company",
        "华信贸易有限公司",
        "--wechat",
        "zw_8888",
        "--country",
        "CN",
        "--no-input",
    )
    run("add", "contact", "Jordan Smith", "--company", "Smith & Sons", "--country", "US", "--no-input")
    run("deal", "nordlicht", "5,000 chargers")
    return run


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("c1", "c1"),
        ("muller", "c1"),
        ("MUELLER", "c1"),
        ("änna", "c1"),
        ("anna muller", "c1"),
        ("am@nordlicht.example", "c1"),
        ("040 1234567", "c1"),
        ("0049401234567", "c1"),
        ("+49 170 7654321", "c1"),
        ("aenna-m", "c1"),
        ("muller nordlicht", "c1"),
        ("nordlicht", "o1"),
        ("Nordlicht GmbH", "o1"),
        ("nordlicht.example", "o1"),
        ("o1", "o1"),
        ("d1", "d1"),
        ("chargers", "d1"),
        ("张伟", "c2"),
        ("伟", "c2"),
        ("zw_8888", "c2"),
        ("华信", "o2"),
        ("信贸", "o2"),
        ("licht", "o1"),
        ("jordan smith", "c3"),
        ("DE", "DE"),
        ("germany", "DE"),
        ("德国", "DE"),
        ("Deutschland", "DE"),
        ("USA", "US"),
        ("JO", "JO"),
    ],
)
def test_a_fragment_names_one_record(people, text, ref):
    done = people("show", text, "--json")
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["ref"] == ref


def test_a_country_that_is_also_somebodys_name_is_asked_back_or_shown(people):
    assert people("show", "jordan").exit_code in {0, 4}
    assert json.loads(people("show", "Jordan Smith", "--json").stdout)["ref"] == "c3"


def test_a_mistyped_name_is_answered_with_the_nearest(people):
    done = people("show", "nordlciht")
    assert done.exit_code == 3
    assert "Nordlicht GmbH" in done.stderr


@pytest.mark.usefixtures("people")
def test_completion_offers_names_with_their_firm(dossier_process):
    done = dossier_process(env={"_DOSSIER_COMPLETE": "zsh", "_DOSSIER_LINE": "dossier show mul"})
    assert "Änna Müller" in done.stdout


def test_a_quotation_and_an_order_answer_to_their_number_wherever_a_record_is_named(run):
    run("add", "company", "Nordlicht GmbH")
    run("deal", "nordlicht", "Lamps")
    run("quote", "d1", "--number", "2026-7", "--line", "Lamp, 100 pcs, 3.20", "--payment", "30/70", "--sent")
    assert run("set", "2026-7", "marks=N 1").exit_code == 0
    run("order", "d1", "--from-quote", "2026-7", "--number", "PI-7")
    assert run("set", "pi-7", "note=blue").exit_code == 0
    assert run("show", "PI-7").stdout == run("show", "s1").stdout
    refused = run("add", "order", "d1", "--number", "2026-7", "--no-input")
    assert (refused.exit_code, "2026-7 is taken by q1" in refused.stderr) == (2, True)
    gone = run("show", "y9")
    assert (gone.exit_code, gone.stderr) == (
        3,
        "There is no proof y9 in this book. See them with: dossier list proofs\n",
    )


@pytest.mark.parametrize("sign", ["'", "’", "‘", "`", "-", "‐"])
@pytest.mark.parametrize("typed", ["oneill", "o'neill", "O’Neill", "o-neill", "ONEILL", "nell oneill", "Nell O`Neill"])
def test_an_apostrophe_or_a_hyphen_does_not_hide_a_name(run, sign, typed):
    run("add", "contact", f"Nell O{sign}Neill", "--known", "--no-follow-up", "--no-input")
    assert run("show", typed).stdout.startswith("Nell O")


@pytest.mark.parametrize("typed", ["o'hara", "O’Hara", "jean-luc"])
def test_a_name_kept_in_one_word_is_found_by_its_parts(run, typed):
    run("add", "contact", "Jeanluc OHara", "--known", "--no-follow-up", "--no-input")
    assert run("show", typed).stdout.startswith("Jeanluc OHara")
