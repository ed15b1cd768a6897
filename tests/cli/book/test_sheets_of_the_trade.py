"""Sheets as salespeople keep them: what they are about, which column is which field, and nothing that no cell says."""

import json

import pytest

HEADED = """公司名称,国家,第一联系人,职位,邮箱,第二联系人,职位,邮箱,BBB评级,客户等级,黑名单,贸易条款,目的港,唛头
Nordwind GmbH,德国,Klaus Bauer,采购经理,k@nordwind.example,Ida Berg,QC,i@nordwind.example,B,A,否,FOB 宁波,Hamburg,NW/HAMBURG
Casa Verde SA,墨西哥,Ana Gil,Owner,a@casaverde.example,,,,,,拖欠尾款,,Manzanillo,
"""
OUTLOOK = """"名","姓","敬称","单位","商务地址 街道","商务地址 市/县","商务地址 国家/地区",\
"商务传真","商务电话","类别","电子邮件地址","附注"
"伟","李","先生","义乌百达贸易公司","稠州路1号","义乌","中国","0579-85550001","0579-85550000","老客户","liwei@baida.example","喜欢喝茶"
"""
CRM = """firstName,lastName,accountName,salutationName,emailAddress,Newsletter,Lang,Unit
Kofi,Mensah,Accra Homes,Mr.,kofi@accra.example,No,pt,KG
Ama,Boateng,Tema Ltd,Ms.,ama@tema.example,No,de,KG
"""
CLOCK = """项目编号,客户名称,询盘日期,主题,邮箱,区域,负责人,回复日期,状态,金额,备注
P-001,Casa Verde SA,2026-11-02,Camping lamps,a@casaverde.example,拉美,李丽,2026-11-02,已报价,"USD 12,000",
P-002,Helios SRL,2026-11-03,Solar lights,m@helios.example,欧洲,李丽,2026-11-07,谈判中,8500,太贵
"""
ORDERS = """订单号,客户,日期,交期,金额,付款方式,ETD,ETA
SC-101,Nordwind GmbH,2026-09-01,2026-10-20,"USD 9,600",T/T 30/70,2026-10-25,2026-11-28
"""


def typed(path, text):
    path.write_text(text, encoding="utf-8")
    return str(path)


def columns(run, file, *words):
    said = json.loads(run("import", file, "--dry-run", "--json", *words).stdout)
    return said["about"], {each["heading"]: each["field"] for each in said["columns"]}


def test_a_client_file_keeps_marks_ports_and_a_black_list_apart(run, tmp_path):
    file = typed(tmp_path / "clients.csv", HEADED)
    about, fields = columns(run, file)
    assert (about, fields["第一联系人"], fields["BBB评级"], fields["客户等级"]) == (
        "contact",
        "contact.name",
        None,
        "company.star",
    )
    assert (fields["唛头"], fields["目的港"]) == ("company.shipping_marks", "company.destination_port")
    assert run("import", file).exit_code == 0
    assert [each["name"] for each in json.loads(run("list", "contacts", "--json").stdout)] == [
        "Ana Gil",
        "Ida Berg",
        "Klaus Bauer",
    ]
    firm = " ".join(run("show", "o1").stdout.split())
    assert "shipping marks NW/HAMBURG" in firm
    assert "port of destination Hamburg" in firm
    assert "FOB 宁波" in firm  # and not FOB Hamburg
    assert "★★★★★" in firm
    assert "On the black list" not in firm
    assert "On the black list: 拖欠尾款" in " ".join(run("show", "o2").stdout.split())
    assert "BBB评级: B" in run("show", "klaus").stdout


@pytest.mark.parametrize("word", ["no", "否", "N", "没有", "none"])
def test_no_is_no_reason_for_a_black_list(run, word):
    run("add", "company", "Nordlicht")
    run("set", "o1", "black_list=never paid")
    assert "On the black list" in run("show", "o1").stdout
    run("set", "o1", f"黑名单={word}")
    assert "On the black list" not in run("show", "o1").stdout


def test_shipping_marks_are_no_marks_of_a_market(run):
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--no-input")
    run("deal", "anna", "chargers")
    run("quote", "d1", "--line", "Charger, 5000 pcs, 3.20", "--payment", "30/70", "--marks", "CE")
    refused = run("set", "q1", "唛头=NL/KIEL")
    assert (refused.exit_code, "company" in refused.stderr, "o…" in refused.stderr) == (2, True, True)
    assert run("set", "o1", "唛头=NL/KIEL").exit_code == 0
    assert "CE" in run("show", "q1").stdout


