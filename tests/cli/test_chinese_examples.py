"""The examples in Chinese help are typed in Chinese, and work."""

import os
import re
import shlex
import shutil
import sys

import pytest

from conftest import ROOT, passphrase
from every_example import BEFORE, EXAMPLES, lay_files

sys.path.insert(0, str(ROOT / "scripts"))
import catalogue

ASKS_MORE = {
    "edit anna": "打不开编辑器", "add contact anna@nordlicht.example": "已在档案库里", "import duties.xlsx": "没有文件 duties.xlsx",
}  # fmt: skip
"""What an example says that needs more than a pipe, or a file that only stands for one."""
NOT_ALONE = (
    "quote q5",
    "order s5 --shipped",
    "order s5 --received",
    "order anna --like",
    "proof y3",
    "tag c1 c2",
    "quote --revise",
)
"""Lines that speak of what a line before them wrote, or of what has long happened in the demo book."""
OURS = re.compile(
    r"--(?:by|source|moment|outcome|kind|state|section|as|field)[ =][a-z_]|\b[a-z]+[=~][a-z_]+\b|\b(?:DE|NL|US|AE)\b"
)
"""A code of ours, or of a country, where a word can be typed."""


def lines():
    """Yield each line to type that stands in an example of Chinese help."""
    for message in catalogue.load(catalogue.CATALOGUE):
        for english, chinese in zip(catalogue.sentences(message), catalogue.translations(message), strict=False):
            if english.startswith(("Example: dossier", "Then: dossier", "dossier add ")):
                for part in re.findall(r"dossier ((?:\"[^\"]*\"|'[^']*'|[^·\"'])+)", chinese):
                    yield part.strip().removesuffix(")").replace("~/", "")


@pytest.fixture
def typed(run, chinese_demo_book, book_path, tmp_path, monkeypatch):
    """Return a function that types a line in Chinese on a copy of the Chinese demo book, beside the files that examples name."""
    shutil.copytree(chinese_demo_book.parent / "book-files", tmp_path / "book-files", dirs_exist_ok=True)
    book_path.write_bytes(chinese_demo_book.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{lay_files(tmp_path)}{os.pathsep}{os.environ['PATH']}")
    return lambda *words: run(*words, env=passphrase() | {"DOSSIER_LANG": "zh"})


@pytest.mark.parametrize("line", sorted(set(lines())))
def test_an_example_of_chinese_help_works_and_is_typed_in_chinese(typed, line):
    assert not OURS.search(line), line
    if line.startswith(NOT_ALONE):
        return
    words = shlex.split(line.removeprefix("EDITOR=vim ").removeprefix("demo "))  # it lies on the demo book already
    name = max((each for each in EXAMPLES if line.startswith(each)), key=len)
    for before in BEFORE.get(name, ()):
        assert typed(*before.split()).exit_code == 0
    done = typed(*words, *(["--yes"] if name in {"decrypt", "delete", "merge", "restore", "forget"} else []))
    assert done.exit_code == 0 or ASKS_MORE.get(line, "?") in done.stderr, (words, done.stderr)
