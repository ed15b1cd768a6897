"""What is read of a letter: who, where, how to reach her, what she wants; and whose signature is not hers."""

import pytest

from dossier.capture import Inquiry, read_card, read_line, read_mail
from dossier.capture.mail.quotes import part
from dossier.capture.names.company import legal_form
from dossier.capture.names.names import read_name
from dossier.capture.signature.country import domain_country
from dossier.capture.signature.titles import is_title, judge
from dossier.values.charset import decoded


def letter(
    body: str, sender: str = "Anna Schmidt <anna@nordlicht.example>", subject: str = "Inquiry", **more: str
) -> Inquiry:
    head = f"From: {sender}\nTo: lily@brightcharge.example\nSubject: {subject}\nDate: Mon, 23 Nov 2026 09:12:44 +0100\n"
    head += "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in more.items())
    return read_mail(f"{head}Content-Type: text/plain; charset=utf-8\n\n{body}".encode())


def said(read: Inquiry, field: str) -> str | None:
    found = read.first(field)
    return found.value if found else None


@pytest.mark.parametrize(
    ("title", "authority"),
    [
        ("Purchasing Assistant", "assists"),
        ("Assistant to the Managing Director", "assists"),
        ("Einkaufsassistentin", "assists"),
        ("采购助理", "assists"),
        ("Managing Director", "decides"),
        ("Vice President Sales", "influences"),
        ("VP, Global Sourcing", "decides"),
        ("Geschäftsführerin", "decides"),
        ("Directeur des achats", "decides"),
        ("Gérant", "decides"),
        ("Jefe de compras", "decides"),
        ("Comprador", "buys"),
        ("Sócio-Gerente", "decides"),
        ("Responsabile Acquisti", "buys"),
        ("Amministratore Unico", "decides"),
        ("Генеральный директор", "decides"),
        ("Менеджер по закупкам", "buys"),
        ("Инженер по качеству", "technical"),
        ("采购经理", "buys"),
        ("总经理", "decides"),
        ("Product Manager", "influences"),
        ("Quality Engineer", "technical"),
        ("Senior Buyer", "buys"),
        ("Manager", "unknown"),
    ],
)
def test_a_title_says_who_decides_and_names_the_words(title: str, authority: str):
    assert is_title(title)
    judged = judge(title)
    assert judged.authority == authority
    assert all(word.casefold() in title.casefold() for word in judged.words)


@pytest.mark.parametrize("words", ["Best price", "Nordlicht GmbH", "Hamburg", "Anna Schmidt", "We need 5,000 pcs"])
def test_what_is_no_title_is_none(words: str):
    assert not is_title(words)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("RAJESH KUMAR", "Rajesh Kumar"),
        ("Schmidt, Anna", "Anna Schmidt"),
        ("Pierre-Yves LEFÈVRE", "Pierre-Yves Lefèvre"),
        ("LEFÈVRE Pierre-Yves", "Pierre-Yves Lefèvre"),
        ("ZHANG Wei", "Zhang Wei"),
        ("NGUYEN VAN HUNG", "Nguyen Van Hung"),
        ("Dr. Jens Petersen", "Jens Petersen"),
        ("i.A. Anna Schmidt", "Anna Schmidt"),
        ("Mr. Carlos Mendes", "Carlos Mendes"),
        ("John Smith, MBA", "John Smith"),
        ("Ludwig van Beethoven", "Ludwig van Beethoven"),
        ("王建国", "王建国"),
        ("Иванов Пётр Сергеевич", "Иванов Пётр Сергеевич"),
        ("O'BRIEN, SEAN", "Sean O'Brien"),
    ],
)
def test_a_name_is_written_as_in_a_sentence(written: str, name: str):
    assert read_name(written).name == name


@pytest.mark.parametrize(
    "words", ["info", "Sales Team", "Nordlicht GmbH", "Kind regards", "Purchasing Department", "谢谢您", "Tel"]
)
def test_what_is_nobody_is_no_name(words: str):
    assert read_name(words) is None


def test_a_name_in_two_scripts_is_kept_in_both():
    named = read_name("张伟 (David Zhang)")
    assert (named.name, named.native) == ("David Zhang", "张伟")