def test_a_file_of_outlook_in_chinese(run, tmp_path):
    file = tmp_path / "outlook.csv"
    file.write_bytes(OUTLOOK.encode("gbk"))
    _about, fields = columns(run, str(file))
    assert fields["商务传真"] == "contact.fax"
    assert run("import", str(file)).exit_code == 0
    shown = " ".join(run("show", "c1").stdout.split())
    for words in ("fax 0579-85550001", "phone 0579-85550000", "稠州路1号, 义乌", "tags 老客户", "note 喜欢喝茶"):
        assert words in shown
    assert "China" in run("list", "contacts").stdout


def test_two_letters_are_no_country(run, tmp_path):
    file = typed(tmp_path / "crm.csv", CRM)
    _about, fields = columns(run, file)
    assert [fields[name] for name in ("salutationName", "Newsletter", "Lang", "Unit")] == [
        "contact.salutation",
        None,
        None,
        None,
    ]
    run("import", file)
    assert {each["country"] for each in json.loads(run("list", "contacts", "--json").stdout)} == {None}


def test_a_clock_of_inquiries_is_a_list_of_deals(run, tmp_path):
    file = typed(tmp_path / "clock.csv", CLOCK)
    about, fields = columns(run, file)
    assert about == "deal"
    assert [fields[name] for name in ("主题", "询盘日期", "状态", "金额", "备注")] == [
        "deal.title",
        "deal.opened_on",
        "deal.stage",
        "deal.value",
        "deal.note",
    ]
    assert run("import", file).exit_code == 0
    deals = json.loads(run("list", "deals", "--json").stdout)
    assert sorted((each["title"], each["stage"]) for each in deals) == [
        ("Camping lamps", "quoted"),
        ("Solar lights", "negotiating"),
    ]


@pytest.mark.parametrize("word", ["输单", "Closed Lost", "closedlost"])
def test_a_deal_that_a_sheet_calls_lost_is_lost(run, tmp_path, word):
    text = f"商机名称,客户名称,销售阶段,输单原因\nOld lamps,Helios SRL,{word},价格太高\n"
    assert run("import", typed(tmp_path / "deals.csv", text)).exit_code == 0
    assert " lost " in run("show", "d1").stdout


def test_a_list_of_orders_says_that_it_is_one(run, tmp_path):
    said = run("import", typed(tmp_path / "orders.csv", ORDERS), "--dry-run").stdout
    assert "Columns of an order are kept as a note: 订单号, 日期, 交期, 金额, ETD, ETA." in " ".join(said.split())
    assert "Columns of an order" not in run("import", typed(tmp_path / "clients.csv", HEADED), "--dry-run").stdout


def test_what_two_lines_say_otherwise_is_told_in_words(run, tmp_path):
    text = "公司,联系人,邮箱,偏好的沟通方式,国家\nHelios SRL,Marco Rossi,m@helios.example,邮件,意大利\n"
    text += "Helios SRL,Marco Rossi,m@helios.example,微信,法国\n"
    assert run("--lang", "zh", "import", typed(tmp_path / "twice.csv", text)).exit_code == 0
    shown = run("--lang", "zh", "show", "c1").stdout
    assert "第 3 行：国家：法国；偏好的沟通方式：微信" in " ".join(shown.split())


def test_a_card_keeps_how_somebody_is_addressed_and_a_birthday_without_its_year(run, tmp_path):
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Dr. Giulia Rossi\nBDAY;value=date:1604-03-12\nTZ:Europe/Rome\nEND:VCARD\n"
    assert run("import", typed(tmp_path / "card.vcf", card)).exit_code == 0
    row = json.dumps(json.loads(run("show", "c1", "--json").stdout), ensure_ascii=False)
    for words in ('"salutation": "Dr', '"--03-12"', "Europe/Rome"):
        assert words in row


TALKS = """公司,联系人,邮箱,日期,沟通方式,跟进内容,下次跟进时间,下一步
Helios SRL,Marco Rossi,m@helios.example,2026-10-12,邮件,报了 FOB 宁波 2.35,,
Helios SRL,Marco Rossi,m@helios.example,2026-11-02,微信,他说太贵,2026-12-01,改价
Helios SRL,Marco Rossi,m@helios.example,2026-11-02,微信,他说太贵,2026-12-01,改价
"""


