"""A column that no field holds is kept as a fact of her own, declared with the import, and behaves as every other."""

import pytest

SHEET = "Name,Email,Hat size\nPiet de Vries,piet@x.example,58\nAda Moss,ada@x.example,55\n"


@pytest.fixture
def sheet(tmp_path):
    file = tmp_path / "hats.csv"
    file.write_text(SHEET, encoding="utf-8")
    return str(file)


def test_a_column_becomes_a_fact_of_her_own_with_the_import(run, sheet, tmp_path):
    tried = run("import", sheet, "--map", "Hat size=fact:hat_size", "--dry-run")
    assert tried.exit_code == 0, tried.stderr
    assert not list((tmp_path / "config").rglob("config.toml"))
    done = run("import", sheet, "--map", "Hat size=fact:hat_size")
    assert "“hat_size” is a fact of your own now" in done.stdout + done.stderr
    assert "Hat size  58" in run("show", "piet", "--all").stdout
    listed = run("list", "contacts", "--where", "hat_size~55", "--columns", "name,hat_size").stdout
    assert "Ada Moss" in listed
    assert "Piet" not in listed
    assert run("set", "piet", "hat_size=60").exit_code == 0
    again = run("import", sheet)
    assert "fact of your own" not in again.stdout + again.stderr


@pytest.mark.parametrize(("name", "why"), [("fact:", "declares no fact"), ("fact:a-b", "declares no fact")])
def test_a_name_that_no_fact_can_have_is_refused(run, sheet, name, why):
    done = run("import", sheet, "--map", f"Hat size={name}")
    assert done.exit_code == 2
    assert why in done.stderr


def test_a_word_that_means_a_field_already_declares_nothing(run, sheet, tmp_path):
    run("import", sheet, "--map", "Hat size=fact:star")
    assert not list((tmp_path / "config").rglob("config.toml"))
