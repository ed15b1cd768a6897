"""Ten people, each built from what a seller types: their first screen, the morning, the reception, and every letter.

Each lies in `people/NAME.txt`: commands under the moment they are typed at (`@`), and the moment the views are of (`?`).
What is said stands beside it in `people/NAME.en.golden` and `people/NAME.zh.golden`; `make golden` writes them anew.
"""

import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from comparing import difference, on_a_terminal
from conftest import ROOT, Run, environment

HERE = Path(__file__).parent / "people"
PEOPLE = tuple(sorted(each.stem for each in HERE.glob("*.txt")))
FIRST_SCREEN = "show c1 --brief"
VIEWS = (
    "remind", "remind c1", "advise c1 --moment reception", "draft c1",
    *(f"draft c1 {kind}" for kind in (
        "first-reply", "first-approach", "introduction", "proposal", "chase", "first-import", "artwork", "fair",
        "visit-invitation", "thanks", "order-confirmed", "payment-received", "delay", "ask-forwarder", "reconfirm-terms",
        "anniversary", "birthday", "holiday",
    )),
)  # fmt: skip


def lines(name: str) -> Iterator[tuple[str, str]]:
    """Yield each moment with the command typed at it; the last moment has none."""
    moment = ""
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(("@ ", "? ")):
            moment = line[2:].replace(" ", "T")
            if line.startswith("? "):
                yield moment, ""
        elif line and not line.startswith("#"):
            yield moment, line


@pytest.fixture(scope="session", params=PEOPLE)
def person(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Return a name and an empty home for the book of that person."""
    home = tmp_path_factory.mktemp(request.param)
    (home / "config").mkdir()
    shutil.copyfile(ROOT / "data" / "demo" / "config.toml", home / "config" / "config.toml")
    return request.param, home


def said_of(run: Run, name: str, home: Path) -> Iterator[tuple[str, str]]:
    """Build the book, then yield each language with all that the commands say in it."""
    env = {"DOSSIER_DB": str(home / "book.db"), "DOSSIER_CONFIG": str(home / "config"), "COLUMNS": "80"}
    moment = ""
    for moment, command in lines(name):
        if command:
            words = [str(HERE / word) if word.endswith(".eml") else word for word in shlex.split(command)]
            done = run(*words, "--no-input", env=env | {"DOSSIER_NOW": moment})
            assert done.exit_code == 0, f"{command}\n{done.stdout}{done.stderr}"
    for language in ("en", "zh"):
        now = env | {"DOSSIER_NOW": moment, "DOSSIER_LANG": language}
        parts = [f"$ {FIRST_SCREEN}", on_a_terminal(tuple(FIRST_SCREEN.split()), environment(home) | now, 80)]
        for view in VIEWS:
            done = run(*view.split(), env=now)
            parts += [f"$ {view}", done.stdout + done.stderr]
        yield language, "\n".join(part.rstrip() for part in parts) + "\n"


def test_ten_people_are_met_as_they_were(run: Run, person: tuple[str, Path], request: pytest.FixtureRequest):
    name, home = person
    for language, text in said_of(run, name, home):
        file = HERE / f"{name}.{language}.golden"
        said = text.replace(str(home), "HOME")
        if request.config.getoption("--renew"):
            file.write_bytes(said.encode())
        kept = file.read_bytes().decode() if file.exists() else ""
        if said != kept:
            pytest.fail(difference(kept, said, file.name), pytrace=False)
