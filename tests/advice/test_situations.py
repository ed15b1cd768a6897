"""The right rule at the right moment: situations typed into a full dossier, read on the page as she reads it."""

import re
import shlex
import shutil

import pytest

from advice.situations import SITUATIONS, START

SEEN = 5
"""Lines that are read before a call."""


@pytest.fixture(scope="module")
def full_dossier(tmp_path_factory):
    return tmp_path_factory.mktemp("full") / "book.db"


@pytest.fixture
def full(run, book_path, full_dossier):
    """Return the command on a book that holds a full dossier; it is typed once."""
    if not full_dossier.exists():
        for typed in START:
            assert run(*shlex.split(typed)).exit_code == 0, typed
        shutil.copy(book_path, full_dossier)
    shutil.copy(full_dossier, book_path)
    return run


@pytest.mark.parametrize("situation", SITUATIONS, ids=[each.name for each in SITUATIONS])
def test_the_right_rule_stands_among_the_first_five_lines(full, situation):
    for typed in situation.typed:
        done = full(*shlex.split(typed))
        assert done.exit_code == 0, (typed, done.stderr)
    page = full("advise", "anna", "--moment", situation.moment, env={"COLUMNS": "1000"}).stdout
    rules = re.findall(r"^  ▸ .*\[([a-z0-9-]+)\]$", page, re.MULTILINE)
    assert set(situation.expected) & set(rules[:SEEN]), (rules, page)