def logged(run):
    found = json.loads(run("list", "log", "--json").stdout)
    return sorted((each["date"], each["text"]) for each in found)


def test_each_line_of_a_file_of_talks_is_a_talk(run, tmp_path):
    file = typed(tmp_path / "talks.csv", TALKS)
    _about, fields = columns(run, file)
    assert (fields["日期"], fields["沟通方式"]) == ("log.day", None)
    run("import", file)
    talks = [("2026-10-12", "报了 FOB 宁波 2.35"), ("2026-11-02", "他说太贵")]
    assert logged(run) == talks
    assert [each["what"] for each in json.loads(run("list", "follow-ups", "--json").stdout)] == ["改价"]
    assert "Nothing new" in run("import", file, "--update").stdout
    head = TALKS.splitlines()[0]
    line = "Helios SRL,Marco Rossi,m@helios.example,{},微信,{},,"
    later = [head, line.format("2026-11-10", "又打电话"), line.format("2026-10-20", "问了样品")]
    run("import", typed(tmp_path / "later.csv", "\n".join([*later, later[1], ""])), "--update")
    assert logged(run) == sorted([*talks, ("2026-10-20", "问了样品"), ("2026-11-10", "又打电话")])
    run("undo")
    assert logged(run) == talks


def test_a_dash_is_nothing_and_nobody_is_no_name(run, tmp_path):
    text = "公司,联系人,邮箱,电话,黑名单,备注,职位\nDash Ltd,-,dash@dash.example,/,-,N/A,—\nNope Ltd,无,nope@nope.example,-,/,-,\\\n"
    assert run("import", typed(tmp_path / "dashes.csv", text)).exit_code == 0
    people = json.loads(run("list", "contacts", "--json").stdout)
    assert [each["name"] for each in people] == ["Dash", "Nope"]
    for who in ("c1", "c2"):
        shown = run("show", who).stdout.partition("Nothing noted yet")[0]
        assert [word for word in ("black list:", "note", "title", "phone") if f"\n  {word} " in shown] == []


def test_what_programs_write_of_firms_and_people_is_read(run, tmp_path):
    text = (
        "Display Name,Is a Company,Company Name,Related Company,Email,Language,Birthday\n"
        "Azure Interior,True,,,azure@interior.example,English (US),1990-01-02\n"
        '"Azure Interior, Brandon Freeman",False,,Azure Interior,brandon@interior.example,,\n'
    )
    assert run("import", typed(tmp_path / "odoo.csv", text)).exit_code == 0
    assert [each["name"] for each in json.loads(run("list", "contacts", "--json").stdout)] == ["Brandon Freeman"]
    assert "languages: English (US); birthday: 1990-01-02" in " ".join(run("show", "o1").stdout.split())
    text = "Deal Name,Associated Company,Associated Contact\nLamps,Levant SAL,Omar Haddad (omar@levant.example)\n"
    assert run("import", typed(tmp_path / "deals.csv", text)).exit_code == 0
    assert "omar@levant.example" in run("show", "Omar Haddad").stdout


def test_sums_are_no_firms_and_no_faults(run, tmp_path):
    text = "No.,Customer,Country,Amount\n1,Vega Oy,Finland,USD 1200\nTotal:,,,USD 2000\n"
    assert "refused" not in run("import", typed(tmp_path / "total.csv", text)).stdout
    text = "公司,国家,电话\nLyra AB,瑞典,\n共计：2 家,,\n"
    run("import", typed(tmp_path / "sum.csv", text))
    assert [each["name"] for each in json.loads(run("list", "companies", "--json").stdout)] == ["Lyra AB", "Vega Oy"]


@pytest.mark.parametrize(("rule", "said"), [("CIF", "CIF Hamburg"), ("FOB", "FOB")])
def test_a_port_of_destination_is_the_place_where_we_book_the_ship(run, tmp_path, rule, said):
    run("import", typed(tmp_path / "ports.csv", f"公司,国家,贸易条款,目的港\nNordwind GmbH,德国,{rule},Hamburg\n"))
    terms = next(line for line in run("show", "o1").stdout.splitlines() if line.startswith("  terms "))
    assert terms.split(maxsplit=1)[1] == said