@pytest.mark.parametrize(
    "firm",
    ["Nordlicht GmbH", "Luce Verde S.r.l.", "ООО «Свет»", "广州华信贸易有限公司", "Maison SAS", "株式会社ヒカリ"],
)
def test_a_legal_form_is_seen(firm: str):
    assert legal_form(firm)


@pytest.mark.parametrize("words", ["Casa de sal", "Sa 10 Uhr", "AS SOON AS POSSIBLE", "Anna"])
def test_a_word_like_a_legal_form_is_none(words: str):
    assert legal_form(words) is None


@pytest.mark.parametrize(
    ("domain", "country"), [("a.example.br", "BR"), ("a.co.uk", "GB"), ("a.com", None), ("a.io", None), ("a.it", "IT")]
)
def test_the_national_ending_of_a_domain_is_a_country(domain: str, country: str | None):
    assert domain_country(domain) == country


OURS = (
    "\nBest regards\nLily Chen\nSales Manager\nBrightCharge Electronics Co., Ltd.\n"
    "+86 755 8888 6666\nlily@brightcharge.example\n"
)


@pytest.mark.parametrize(
    "introduction",
    [
        "On Mon, 16 Nov 2026 at 11:20, Lily <lily@brightcharge.example> wrote:",
        "Am 16.11.2026 um 11:20 schrieb Lily Chen:",
        "Le lun. 16 nov. 2026 à 11:20, Lily <lily@brightcharge.example> a écrit :",
        "El lun, 16 nov 2026 a las 11:20, Lily (<lily@brightcharge.example>) escribió:",
        "Em seg., 16 de nov. de 2026 às 11:20, Lily <lily@brightcharge.example> escreveu:",
        "Il giorno lun 16 nov 2026 alle ore 11:20 Lily <lily@brightcharge.example> ha scritto:",
        '16.11.2026, 11:20, "Lily" <lily@brightcharge.example> пишет:',
        '在 2026-11-16 11:20:00,"Lily" <lily@brightcharge.example> 写道:',
        '16.11.2026, 11:20, "Lily" <lily@brightcharge.example>:',
        "Понедельник, 16 ноября 2026, 11:20 +03:00 от Lily <lily@brightcharge.example>:",
        "Στις Δευ 16 Νοε 2026 στις 11:20 π.μ., ο/η Lily <lily@brightcharge.example> έγραψε:",
        "בתאריך יום ב׳, 16 בנוב׳ 2026 ב-11:20 מאת Lily <lily@brightcharge.example>:",
        "في الاثنين، 16 نوفمبر 2026 كتب Lily <lily@brightcharge.example>:",
        "เมื่อ จ. 16 พ.ย. 2026 เวลา 11:20 Lily <lily@brightcharge.example> เขียนว่า:",
        "Pada Sen, 16 Nov 2026 pukul 11:20 Lily <lily@brightcharge.example> menulis:",
        "În lun., 16 nov. 2026 la 11:20, Lily <lily@brightcharge.example> a scris:",
        "ma 16. marrask. 2026 klo 11.20 Lily (lily@brightcharge.example) kirjoitti:",
        "Lily Chen <lily@brightcharge.example>\n16.11.2026 11:20\n\nAn\nanna@nordlicht.example\n",
        "-----Original Message-----",
        "-----Ursprüngliche Nachricht-----",
        "------------------ 原始邮件 ------------------",
        "From: Lily <lily@brightcharge.example>\nSent: Monday\nTo: Anna\nSubject: offer\n",
        "Von: Lily <lily@brightcharge.example>\nGesendet: Montag\nAn: Anna\nBetreff: Angebot\n",
        "发件人: Lily <lily@brightcharge.example>\n发送时间: 2026-11-16\n收件人: Anna\n主题: offer\n",
    ],
)
def test_our_own_signature_under_an_answer_is_not_the_buyers(introduction: str):
    answer = "Please send the offer.\n\nRegards\nAnna Schmidt\nBuyer\nNordlicht GmbH\nTel. +49 40 3176 2284\n\n"
    read = letter(f"{answer}{introduction}\nDear Anna, here is our price.\n{OURS}")
    assert said(read, "contact.name") == "Anna Schmidt"
    assert said(read, "company.name") == "Nordlicht GmbH"
    assert [each.value for each in read.every("contact.phone")] == ["+494031762284"]
    assert not any("Lily" in each.value or "86755" in each.value for each in read.findings)
    control = letter(f"{answer}Dear Anna, here is our price.\n{OURS}")
    assert any("86755" in each.value for each in control.findings)


