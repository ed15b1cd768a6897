"""A title says who decides by every road, as likely; what is noted stands above it."""

import pytest

TITLES = [
    ("Purchasing Assistant", "assists"), ("采购助理", "assists"), ("Geschäftsführer", "decides"), ("Chef des achats", "decides"),
    ("Ассистент отдела закупок", "assists"), ("VP Procurement", "decides"), ("General Manager", "decides"),
    ("Senior Buyer", "buys"), ("Einkäuferin", "buys"), ("Responsable de compras", "buys"), ("Директор", "decides"),
    ("R&D Engineer", "technical"), ("Product Manager", "influences"), ("总经理", "decides"), ("Dyrektor", None), ("Manager", None),
]  # fmt: skip
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Max Roth\nORG:Roth AG\nTITLE:{title}\nEMAIL:max@roth.example\nEND:VCARD\n"
MAIL = """From: Max Roth <max@roth.example>
To: us@house.example
Subject: Inquiry
Date: Mon, 16 Nov 2026 10:00:00 +0000

Hello, please quote 500 pcs of the charger.

Best regards
Max Roth
{title}
Roth AG
Hamburg
"""


def power(run, who="max"):
    page = run("show", who).stdout
    row = next(line.split(maxsplit=1)[1] for line in page.splitlines() if line.startswith("  power"))
    return row.rpartition(" · ")[2]  # behind the title


def shown(expected):
    return f"{expected} (likely, from the title)" if expected else "unknown: ask who decides"


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_a_typed_and_a_set_title_say_the_same(run, title, expected):
    run("add", "contact", "Max Roth", "--company", "Roth AG", "--title", title, "--known")
    assert power(run) == shown(expected)
    run("add", "contact", "Eve Moss", "--company", "Moss AG", "--known")
    run("set", "eve", f"title={title}")
    assert power(run, "eve") == shown(expected)


@pytest.mark.parametrize("title", ["Purchasing Assistant", "采购助理", "Ассистент отдела закупок"])
@pytest.mark.parametrize("road", ["card", "mail", "edit"])
def test_a_title_on_a_card_in_a_mail_and_in_the_form_say_it_too(run, tmp_path, road, title):
    if road == "edit":
        run("add", "contact", "Max Roth", "--company", "Roth AG", "--known")
        editor = tmp_path / "editor.sh"
        editor.write_text(f'#!/bin/sh\nsed -i \'s/^ *#* *title = .*$/title = "{title}"/\' "$1"\n', encoding="utf-8")
        editor.chmod(0o700)
        assert run("edit", "max", env={"EDITOR": str(editor), "VISUAL": str(editor)}).exit_code == 0
    else:
        path = tmp_path / ("max.vcf" if road == "card" else "max.eml")
        path.write_text((CARD if road == "card" else MAIL).format(title=title), encoding="utf-8")
        assert run("add", "contact", "--from", str(path), "--yes").exit_code == 0
    assert power(run) == "assists (likely, from the title)"


def test_another_title_means_another_power_and_one_that_says_nothing_takes_it_back(run):
    run("add", "contact", "Max Roth", "--company", "Roth AG", "--title", "Buyer", "--known")
    assert "authority: buys → decides (job title, 23 Nov)" in run("set", "max", "title=CEO").stdout
    assert power(run) == "decides (likely, from the title)"
    run("set", "max", "title=Manager")
    assert power(run) == "unknown: ask who decides"


def test_what_is_noted_stands_above_every_title(run, tmp_path):
    run(
        "add", "contact", "Max Roth", "--company", "Roth AG", "--title", "CEO", "--email", "max@roth.example", "--known"
    )
    run("set", "max", "authority=buys")
    run("set", "max", "title=Owner")
    assert power(run) == "buys"
    path = tmp_path / "max.vcf"
    path.write_text(CARD.format(title="President"), encoding="utf-8")
    assert run("add", "contact", "--from", str(path), "--yes").exit_code == 0
    assert "President" in run("show", "max").stdout
    assert power(run) == "buys"


def test_own_words_for_titles_count_for_what_is_typed(run, tmp_path):
    own = tmp_path / "config" / "dossier" / "titles.toml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text('[en]\ndecides = ["range captain"]\n', encoding="utf-8")
    run("add", "contact", "Max Roth", "--company", "Roth AG", "--title", "Range Captain", "--known")
    assert power(run) == "decides (likely, from the title)"


def test_nobody_is_asked_who_decides_when_the_title_says_so(run):
    run("add", "contact", "Max Roth", "--company", "Roth AG", "--title", "CEO", "--known")
    assert "? authority" not in run("gaps", "max").stdout
    run("set", "max", "title=Manager")
    assert "? authority" in run("gaps", "max").stdout


def test_the_advice_of_a_likely_power_names_the_title(run):
    run("add", "contact", "Max Roth", "--company", "Roth AG", "--title", "Purchasing Assistant", "--known")
    page = run("advise", "max", env={"COLUMNS": "300"}).stdout
    assert "Cannot decide alone" in page
    assert "because: authority: assists — job title, 23 Nov" in page
