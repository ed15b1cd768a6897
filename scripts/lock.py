"""Versions of everything that is installed: write the locks, or say how far the newest have moved from them.

Usage: python scripts/lock.py ACTION
  write     bring requirements.lock and requirements-dev.lock up to the newest versions that pyproject.toml allows
  lowest    print the lowest versions that pyproject.toml allows of what it takes to run, with the newest tools
  develop   print what developing needs, one requirement a line
  moved     list the packages of this environment whose version is not the locked one

The locks hold for Python 3.11 and newer, on Linux, macOS and Windows, with the digest of every file. `write` and `lowest`
need uv beside this Python.
"""

import re
import subprocess
import sys
import tempfile
import tomllib
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN, DEVELOP = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"
HEADER = "# Written by `make lock`; `make demo` and `make test` install just these.\n"
EDITABLE = "editables"
"""What the build backend needs to install the project from its tree."""


def requirements(*, develop: bool) -> list[str]:
    """Return what pyproject.toml asks for: to run and build, and to develop."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = [*project["project"]["dependencies"], *project["build-system"]["requires"], EDITABLE]
    return [*found, *project["dependency-groups"]["dev"]] if develop else found


def locked(path: Path) -> dict[str, str]:
    """Return the version of each package that a lock names."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {found[1]: found[2] for line in lines if (found := re.match(r"([a-z0-9-]+)==([^ ;\\]+)", line))}


def resolved(wanted: list[str], *options: str) -> str:
    """Return the versions that satisfy requirements, as the text of a requirements file."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "wanted.in"
        source.write_text("\n".join(wanted) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-header", "--no-annotate"]
        command += ["--no-emit-index-url", "--no-emit-find-links", *options, str(source)]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def write() -> None:
    """Write both locks; the second holds the first."""
    options = ("--universal", "--python-version", "3.11", "--generate-hashes")
    RUN.write_text(HEADER + resolved(requirements(develop=False), *options), encoding="utf-8")
    whole = resolved(requirements(develop=True), *options, "--constraint", str(RUN))
    DEVELOP.write_text(HEADER + whole, encoding="utf-8")


def lowest() -> str:
    """Return the lowest versions of what it takes to run, with the newest tools that go with them."""
    with tempfile.TemporaryDirectory() as folder:
        held = Path(folder) / "lowest.txt"
        held.write_text(resolved(requirements(develop=False), "--resolution", "lowest-direct"), encoding="utf-8")
        return resolved(requirements(develop=True), "--constraint", str(held))


def moved() -> list[str]:
    """Return a line for each installed package whose version is not the locked one."""
    held = locked(DEVELOP)
    found = {re.sub(r"[-_.]+", "-", each.name).lower(): each.version for each in distributions()}
    return [
        f"{name} {held[name]} → {found[name]}" for name in sorted(held) if name in found and found[name] != held[name]
    ]


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write"]:
            write()
        case ["lowest"]:
            print(lowest())
        case ["develop"]:
            print("\n".join(dict.fromkeys(requirements(develop=True))).replace(" ", ""))
        case ["moved"]:
            print("\n".join(moved()) or "every package has its locked version")
        case _:
            sys.exit(__doc__)
