"""One firm, however its name is typed: another case or legal form, an alias, a former name; and what is no firm."""

import json

import pytest


def firms(run):
    return [each["name"] for each in json.loads(run("list", "companies", "--json").stdout)]


SAME = [
    ("Moss GmbH", "MOSS GMBH"), ("Moss GmbH", "Moss"), ("Moss B.V.", "moss bv"), ("Süd-Handel AG", "sud handel"),
    ("L’Orient S.A.", "L'Orient SA"), ("Moss Sp. z o.o.", "Moss"), ("Moss Co., Ltd.", "Moss Ltd"),
    ("宁波远航五金有限公司", "宁波市远航五金有限公司"), ("宁波市远航五金有限公司", "宁波远航五金"),
    ("浙江省宁波市远航五金股份有限公司", "浙江宁波远航五金"), ("广东省明辉电子有限公司", "广东明辉电子"),
    ("ＭＯＳＳ GmbH", "Moss GmbH"),
]  # fmt: skip


@pytest.mark.parametrize(("kept", "typed"), SAME)
def test_a_firm_typed_in_another_way_is_the_same_firm(run, kept, typed):
    run("add", "contact", "Ada Moss", "--company", kept, "--known", "--no-follow-up")
    done = run("add", "contact", "Bo Reed", "--company", typed, "--known", "--no-follow-up")
    assert done.exit_code == 0
    assert len(firms(run)) == 1
    refused = run("add", "company", typed)
    assert refused.exit_code == 6
    assert "(o1)" in refused.stderr
    assert run("set", "c2", f"company={typed}").exit_code == 0
    assert run("add", "company", typed, "--force").exit_code == 0


@pytest.mark.parametrize(("kept", "other"), [("Moss GmbH", "Fern GmbH"), ("宁波远航五金有限公司", "宁波远航电器有限公司"),
                                             ("成都超市发", "成都发")])  # fmt: skip
def test_another_firm_stays_another(run, kept, other):
    run("add", "company", kept)
    assert run("add", "company", other).exit_code == 0
    assert len(firms(run)) == 2


def test_an_alias_and_a_former_name_are_the_firm(run):
    run("add", "contact", "Ada Moss", "--company", "Moss GmbH", "--known", "--no-follow-up")
    run("set", "o1", "aliases=Mossy Lights")
    run("set", "o1", "name=Fern AG")
    run("set", "o1", "name=Farn SE")
    for name, typed in (("Bo Reed", "Moss GmbH"), ("Cy Root", "mossy lights"), ("Di Stem", "FERN AG")):
        said = run("add", "contact", name, "--company", typed, "--known", "--no-follow-up")
        assert f"“{typed}” was taken as Farn SE (o1)." in said.stderr
    assert firms(run) == ["Farn SE"]
    assert run("show", "moss gmbh").stdout.startswith("Farn SE")
    assert "Farn SE (o1)" in run("add", "company", "Moss GmbH").stderr


def test_a_name_that_was_taken_back_is_no_former_name(run):
    run("add", "company", "Moss GmbH")
    run("set", "o1", "name=Fern AG")
    run("undo")
    assert run("add", "company", "Fern AG").exit_code == 0
    assert firms(run) == ["Fern AG", "Moss GmbH"]


def test_a_firm_that_bears_the_former_name_of_another_goes_first(run):
    run("add", "company", "Moss GmbH")
    run("set", "o1", "name=Fern AG")
    run("add", "company", "Moss GmbH", "--force")
    run("add", "contact", "Ada Moss", "--company", "Moss GmbH", "--known", "--no-follow-up")
    assert json.loads(run("show", "c1", "--json").stdout)["company"]["id"] == 2


@pytest.mark.parametrize("typed", ["N/A", "n.a.", "-", "--", "none", "无", "没有", "暂无", "unknown", "/", "TBD"])
def test_what_only_fills_the_place_is_no_firm(run, typed):
    done = run("add", "contact", "Ada Moss", f"--company={typed}", "--known", "--no-follow-up")
    assert done.exit_code == 0, done.stderr
    assert "is no firm" in done.stderr
    assert firms(run) == []
    refused = run("add", "company", "--", typed)
    assert refused.exit_code == 2
    assert firms(run) == []
    run("add", "company", "Moss GmbH")
    run("set", "c1", "company=o1")
    assert "company: Moss GmbH (o1) → unknown" in run("set", "c1", f"company={typed}").stdout
