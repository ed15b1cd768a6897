"""Print how many planted faults `dossier read-over` finds in invented letters, and how often it speaks of nothing.

`python scripts/score_read_over.py` scores the letters by which it was made and those nobody looked at while it was; with
`--missed` also what was missed or false of the first ones.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "read_over"), str(ROOT / "tests")]


def main() -> None:
    """Make the demo book with what the clients asked, read each letter, and print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ.update(
            HOME=folder, DOSSIER_DB=str(home / "book.db"), DOSSIER_CONFIG=str(home), XDG_CACHE_HOME=str(home / "cache")
        )
        os.environ.update(DOSSIER_NOW="2026-11-23T08:30", DOSSIER_LANG="en", DOSSIER_BACKUPS="off", TZ="Asia/Shanghai")
        _scored(home)


def _scored(home: Path) -> None:
    from letters import clients, letters
    from reading import prepared, reader
    from score import score

    from dossier.cli import demo_book
    from dossier.paths import data_folder

    kept = os.environ.get("DEMO_BOOK")
    if kept:
        (home / "book.db").write_bytes(Path(kept).read_bytes())
    else:
        demo_book.build(home / "book.db")
    (home / "config.toml").write_bytes((data_folder() / "demo" / "config.toml").read_bytes())
    for name, faulty, clean in (("tuning.txt", 100, 30), ("held_out.txt", 30, 12)):
        if name in sys.argv[2:]:
            continue
        prepared(clients(name))
        began = time.process_time()
        told = score(letters(name, faulty, clean), reader(home))
        spent = (time.process_time() - began) / (faulty + clean)
        print(f"{name}: {told.found.total()} of {told.planted.total()} found, recall {told.recall:.3f}")
        for kind, planted in sorted(told.planted.items()):
            print(f"  {kind:<12} {told.found[kind]:>3} of {planted:>3}")
        print(
            f"  false in {told.clean} clean letters: {told.false_in_clean}; in {faulty} others: {told.false_elsewhere}"
        )
        print(f"  {spent:.3f} s of CPU a letter")
        if "--missed" in sys.argv and name != "held_out.txt":
            print(*(f"  missed {each}" for each in told.missed), *(f"  false {each}" for each in told.false), sep="\n")
        if "--json" in sys.argv:
            print(json.dumps(told.found))


if __name__ == "__main__":
    main()
