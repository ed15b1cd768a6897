"""The wheel, installed where there is no source tree: what it holds, and that it runs."""

import gettext
import json
import os
import runpy
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT, environment
from dossier import __version__


def pip(*words: object) -> None:
    """Run this environment's pip without reaching for the network; what it complains about is in the failure."""
    done = subprocess.run([sys.executable, "-m", "pip", *map(str, words)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel of this tree."""
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment with the wheel in it; the libraries are those of the environment that runs the tests."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    pip("--python", scripts / "python", "install", "--no-deps", "--no-index", wheel)
    # A folder named in a .pth is searched, but its own .pth files are not read: the editable `src` stays out of reach.
    (purelib,) = folder.rglob("site-packages")
    (purelib / "libraries.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return scripts


def test_the_wheel_holds_the_data_the_migrations_and_the_translations(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    data = {f"dossier/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "data").rglob("*") if path.is_file()}
    data = {name for name in data if "__pycache__" not in name}
    package = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*") if path.is_file()}
    package = {name for name in package if "__pycache__" not in name}
    assert data
    assert held >= data
    assert held >= package | {"dossier/locale/zh_CN/LC_MESSAGES/dossier.mo"}
    assert any("write/migrations/versions/0001" in name for name in held)


def test_the_wheel_holds_the_licences_of_the_program_and_of_its_data(wheel):
    about = f"dossier_cli-{__version__}.dist-info"
    held = set(zipfile.ZipFile(wheel).namelist())
    texts = {f"{about}/licenses/LICENSES/{path.name}" for path in (ROOT / "LICENSES").iterdir()}
    assert held >= texts | {f"{about}/licenses/LICENSE"}
    declared = zipfile.ZipFile(wheel).read(f"{about}/METADATA").decode("utf-8")
    assert "License-Expression: MIT AND Apache-2.0 AND CC-BY-4.0 AND LGPL-2.1-only AND Unicode-3.0\n" in declared


def test_the_source_archive_holds_all_that_make_needs(tmp_path):
    build = "import sys; from hatchling.build import build_sdist; build_sdist(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, tmp_path], cwd=ROOT, check=True, capture_output=True)
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as source:
        held = {name.partition("/")[2] for name in source.getnames()}
    needed = [
        "Makefile",
        "LICENSE",
        ".ci/run",
        "data/README.md",
        "scripts/lock.py",
        "requirements/demo.txt",
        "requirements/test.txt",
    ]
    needed += [f"LICENSES/{path.name}" for path in (ROOT / "LICENSES").iterdir()]
    assert [name for name in needed if name not in held] == []


def test_the_wheel_holds_nothing_of_the_workshop(wheel):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"dossier", f"dossier_cli-{__version__}.dist-info"}
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith((".pyc", ".db"))]


def test_every_json_twin_reads_as_its_toml_does(wheel):
    with zipfile.ZipFile(wheel) as archive:
        sources = [
            name
            for name in archive.namelist()
            if name.startswith(("dossier/data/playbook/", "dossier/data/countries/")) and name.endswith(".toml")
        ]
        assert sources
        for name in sources:
            twin = json.loads(archive.read(name.removesuffix(".toml") + ".json"))
            assert twin == tomllib.loads(archive.read(name).decode("utf-8")), name


def test_a_toml_file_that_json_cannot_hold_is_refused(tmp_path):
    twin = runpy.run_path(str(ROOT / "hatch_build.py"))["twin"]
    (tmp_path / "XX.toml").write_text("written = 2026-11-23\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"XX\.toml: write dates and times in quotes"):
        twin(tmp_path / "XX.toml")


def test_the_translations_in_the_wheel_are_chinese(wheel):
    with zipfile.ZipFile(wheel) as archive, archive.open("dossier/locale/zh_CN/LC_MESSAGES/dossier.mo") as file:
        chinese = gettext.GNUTranslations(file)
    assert chinese.gettext("Name another file with --db or DOSSIER_DB.") != "Name another file with --db or DOSSIER_DB."


def test_two_wheels_of_one_tree_are_equal(wheel, tmp_path):
    pip("wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", tmp_path, ROOT)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def installed(elsewhere: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run an executable of the other environment, far from the tree."""
    return subprocess.run(
        [elsewhere / words[0], *words[1:]],
        cwd=home,
        env=environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_installed_command_is_not_the_one_in_the_tree(elsewhere, tmp_path):
    where = installed(elsewhere, tmp_path, "python", "-c", "import dossier; print(dossier.__file__)").stdout.strip()
    assert Path(where).is_relative_to(elsewhere.parent)


def test_the_installed_command_tells_its_version(elsewhere, tmp_path):
    done = installed(elsewhere, tmp_path, "dossier", "--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert __version__ in done.stdout


def test_the_installed_command_speaks_chinese(elsewhere, tmp_path):
    chinese = installed(elsewhere, tmp_path, "dossier", "--lang", "zh", "--help")
    english = installed(elsewhere, tmp_path, "dossier", "--lang", "en", "--help")
    assert (chinese.returncode, chinese.stderr) == (0, "")
    assert any("\u4e00" <= sign <= "\u9fff" for sign in chinese.stdout)
    assert not any("\u4e00" <= sign <= "\u9fff" for sign in english.stdout)


def test_the_installed_command_has_its_demo_book_and_its_data(elsewhere, tmp_path):
    done = installed(elsewhere, tmp_path, "dossier", "demo", "remind")
    assert (done.returncode, done.stderr) == (0, "Making the demo book; this takes 10 to 40 seconds, once …\n")
    assert done.stdout.strip()
    where = installed(elsewhere, tmp_path, "dossier", "where").stdout
    assert str(Path("dossier", "data")) in where
