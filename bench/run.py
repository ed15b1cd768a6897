"""Time whole processes beside a hand-written script, and print ratios: `run.py [--runs N] [--million] [--json]`.

Every command is run in turn with the others, so that a busy moment of the machine meets all of them. The children get a
clean environment in which byte code is cached, as on a user's machine.
"""

import argparse
import contextlib
import json
import os
import pty
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PYTHON = sys.executable
TODAY = "2026-11-23"
sys.path.insert(0, str(HERE))

from make_book import make  # noqa: E402


def install(home: Path) -> None:
    """Install the package as a user has it: from a wheel, its data in the form that is read quickest."""
    words = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--target",
        str(home / "installed"),
        str(HERE.parent),
    ]
    subprocess.run(words, check=True)


def environment(book: Path, home: Path) -> dict[str, str]:
    """Return a clean environment for one child."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return kept | {
        "HOME": str(home), "PYTHONPATH": str(home / "installed"), "DOSSIER_DB": str(book), "DOSSIER_NOW": f"{TODAY}T08:30",
        "DOSSIER_LANG": "en", "DOSSIER_CONFIG": str(home / "config"), "TERM": "xterm-256color", "COLUMNS": "100",
    }  # fmt: skip


def piped(words: list[str], env: dict[str, str]) -> float:
    """Return how many seconds a process takes with its output in a pipe."""
    began = time.perf_counter()
    done = subprocess.run(words, env=env, capture_output=True, check=False)
    taken = time.perf_counter() - began
    if done.returncode:
        raise SystemExit(f"{words}: {done.stderr.decode()}")
    return taken


def on_terminal(words: list[str], env: dict[str, str]) -> float:
    """Return how many seconds a process takes on a terminal."""
    leader, follower = pty.openpty()
    began = time.perf_counter()
    process = subprocess.Popen(words, env=env, stdin=follower, stdout=follower, stderr=follower)
    os.close(follower)
    with contextlib.suppress(OSError):
        while os.read(leader, 65536):
            pass
    process.wait()
    os.close(leader)
    return time.perf_counter() - began


def peak_memory(words: list[str], env: dict[str, str]) -> float:
    """Return the peak memory of a process in MiB, measured by a small parent that has no other child."""
    code = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)\n"
    code += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    done = subprocess.run([PYTHON, "-c", code, *words], env=env, capture_output=True, text=True, check=True)
    return int(done.stdout) / (1024 if sys.platform != "darwin" else 1024 * 1024)


def tasks(books: dict[str, Path]) -> dict[str, tuple[object, list[str], Path]]:
    """Return what is timed: how, the words, the book."""
    dossier = [PYTHON, "-m", "dossier"]
    by_hand = [PYTHON, str(HERE / "by_hand.py")]
    found: dict[str, tuple[object, list[str], Path]] = {
        "bare python": (piped, [PYTHON, "-c", "pass"], books["1k"]),
        "import sqlmodel": (piped, [PYTHON, "-c", "import sqlmodel"], books["1k"]),
    }
    for size, book in books.items():
        found |= {
            f"by hand: show, {size}": (piped, [*by_hand, "show", str(book), "500"], book),
            f"by hand: show on a terminal, {size}": (on_terminal, [*by_hand, "show", str(book), "500"], book),
            f"by hand: remind, {size}": (piped, [*by_hand, "remind", str(book), TODAY], book),
            f"show, {size}": (piped, [*dossier, "show", "c500"], book),
            f"show by address, {size}": (piped, [*dossier, "show", "c500@firm167.example"], book),
            f"show on a terminal, {size}": (on_terminal, [*dossier, "show", "c500"], book),
            f"remind, {size}": (piped, [*dossier, "remind"], book),
            f"list, {size}": (piped, [*dossier, "list", "contacts", "--country", "DE", "--limit", "20"], book),
            f"log, {size}": (piped, [*dossier, "log", "c500", "measured", "--by", "call"], book),
            f"set, {size}": (piped, [*dossier, "set", "c501", "spoken_english=good"], book),
        }
    for peer, words in (("khard", ["khard", "list"]), ("task", ["task", "list"])):
        if shutil.which(peer):
            found[f"peer: {peer}"] = (piped, words, books["1k"])
    return found


def completion(book: Path, home: Path, runs: int) -> float:
    """Return the least time to complete a name, through the protocol of the shell."""
    env = environment(book, home) | {"_DOSSIER_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "dossier show Sch"}
    return min(piped([PYTHON, "-m", "dossier"], env) for _each in range(runs))


def main() -> None:
    """Make the books that are missing, time everything in turn, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument(
        "--million", action="store_true", help="measure a book of a million contacts, too (minutes, 6 GB)"
    )
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dossier-bench-") as folder:
        sizes = {"1k": 1_000, "100k": 100_000} | ({"1M": 1_000_000} if asked.million else {})
        books = {}
        for size, count in sizes.items():
            books[size] = Path(folder) / f"{size}.db"
            began = time.perf_counter()
            make(books[size], count)
            sys.stderr.write(f"made {size} in {time.perf_counter() - began:.0f} s\n")
        home = Path(folder)
        install(home)
        measured = {name: [] for name in tasks(books)}
        for run in range(asked.runs + 1):
            for name, (how, words, book) in tasks(books).items():
                taken = how(words, environment(book, home))  # type: ignore[operator]
                if run:  # the first one warms files and byte code
                    measured[name].append(taken)
        for size, book in books.items():
            measured[f"complete a name, {size}"] = [completion(book, home, asked.runs)]
        memory = peak_memory([PYTHON, "-m", "dossier", "show", "c500"], environment(books["100k"], home))
    report(measured, memory, as_json=asked.json)


def report(measured: dict[str, list[float]], memory: float, *, as_json: bool) -> None:
    """Print times and ratios beside their targets."""
    best = {name: min(times) for name, times in measured.items()}
    if as_json:
        print(json.dumps({"seconds": best, "memory_mib": memory}, indent=1))
        return
    print(f"{'':44} {'least':>8} {'median':>8}")
    for name, times in measured.items():
        print(f"{name:44} {1000 * min(times):6.0f} ms {1000 * statistics.median(times):6.0f} ms")
    print()
    sizes = [name.rpartition(" ")[2] for name in best if name.startswith("show, ")]
    checks = []
    for size in sizes:
        checks += [
            (f"show / by hand, {size}", best[f"show, {size}"] / best[f"by hand: show, {size}"], 1.5),
            (
                f"show / by hand on a terminal, {size}",
                best[f"show on a terminal, {size}"] / best[f"by hand: show on a terminal, {size}"],
                1.5,
            ),
            (f"remind / by hand, {size}", best[f"remind, {size}"] / best[f"by hand: remind, {size}"], 2.0),
            (f"log / import sqlmodel, {size}", best[f"log, {size}"] / best["import sqlmodel"], 1.6),
        ]
    for size in sizes[1:]:
        for name in ("show", "remind", "list", "log", "complete a name"):
            checks.append((f"{name}: {size} / 1k", best[f"{name}, {size}"] / best[f"{name}, 1k"], 1.2))
    for name, ratio, target in checks:
        print(f"{name:44} {ratio:8.2f}   target {target:4.1f}  {'met' if ratio <= target else 'MISSED'}")
    print(f"{'peak memory of show, MiB':44} {memory:8.1f}   target   40  {'met' if memory <= 40 else 'MISSED'}")


if __name__ == "__main__":
    main()
