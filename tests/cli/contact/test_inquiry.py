"""From a mail to a saved dossier: what is certain is taken, what is not is named, the original is kept."""

import json

MAIL = """From: Anna Schmidt <a.schmidt@nordlicht.example>
To: lily@brightcharge.example
Subject: Inquiry chargers
Date: Mon, 23 Nov 2026 07:12:44 +0100
Content-Type: text/plain; charset="utf-8"

Dear Lily,

please send your best FOB Shenzhen price for USB-C chargers, 5,000 pcs, with CE and RoHS.

Mit freundlichen Grüßen

i.A. Anna Schmidt
Einkaufsassistentin
Nordlicht Leuchten GmbH
Speicherstraße 14
20457 Hamburg
Tel.: +49 (0)40 3176-2284
"""


def test_a_pasted_mail_becomes_contact_firm_and_open_deal(run, tmp_path):
    (tmp_path / "mail.eml").write_text(MAIL, encoding="utf-8")
    done = run("add", "contact", "--from", str(tmp_path / "mail.eml"), "--no-input")
    assert done.exit_code == 0, done.stderr
    shown = json.loads(run("show", "anna", "--json").stdout)
    assert (shown["contact"]["name"], shown["contact"]["country"], shown["contact"]["city"]) == (
        "Anna Schmidt",
        "DE",
        "Hamburg",
    )
    assert shown["company"]["name"] == "Nordlicht Leuchten GmbH"
    assert shown["facts"]["contact.authority"]["value"] == "assists"
    assert shown["deals"][0]["stage"] == "inquiry"
    assert shown["deals"][0]["quantity"] == "5000"
    assert "+494031762284" in {point["value"] for point in shown["points"]}
    assert "FOB Shenzhen" in json.loads(run("show", "d1", "--json").stdout)["facts"]["deal.incoterm"]["value"]
    assert "5,000 pcs" in shown["log"][0]["text"]


def test_what_the_user_types_wins(run, tmp_path):
    (tmp_path / "mail.eml").write_text(MAIL, encoding="utf-8")
    run(
        "add",
        "contact",
        "Annika Schmidt",
        "--from",
        str(tmp_path / "mail.eml"),
        "--title",
        "Head of Purchasing",
        "--country",
        "AT",
        "--no-input",
    )
    shown = json.loads(run("show", "annika", "--json").stdout)
    assert shown["contact"]["country"] == "AT"
    assert shown["facts"]["contact.title"]["value"] == "Head of Purchasing"


def test_a_dry_run_and_json_write_nothing(run, book_path, tmp_path):
    (tmp_path / "mail.eml").write_text(MAIL, encoding="utf-8")
    assert "Einkaufsassistentin" in run("add", "contact", "--from", str(tmp_path / "mail.eml"), "--dry-run").stdout
    shape = json.loads(run("add", "contact", "--from", str(tmp_path / "mail.eml"), "--json").stdout)
    assert {"field": "contact.country", "value": "DE"}.items() <= {each["field"]: each for each in shape["findings"]}[
        "contact.country"
    ].items()
    assert not book_path.exists()


def test_one_line_of_free_text_is_understood(run):
    run("add", "contact", "Bob Miller, Purchasing Manager, Nordstern GmbH, +49 40 7654321", "--no-input")
    shown = json.loads(run("show", "bob", "--json").stdout)
    assert (shown["contact"]["name"], shown["company"]["name"]) == ("Bob Miller", "Nordstern GmbH")
    assert shown["facts"]["contact.title"]["value"] == "Purchasing Manager"


def test_an_address_alone_is_enough(run):
    run("add", "contact", "anna.berg@shop.example", "--no-input")
    assert json.loads(run("show", "anna", "--json").stdout)["contact"]["name"] == "Anna Berg"


def test_a_business_card_is_read(run, tmp_path):
    (tmp_path / "card.vcf").write_text(
        "BEGIN:VCARD\nVERSION:3.0\nN:Tanaka;Hiroshi;;;\nFN:Hiroshi Tanaka\nORG:Hikari KK\nTITLE:Buyer\n"
        "EMAIL:h@hikari.example\nTEL;TYPE=CELL:+81 90 1234 5678\nEND:VCARD\n",
        encoding="utf-8",
    )
    assert run("add", "contact", "--card", str(tmp_path / "card.vcf"), "--no-input").exit_code == 0
    assert json.loads(run("show", "hiroshi", "--json").stdout)["company"]["name"] == "Hikari KK"


def test_an_empty_or_binary_file_gets_one_clear_answer(run, tmp_path):
    for raw in (b"", b"\x00\x01\x02" * 500):
        (tmp_path / "x.eml").write_bytes(raw)
        done = run("add", "contact", "--from", str(tmp_path / "x.eml"), "--no-input")
        assert done.exit_code == 2
        assert "Traceback" not in done.stderr
