"""What is written of a letter by what it is: machines make nobody a client, ours goes out, lures are kept out."""

import json

import pytest

HEAD = "To: lily@ourfactory.example\nDate: Mon, 23 Nov 2026 06:00:00 +0000\n"
INQUIRY = (
    f"From: Eva Lund <eva@lund-lys.example>\n{HEAD}Subject: Lanterns\nMessage-ID: <1@lund-lys.example>\n\n"
    "Please quote:\n1) garden lantern GL-7, 300 pcs\n2) wall lantern WL-2, 200 pcs\n\n"
    "Best regards\nEva Lund\nBuyer\nLund Lys AB\nTel +46 8 123 456 00\n"
)
AWAY = (
    f"From: Eva Lund <eva@lund-lys.example>\n{HEAD}Subject: Automatic reply: Our offer\nAuto-Submitted: auto-replied\n\n"
    "I am away until 30 November. Until then write to Nils Ek (nils@lund-lys.example).\n"
)
BOUNCE = (
    f"From: MAILER-DAEMON@mx.example\n{HEAD}Subject: Undelivered Mail Returned to Sender\n\n"
    "<eva@lund-lys.example>: 550 5.1.1 User unknown\n"
)
SENT = (
    "From: Lily Chen <lily@ourfactory.example>\nTo: Eva Lund <eva@lund-lys.example>\nSubject: Offer\n"
    "Date: Mon, 23 Nov 2026 07:00:00 +0800\n\nDear Eva, 3.20 a piece.\n\nLily Chen\n+86 755 2345 6789\n"
)
BANK = f"From: Eva Lund <eva@lund-lys.example>\n{HEAD}Subject: Invoice\n\nPlease note our new bank account.\n"
NEARLY = f"From: Eva Lund <eva@lund-1ys.example>\n{HEAD}Subject: Lanterns\n\nPlease quote 300 pcs of lantern.\n"


