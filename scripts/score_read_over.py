"""Print how many planted faults `dossier read-over` finds in invented letters, and how often it speaks of nothing.

`python scripts/score_read_over.py` scores the letters by which it was made and those nobody looked at while it was; with
`--missed` also what was missed or false of the first ones.
"""

import contextlib
import io
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]


def main() -> None:
    """Make the demo book with what the clients asked, read each letter, and print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ.update(
            HOME=folder, DOSSIER_DB=str(home / "book.db"), DOSSIER_CONFIG=str(home), XDG_CACHE_HOME=str(home / "cache")
        )
        os.environ.update(DOSSIER_NOW="2026-11-23T08:30", DOSSIER_LANG="en", DOSSIER_BACKUPS="off", TZ="Asia/Shanghai")
        _scored(home)


def _typed(*words: str) -> tuple[int, str, str]:
    from dossier.cli import run

    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(list(words))
    return code, out.getvalue(), err.getvalue()


def _scored(home: Path) -> None:
    from dossier.cli import demo_book
    from dossier.paths import data_folder
    from read_over.letters import clients, letters, whole
    from read_over.reading import prepared, reader
    from read_over.score import score

    demo_book.build(home / "book.db")
    (home / "config.toml").write_bytes((data_folder() / "demo" / "config.toml").read_bytes())
    fresh = (home / "book.db").read_bytes()
    sets = (
        ("held_out.txt", letters("held_out.txt", 30, 12)),
        ("tuning.txt", letters("tuning.txt", 100, 30)),
        ("whole", whole()),
    )
    for name, every in sets:
        if name != "whole":  # these answer what the second set asks
            (home / "book.db").write_bytes(fresh)
            prepared(clients(name), _typed)
        began = time.process_time()
        told = score(every, reader(home, _typed))
        spent = (time.process_time() - began) / len(every)
        if told.planted:
            print(f"{name}: {told.found.total()} of {told.planted.total()} faults found, recall {told.recall:.3f}")
        else:
            print(f"{name}: letters by hand from beginning to end, nothing wrong in them")
        for kind, planted in sorted(told.planted.items()):
            print(f"  {kind:<12} {told.found[kind]:>3} of {planted:>3}")
        print(
            f"  false in {told.clean} clean letters: {told.false_in_clean}; in {len(every) - told.clean} others: {told.false_elsewhere}"
        )
        print(f"  {spent:.3f} s of CPU a letter")
        if "--missed" in sys.argv and name != "held_out.txt":
            print(*(f"  missed {each}" for each in told.missed), *(f"  false {each}" for each in told.false), sep="\n")


if __name__ == "__main__":
    main()
