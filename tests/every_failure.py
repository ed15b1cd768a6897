"""Every failure that the source can make is made by some test: a run of all tests counts where each was made.

It is counted in the processes of the tests, not in those that tests start: a command that is typed by `run` counts.
"""

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "dossier"
_made: set[tuple[str, int]] = set()


def sources() -> dict[str, str]:
    """Return the text of every module of the source by its path."""
    return {path.relative_to(SOURCE).as_posix(): path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")}


def places(sources: Mapping[str, str]) -> Iterator[tuple[str, int, int, str]]:
    """Yield file, first line, last line and class of each failure that sources make; DossierError's family is told by its names."""
    trees = {file: ast.parse(text) for file, text in sources.items()}
    classes = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    bases = {each.name: {base.id for base in each.bases if isinstance(base, ast.Name)} for each in classes}
    family = {"DossierError"}
    while more := {name for name, above in bases.items() if above & family} - family:
        family |= more
    for file, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in family:
                yield file, node.lineno, node.end_lineno or node.lineno, node.func.id


def unmade(sources: Mapping[str, str], made: Iterable[tuple[str, int]]) -> list[str]:
    """Return `file:line class` of every failure of the sources that was never made."""
    seen = set(made)
    return sorted(
        f"{file}:{first} {name}"
        for file, first, last, name in places(sources)
        if not any((file, line) in seen for line in range(first, last + 1))
    )


def pytest_configure() -> None:
    """Note from now on where each failure is made."""
    from dossier.errors import DossierError

    def noted(cls: type[DossierError], *_words: Any, **_named: Any) -> DossierError:
        frame = sys._getframe(1)
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(SOURCE):
            _made.add((path.relative_to(SOURCE).as_posix(), frame.f_lineno))
        return Exception.__new__(cls)

    DossierError.__new__ = noted  # type: ignore[method-assign,assignment]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what a worker has counted."""
    _made.update(map(tuple, getattr(node, "workeroutput", {}).get("made", ())))


def _missing(config: pytest.Config) -> list[str]:
    narrowed = config.args_source is not config.ArgsSource.TESTPATHS or config.option.keyword or config.option.markexpr
    if narrowed or config.option.collectonly or hasattr(config, "workeroutput"):
        return []
    return unmade(
        {p.relative_to(SOURCE).as_posix(): p.read_text(encoding="utf-8") for p in SOURCE.rglob("*.py")}, _made
    )


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand on what was counted; a run of all tests that leaves a failure unmade is red."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["made"] = sorted(_made)
    elif session.exitstatus == 0 and _missing(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Name the failures that no test makes."""
    if missing := _missing(config):
        terminalreporter.section("failures that no test makes: a mistake for tests/cli/errors.txt", red=True)
        for line in missing:
            terminalreporter.line(line)
