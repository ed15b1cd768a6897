"""Time whole processes beside a hand-written script: `run.py [--runs N] [--million] [--json]`.

Everything is run in turn, so that a busy moment of the machine meets all of it. The children get a clean environment in
which byte code is cached, and the package from a wheel, as on a user's machine. README.md beside this file says more.
"""

import argparse
import contextlib
import getpass
import hashlib
import json
import os
import platform
import pty
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PYTHON = sys.executable
TODAY = "2026-11-23"
SIZES = {"1k": 1_000, "100k": 100_000, "1M": 1_000_000}
PEER_RECORDS = 1_000
sys.path.insert(0, str(HERE))

from make_book import make  # noqa: E402

from dossier.app.reports.report import REPORTS  # noqa: E402

Timer = Callable[[list[str], dict[str, str]], float]


class Task(NamedTuple):
    """What is timed: how, the words (a `{run}` in them is the number of the round), and its environment."""

    how: Timer
    words: list[str]
    env: dict[str, str]


FINDS = ("packing", "货代", "rückruf", '"date of the next"', "zhivago", "anna warranty", "cha*")
"""What is looked for: words of three scripts, a phrase, a rare name, a client's name with a word, a beginning."""


class Verdict(NamedTuple):
    """One figure beside its target, both in the same unit; smaller is better."""

    name: str
    figure: float
    target: float

    @property
    def met(self) -> bool:
        """Tell whether the target is reached."""
        return self.figure <= self.target


def stamp(paths: Iterable[Path]) -> str:
    """Return a short digest of the content of files and folders."""
    digest = hashlib.sha256(platform.python_version().encode())
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def kept(folder: Path, name: str, mark: str, build: Callable[[Path], object]) -> Path:
    """Return what was built under this mark before, or build it now and clear away what is older."""
    wanted = folder / f"{mark}-{name}"
    if not wanted.exists():
        for old in folder.glob(f"*-{name}*"):
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        began = time.perf_counter()
        unfinished = folder / f"unfinished-{name}"
        build(unfinished)
        unfinished.rename(wanted)
        sys.stderr.write(f"made {name} in {time.perf_counter() - began:.0f} s\n")
    return wanted


def install(target: Path) -> None:
    """Install the package as a user has it: from a wheel, its data in the form that is read quickest."""
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    subprocess.run([PYTHON, "-m", "pip", "install", *options, "--target", str(target), str(ROOT)], check=True)


def piped(words: list[str], env: dict[str, str]) -> float:
    """Return how many seconds a process takes with its output in a pipe."""
    began = time.perf_counter()
    done = subprocess.run(words, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    taken = time.perf_counter() - began
    if done.returncode or not (done.stdout or "-c" in words):
        raise SystemExit(f"{words} ended with {done.returncode}: {done.stderr.decode()}")
    return taken


def on_terminal(words: list[str], env: dict[str, str]) -> float:
    """Return how many seconds a process takes on a terminal."""
    leader, follower = pty.openpty()
    began = time.perf_counter()
    process = subprocess.Popen(words, env=env, stdin=follower, stdout=follower, stderr=follower)
    os.close(follower)
    said = b""
    with contextlib.suppress(OSError):  # Linux ends a terminal with an error, macOS with nothing
        while part := os.read(leader, 65536):
            said += part
    code = process.wait()
    taken = time.perf_counter() - began
    os.close(leader)
    if code:
        raise SystemExit(f"{words} ended with {code}: {said.decode()}")
    return taken


def peak_memory(words: list[str], env: dict[str, str]) -> float:
    """Return the peak memory of a process in MiB, measured by a small parent that has no other child."""
    code = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)\n"
    code += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    done = subprocess.run([PYTHON, "-c", code, *words], env=env, capture_output=True, text=True, check=True)
    return int(done.stdout) / (1024 if sys.platform != "darwin" else 1024 * 1024)


def environment(home: Path, package: Path, book: Path) -> dict[str, str]:
    """Return all that a child sees: nothing that keeps byte code from being cached, nothing of the user's."""
    return {
        "PATH": os.environ.get("PATH", ""), "HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLUMNS": "100",
        "PYTHONPATH": str(package), "DOSSIER_DB": str(book), "DOSSIER_NOW": f"{TODAY}T08:30", "DOSSIER_LANG": "en",
    }  # fmt: skip