@pytest.fixture
def letter(tmp_path):
    def written(text, name="mail.eml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return written


@pytest.fixture
def eva(run, letter):
    assert run("add", "contact", "--from", letter(INQUIRY), "--no-input").exit_code == 0


def kind(run, path, *words):
    return json.loads(run("add", "contact", "--from", path, "--dry-run", "--json", "--no-input", *words).stdout)[
        "letter"
    ]


def waiting_since(run):
    return json.loads(run("show", "eva", "--json").stdout)["contact"]["waiting_since"]


@pytest.mark.usefixtures("eva")
def test_every_item_of_an_inquiry_stands_in_the_deal(run):
    shown = run("show", "d1").stdout
    assert "GL-7" in shown
    assert "WL-2" in shown


def test_the_first_line_of_a_proposal_says_what_the_letter_is(run, letter):
    lines = run("add", "contact", "--from", letter(INQUIRY), "--dry-run").stdout.splitlines()
    assert "an inquiry" in lines[1]
    mail = INQUIRY.replace(
        "200 pcs",
        "200 pcs\n3) path lantern, 90 pcs in red and black\nTarget price USD 3.20, CE, delivery within 45 days",
    )
    asks = kind(run, letter(mail))["asks"]
    assert [each["quantity"] for each in asks["items"]] == ["300 pcs", "200 pcs", "90 pcs"]
    assert asks["target_price"] == ["USD 3.20"]
    assert asks["certificates"] == ["CE"]
    assert asks["colours"] == ["red, black"]
    assert asks["delivery"] == ["delivery within 45 days"]
    assert kind(run, letter(BOUNCE))["asks"] is None


@pytest.mark.usefixtures("eva")
def test_who_is_away_does_not_wait_and_is_written_to_again(run, letter):
    assert run("log", "eva", "we answered", "--by", "email", "--out").exit_code == 0
    done = run("add", "contact", "--from", letter(AWAY), "--no-input")
    assert done.exit_code == 0
    assert "is away until 30 Nov 2026" in done.stdout
    assert "Nils Ek <nils@lund-lys.example>" in done.stdout
    assert "2026-11-30" in run("list", "follow-ups", "--csv").stdout
    assert waiting_since(run) is None
    again = run("add", "contact", "--from", letter(AWAY), "--no-input")
    assert "has all of this already" in again.stdout


def test_a_strangers_automatic_reply_is_refused(run, letter):
    done = run("add", "contact", "--from", letter(AWAY), "--no-input")
    assert done.exit_code == 6
    assert "an automatic reply" in done.stderr


@pytest.mark.usefixtures("eva")
def test_an_address_that_does_not_arrive_is_marked_dead(run, letter):
    done = run("add", "contact", "--from", letter(BOUNCE), "--no-input")
    assert done.exit_code == 0
    assert "marked as dead" in done.stdout
    assert "dead" in run("show", "eva").stdout


@pytest.mark.usefixtures("eva")
def test_our_own_letter_is_a_touch_at_its_receiver(run, letter):
    run("config", "profile.email=lily@ourfactory.example")
    assert kind(run, letter(SENT))["kind"] == "own_sent"
    done = run("add", "contact", "--from", letter(SENT), "--no-input")
    assert done.exit_code == 0
    assert "Put to Eva Lund (c1)" in done.stdout
    assert waiting_since(run) is None
    assert "Lily" not in run("list", "contacts").stdout


@pytest.mark.parametrize("text", [BANK, NEARLY], ids=["changed bank account", "domain one letter off"])
@pytest.mark.usefixtures("eva")
def test_a_lure_is_kept_out_unless_it_is_forced(run, letter, text):
    done = run("add", "contact", "--from", letter(text), "--no-input")
    assert done.exit_code == 6
    assert "a lure" in done.stderr
    assert run("add", "contact", "--from", letter(text), "--no-input", "--force").exit_code == 0


@pytest.mark.usefixtures("eva")
def test_a_lure_in_a_known_name_names_the_number_from_before(run, letter):
    done = run("add", "contact", "--from", letter(BANK), "--no-input")
    assert "+46" in done.stderr


@pytest.mark.usefixtures("eva")
def test_the_same_letter_pasted_and_as_a_file_is_one(run, letter):
    bare = INQUIRY.replace("Message-ID: <1@lund-lys.example>\n", "")
    done = run("add", "contact", "--from", letter(bare), "--no-input")
    assert "has all of this already" in done.stdout
    assert run("list", "deals", "--csv").stdout.count("GL-7") == 1


def test_a_number_without_a_country_is_kept_as_written_and_its_country_asked(run, letter):
    mail = INQUIRY.replace("+46 8 123 456 00", "4628 773199").replace("lund-lys.example", "lund-trade.example")
    mail = mail.replace("Lund Lys AB", "Lund Trade")
    done = run("inquiry", letter(mail), "--no-input", "--yes")
    assert done.exit_code == 0
    assert "4628 773199 was kept as it is written: of which country is it?" in done.stderr
    assert "Left out" not in done.stderr
    assert "4628 773199" in [each["value"] for each in json.loads(run("show", "c1", "--json").stdout)["points"]]


@pytest.mark.usefixtures("eva")
def test_a_dead_address_is_not_written_to_and_says_so(run, letter, tmp_path):
    run("set", "eva", "email=eva.lund@lund-lys.example")
    run("log", "eva", "we answered", "--by", "email", "--out")
    assert run("add", "contact", "--from", letter(BOUNCE)).exit_code == 0
    mail = tmp_path / "answer.eml"
    run("draft", "eva", "visit-invitation", "--out", str(mail))
    assert "To: eva.lund@lund-lys.example" in mail.read_text()
    shown = run("show", "eva").stdout
    assert next(line for line in shown.splitlines() if "eva@lund-lys" in line and "e-mail" in line).endswith("(dead)")
    assert waiting_since(run) is None
    run("add", "contact", "--from", letter(BOUNCE.replace("<eva@", "<eva.lund@")))
    done = run("draft", "eva", "visit-invitation", "--out", str(mail), "--force")
    assert "To:" not in mail.read_text()
    assert "no other address is known" in done.stderr


@pytest.mark.usefixtures("eva")
def test_a_second_letter_joins_the_deal_and_plans_no_twin(run, letter):
    second = INQUIRY.replace("<1@", "<2@").replace(
        "Please quote:\n1) garden lantern GL-7, 300 pcs\n2) wall lantern WL-2, 200 pcs", "Any news?"
    )
    done = run("add", "contact", "--from", letter(second), "--no-input")
    assert done.exit_code == 0
    assert len(run("list", "follow-ups", "--csv").stdout.strip().splitlines()) == 2
    assert len(run("list", "deals", "--csv").stdout.strip().splitlines()) == 2


def test_attached_files_are_named_and_kept_when_asked_for(run, letter):
    mail = (
        "From: Eva Lund <eva@lund-lys.example>\nTo: lily@ourfactory.example\nSubject: drawing\n"
        'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain\n\nPlease quote the drawing.\n'
        '--x\nContent-Type: application/pdf; name="spec.pdf"\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n--x--\n'
    )
    assert kind(run, letter(mail))["attachments"] == ["spec.pdf"]
    assert "Not kept: spec.pdf" in run("add", "contact", "--from", letter(mail), "--no-input").stderr
    assert run("add", "contact", "--from", letter(mail), "--no-input", "--keep-attachments").exit_code == 0
    assert run("show", "eva", "--json").stdout.count("spec.pdf") == 1


def test_several_cards_become_several_people(run, letter):
    cards = "".join(
        f"BEGIN:VCARD\nFN:{name}\nEMAIL:{name.split()[0].lower()}@rios.example\nEND:VCARD\n"
        for name in ("Alba Rios", "Carl Voss")
    )
    done = run("add", "contact", "--card", letter(cards, "all.vcf"), "--no-input")
    assert "2 of 2 taken over" in done.stdout
    assert "Carl Voss" in run("list", "contacts").stdout


def test_a_card_is_no_message_that_waits(run, letter):
    card = "BEGIN:VCARD\nFN:Eva Lund\nEMAIL:eva@lund-lys.example\nNOTE:wants oak shades\nEND:VCARD\n"
    assert run("add", "contact", "--card", letter(card, "eva.vcf"), "--no-input").exit_code == 0
    assert waiting_since(run) is None
    assert "wants oak shades" in run("show", "eva", "--all").stdout
    assert "a business card" in run("show", "eva", "--all").stdout


def test_the_short_words_for_a_letter_are_understood(run, letter):
    assert "Eva Lund" in run("inquiry", letter(INQUIRY), "--dry-run").stdout
    assert "Eva Lund" in run("add", "--from", letter(INQUIRY), "--dry-run").stdout


def test_a_mailbox_is_shown_then_taken_over_and_nothing_twice(run, tmp_path):
    box = tmp_path / "inbox.mbox"
    mails = [
        INQUIRY,
        BANK.replace("eva@", "zoe@"),
        INQUIRY.replace("Eva Lund", "Ida Holm").replace("eva@lund-lys", "ida@holm-lys").replace("<1@", "<9@"),
    ]
    box.write_text("\n".join(f"From x@y Mon Nov 23 06:00:00 2026\n{mail}" for mail in mails), encoding="utf-8")
    plan = json.loads(run("mailbox", str(box), "--dry-run", "--json").stdout)
    assert [each["what"] for each in plan["rows"]] == ["new", "skip", "new"]
    assert not run("list", "contacts").stdout.count("Ida")
    done = run("mailbox", str(box), "--no-input").stdout
    assert done.startswith("Imported inbox.mbox: 2 new.\n2 new, 1 left out\nRead as letters.")
    assert "2 in the book already, 1 left out" in run("import", str(box)).stdout
    run("undo")
    assert not run("list", "contacts").stdout.count("Ida")


def test_a_chat_written_out_is_read_by_its_speaker(run, letter):
    run("config", "profile.name=Lily Chen")
    chat = "[23.11.26, 10:02:11] Omar Said: need 300 lanterns GL-7\n[23.11.26, 10:05:00] Lily Chen: price tomorrow\n"
    read = json.loads(run("add", "contact", "--from", letter(chat, "chat.txt"), "--dry-run", "--json").stdout)
    assert read["letter"]["kind"] == "chat"
    assert {"Omar Said", "300"} <= {each["value"] for each in read["findings"]}
