"""The two commands of the README where there is no make, as on Windows: `py tasks.py demo` and `py tasks.py test`.

Each does what the target of that name does in the Makefile, from which the checks are read; the rest needs make.
"""

import os
import re
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
PYTHON = str(BIN / f"python{EXE}")


def makefile() -> dict[str, str]:
    """Return the command of each check by its name, in the order in which `make test` runs them."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    commands = dict(re.findall(r"^(check-\w+): ; (.+)$", text, re.MULTILINE))
    names = re.search(r"^CHECKS := (.+)$", text, re.MULTILINE)
    return {name: commands[name] for name in (names[1].split() if names else ())}


def in_here(command: str) -> list[str]:
    """Return the words of a command of the Makefile, its programs those of the environment."""
    return [re.sub(r"^\$\(BIN\)/(\S+)$", lambda hit: str(BIN / f"{hit[1]}{EXE}"), word) for word in command.split()]


def install(requirements: str) -> None:
    """Make the environment if it is not there, and install what a file names, and ourselves."""
    if not Path(PYTHON).exists():
        venv.create(VENV, with_pip=True)
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    do([*pip, "--requirement", str(ROOT / "requirements" / requirements)])
    do([*pip, "--no-index", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    do([PYTHON, str(ROOT / "scripts" / "catalogue.py"), "compile"])


def do(words: list[str]) -> None:
    """Run a command in the folder of the source; end with its code if it fails."""
    code = subprocess.run(words, cwd=ROOT, check=False).returncode  # noqa: S603  (the commands of the Makefile)
    if code:
        sys.exit(code)


def main(words: list[str]) -> None:
    """Do what the word says."""
    if sys.version_info < (3, 11):  # noqa: UP036  (it is run by whatever `py` is)
        sys.exit("dossier needs Python 3.11 or newer.")
    if words == ["demo"]:
        install("demo.txt")
        for command in ("remind", "show anna"):
            do([str(BIN / f"dossier{EXE}"), "demo", *command.split()])
    elif words == ["test"]:
        install("demo.txt")
        install("test.txt")
        for command in makefile().values():
            do(in_here(command))
    else:
        sys.exit("Type: py tasks.py demo, or: py tasks.py test")


if __name__ == "__main__":
    main(sys.argv[1:])
