"""Try on purpose what may happen to a book, print what was tried, held and failed, and write it into docs/safety.md.

    python scripts/torture_table.py                    the long form, half an hour on two cores
    python scripts/torture_table.py --quick            a part of everything, a few minutes
    python scripts/torture_table.py --sample           what `make test` tries, a few seconds
    python scripts/torture_table.py --only kills --only pages
    python scripts/torture_table.py --show              print only, leave docs/safety.md alone

What lies in `tests/torture` does the trying. Killing at a call and full disks need Linux and a C compiler, completion the shell
itself; what cannot be tried here is not run, and never counts as held.
"""

import argparse
import json
import os
import platform
import shutil
import sqlite3
import struct
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

from conftest import environment  # noqa: E402
from torture.forked import NotRunError, Tried, built, import_everything, shimmed  # noqa: E402

SAFETY = ROOT / "docs" / "safety.md"
BEGIN, END = "<!-- made by make torture: begin -->", "<!-- made by make torture: end -->"
HEAD = """# Safety

## What was tried on purpose

`make torture` does all of this again, prints this table and writes it here. Every command is taken from the command tree, by the examples
of its help. After each case the book is opened, `dossier check` must call it sound, every table must be as before or as after, an
acknowledged answer must be there, no file may be left that the same command does not sweep, and what was said must be right: a full disk
is called full. A kill leaves what the system has taken; what a disk forgets when the power fails was not tried.

{begin}
{end}
"""
ROWS = {
    "kill": "every command killed (SIGKILL) at each write, fsync, rename, unlink, link, truncate, mkdir and new file, 600 of a long line",
    "torn": "every command killed in the middle of a write, 20 of each line",
    "full": "every command on a disk that is full from each of these calls on",
    "short": "the same, after half a write, 20 of each line",
    "fault": "every command with one I/O error at one of these calls, 20 of each line",
    "together": "processes that write beside readers, and that begin one book at once",
    "pages": "books with damaged pages: flipped bits, zeroed, swapped, stale, filled, cut off",
    "paths": "commands on books, copies and files under odd names, links, folders that can only be read",
    "steps": "operations by chance, undone one by one and done again, every table compared",
    "fields": "hostile strings through every field of every record, every view and every medium",
    "bash": "names that try to be commands, completed in a real bash", "zsh": "the same in a real zsh", "fish": "the same in a real fish",
}  # fmt: skip
"""The rows of the table; those that name themselves in `--only`."""
KILLS = ("kill", "torn", "full", "short", "fault")
_NO_SHIM = "TORTURE_NO_SHIM"


class Task(NamedTuple):
    """A piece of the work that one process does: `run` yields the row and what came of each case."""

    name: str
    run: Callable[[Path], Iterator[tuple[str, Tried]]]


def tasks(only: set[str], demo_book: Path, *, quick: bool, sample: bool) -> list[Task]:
    """Return the pieces of the work, the long ones first."""
    from torture import faults, together

    def of(row: str, cases: Callable[..., Iterator[Tried]], *more: Any) -> Task:
        def run(workshop: Path) -> Iterator[tuple[str, Tried]]:
            return ((row, each) for each in cases(workshop, *more))

        return Task(row, run)

    def killing(command: str, most: int | None) -> Task:
        return Task(f"kill {command}", partial(faults.faults, demo_book=demo_book, command=command, most=most))

    if sample:
        return [
            of("together", together.together, demo_book, 2, 2),
            *(killing(name, most) for name, most in faults.SAMPLE.items()),
        ]
    from torture import hostile, pages, paths, steps

    made = [
        of("together", together.together, demo_book, *((4, 10) if quick else (8, 50))),
        of("fields", hostile.fields, demo_book, *((20,) if quick else ())),
        of("steps", steps.steps, demo_book, 40 if quick else 500),
        of("pages", pages.pages, demo_book, 12 if quick else 100),
        of("paths", paths.paths, *((6,) if quick else ())),
        *(of(shell, hostile.completion, shell, *((4,) if quick else ())) for shell in ("bash", "zsh", "fish")),
    ]
    made = [each for each in made if not only or each.name in only]
    if not only or only & set(KILLS):
        slow = ("inherit", "restore", faults.NEW, "import", "backup")
        made += [
            killing(name, 3 if quick else None) for name in sorted(faults.COMMANDS, key=lambda each: each not in slow)
        ]
    return made


