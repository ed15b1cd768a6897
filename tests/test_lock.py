"""What is installed is locked: every requirement, within its range, by the digest of its files, from nowhere in particular."""

import ast
import importlib
import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import lock

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(("path", "develop"), [(lock.RUN, False), (lock.DEVELOP, True)])
def test_every_requirement_is_locked_within_its_range(path, develop):
    held = lock.locked(path)
    for text in lock.requirements(develop=develop):
        wanted = Requirement(text)
        version = held.get(re.sub(r"[-_.]+", "-", wanted.name).lower())
        assert version is not None, f"{wanted.name} is not locked: make lock"
        assert wanted.specifier.contains(version), f"{wanted} is locked as {version}: make lock"


def test_what_developing_needs_has_the_versions_that_run():
    assert lock.locked(lock.RUN).items() <= lock.locked(lock.DEVELOP).items()


@pytest.mark.parametrize("path", [lock.RUN, lock.DEVELOP])
def test_a_lock_has_a_digest_for_every_package_and_names_no_place(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"://|--(index|extra-index|find-links|trusted-host)", text)
    blocks = re.split(r"\n(?=[a-z0-9])", text.split("\n", 1)[1].strip())
    assert len(blocks) == len(lock.locked(path)) > 30
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


def imported_privates():
    """Yield every name of a library's private part that the source or a script imports, with the file."""
    for path in [*(ROOT / "src").rglob("*.py"), *(ROOT / "scripts").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and re.search(r"^(?!dossier)\w+(\.\w+)*\._", node.module or ""):
                yield from ((path.name, node.module, each.name) for each in node.names)


def test_private_parts_of_libraries_that_we_import_are_still_there():
    found = sorted(set(imported_privates()))
    assert {module.split(".")[0] for _file, module, _name in found} == {"typer"}
    missing = [
        f"{file} imports {name} of {module}, which this version does not have"
        for file, module, name in found
        if not hasattr(importlib.import_module(module), name)
    ]
    assert missing == []
