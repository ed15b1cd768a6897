"""Letters that come through other doors: Outlook's files, web archives, boxes of many mails."""

from dossier.capture import attached_files, read_mail
from dossier.capture.mail.mailbox import content, places

from .outlook import msg

MAIL = msg(
    {
        "0037": "Lanterns",
        "1000": "Please quote 300 pcs of lantern GL-7.\r\n\r\nBest regards\r\nEva Lund\r\nBuyer\r\nLund Lys AB\r\n",
        "0C1A": "Eva Lund",
        "5D01": "eva@lund-lys.example",
        "0E04": "Lily",
    },
    {"drawing.pdf": b"%PDF-1.4 a drawing"},
)


def test_a_mail_that_outlook_saved_is_read():
    read = read_mail(MAIL)
    assert read.letter.kind == "inquiry"
    found = {each.field: each.value for each in read.findings}
    assert found["contact.name"] == "Eva Lund"
    assert found["contact.email"] == "eva@lund-lys.example"
    assert found["company.name"] == "Lund Lys AB"
    assert found["deal.quantity"] == "300 pcs"
    assert read.attachments == ("drawing.pdf",)
    assert attached_files(MAIL)[0][1].startswith(b"%PDF-1.4")


def test_headers_that_outlook_kept_are_believed():
    head = "From: Nora Finch <nora@finch-home.example>\r\nSubject: Automatic reply: offer\r\nAuto-Submitted: auto-replied\r\n"
    read = read_mail(msg({"007D": head, "1000": "I am away until 30 November.", "0037": "other"}))
    assert read.letter.kind == "auto_reply"
    assert read.first("contact.email").value == "nora@finch-home.example"


def test_a_damaged_outlook_file_is_said_in_a_warning():
    for raw in (MAIL[:600], MAIL[:8] + bytes(5000), MAIL[:1000] + b"\xff" * 3000):
        read = read_mail(raw)
        assert read.warnings or read.findings


def test_a_page_saved_as_a_web_archive_is_read():
    read = read_mail(
        b"From: <Saved by a browser>\nSubject: Inquiry\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/related; boundary="m"\n\n--m\nContent-Type: text/html; charset=utf-8\n\n'
        b"<p>Please quote 300 pcs of lantern.</p><p>Best regards<br>Eva Lund<br>Buyer<br>eva@lund-lys.example</p>\n--m--\n"
    )
    assert read.first("contact.name").value == "Eva Lund"


def test_a_box_and_a_folder_give_their_letters_one_by_one(tmp_path):
    (tmp_path / "in").write_bytes(
        b"From a@b.example Mon Nov 23 06:00:00 2026\nSubject: one\n\n>From here on\n\n"
        b"From a@b.example Mon Nov 23 07:00:00 2026\nSubject: two\n\nx\n"
    )
    (tmp_path / "z.eml").write_bytes(b"Subject: three\n\ny\n")
    (tmp_path / "notes.docx").write_bytes(b"no mail")
    found = list(places(tmp_path))
    assert [each.name for each in found] == ["in #1", "in #2", "z.eml"]
    assert b"\nFrom here on" in content(found[0])
