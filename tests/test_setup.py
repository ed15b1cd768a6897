"""What is installed, and on what terms: locked versions, private parts of libraries, the version, licences of the data."""

import ast
import importlib.util
import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

import lock
from conftest import ROOT
from dossier import __version__

DECLARED = [(part, line) for part, lines in lock.declared().items() for line in lines]


def locked(path):
    """Return the blocks of a locked file, one a package: the pin with its marker, and its hashes."""
    text = re.sub(r"^#.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [block.replace("\\\n", " ").split("--hash=") for block in re.split(r"\n(?=\S)", text.strip())]


@pytest.mark.parametrize(("part", "line"), DECLARED, ids=[line for _part, line in DECLARED])
def test_what_is_declared_is_locked_within_its_range(part, line):
    wanted = Requirement(line)
    for path in (lock.TEST,) if part == "test" else (lock.DEMO, lock.TEST):
        version = lock.pins(path.read_text(encoding="utf-8"))[lock.normal(wanted.name)]
        assert wanted.specifier.contains(version), f"{path.name} has {version}; run: make lock"


@pytest.mark.parametrize("path", [lock.DEMO, lock.TEST], ids=lambda path: path.name)
def test_a_locked_file_is_nothing_but_pins_with_hashes(path):
    for pin, *hashes in locked(path):
        (exact,) = Requirement(pin.strip()).specifier
        assert exact.operator == "==", pin
        assert hashes, pin
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}\s*", each) for each in hashes), pin
    assert not re.search(r"://|index|find-links", path.read_text(encoding="utf-8"))


def test_the_demo_has_the_versions_that_are_tested():
    demo, test = (lock.pins(path.read_text(encoding="utf-8")) for path in (lock.DEMO, lock.TEST))
    assert demo.items() <= test.items()


def test_every_dependency_has_a_lower_bound():
    bare = [line for part, line in DECLARED if part != "test" and ">=" not in line]
    assert bare == []


# What a library keeps to itself, and what lies inside Typer, may be gone in the next version.
PRIVATE = re.compile(r"(?:^|\.)_(?!_)|^typer\.\w+\.")


def private_parts():
    """Return the private parts of libraries that the program or its scripts import, each with the file that does."""
    found = {}
    for path in sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "scripts").glob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                taken = [f"{node.module}.{each.name}" for each in node.names]
            else:
                taken = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            ours = ("dossier.", "__future__.")
            found |= {
                each: path.relative_to(ROOT) for each in taken if PRIVATE.search(each) and not each.startswith(ours)
            }
    return found


PARTS = private_parts()


@pytest.mark.parametrize("part", sorted(PARTS))
def test_a_private_part_of_a_library_is_still_there(part):
    module, _dot, name = part.rpartition(".")
    try:
        here = hasattr(importlib.import_module(module), name) or importlib.util.find_spec(part)
    except ImportError:
        here = False
    assert here, f"{PARTS[part]} needs {part}, which this version of the library does not have"


def test_the_guard_on_private_parts_sees_those_of_typer():
    assert {"typer.core.TyperGroup", "typer.main.get_command"} <= PARTS.keys()


HEADING = re.compile(r"^## \[(\d+\.\d+\.\d+)\](?: - (Unreleased|\d{4}-\d\d-\d\d))?$", re.MULTILINE)


def test_the_version_is_the_newest_of_the_changelog():
    headings = HEADING.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    (number, day), *former = headings
    here = Version(__version__)
    assert here.base_version == number
    assert here.is_devrelease == (day == "Unreleased")
    assert [each for each, _day in headings] == sorted((each for each, _day in headings), key=Version, reverse=True)
    assert all(each_day != "Unreleased" for _number, each_day in former)
    assert here > Version("0.1.0"), "the number that every build had before there were numbers"


DATA = ROOT / "data"
ROWS = re.findall(
    r"^\| `([^`]+)` \| (.+?) \| (.+?) \| .*\|$", (DATA / "README.md").read_text(encoding="utf-8"), re.MULTILINE
)


def test_every_file_of_the_data_has_a_source_and_every_line_has_files():
    files = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    named = {pattern: {path.relative_to(DATA).as_posix() for path in DATA.glob(pattern)} for pattern, *_rest in ROWS}
    assert sorted(files - set().union(*named.values())) == []
    assert [pattern for pattern, found in named.items() if not found & files] == []


def test_the_text_of_every_licence_lies_beside_the_program():
    table = (DATA / "README.md").read_text(encoding="utf-8")
    texts = {path.stem for path in (ROOT / "LICENSES").iterdir()}
    cells = [row.split("|")[3] for row in table.splitlines() if row.startswith("| ")]
    named = {word.strip() for cell in cells[1:] for word in cell.split(",")} - {"public domain"}
    assert named == texts


def test_the_package_declares_every_licence():
    (expression,) = re.findall(
        r'^license = "(.+)"$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert set(expression.split(" AND ")) == {path.stem for path in Path(ROOT / "LICENSES").iterdir()}
