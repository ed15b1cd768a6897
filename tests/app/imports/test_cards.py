"""Cards of telephones and mail programs, many in a file: every card a row, and what is no field beside it."""

import pytest

from .reading import read_table

APPLE = """BEGIN:VCARD
VERSION:3.0
N:de Vries;Jan;;Mr.;
FN:Jan de Vries
ORG:Bright Home B.V.;Purchasing
TITLE:Owner
item1.EMAIL;type=INTERNET;type=pref:jan@bright.example
item1.X-ABLabel:_$!<Work>!$_
EMAIL;type=HOME:jan@home.example
TEL;type=CELL;type=pref:+31 6 55501010
item2.ADR;type=WORK:;;Kade 1;Amsterdam;;1015 AA;Netherlands
NOTE:line one\\nline two\\, with comma
X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/jandevries
CATEGORIES:Clients,Fair 2025
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ
 SkZJRg==
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Nordlicht GmbH
ORG:Nordlicht GmbH;
X-ABShowAs:COMPANY
TEL;type=WORK:+49 40 1234567
END:VCARD
"""
ANDROID = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E9=99=86;=E6=99=93;;;\r\n"
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E9=99=86=\r\n=E6=99=93\r\nTEL;CELL;PREF:13912345678\r\n"
    "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ\r\n AAAA==\r\n\r\nEMAIL;HOME:lu@m.example\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Second;Sam\r\nFN:Sam Second\r\nEND:VCARD\r\n"
)
KHARD = """BEGIN:VCARD
VERSION:4.0
FN:Anna Schmidt
ORG:Nordlicht GmbH
ROLE:Buyer
TITLE:Purchasing Assistant
EMAIL;TYPE=work;PREF=1:anna@n.example
TEL;VALUE=uri;TYPE="voice,cell":tel:+49-151-5550101
X-PROJECT:Chargers
END:VCARD
"""
CHINESE = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=GB2312:陆晓棠\r\nORG;CHARSET=GB2312:明川灯饰有限公司\r\n"
    "TITLE;CHARSET=GB2312:采购经理\r\nEND:VCARD\r\n"
).encode("gb18030")
UNENDED = "BEGIN:VCARD\nFN:One Alpha\nEMAIL:one@a.example\nBEGIN:VCARD\nFN:Two Beta\nEMAIL:two@b.example\nEND:VCARD\n"
CARDS = {
    "Apple": (
        APPLE.encode(),
        [
            {
                "contact.name": ("Jan de Vries",), "company.name": ("Bright Home B.V.",), "contact.title": ("Owner",),
                "contact.email": ("jan@bright.example", "jan@home.example"), "contact.mobile": ("+31655501010",),
                "contact.address": ("Kade 1, 1015 AA Amsterdam, Netherlands",), "contact.city": ("Amsterdam",),
                "contact.country": ("NL",), "contact.note": ("line one\nline two, with comma",),
                "contact.linkedin": ("https://www.linkedin.com/in/jandevries",), "contact.tags": ("Clients", "Fair 2025"),
            },
            {"company.name": ("Nordlicht GmbH",), "company.phone": ("+49401234567",)},
        ],
        [("ORG", "Purchasing")],
    ),
    "Android": (
        ANDROID.encode(),
        [
            {"contact.name": ("陆晓",), "contact.email": ("lu@m.example",), "contact.mobile": ("13912345678",)},
            {"contact.name": ("Sam Second",)},
        ],
        [],
    ),
    "khard": (
        KHARD.encode(),
        [
            {
                "contact.name": ("Anna Schmidt",), "company.name": ("Nordlicht GmbH",),
                "contact.title": ("Purchasing Assistant",), "contact.email": ("anna@n.example",),
                "contact.mobile": ("+491515550101",),
            }
        ],
        [("contact.title", "Buyer"), ("X-PROJECT", "Chargers")],
    ),
    "Outlook in China": (
        CHINESE,
        [{"contact.name": ("陆晓棠",), "company.name": ("明川灯饰有限公司",), "contact.title": ("采购经理",)}],
        [],
    ),
    "a card without an end": (
        UNENDED.encode(),
        [
            {"contact.name": ("One Alpha",), "contact.email": ("one@a.example",)},
            {"contact.name": ("Two Beta",), "contact.email": ("two@b.example",)},
        ],
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CARDS)
def test_every_card_of_a_file_is_a_row(quiet_session, tmp_path, name):
    content, people, rest = CARDS[name]
    (tmp_path / "cards.vcf").write_bytes(content)
    table = read_table(quiet_session, tmp_path / "cards.vcf")
    assert (table.format, table.about) == ("vCard", "contact")
    assert [dict(row.values) for row in table.rows] == people
    assert sorted(tuple(cell) for row in table.rows for cell in row.rest) == sorted(rest)


def test_a_card_is_read_the_same_whether_one_is_added_or_many_are_imported(run, quiet_session, tmp_path):
    (tmp_path / "card.vcf").write_text(KHARD)
    run("add", "contact", "--from", str(tmp_path / "card.vcf"), "--no-input")
    shown = run("show", "anna", "--all").stdout
    (row,) = read_table(quiet_session, tmp_path / "card.vcf").rows
    for field in ("contact.name", "contact.title", "contact.email", "company.name"):
        assert row.values[field][0] in shown
