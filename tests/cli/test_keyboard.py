"""What a keyboard makes of a line means what a plain one does, in every command."""

import shlex

import pytest

from dossier.cli.keyboard import as_meant


@pytest.fixture(scope="module")
def typed():
    """Return how a line is understood by a command with the options --by and --line that names a record and assigns."""
    return lambda line: as_meant(shlex.split(line), {"--by", "--line"}, names_record=True, assigns=True)


@pytest.mark.parametrize(("line", "plain"), [
    ("ｃ１４ ｘ＝１", "c14 x=1"), ("c 14 hello", "c14 hello"), ("anna –by call", "anna --by call"), ("anna —by=call", "anna --by=call"),
    ("anna －－by call", "anna --by call"), ("anna city = Kiel", "anna city=Kiel"), ("anna hobbies += chess", "anna hobbies+=chess"),
    ("anna “sent the catalogue”", "anna 'sent the catalogue'"), ("d4 --line “A, 5 pcs, 3”", "d4 --line 'A, 5 pcs, 3'"),
    ("anna hobbies=“chess, tea”", "anna 'hobbies=chess, tea'"),
])  # fmt: skip
def test_the_signs_of_a_keyboard_are_the_plain_ones(typed, line, plain):
    assert typed(line) == shlex.split(plain)


@pytest.mark.parametrize("line", [
    "anna – by the way", "anna —finally", "anna '他说“可以”，就这样'", "anna “never closed", "anna c 14", "anna -- –by ｘ",
    "anna 你好，！？：", "anna 'a = b'",
])  # fmt: skip
def test_what_is_text_stays_as_it_was_typed(typed, line):
    assert typed(line) == shlex.split(line)


@pytest.mark.parametrize("ref", ["#c1", "c1:", "c1：", "C1", "c 1", "ｃ１"])
def test_a_ref_is_read_as_people_write_it(run, ref):
    assert run("add", "contact", "Anna Berg").exit_code == 0
    assert run("log", ref, "hello").stdout.startswith("Logged l1 for Anna Berg (c1)")


def test_words_of_the_trade_are_understood(run):
    assert run("add", "contact", "Anna Berg", "--company", "Berg").exit_code == 0
    assert run("deal", "Berg", "lamps").exit_code == 0
    for line, told in (
        ("round d1 账期 --ours 30天", "payment (r1)"),
        ("proof d1 产前样", "sample, version 1 (y1)"),
        ("terms c1 “交货条件=FOB Shenzhen”", "incoterm: unknown → FOB"),
        ("compare 德国，法国", "Germany"),
        ("set c1 生日=十二月三日", "unknown → 3 Dec"),
        ("set o1 币种=美金", "currency: unknown → USD"),
        ("follow c1 十二月三日 call", "Thu 3 Dec"),
        ("draft c1 首次回复", "Subject:"),
        ("show c1 --section 公司", "Berg"),
        ("report 来源", "client"),
    ):
        result = run(*line.split())
        assert (result.exit_code, told in result.stdout) == (0, True), (line, result)
