"""Write requirements/demo.txt and requirements/test.txt: one version and its hashes for all that make installs.

Usage: python scripts/lock.py [ACTION]
  write      resolve anew, to the newest versions that pyproject.toml allows (the default; needs uv)
  declared   print what pyproject.toml asks for: to run, to build, and to test
  lowest     print the oldest versions that pyproject.toml allows, and today's tools beside them (needs uv)
  moved      print where this environment differs from requirements/test.txt

The files hold for every system and for every Python from requires-python on, and need no more than pip to install.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "requirements" / "demo.txt"
TEST = ROOT / "requirements" / "test.txt"
EDITABLES = "editables>=0.5"
"""What hatchling asks for, beside what is declared, when a tree is installed so that it can be edited."""
HEAD = """\
# What `make {command}` installs: one version of everything, with its hashes. Written by `make lock`; do not edit.
"""
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def declared() -> dict[str, list[str]]:
    """Return the requirements of pyproject.toml: those to `run`, to `build` and to `test`, which tries encryption, too."""
    found = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {
        "run": found["project"]["dependencies"],
        "build": [*found["build-system"]["requires"], EDITABLES],
        "test": [*found["dependency-groups"]["dev"], *found["project"]["optional-dependencies"]["encrypted"]],
    }


def pins(text: str) -> dict[str, str]:
    """Return the version of every package in a locked file, by its normal name."""
    return {normal(name): version for name, version in PIN.findall(text)}


def normal(name: str) -> str:
    """Return a package's name as indexes compare it: small letters, single dashes."""
    return re.sub(r"[-_.]+", "-", name).lower()


def resolved(wanted: Iterable[str], *options: str) -> str:
    """Return what uv makes of requirements; what it cannot resolve is a CalledProcessError, with uv's words shown."""
    uv = Path(sys.executable).with_name("uv")
    plain = ("--quiet", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links")
    done = subprocess.run(
        [uv, "pip", "compile", "-", *plain, *options],
        input="\n".join(wanted),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def write() -> None:
    """Resolve all together, then what the demo needs at the same versions."""
    needed = declared()
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    options = ("--universal", "--generate-hashes", "--python-version", asked.removeprefix(">="))
    text = resolved([*needed["run"], *needed["build"], *needed["test"]], *options)
    TEST.parent.mkdir(exist_ok=True)
    TEST.write_text(HEAD.format(command="test") + text, encoding="utf-8")
    text = resolved([*needed["run"], *needed["build"]], *options, "--constraints", str(TEST))
    DEMO.write_text(HEAD.format(command="demo") + text, encoding="utf-8")


def lowest() -> str:
    """Return the oldest versions allowed of what is declared, with tools to test them."""
    needed = declared()
    oldest = pins(resolved([*needed["run"], *needed["build"]], "--resolution", "lowest-direct"))
    return resolved([*(f"{name}=={version}" for name, version in oldest.items()), *needed["test"]])


def moved() -> list[str]:
    """Return a line for each package whose version here is not the locked one."""
    locked = pins(TEST.read_text(encoding="utf-8"))
    here = {normal(each.metadata["Name"]): each.version for each in distributions()}
    lines = [
        f"{name} {version} -> {here[name]}" for name, version in locked.items() if here.get(name, version) != version
    ]
    known = {*locked, "pip", "setuptools", "uv", "dossier-cli"}
    return lines + [f"{name} {here[name]} is new" for name in sorted(here.keys() - known)]


def main() -> None:
    """Do what the first word says."""
    action = (sys.argv[1:] or ["write"])[0]
    if action == "write":
        write()
    elif action == "declared":
        print(*(line for part in declared().values() for line in part), sep="\n")
    elif action == "lowest":
        print(lowest(), end="")
    elif action == "moved":
        print(*(moved() or ["Nothing differs from the lock."]), sep="\n")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