def worked(todo: list[Task], workshop: Path, jobs: int) -> Iterator[tuple[str, Tried]]:
    """Let so many processes do the tasks, and yield the row and what came of each case."""
    waiting, into = os.pipe()
    os.set_inheritable(waiting, True)
    for at in range(len(todo)):
        os.write(into, struct.pack("i", at))
    os.close(into)
    files = [workshop / f"worker-{job}.txt" for job in range(jobs)]
    workers = [process for file in files if (process := _worker(todo, waiting, workshop, file))]
    for worker in workers:
        os.waitpid(worker, 0)
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            row, each = json.loads(line)
            yield row, Tried(*each)


def _worker(todo: list[Task], waiting: int, workshop: Path, file: Path) -> int:
    if process := os.fork():
        return process
    code = 1
    try:
        with file.open("w", encoding="utf-8") as out:
            while number := os.read(waiting, 4):
                task = todo[struct.unpack("i", number)[0]]
                if (
                    one := os.fork()
                ) == 0:  # what a task imports besides goes with it: a smaller process is forked sooner
                    has_shim = shimmed()
                    for row, each in _done(task, workshop / f"task-{task.name.replace(' ', '-')}", has_shim):
                        print(json.dumps((row, each)), file=out, flush=True)
                    os._exit(0)
                if os.waitpid(one, 0)[1]:
                    print(
                        json.dumps((task.name.partition(" ")[0], Tried(task.name, "the trial itself died"))),
                        file=out,
                        flush=True,
                    )
        code = 0
    finally:
        os._exit(code)


def _done(task: Task, workshop: Path, has_shim: bool) -> Iterator[tuple[str, Tried]]:
    """Do a task; what stops it is a failure of its row, what is missing here is told as not run."""
    row, began = task.name.partition(" ")[0], time.monotonic()
    workshop.mkdir()
    try:
        if row == "kill" and not has_shim:
            reason = os.environ.get(_NO_SHIM, "needs Linux and a C compiler")
            yield from ((each, Tried(task.name, told=f"not run: {reason}")) for each in KILLS)
            return
        yield from task.run(workshop)
    except NotRunError as missing:
        yield row, Tried(task.name, told=f"not run: {missing}")
    except Exception as error:  # noqa: BLE001  (a harness that breaks has held nothing)
        yield row, Tried(task.name, f"the trial itself broke: {type(error).__name__}: {error}"[:300])
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
        print(f"{time.monotonic() - began:7.1f} s  {task.name}", file=sys.stderr, flush=True)


def table(found: list[tuple[str, Tried]], head: str, when: str, before: str = "") -> str:
    """Return the table of what was tried, held and failed; rows that were not tried this time are those of `before`."""
    old = {line.split(" | ")[0]: line for line in before.splitlines() if line.startswith("| ")}
    rows = [head, "", "| what | tried | held | failed | when | |", "|---|---|---|---|---|---|"]
    now = {row for row, _each in found}
    for row, what in ROWS.items():
        mine = [each for name, each in found if name == row]
        told = Counter(each.told for each in mine if each.told)
        tried = [each for each in mine if not each.told.startswith("not run")]
        failed = sum(1 for each in tried if each.problem)
        remarks = "; ".join(
            text if text.startswith("not run") else f"{count} {text}" for text, count in told.most_common(8)
        )
        numbers = f"{len(tried):,} | {len(tried) - failed:,} | {failed:,}"
        rows += [f"| {what} | {numbers} | {when} | {remarks} |"] if mine else filter(None, [old.get(f"| {what}")])
    failures = _kinds(found)
    again = tuple(f"- {ROWS[row]}:" for row in now)
    failures += [line for line in before.splitlines() if line.startswith("- ") and not line.startswith(again)]
    if failures:
        rows += ["", f"Failed ({len(failures)} kinds):", "", *(line.replace("\n", " ")[:800] for line in failures[:60])]
    return "\n".join(rows)