def tasks(home: Path, package: Path, books: dict[str, Path], written: dict[str, Path]) -> dict[str, Task]:
    """Return everything that is timed, by name."""
    dossier = [PYTHON, str(package / "bin" / "dossier")]
    by_hand = [PYTHON, str(HERE / "by_hand.py")]
    plain = environment(home, package, next(iter(books.values())))
    found = {
        "bare python": Task(piped, [PYTHON, "-c", "pass"], plain),
        "import sqlmodel": Task(piped, [PYTHON, "-c", "import sqlmodel"], plain),
    }
    for size, book in books.items():
        env = environment(home, package, book)
        tab = env | {"_DOSSIER_COMPLETE": "bash", "_DOSSIER_LINE": "dossier show Sch"}
        to_write = environment(home, package, written[size])
        contact = ["add", "contact", "Nell {run} Newman", "--email", "nell{run}@new{run}.example", "--company"]
        contact += ["New Firm {run}", "--country", "DE", "--no-input"]
        number = 500
        found |= {
            f"by hand: show, {size}": Task(piped, [*by_hand, "show", str(book), str(number)], env),
            f"by hand: show on a terminal, {size}": Task(on_terminal, [*by_hand, "show", str(book), str(number)], env),
            f"by hand: remind, {size}": Task(piped, [*by_hand, "remind", str(book), TODAY], env),
            f"show, {size}": Task(piped, [*dossier, "show", f"c{number}"], env),
            f"show on a terminal, {size}": Task(on_terminal, [*dossier, "show", f"c{number}"], env),
            f"show by address, {size}": Task(piped, [*dossier, "show", "c500@firm167.example"], env),
            f"remind, {size}": Task(piped, [*dossier, "remind"], env),
            f"list, {size}": Task(piped, [*dossier, "list", "contacts", "--country", "DE", "--limit", "20"], env),
            f"complete a name, {size}": Task(piped, dossier, tab),
            f"log, {size}": Task(piped, [*dossier, "log", f"c{number}", "measured", "--by", "call"], to_write),
            f"set, {size}": Task(piped, [*dossier, "set", f"c{number}", "spoken_english=good"], to_write),
            f"add contact, {size}": Task(piped, [*dossier, *contact], to_write),
        }
        for text in FINDS:
            words = [text] if '"' in text else text.split()
            found[f"by hand: find {text}, {size}"] = Task(piped, [*by_hand, "find", str(book), text], env)
            found[f"find {text}, {size}"] = Task(piped, [*dossier, "find", *words, "--limit", "20"], env)
    largest = list(books)[-1]
    env = environment(home, package, books[largest])
    found |= {f"report {name}, {largest}": Task(piped, [*dossier, "report", name], env) for name in REPORTS}
    found[f"month, {largest}"] = Task(piped, [*dossier, "month"], env)
    return found | {f"peer: {name}": task for name, task in peers(home, plain)}


def peers(home: Path, env: dict[str, str]) -> Iterator[tuple[str, Task]]:
    """Yield what other tools take to list a thousand records, if they are installed."""
    if shutil.which("khard"):
        cards = home / "cards"
        cards.mkdir()
        for number in range(PEER_RECORDS):
            card = f"BEGIN:VCARD\nVERSION:3.0\nUID:{number}\nFN:Contact {number}\nN:{number};Contact;;;\nEND:VCARD\n"
            (cards / f"{number}.vcf").write_text(card, encoding="utf-8")
        config = home / "khard.conf"
        config.write_text(f"[addressbooks]\n[[cards]]\npath = {cards}\n", encoding="utf-8")
        yield "khard list", Task(piped, ["khard", "--config", str(config), "list"], env)
    if shutil.which("task"):
        env = env | {"TASKRC": str(home / "taskrc"), "TASKDATA": str(home / "tasks")}
        (home / "taskrc").write_text("confirmation=off\nnews.version=99.0.0\n", encoding="utf-8")
        rows = "\n".join(json.dumps({"description": f"call {at}", "status": "pending"}) for at in range(PEER_RECORDS))
        subprocess.run(["task", "import", "-"], input=rows, text=True, env=env, capture_output=True, check=True)  # noqa: S607
        yield "task list", Task(piped, ["task", "list"], env)


