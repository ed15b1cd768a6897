"""Every command line of both READMEs, typed as printed into every shell that is here, one after another."""

import shutil
import stat
import sys

import pytest
from conftest import ROOT
from readme.lines import READMES, breaks, lines
from readme.terminal import Answer, shells_here, terminal

_INSTALLS = "installs from the network"
_OWN_TEST = "runs these tests"
NOT_RUN = {
    "make demo": _INSTALLS,
    "make test": _OWN_TEST,
    "pipx install .": _INSTALLS,
    "uv tool install .": _INSTALLS,
    "python3 -m venv ~/.venvs/dossier": "the environment that the next line installs into, from the network",
    "~/.venvs/dossier/bin/python -m pip install .": _INSTALLS,
    "mkdir -p ~/.local/bin": "belongs to the line after it",
    "ln -s ~/.venvs/dossier/bin/dossier ~/.local/bin/dossier": "links what the lines before it installed",
    "dossier completion fish | source": "for fish, which has another form of prompt than these tests wait for",
}
# In either language.
ANSWERED = {
    "dossier add contact --from inquiry.eml": Answer("Enter accepts|回车接受", "\n"),
    "dossier remind --walk": Answer("skip|跳过", "q"),
    'dossier merge ben@harbour.example "Benjamin Carter"': Answer("Enter merges|回车合并", "\n"),
    "dossier restore ~/friday.db": Answer(r"\[y/N\]", "y\n"),
}
# Locales that servers, containers and old systems have, and days on which a date is easily wrong.
SETTINGS = {
    ("README.md", "bash"): ({}, "2026-11-23T08:30"),
    ("README.md", "zsh"): ({"LANG": "C.UTF-8"}, "2027-04-10T23:59"),
    ("README.zh-CN.md", "bash"): ({"LANG": "C.UTF-8"}, "2028-02-29T12:00"),
    ("README.zh-CN.md", "zsh"): ({}, "2026-12-31T18:00"),
}


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    """Return a cache folder that all sessions share: the demo book is made once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def machine(tmp_path, cache):
    """Return an empty folder and the environment of a new user, who has `dossier` on the path and nothing else."""
    for name in ("bin", "home", "folder"):
        (tmp_path / name).mkdir()
    launcher = tmp_path / "bin" / "dossier"
    launcher.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT / "src"}" exec "{sys.executable}" -m dossier "$@"\n')
    launcher.chmod(launcher.stat().st_mode | stat.S_IXUSR)
    env = {
        "PATH": f"{tmp_path / 'bin'}:/usr/local/bin:/usr/bin:/bin",
        "HOME": str(tmp_path / "home"),
        "XDG_CACHE_HOME": str(cache),
        "TERM": "xterm",
        "COLUMNS": "80",
    }
    return tmp_path / "folder", env


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("shell", shells_here())
def test_every_line_does_what_it_says_from_an_empty_folder(machine, readme, shell):
    folder, env = machine
    locale, now = SETTINGS[readme, shell]
    refused = []
    with terminal(shell, folder, env | locale | {"DOSSIER_NOW": now}) as typed:
        for kind, line in lines(readme):
            if kind not in {"sh", shell} or line in NOT_RUN:
                continue
            code, said = typed.type(line, ANSWERED.get(line))
            if code or "Traceback" in said or "command not found" in said:
                refused.append(f"{line}\n[{code}]\n{said}")
    assert not refused, "\n\n".join(refused)


@pytest.mark.parametrize("readme", READMES)
def test_no_line_is_read_otherwise_by_bash_or_zsh(readme):
    assert {line: found for kind, line in lines(readme) if kind == "sh" and (found := breaks(line))} == {}


@pytest.mark.parametrize(
    "line",
    [
        "make demo     # installs",
        "dossier show #1",
        "ls *.db",
        "dossier list contacts?",
        "dossier set anna tags=[a]",
        "dossier show =anna",
        "dossier show ~anna",
        'dossier log anna "hello!"',
        'dossier deal anna chargers --value "$32,000"',
        "dossier dupes; dossier merge c1 c2",
        "dossier log anna 'isn't it'",
    ],
)
def test_a_line_that_a_shell_reads_otherwise_is_seen(line):
    assert breaks(line)


def test_every_mark_is_of_a_line_that_is_still_there():
    printed = {line for readme in READMES for _, line in lines(readme)}
    assert NOT_RUN.keys() - printed == set()
    assert ANSWERED.keys() - printed == set()


def test_both_languages_show_the_same_commands_in_the_same_order():
    def commands(readme):
        return [(kind, line.split()[:2]) for kind, line in lines(readme)]

    assert commands("README.zh-CN.md") == commands("README.md")
