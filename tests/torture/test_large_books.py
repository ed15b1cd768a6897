"""The long test of a large book: twenty thousand contacts are listed, found and checked."""

import subprocess
import sys

from conftest import ROOT


def test_twenty_thousand_contacts_are_listed_found_and_checked(run, tmp_path):
    subprocess.run(
        [sys.executable, str(ROOT / "bench" / "make_book.py"), str(tmp_path / "book.db"), "--contacts", "20000"],
        check=True,
    )
    assert run("check").exit_code == 0
    assert run("show", "c500").exit_code == 0
    assert run("list", "contacts", "--json").stdout.count('"ref"') == 20000
    assert run("find", "item 77:").exit_code == 0
