"""What is read of a letter is shown in Chinese to who reads Chinese: labels, codes, countries and where each value stood."""

import re

import pytest

from cli.talking import talk

LETTER = """From: Anna Schmidt <a.schmidt@nordlicht-licht.example>
Subject: USB-C wall chargers
Date: Mon, 23 Nov 2026 08:12:00 +0100

Dear Sir or Madam,

we found your company on Made-in-China and would like a quotation for 5,000 pcs USB-C wall chargers 30 W, FOB Shenzhen.
CE and RoHS are required.

Mit freundlichen Grüßen
Anna Schmidt
Einkaufsassistentin / Purchasing Assistant
Nordlicht Leuchten GmbH
Speicherstraße 14, 20457 Hamburg
Tel +49 (0)40 3176-2284
"""
ROW = re.compile(r"^  (\S+)  +(.*?)(?:  +(?:确定|很可能|猜测).*)?$")


@pytest.fixture
def letter(tmp_path):
    """Return the file of an inquiry."""
    path = tmp_path / "inquiry.eml"
    path.write_text(LETTER, encoding="utf-8")
    return path


def test_labels_codes_and_places_are_said_in_chinese(run, letter):
    shown = run("--lang", "zh", "--plain", "inquiry", str(letter), "--dry-run").stdout
    rows = dict(hit.groups() for line in shown.splitlines() if (hit := ROW.match(line)))
    said = {
        "邮箱": "a.schmidt@nordlicht-licht.example", "电话": "+494031762284", "地址": "Speicherstraße 14, 20457 Hamburg",
        "邮编": "20457", "国家": "德国", "决策权": "协助", "来源": "外贸平台", "要求的认证": "CE、RoHS",
    }  # fmt: skip
    assert said.items() <= rows.items(), shown
    assert "国际区号：+49；城市：Hamburg；公司后缀：“gmbh”" in shown
    assert "落款：“Nordlicht Leuchten GmbH”" in shown
    assert not re.search(r"signature|header|calling|legal form|^  [a-z]+ ", shown, re.MULTILINE), shown
    assert (
        "calling code +49; city Hamburg; legal form “gmbh”"
        in run("--plain", "inquiry", str(letter), "--dry-run").stdout
    )


def test_a_field_is_changed_by_the_label_it_is_shown_with(tmp_path, letter):
    answers = [("x 全部放弃：", "姓名=Anna Schmitt\r"), ("x 全部放弃：", "\r")]
    code, seen = talk(tmp_path, "inquiry", str(letter), answers=answers, env={"DOSSIER_LANG": "zh"})
    assert code == 0, seen
    assert "已添加 Anna Schmitt（c1）" in seen


def test_several_deals_are_told_apart_by_their_stage_in_words(run):
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht")
    for title in ("sand lamp", "charger"):
        run("deal", "anna", title)
    run("stage", "d1", "quoted")
    told = run("--lang", "zh", "cover", "anna")
    assert told.exit_code == 4
    assert {"d1  sand lamp · 已报价", "d2  charger · 询盘"} == {line.strip() for line in told.stderr.splitlines()[1:3]}


@pytest.mark.parametrize(
    ("name", "said"), [("Kauri Home", "已添加公司 Kauri Home（o1）。"), ("金圈灯饰", "已添加公司金圈灯饰（o1）。")]
)
def test_a_name_takes_a_blank_only_where_it_is_latin(run, name, said):
    assert said in run("--lang", "zh", "add", "company", name).stdout
    assert f"Added company {name} (o1)." in run("--lang", "en", "add", "company", name, "--force").stdout.replace(
        "o2", "o1"
    )
