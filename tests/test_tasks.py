"""`tasks.py` does where there is no make what `make demo` and `make test` do."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT


@pytest.fixture
def tasks(monkeypatch):
    """Return the module, with every command noted instead of run."""
    spec = importlib.util.spec_from_file_location("tasks", ROOT / "tasks.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.done = []
    monkeypatch.setattr(module, "do", module.done.append)
    monkeypatch.setattr(module.venv, "create", lambda where, **_options: module.done.append(["venv", str(where)]))
    monkeypatch.setattr(module, "PYTHON", str(Path("nowhere") / "python"))
    return module


def test_the_checks_are_those_of_make_in_its_order(tasks):
    make = shutil.which("make") or "make"
    run = subprocess.run([make, "-n", "-C", str(ROOT), "test"], capture_output=True, encoding="utf-8", check=True)
    lines = [line for line in run.stdout.splitlines() if line.startswith(".venv/bin/")]
    lines = [line for line in lines if "catalogue.py compile" not in line and " pip " not in line]
    assert [" ".join(command.split()).replace("$(BIN)", ".venv/bin") for command in tasks.makefile().values()] == [
        " ".join(line.split()) for line in lines
    ]


def test_demo_installs_then_shows_the_morning_and_one_client(tasks):
    tasks.main(["demo"])
    assert tasks.done[0] == ["venv", str(ROOT / ".venv")]
    assert [words[1:] for words in tasks.done[-2:]] == [["demo", "remind"], ["demo", "show", "anna"]]
    assert str(ROOT / "requirements" / "demo.txt") in tasks.done[1]


def test_test_runs_every_check_with_the_programs_of_the_environment(tasks):
    tasks.main(["test"])
    checks = tasks.done[-len(tasks.makefile()) :]
    assert {Path(words[0]).parent for words in checks} == {ROOT / ".venv" / "bin"}
    assert "pytest" in checks[-1]


def test_anything_else_is_told_what_can_be_typed():
    done = subprocess.run(
        [sys.executable, str(ROOT / "tasks.py"), "tset"], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (1, "Type: py tasks.py demo, or: py tasks.py test\n")