def test_lines_marked_as_old_are_no_new_words():
    assert part("Yes, please.\n> Shall we send it?\nBy air.").new == "Yes, please.\nBy air."


def test_the_buyer_in_a_letter_we_forwarded_is_the_inner_sender():
    inner = (
        "---------- Forwarded message ---------\nFrom: Klaus Weber <k.weber@elektro.example.at>\n"
        "Date: Mon, Nov 23, 2026\nSubject: Anfrage\nTo: <lily@brightcharge.example>\n\nBitte Angebot.\n"
        "\nViele Grüße\nKlaus Weber\n"
    )
    read = letter(f"FYI\n\n{inner}", sender="Lily <lily@brightcharge.example>")
    assert said(read, "contact.name") == "Klaus Weber"
    assert said(read, "contact.email") == "k.weber@elektro.example.at"
    assert read.subject == "Anfrage"


@pytest.mark.parametrize(
    "head",
    [
        "From: Eva Lund <eva@lund.example>\nSent: Monday, November 16, 2026\nTo: Lily\nSubject: lamps\n\n",
        "发件人: Eva Lund <eva@lund.example>\n发送时间: 2026-11-16 10:00\n收件人: lily@brightcharge.example\n主题: lamps\n\n",
        "---- 转发的邮件 ----\n| 发件人 | Eva Lund<eva@lund.example> |\n| 日期 | 2026年11月16日 |\n| 主题 | lamps |\n\n",
        '-------- Пересылаемое сообщение --------\n16.11.2026, 10:00, "Eva Lund" <eva@lund.example>:\n\n',
        "От кого: Eva Lund <eva@lund.example>\nКому: lily@brightcharge.example\nДата: 16 ноября 2026\nТема: lamps\n\n",
        "-------- Weitergeleitete Nachricht --------\nBetreff: lamps\nDatum: 16 Nov 2026\nVon: Eva Lund <eva@lund.example>\n\n",
        "> From: Eva Lund <eva@lund.example>\n> Date: 16 Nov 2026\n> To: Lily\n> Subject: lamps\n>\n> ",
    ],
)
def test_a_letter_passed_on_without_a_word_is_its_first_writers(head: str):
    words = "Please quote 300 pcs of lamp.\n\nBest regards\nEva Lund\nBuyer\nLund Lys AB"
    inner = head + (words.replace("\n", "\n> ") if head.startswith(">") else words)
    read = letter(inner, sender="Lily <lily@brightcharge.example>", subject="Fwd: lamps")
    assert read.letter.kind == "forward"
    assert said(read, "contact.email") == "eva@lund.example"
    assert said(read, "contact.title") == "Buyer"
    assert said(read, "deal.quantity") == "300 pcs"


def test_signs_of_two_countries_are_a_conflict_and_both_are_kept():
    read = letter(
        "Hello\n\nBest regards\nAnna Schmidt\nNordlicht GmbH\nHauptstraße 5, 20457 Hamburg, Germany\n"
        "Tel. +43 1 5337474\n"
    )
    assert said(read, "contact.country") == "DE"
    assert [each.value for each in read.first("contact.country").alternatives] == ["AT"]
    assert read.conflicts
    assert read.first("contact.country").certainty == "likely"


def test_a_country_without_a_sign_is_not_guessed_from_the_language():
    read = letter(
        "Bonjour, pouvez-vous nous envoyer votre catalogue et vos prix ?\n\nCordialement\nMarie Durand\n",
        sender="Marie <marie@lampes.example>",
    )
    assert said(read, "contact.language") == "fr"
    assert read.first("contact.country") is None


def test_a_national_number_is_kept_as_written_until_its_country_is_known():
    bare = letter("Hello\n\nBest regards\nAnna Schmidt\nTel. 040 31762284\n")
    assert said(bare, "contact.phone") == "040 31762284"
    assert any("of which country" in warning for warning in bare.warnings)
    placed = letter("Hello\n\nBest regards\nAnna Schmidt\n20457 Hamburg, Germany\nTel. 040 31762284\n")
    assert said(placed, "contact.phone") == "+494031762284"


