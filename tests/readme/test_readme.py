"""Every command line of both READMEs, typed as printed into every shell that is here, one after another."""

import re
import shlex
import subprocess
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
    "dossier add contact --from inquiry.eml": Answer("Enter accepts|回车采用", "\n"),
    "dossier remind --walk": Answer("skip|跳过", "q"),
    "dossier merge ben@harbour.example ben.carter@harbour.example": Answer("Enter merges|回车合并", "\n"),
    "dossier restore ~/friday.db": Answer(r"\[y/N|是/否", "y\n"),
}
# What the text around a line promises of it, in either language.
PROMISED = {
    "dossier import clients.csv": "2 new|新增 2",
    "dossier list contacts --archived": "Thandi",
    "dossier history anna": "hiking|徒步",
    "dossier history nordlicht": "stuck|卡住",
    "dossier match nordlicht": "Charger A 30 W",
    "dossier demo ask-about brighthome": "Karen Whitfield",
    "dossier dupes": "dossier merge c3 c4",
    "dossier order nordlicht --like s1": "FOB",
    "dossier where": "tour[.]db",
}
# The days and locales on which a README is typed whole: of servers, containers and old systems; where a date is easily wrong.
SETTINGS = {
    "README.md": {"DOSSIER_NOW": "2027-04-10T23:59", "LANG": "C.UTF-8"},
    "README.zh-CN.md": {"DOSSIER_NOW": "2028-02-29T12:00"},
}
OTHER_DAYS = {"README.md": "2026-11-23T08:30", "README.zh-CN.md": "2026-12-31T18:00"}
WHOLE = {"README.md": shells_here()[0], "README.zh-CN.md": shells_here()[-1]}
"""The shell in which each line of a README runs the command itself; any other one only shows which words it hands on."""


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """Return a PATH on which `dossier` is found; what stands on the developer's own is not.

    It notes the words it was given in the file WORDS, and goes no further where ONLY_WORDS is set.
    """
    launcher = tmp_path_factory.mktemp("bin") / "dossier"
    launcher.write_text(
        """#!/bin/sh\nprintf '%s\\036' "$@" >>"$WORDS"\nprintf '\\n' >>"$WORDS"\n[ -z "$ONLY_WORDS" ] || exit 0\n"""
        f'PYTHONPATH="{ROOT / "src"}" exec "{sys.executable}" -m dossier "$@"\n'
    )
    launcher.chmod(0o755)
    return f"{launcher.parent}:/usr/local/bin:/usr/bin:/bin"


def broken(shell, readme, folder, env):
    """Type every line of a README into a shell; return those that fail or break a promise, with what was said."""
    found = []
    for name in ("home", "folder"):
        (folder / name).mkdir(parents=True)
    env = env | SETTINGS[readme] | {"HOME": str(folder / "home"), "TERM": "xterm", "COLUMNS": "80", "DOSSIER_PAGER": ""}
    env |= {"WORDS": str(folder / "words")}
    with terminal(shell, folder / "folder", env) as typed:
        for kind, line in lines(readme):
            if kind in {"sh", shell} and line not in NOT_RUN:
                code, said = typed.type(line, ANSWERED.get(line))
                kept = "ONLY_WORDS" in env or re.search(PROMISED.get(line, ""), said)
                if code or not kept or "Traceback" in said or "command not found" in said:
                    found.append(f"{shell}: {line}\n[{code}]\n{said}")
    return found


def words_of(folder):
    """Return the words that each line handed to `dossier`, but for the line that is the shell's own."""
    typed = (folder / "words").read_text(encoding="utf-8").replace(str(folder), "").split("\n")
    return [each for each in typed if not each.startswith("completion")]


@pytest.mark.parametrize("readme", READMES)
def test_every_line_does_what_it_says_from_an_empty_folder(tmp_path, path, demo_cache, readme):
    env = {"PATH": path, "XDG_CACHE_HOME": str(demo_cache)}
    typed = {each: env | ({} if each == WHOLE[readme] else {"ONLY_WORDS": "yes"}) for each in shells_here()}
    found = [line for shell, env in typed.items() for line in broken(shell, readme, tmp_path / shell, env)]
    assert not found, "\n\n".join(found)
    handed_on = [words_of(tmp_path / shell) for shell in typed]
    assert len(handed_on[0]) > 40
    assert handed_on.count(handed_on[0]) == len(handed_on)


@pytest.mark.parametrize("readme", READMES)
def test_every_line_does_what_it_says_on_another_day(run, tmp_path, demo_cache, monkeypatch, readme):
    monkeypatch.chdir(tmp_path)
    env = {"XDG_CACHE_HOME": str(demo_cache), "DOSSIER_NOW": OTHER_DAYS[readme]}
    for _kind, line in lines(readme):
        if line.startswith("printf "):
            subprocess.run(["/bin/sh", "-c", line], check=True)
        if line.startswith("export "):
            env |= dict(each.replace("$PWD", str(tmp_path)).split("=") for each in shlex.split(line)[1:])
        if not line.startswith("dossier ") or line in NOT_RUN or "--walk" in line:
            continue
        typed = shlex.split(line.replace("\\\n", " "))[1:]
        words = [str(tmp_path) + each[1:] if each.startswith("~/") else each for each in typed]
        done = run(*words, *(["--yes"] if line in ANSWERED else []), env=env)
        assert done.exit_code == 0, (line, done)
        assert re.search(PROMISED.get(line, ""), done.stdout), (line, done)


@pytest.mark.parametrize("shell", shells_here())
def test_a_line_that_fails_is_seen(tmp_path, path, shell):
    with terminal(shell, tmp_path, {"PATH": path, "TERM": "xterm", "WORDS": "words"}) as typed:
        codes = [typed.type(line)[0] for line in ("true", "false", "no-such-command", "(exit 6)", "test a # b")]
    assert codes == [0, 1, 127, 6, 0 if shell == "bash" else 2]


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
    assert (ANSWERED.keys() | PROMISED.keys()) - printed == set()


def test_both_languages_show_the_same_commands_in_the_same_order():
    def commands(readme):
        return [(kind, line.replace("--lang zh ", "").split()[:2]) for kind, line in lines(readme)]

    assert commands("README.zh-CN.md") == commands("README.md")


@pytest.mark.parametrize("readme", READMES)
def test_every_link_within_the_tree_leads_somewhere(readme):
    for path, heading in re.findall(r"\]\((?!https)([^)#]+)#?([^)]*)\)", (ROOT / readme).read_text(encoding="utf-8")):
        assert (ROOT / path).is_file()
        if heading:
            text = (ROOT / path).read_text(encoding="utf-8")
            assert heading in [each.lower().replace(" ", "-") for each in re.findall(r"^#+ (.*)$", text, re.MULTILINE)]