def measure(asked: argparse.Namespace) -> tuple[dict[str, list[float]], float]:
    """Return the seconds of every task, round by round, and the peak memory of `show` in MiB."""
    folder = Path(tempfile.gettempdir()) / f"dossier-bench-{getpass.getuser()}"
    folder.mkdir(exist_ok=True, mode=0o700)
    source = ROOT / "src" / "dossier"
    form = stamp([HERE / "make_book.py", source / "values", source / "write" / "tables"])
    sizes = [size for size in SIZES if size != "1M" or asked.million]
    books = {size: kept(folder, f"{size}.db", form, lambda path, n=SIZES[size]: make(path, n)) for size in sizes}  # type: ignore[misc]
    whole = stamp([source, ROOT / "data", ROOT / "pyproject.toml", ROOT / "hatch_build.py"])
    package = kept(folder, "installed", whole, install)
    with tempfile.TemporaryDirectory(prefix="run-", dir=folder) as home:
        written = {size: Path(home) / f"{size}.db" for size in sizes}
        for size, path in written.items():
            shutil.copyfile(books[size], path)
        todo = tasks(Path(home), package, books, written)
        taken: dict[str, list[float]] = {name: [] for name in todo}
        for run in range(asked.runs + 1):
            for name, task in todo.items():
                seconds = task.how([word.replace("{run}", str(run)) for word in task.words], task.env)
                if run:  # the first round warms files and byte code
                    taken[name].append(seconds)
            sys.stderr.write(f"\rround {run} of {asked.runs}")
        sys.stderr.write("\n")
        shown = todo[f"show, {sizes[-1]}"]
        return taken, peak_memory(shown.words, shown.env)


def verdicts(best: dict[str, float], memory: float) -> list[Verdict]:
    """Return every figure that has a target."""
    sizes = [size for size in SIZES if f"show, {size}" in best]
    found: list[Verdict] = []
    for size in sizes:
        finds = [(f"find {text}", 2.0) for text in FINDS]
        for name, target in (("show", 1.5), ("show on a terminal", 1.5), ("remind", 2.0), *finds):
            ratio = best[f"{name}, {size}"] / best[f"by hand: {name}, {size}"]
            found.append(Verdict(f"{name} / by hand, {size}", ratio, target))
        found += [
            Verdict(f"{name} / import sqlmodel, {size}", best[f"{name}, {size}"] / best["import sqlmodel"], most)
            for name, most in (("log", 1.35), ("set", 1.35), ("add contact", 1.6))
        ]
    for size in sizes[1:]:
        found += [
            Verdict(f"{name}: {size} / 1k", best[f"{name}, {size}"] / best[f"{name}, 1k"], 1.2)
            for name in ("show", "show by address", "remind", "list", "complete a name", "log", "set", "add contact")
        ]
    reports = (name for name in best if name.startswith(("report ", "month, ")))
    found += [Verdict(f"{name}, s", best[name], 1.0) for name in reports if name.endswith(", 100k")]
    return [*found, Verdict(f"peak memory of show, {sizes[-1]}, MiB", memory, 40.0)]


def report(taken: dict[str, list[float]], memory: float) -> None:
    """Print every time, then every figure beside its target."""
    print(f"{'':40} {'least':>9} {'median':>9}")
    for name, times in taken.items():
        print(f"{name:40} {1000 * min(times):6.0f} ms {1000 * statistics.median(times):6.0f} ms")
    for peer in ("khard", "task"):
        if not any(name.startswith(f"peer: {peer}") for name in taken):
            print(f"{f'peer: {peer}':40} not installed")
    print()
    for each in verdicts({name: min(times) for name, times in taken.items()}, memory):
        print(f"{each.name:40} {each.figure:6.2f}   target {each.target:5.1f}   {'met' if each.met else 'MISSED'}")


def main() -> None:
    """Make the books that are missing, time everything in turn, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15, help="rounds after the one that warms up (15)")
    parser.add_argument("--million", action="store_true", help="a book of a million contacts, too: minutes and 13 GB")
    parser.add_argument("--json", action="store_true", help="as JSON")
    asked = parser.parse_args()
    taken, memory = measure(asked)
    if not asked.json:
        report(taken, memory)
        return
    best = {name: min(times) for name, times in taken.items()}
    shown = {
        "python": platform.python_version(),
        "seconds": {name: {"least": min(times), "median": statistics.median(times)} for name, times in taken.items()},
        "targets": [{**each._asdict(), "met": each.met} for each in verdicts(best, memory)],
    }
    print(json.dumps(shown, indent=1))


if __name__ == "__main__":
    main()
