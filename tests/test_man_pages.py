"""The manual pages: one for the tool and one for each command, and nothing in them is taken for an instruction of troff."""

import re
import subprocess
import sys

import pytest

from conftest import ROOT
from dossier.cli.chapters import CONTENTS


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Return the text of every manual page by its name, as the script writes them."""
    folder = tmp_path_factory.mktemp("man") / "man1"
    script = str(ROOT / "scripts" / "man_pages.py")
    subprocess.run([sys.executable, script, str(folder)], check=True, capture_output=True, timeout=120)
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_every_command_has_a_page(pages):
    assert {"dossier.1", *(f"dossier-{name}.1" for name in CONTENTS), "dossier-add-contact.1"} <= pages.keys()


def test_a_page_says_name_usage_example_and_options(pages):
    page = pages["dossier-log.1"]
    heads = re.findall(r"^\.SH (.*)$", page, re.MULTILINE)
    assert heads == [
        "NAME", "SYNOPSIS", "DESCRIPTION", "ARGUMENTS", "OPTIONS", "IN EVERY COMMAND", "SEE ALSO",
    ]  # fmt: skip
    assert r"\fBdossier log\fR [OPTIONS] {WHO} {TEXT}" in page
    assert r"\fB\-\-dry\-run\fR" in page


def test_no_text_is_an_instruction(pages):
    known = re.compile(r"\.(TH .*|SH .*|PP|TP)")
    for name, page in pages.items():
        for line in page.splitlines():
            assert not line.startswith(("'", ".")) or known.fullmatch(line), (name, line)
            assert not re.search(r"(?<!\\)-", line.removeprefix(".SH ")), (name, line)