@pytest.mark.parametrize(
    ("words", "colours", "delivery"),
    [
        (
            "300 pcs of lamp in red and matt black, delivery within 45 days",
            "red, matt black",
            "delivery within 45 days",
        ),
        (
            "Farben: schwarz/weiß, RAL 7016. Lieferzeit max. 6 Wochen",
            "schwarz, weiß, RAL 7016",
            "Lieferzeit max. 6 Wochen",
        ),
        ("需要500个灯,黑色和白色各半,交期30天内", "黑色, 白色", "交期30天内"),
        ("Color azul, entrega en 30 días", "azul", "entrega en 30 días"),
        ("500 boxes Green Tea for our shop in Orange County; what is your delivery time?", None, None),
        ("Balance 30 days after delivery. Delivery address: 12 May Street", None, None),
    ],
)
def test_colours_and_delivery_are_read_where_they_are_wished_for(words: str, colours: str | None, delivery: str | None):
    read = letter(f"Hello\n\n{words}\n\nBest regards\nAnna Schmidt\n")
    found = [read.first(f"deal.{each}") for each in ("colours", "delivery")]
    assert [each.value if each else None for each in found] == [colours, delivery]


def test_labels_give_a_number_its_kind():
    read = letter(
        "Hello\n\nRegards\nAnna Schmidt\nT +49 40 31762284 | F +49 40 31762285\n"
        "Mob/WhatsApp: +49 171 1234567\nSkype: anna.schmidt_hh\n"
    )
    assert said(read, "contact.phone") == "+494031762284"
    assert said(read, "contact.fax") == "+494031762285"
    assert said(read, "contact.mobile") == said(read, "contact.whatsapp") == "+491711234567"
    assert said(read, "contact.skype") == "anna.schmidt_hh"


def test_officers_and_numbers_of_the_register_are_not_the_writers():
    read = letter(
        "Hallo\n\nViele Grüße\nAnna Schmidt\nNordlicht GmbH\nGeschäftsführer: Dr. Jens Petersen\n"
        "USt-IdNr. DE 123456789, HRB 99123\nIBAN DE12 3456 7890 1234 5678 90\n"
    )
    assert said(read, "contact.name") == "Anna Schmidt"
    assert read.first("contact.title") is None
    assert not read.every("contact.phone")
    assert said(read, "contact.country") == "DE"


def test_the_buyer_of_a_platform_is_the_person_in_the_letter():
    body = (
        "You have a new inquiry.\n\nBuyer: Mr. Carlos Mendes\nCompany: Casa Verde Ltda\n"
        "Country/Region: Brazil\nE-mail: compras@casaverde.example.br\nTelephone: 11 98765-4321\n"
        "Purchase quantity: 2000 Pieces\nMessage:\nHello, price please.\n\nDo not reply to this e-mail."
    )
    read = letter(body, sender="Made-in-China.com <inquiry-noreply@made-in-china.example>")
    assert said(read, "contact.name") == "Carlos Mendes"
    assert said(read, "contact.salutation") == "Mr"
    assert said(read, "contact.email") == "compras@casaverde.example.br"
    assert said(read, "contact.phone") == "+5511987654321"
    assert said(read, "contact.source") == "marketplace"
    assert said(read, "deal.quantity") == "2000 Pieces"
    assert read.body == "Hello, price please."


def test_platforms_and_titles_of_the_users_own_are_read(tmp_path):
    sources, titles = tmp_path / "sources.toml", tmp_path / "titles.toml"
    sources.write_text(
        '[[platform]]\nname = "Lamp Hub"\nsource = "marketplace"\ndomains = ["lamphub"]\n', encoding="utf-8"
    )
    titles.write_text('[en]\ndecides = ["lamp king"]\n', encoding="utf-8")
    raw = b"From: Anna Schmidt <a@lamphub.example>\nTo: x@ours.example\n\nHello\n\nRegards\nAnna Schmidt\nLamp King\n"
    read = read_mail(raw, user_sources=sources, user_titles=titles)
    assert said(read, "contact.source_detail") == "Lamp Hub"
    assert said(read, "contact.authority") == "decides"
    assert said(read_mail(raw), "contact.source_detail") is None


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("We found you on Alibaba.", "marketplace"),
        ("It was nice meeting you at the Canton Fair.", "fair"),
        ("Sophie Martin m'a donné votre contact.", "referral"),
        ("Wir haben Ihre Website gesehen.", "website"),
        ("Encontramos su empresa en Google.", "search"),
        ("We attend the fair in Dubai next week.", None),
    ],
)
def test_how_she_found_us_is_taken_from_her_words(words: str, source: str | None):
    assert said(letter(words), "contact.source") == source


