"""Text that breaks other programs: kept byte for byte, shown harmlessly, never obeyed."""

import json
import os
import pty
import select
import subprocess
import sys

import pytest

from conftest import ROOT, environment

NASTY = (
    "[bold red]not markup[/]", "[link=https://x.example]click[/link]", ":smile:", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07",
    "a\u202egnp.exe", "\u2066\u2067isolate\u2069", "zero\u200bwidth", "\ufeffmark", "Ω≈ç√∫˜µ≤≥÷", "田中さんにあげて下さい",
    "표 준", "👩‍👩‍👧‍👦 family", "ÅÍÎÏ˝ÓÔÒÚÆ☃", "'; DROP TABLE contact; --", '" OR 1=1 --', "%s %d {0} {name}", "${HOME} `id`",
    "<script>alert(1)</script>", "| a | b |", "# heading", "../../etc/passwd", "NULL", "None", "true", "1e309", "-1",
    "ﷺ", "Z̮̞̠͙͔ͅA̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!", "tab\there", "line\nbreak", "\x85\x9b31m", "é e\u0301", "𝕿𝖍𝖊", "=cmd|' /C calc'!A0",
)  # fmt: skip
BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
OBEYED = {chr(code) for code in (*range(9), *range(11, 32), *range(0x7F, 0xA0))} | set(BIDI)


@pytest.mark.parametrize("text", NASTY)
def test_it_survives_byte_for_byte_and_is_shown_harmlessly(run, text):
    name = f"N {text} N"
    assert run("add", "contact", name, "--company", f"L {text} Ltd", "--no-input").exit_code == 0
    assert run("log", "c1", f"({text})", "--by", "email", "--in").exit_code == 0
    assert run("set", "c1", f"family=({text})", f"hobbies=({text})").exit_code == 0
    shown = json.loads(run("show", "c1", "--json").stdout)
    assert shown["contact"]["name"] == name
    assert shown["company"]["name"] == f"L {text} Ltd"
    assert shown["log"][0]["text"] == f"({text})"
    assert shown["facts"]["contact.family"]["value"] == f"({text})"
    for words in (
        ("show", "c1"),
        ("show", "c1", "--md"),
        ("show", "c1", "--json"),
        ("remind",),
        ("list", "contacts"),
        ("history", "c1"),
    ):
        said = run(*words).stdout
        assert not OBEYED & set(said), words


def on_a_terminal(home, *words: str, columns: int = 100) -> str:
    """Return what the command writes to a terminal."""
    leader, follower = pty.openpty()
    env = environment(home) | {"PYTHONPATH": str(ROOT / "src"), "COLUMNS": str(columns), "TERM": "xterm-256color"}
    process = subprocess.Popen(
        [sys.executable, "-m", "dossier", *words], stdin=follower, stdout=follower, stderr=follower, env=env
    )
    os.close(follower)
    said = b""
    while True:
        ready, _w, _x = select.select([leader], [], [], 30)
        try:
            chunk = os.read(leader, 65536) if ready else b""
        except OSError:
            chunk = b""
        if not chunk:
            break
        said += chunk
    process.wait()
    os.close(leader)
    return said.decode("utf-8")


def test_a_terminal_sees_the_signs_and_obeys_none_of_them(run, tmp_path):
    run("add", "contact", "A \x1b[31mred\x1b[0m \u202eB [bold]C[/]", "--no-input")
    said = on_a_terminal(tmp_path, "show", "c1")
    assert "␛[31mred␛[0m" in said
    assert "<U+202E>" in said
    assert "[bold]C[/]" in said


@pytest.mark.parametrize("columns", [80, 100, 140])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_line_is_wider_than_the_terminal(run, tmp_path, columns, language):
    import re

    from dossier.render.media.widths import cells

    run("add", "contact", "张伟 " + "长名字" * 30, "--company", "华" * 60, "--country", "DE", "--no-input")
    run("log", "c1", "一二三四五六七八九十 " * 40 + "word " * 50, "--by", "email", "--in")
    run("set", "c1", "hobbies=" + ", ".join(f"爱好{n}" for n in range(40)), "terms.payment=" + "x" * 200)
    for words in (("show", "c1"), ("remind",), ("list", "contacts"), ("show", "DE")):
        said = on_a_terminal(tmp_path, "--lang", language, *words, columns=columns)
        plain = re.sub(r"\x1b\[[0-9;]*m", "", said)
        assert plain.strip()
        widest = max(plain.replace("\r", "").split("\n"), key=cells)
        assert cells(widest) <= columns, widest