def _kinds(found: list[tuple[str, Tried]]) -> list[str]:
    """Return a line for each kind of failure, those of a row that say the same at first: how many, the first three, and what it was."""
    kinds: dict[tuple[str, str], list[Tried]] = {}
    for row, each in found:
        if each.problem:
            kinds.setdefault((row, each.problem[:60]), []).append(each)
    return [
        f"- {ROWS[row]}: {len(same)} × {', '.join(each.what for each in same[:3])}: {same[0].problem}"
        for (row, _begins), same in kinds.items()
    ]


def read() -> str:
    """Return the table that stands in docs/safety.md, nothing if there is none."""
    page = SAFETY.read_text(encoding="utf-8") if SAFETY.is_file() else ""
    return page.partition(BEGIN)[2].partition(END)[0]


def written(text: str) -> None:
    """Write the table between its markers in docs/safety.md; what else stands there stays."""
    page = SAFETY.read_text(encoding="utf-8") if SAFETY.is_file() else ""
    if BEGIN not in page:
        page = (page.rstrip() + "\n\n" if page else "") + (HEAD if not page else HEAD.partition("\n\n")[2]).format(
            begin=BEGIN, end=END
        )
    before, rest = page.split(BEGIN)
    SAFETY.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{rest.split(END)[1]}", encoding="utf-8")


def _with_shim() -> None:
    """Begin again with the shim before the C library, or go on without it."""
    if "LD_PRELOAD" in os.environ or _NO_SHIM in os.environ:
        return
    folder = Path(tempfile.mkdtemp(prefix="dossier-torture-shim-"))
    try:
        os.environ["LD_PRELOAD"] = str(built(folder))
    except NotRunError as missing:
        os.environ[_NO_SHIM] = str(missing)
    os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606


def _demo_book(folder: Path) -> Path:
    """Type the demo book into a new folder."""
    from dossier.cli import demo_book

    folder.mkdir()
    os.environ.update(environment(folder))
    demo_book.build(folder / "book.db")
    return folder / "book.db"


def main() -> int:
    """Try everything, print the table, and write it; 1 if anything failed."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument(
        "--only", action="append", default=[], choices=["kills", *(row for row in ROWS if row not in KILLS)]
    )
    asked.add_argument("--quick", action="store_true", help="a part of everything, some minutes")
    asked.add_argument("--sample", action="store_true", help="what `make test` tries, some seconds")
    asked.add_argument("--show", action="store_true", help="leave docs/safety.md alone")
    asked.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked.add_argument("--demo-book", type=Path, help="a demo book that was made before")
    options = asked.parse_args()
    if not sys.platform.startswith("linux"):
        sys.stderr.write("The trials fork commands as only Linux does; nothing was tried.\n")
        return 2
    _with_shim()
    began = time.monotonic()
    memory = Path("/dev/shm")  # noqa: S108  (a folder of this process alone is made in it)
    room = str(memory) if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2**31 else None
    workshop = Path(tempfile.mkdtemp(prefix="dossier-torture-", dir=room))
    workshop.chmod(0o711)  # nobody tries the folder that can only be read
    try:
        demo_book = options.demo_book or _demo_book(workshop / "demo")
        os.environ.update(environment(workshop))
        import_everything()
        only = {"kill" if each == "kills" else each for each in options.only}
        found = list(worked(tasks(only, demo_book, quick=options.quick, sample=options.sample), workshop, options.jobs))
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
        with suppress(KeyError):
            shutil.rmtree(Path(os.environ["LD_PRELOAD"]).parent, ignore_errors=True)
    import dossier

    form = "a sample" if options.sample else "a part" if options.quick else "all"
    head = (
        f"dossier {dossier.__version__}, {platform.system()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version};"
        f" the last run took {(time.monotonic() - began) / 60:.0f} minutes. A part (`--quick`) is three calls of each line in each way."
    )
    kept = "" if options.sample else read()
    text = table(found, head, f"{date.today():%Y-%m-%d}, {form}", kept)  # noqa: DTZ011
    print(text)
    if not options.show:
        written(text)
    return int(any(each.problem for _row, each in found))


if __name__ == "__main__":
    sys.exit(main())
