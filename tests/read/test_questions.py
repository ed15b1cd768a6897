"""Every question that `read` asks fits a fresh book; the modules are found, and so are the questions in them."""

import ast
import importlib
import inspect
import pkgutil
import re
import sqlite3
from types import ModuleType

import pytest

import dossier.read
from dossier.read.find import lists
from dossier.read.rows import select
from dossier.records.kinds import KINDS
from dossier.write.migrate import upgrade

MODULES = [
    importlib.import_module(each.name)
    for each in pkgutil.walk_packages(dossier.read.__path__, "dossier.read.")
    if not each.ispkg
]


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("fresh") / "book.db"
    upgrade(path)
    connection = sqlite3.connect(path)
    connection.create_function("folded", 1, str)
    connection.execute("CREATE TEMP TABLE k (value)")  # what questions about many keys at once call the keys
    connection.execute("CREATE VIRTUAL TABLE temp.search_word USING fts5vocab(main, search, row)")
    connection.execute("ATTACH :file AS copy", {"file": str(path)})  # what a question about a copy of the book calls it
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def questions(module: ModuleType) -> set[str]:
    """Return the questions of a module: its constants, and those in its functions that are made of constants alone."""
    tree = ast.parse(inspect.getsource(module))
    parts = {id(part) for each in ast.walk(tree) if isinstance(each, ast.JoinedStr) for part in ast.walk(each)}
    texts = [
        each for value in vars(module).values() for each in (value.values() if isinstance(value, dict) else [value])
    ]
    texts += [
        value_of(node, module)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and id(node) not in parts)
    ]
    return {
        text for text in texts if isinstance(text, str) and re.match(r"\s*(SELECT|WITH) ", text) and "{" not in text
    }


def value_of(node: ast.expr, module: ModuleType) -> object:
    """Return what an expression comes to by the names of its module, or None where it takes more than those."""
    try:
        return eval(compile(ast.Expression(node), module.__name__, "eval"), dict(vars(module)))  # noqa: S307  (our own source)
    except (NameError, AttributeError, TypeError, KeyError):
        return None


def fits(book: sqlite3.Connection, sql: str) -> None:
    book.execute(f"EXPLAIN {sql}", dict.fromkeys(re.findall(r":([a-z_0-9]+)", sql), 1))


ASKED = {(module.__name__, sql) for module in MODULES for sql in questions(module)}


@pytest.mark.parametrize("module", MODULES, ids=lambda each: each.__name__)
def test_every_question_fits_a_fresh_book(book, module):
    for sql in questions(module):
        fits(book, sql)


def test_all_questions_are_found_and_a_wrong_one_would_be_seen(book):
    assert len(ASKED) > 150
    assert {
        "dossier.read.dossier",
        "dossier.read.find.who",
        "dossier.read.book.history",
        "dossier.read.country.holidays",
    } <= {module for module, _sql in ASKED}
    for wrong in ("SELECT nothing FROM contact", "SELECT id FROM nowhere"):
        with pytest.raises(sqlite3.OperationalError):
            fits(book, wrong)


@pytest.mark.parametrize("noun", KINDS)
def test_the_question_for_a_record_fits_a_fresh_book(book, noun):
    if noun != "link":  # a link is read from both of its sides, by a question of its own
        assert book.execute(select(KINDS[noun].row)).fetchall() == []


@pytest.mark.parametrize("noun", lists.LISTS)
def test_every_list_fits_a_fresh_book(book, noun):
    found = lists.listing(book, noun, lists.Filter())
    assert (found.rows, found.total) == ((), 0)
