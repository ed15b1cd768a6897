"""No bytes whatever make the reader fail, and no words are lost."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.capture import Inquiry, read_card, read_line, read_mail

MAIL = (
    b'From: "M\xfcller, Anna" <anna@nordlicht.example>\r\nTo: lily@ours.example\r\nSubject: =?utf-8?B?QW5mcmFnZQ==?=\r\n'
    b'Content-Type: multipart/alternative; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain; charset=gb2312\r\n\r\n'
    b"We need 5,000 pcs.\r\n\r\nBest regards\r\nAnna M\xfcller\r\nPurchasing Manager\r\nNordlicht GmbH\r\nTel: +49 40 1234567\r\n"
    b"--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>We need=20<b>5,000 pcs</b><br>"
    b'<a href=3D"https://linkedin.com/in/anna">me</a></p>\r\n--x--\r\n'
)


@settings(max_examples=150)
@given(st.binary(max_size=3000))
def test_any_bytes_give_a_proposal(raw: bytes):
    assert isinstance(read_mail(raw), Inquiry)
    assert all(isinstance(card, Inquiry) for card in read_card(raw))


@settings(max_examples=150)
@given(st.text(max_size=1500))
def test_any_words_give_a_proposal(text: str):
    read = read_mail(text.encode("utf-8", "surrogatepass"))
    assert isinstance(read, Inquiry)
    assert isinstance(read_line(text), Inquiry)


@settings(max_examples=150)
@given(st.integers(0, 2**32), st.integers(1, 30))
def test_a_damaged_mail_gives_a_proposal(seed: int, wounds: int):
    chance = random.Random(seed)  # noqa: S311
    raw = bytearray(MAIL)
    for _ in range(wounds):
        place = chance.randrange(len(raw))
        chosen = chance.random()
        if chosen < 0.5:
            raw[place] = chance.randrange(256)
        elif chosen < 0.8:
            del raw[place : place + chance.randrange(40)]
        else:
            raw[place:place] = bytes(raw[place : place + 60])
    read = read_mail(bytes(raw))
    assert isinstance(read, Inquiry)
    assert read.original


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "BEGIN:VCARD",
                "END:VCARD",
                "FN:Anna",
                "N:S;A;;;",
                "TEL;CELL:+49 40 1",
                "ORG:;",
                "ADR:;;a",
                "EMAIL:x",
                ";:",
                "=",
            ]
        ),
        max_size=12,
    )
)
def test_any_card_lines_give_proposals(lines: list[str]):
    assert all(isinstance(card, Inquiry) for card in read_card("\n".join(lines).encode()))


@pytest.mark.parametrize(
    "raw", [b"", b"\n\n", b"\x00" * 300, bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9]
)
def test_what_is_no_text_is_said_in_a_warning(raw: bytes):
    read = read_mail(raw)
    assert read.warnings
    assert not read.findings


def test_a_mail_without_a_sender_is_read_all_the_same():
    read = read_mail(
        b"Subject: chargers\nTo: lily@ours.example\n\nWe need 500 pcs.\n\nBest regards\nAnna Schmidt\nBuyer\n"
    )
    assert read.first("contact.name").value == "Anna Schmidt"
    assert any("who sent" in warning for warning in read.warnings)


def test_fifty_parts_in_parts_are_read():
    inner = "Content-Type: text/plain\n\nWe need 500 pcs.\n\nBest regards\nAnna Schmidt\nBuyer\n"
    for number in range(50):
        inner = f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n{inner}\n--b{number}--\n'
    read = read_mail(f"From: anna@nordlicht.example\nTo: lily@ours.example\n{inner}".encode())
    assert read.first("contact.name").value == "Anna Schmidt"


def test_parts_without_end_are_kept_as_words():
    inner = "Content-Type: text/plain\n\nWe need 500 pcs.\n"
    for number in range(3000):
        inner = f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n{inner}\n'
    read = read_mail(f"From: anna@nordlicht.example\n{inner}".encode())
    assert "500 pcs" in read.original


def test_an_attachment_of_thirty_megabytes_is_named_and_not_kept():
    line = b"QUJD" * 18 + b"\r\n"
    raw = (
        b"From: Anna Schmidt <anna@nordlicht.example>\r\nTo: lily@ours.example\r\nSubject: drawing\r\n"
        b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nPlease see the drawing.\r\n'
        b'--x\r\nContent-Type: application/pdf; name="drawing.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        + line * (30_000_000 // len(line))
        + b"--x--\r\n"
    )
    read = read_mail(raw)
    assert read.first("contact.name").value == "Anna Schmidt"
    assert "Please see the drawing." in read.original
    assert "drawing.pdf" in read.original
    assert len(read.original) < 2000


def test_a_signature_in_a_picture_is_said():
    read = read_mail(
        b"From: info@nordlicht.example\nTo: lily@ours.example\nContent-Type: text/html\n\n"
        b'<p>Please send your catalogue to us, we are interested.</p><img src="cid:signature">'
    )
    assert any("picture" in warning for warning in read.warnings)