def test_what_is_asked_becomes_facts():
    read = letter(
        "Please quote 5,000 pcs of USB chargers CIF Santos, target price USD 2.10, CE and RoHS. "
        "We need the offer until Friday. Payment 30% T/T deposit."
    )
    assert said(read, "deal.product") == "USB chargers"
    assert said(read, "deal.quantity") == "5,000 pcs"
    assert said(read, "deal.incoterm") == "CIF Santos"
    assert said(read, "deal.port") == "Santos"
    assert said(read, "deal.target_price") == "USD 2.10"
    assert said(read, "deal.certificates") == "CE, RoHS"
    assert said(read, "deal.deadline") == "2026-11-27"
    assert "30% T/T" in said(read, "deal.payment")


@pytest.mark.parametrize("name", ["gb18030", "big5", "cp1251", "cp1252", "utf-8", "iso-2022-jp", "cp932"])
@pytest.mark.parametrize("declared", [True, False])
def test_bytes_are_read_whatever_is_declared(name: str, declared: bool):
    text = {
        "gb18030": "您好,请报价,我们是广州的公司,需要产品的价格。",
        "big5": "您好,請報價,我們是台北的公司,需要產品的價格。",
        "cp1251": "Здравствуйте! Пришлите цену на светильники, пожалуйста.",
        "cp1252": "Guten Tag, wir möchten ein Angebot für fünf Geräte. Grüße",
        "utf-8": "Grüße, 您好, Здравствуйте",
        "iso-2022-jp": "お世話になっております。見積をお願いします。",
        "cp932": "お世話になっております。見積をお願いします。",
    }[name]
    assert decoded(text.encode(name), name if declared else None) == text


def test_a_line_is_a_person():
    read = read_line("Anna Schmidt, Purchasing Assistant, Nordlicht GmbH, +49 40 31762284")
    assert said(read, "contact.name") == "Anna Schmidt"
    assert said(read, "contact.title") == "Purchasing Assistant"
    assert said(read, "contact.authority") == "assists"
    assert said(read, "company.name") == "Nordlicht GmbH"
    assert said(read, "contact.phone") == "+494031762284"
    assert said(read, "contact.country") == "DE"


def test_an_address_is_enough():
    read = read_line("anna@nordlicht.example")
    assert said(read, "contact.email") == "anna@nordlicht.example"
    assert said(read, "company.domain") == "nordlicht.example"
    assert said(read_line("anna.k@gmail.com"), "company.domain") is None


def test_cards_of_three_versions_are_read():
    cards = (
        "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg\n"
        "TEL;CELL:+491711234567\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Schmidt\nORG:Nordlicht GmbH;Einkauf\nTITLE:Einkaufs\n"
        " leiterin\nEMAIL;TYPE=INTERNET:anna@nordlicht.example\n"
        "ADR;TYPE=WORK:;;Hafen 1;Hamburg;;20457;Germany\nTEL;TYPE=FAX:040 31762285\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:4.0\nFN:王建国\nTEL;VALUE=uri;TYPE=cell:tel:+86-138-0013-8000\n"
        "item1.URL:https://www.linkedin.com/in/wang\nEND:VCARD\n"
    )
    first, second, third = read_card(cards.encode())
    assert said(first, "contact.name") == "Jörg Müller"
    assert said(first, "contact.mobile") == "+491711234567"
    assert said(second, "company.name") == "Nordlicht GmbH"
    assert said(second, "contact.title") == "Einkaufsleiterin"
    assert said(second, "contact.authority") == "decides"
    assert said(second, "contact.country") == "DE"
    assert said(second, "contact.fax") == "+494031762285"
    assert said(third, "contact.name") == "王建国"
    assert said(third, "contact.mobile") == "+8613800138000"
    assert said(third, "contact.linkedin") == "linkedin.com/in/wang"
