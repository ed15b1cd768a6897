"""Text in whatever encoding it was saved or piped is read as it was written, or named in one sentence; never mangled."""

import contextlib
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import NOW, environment
from dossier.errors import InvalidValueError
from dossier.values.charset import text_of

CHINESE = "客户说价格太高，下周再谈 5000 只。\n"
ENCODINGS = ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be")
LETTER = (
    "王总您好：\n请报价 5000 只充电器，FOB 宁波。\n\n李明\n采购经理\n深圳市光明灯具有限公司\nliming@guangming.example\n"
)


def dossier(home, *words, raw=b"", **more):
    done = subprocess.run(
        [sys.executable, "-m", "dossier", *words], input=raw, capture_output=True, check=False, timeout=60,
        env=environment(home) | {"DOSSIER_NOW": NOW} | more,
    )  # fmt: skip
    assert b"Traceback" not in done.stderr
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_text_is_read_whatever_it_was_saved_as(encoding):
    for text in (CHINESE, "王总\n", "喆\n", "張總，請報價\n", "报价：￥5", LETTER):
        assert text_of(text.encode(encoding), "it") == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Grüße aus Köln\n"),
        ("cp1251", "Здравствуйте, пришлите цену\n"),
        ("big5", "請報價，謝謝您\n"),
        ("cp949", "안녕하세요 가격 문의\n"),
    ],
)
def test_text_of_elsewhere_is_read_too(encoding, text):
    assert text_of(text.encode(encoding), "it") == text


@pytest.mark.parametrize(
    "raw", [b"%PDF-1.4\0\0\1\2\xff\xfe\x80", bytes(range(256)), b"\xff\xfea", CHINESE.encode("utf-16")[:-1], b"a\0b"]
)
def test_what_is_no_text_is_named(raw):
    with pytest.raises(InvalidValueError, match=r"notes\.txt"):
        text_of(raw, "notes.txt")


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_named(raw):
    with contextlib.suppress(InvalidValueError):
        assert "\0" not in text_of(raw, "it")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\r\ufeff"), max_size=40))
def test_utf_8_is_kept_letter_for_letter(text):
    assert text_of(text.encode(), "it") == text


@pytest.mark.parametrize(
    ("locale", "encoding"), [*(("C", each) for each in ENCODINGS), ("C.UTF-8", "utf-8"), ("C.UTF-8", "gbk")]
)
def test_piped_text_is_logged_as_written(run, tmp_path, encoding, locale):
    run("add", "contact", "Anna", "--no-input")
    more = {"LC_ALL": locale, "PYTHONUTF8": "0"}
    code, _said, complained = dossier(
        tmp_path, "log", "anna", "-", "--by", "email", raw=CHINESE.encode(encoding), **more
    )
    assert (code, complained) == (0, "")
    assert CHINESE.strip() in run("show", "anna").stdout


def test_piped_bytes_that_are_no_text_are_refused_and_nothing_is_logged(run, tmp_path):
    run("add", "contact", "Anna", "--no-input")
    code, _said, complained = dossier(tmp_path, "log", "anna", "-", raw=b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0")
    assert code == 2
    assert complained.strip() == "What was piped in is not text that can be read. Save it as UTF-8."


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_piped_letter_is_read(tmp_path, encoding):
    code, said, _complained = dossier(
        tmp_path, "add", "contact", "--from", "-", "--dry-run", "--json", "--no-input", raw=LETTER.encode(encoding)
    )
    assert code == 0
    assert "深圳市光明灯具有限公司" in said
    assert "李明" in said


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_mail_file_saved_anew_by_an_editor_is_still_a_mail(run, tmp_path, encoding):
    mail = tmp_path / "letter.eml"
    text = f"From: Li Ming <liming@guangming.example>\nSubject: inquiry\nContent-Type: text/plain; charset=gb2312\n\n{LETTER}"
    mail.write_bytes(text.encode(encoding))
    said = run("add", "contact", "--from", str(mail), "--dry-run", "--json", "--no-input").stdout
    assert "liming@guangming.example" in said
    assert "深圳市光明灯具有限公司" in said


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_settings_are_read_and_changed_whatever_saved_them(run, tmp_path, encoding):
    config = tmp_path / "settings"
    config.mkdir()
    (config / "config.toml").write_bytes('# 我的设置\r\n[profile]\r\nfirm = "光明灯具"\r\n'.encode(encoding))
    more = {"DOSSIER_CONFIG": str(config)}
    assert "光明灯具" in run("config", env=more).stdout
    assert run("config", "profile.name=Lily", env=more).exit_code == 0
    kept = (config / "config.toml").read_text(encoding="utf-8")
    assert "# 我的设置" in kept
    assert "光明灯具" in kept


def test_settings_that_are_no_text_are_named(tmp_path):
    config = tmp_path / "settings"
    config.mkdir()
    (config / "config.toml").write_bytes(b"\xff\xfe[\0m")
    code, _said, complained = dossier(tmp_path, "config", DOSSIER_CONFIG=str(config))
    assert code == 2
    assert complained.startswith(f"{config / 'config.toml'} is not text")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_form_is_taken_whatever_the_editor_saves_it_as(run, tmp_path, encoding):
    run("add", "contact", "Anna", "--no-input")
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys, pathlib; p = pathlib.Path(sys.argv[1]); t = p.read_text('utf-8').replace('city = \"\"', 'city = \"宁波\"')\n"
        f"p.write_bytes(t.encode({encoding!r}))\n", encoding="utf-8",
    )  # fmt: skip
    done = run("edit", "anna", env={"EDITOR": f"{sys.executable} -S {editor}"})
    assert (done.exit_code, done.stderr) == (0, "")
    assert "宁波" in run("show", "anna").stdout


def test_the_clipboard_of_a_chinese_windows_is_read(tmp_path):
    program = tmp_path / "bin" / "pbpaste"
    program.parent.mkdir()
    (tmp_path / "copied").write_bytes(LETTER.encode("gbk"))
    program.write_text(f"#!/bin/sh\ncat {tmp_path / 'copied'}\n", encoding="utf-8")
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    said = dossier(tmp_path, "add", "contact", "--paste", "--dry-run", "--json", "--no-input", PATH=path)[1]
    assert "深圳市光明灯具有限公司" in said
