"""Time `dossier import` of a large sheet beside a hand-written loader: `import_file.py [--rows N …] [--million] [--json]`.

The sheet has nine columns, three people a firm; the same seed gives the same rows. Each run is a process of its own on a
new book: contacts a second, and the peak of memory. The loader (`by_hand_import.py`) writes the same people, firms,
addresses and facts with sqlite3 alone: no check, no duplicates, no history, no look-up. `sqlite-utils insert` of the
file as one table is timed, too, where that command is installed.
"""

import argparse
import csv
import json
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from run import PYTHON, environment, install, peak_memory  # noqa: E402

FIRST = (
    "Anna Pedro Olga Rajesh Emily Karen Hiroshi Fatima Lucas Marie Jan Sofia Dmitri Thandi Omar Claire Bruno Yusuf Änne Søren "
    "Łukasz Zoë José Noor Siân Anders Ilse Mónica Tomáš"
).split()
LAST = (
    "Schmidt Silva Smirnova Kumar Carter Whitfield Tanaka Rahman Souza Fontaine Vries Rossi Sokolov Mokoena Costa Demir Müller "
    "Ørsted Wójcik García Haddad Novák Jensen Lindqvist Nagy Popescu Kowalski Okafor Hansen Keller Bauer Moreau"
).split()
SYLLABLES = "ka lo mi ren tas vor del ni pu sha ber gon lin dro fel mar ith os qua zen".split()
TRADES = "Licht Trading Home Electronics Retail Imports Lighting".split()
COUNTRIES = "Germany France Spain Brazil India Norway Poland Italy Japan Mexico Kenya Egypt".split()
TITLES = ("Buyer", "Purchasing Assistant", "Owner", "Category Manager")
HEADING = ("Name", "Company", "Position", "Email", "Phone", "Country", "City", "Source", "First contact")
PER_SECOND, SECONDS, MEMORY = 5_000, 30, 500
"""What is wanted: contacts a second; of 100,000 rows the seconds and the MiB."""


def make_sheet(path: Path, rows: int, seed: int = 7) -> None:
    """Write a sheet of invented people."""
    draw = random.Random(seed)  # noqa: S311
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADING)
        for number in range(rows):
            if number % 3 == 0:
                word = "".join(draw.choice(SYLLABLES) for _ in range(3)).capitalize()
                firm = f"{word} {draw.choice(TRADES)} {number // 3} {draw.choice(('GmbH', 'Ltd', 'LLC', 'SARL'))}"
                domain, country = f"{word.lower()}{number // 3}.example", draw.choice(COUNTRIES)
            last = draw.choice(LAST) + "".join(draw.choice(SYLLABLES) for _ in range(draw.randrange(3)))
            writer.writerow(
                (f"{draw.choice(FIRST)} {last}", firm, draw.choice(TITLES), f"p{number}@{domain}", f"+49 40 {1000000 + number}",
                 country, "", draw.choice(("fair", "marketplace", "referral")), f"202{draw.randrange(6)}-05-11")
            )  # fmt: skip


def measured(words: list[str], env: dict[str, str]) -> tuple[float, float]:
    """Return the seconds and the peak of memory in MiB of a process."""
    began = time.perf_counter()
    memory = peak_memory(words, env)
    return time.perf_counter() - began, memory


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--rows", type=int, nargs="*", default=[10_000, 100_000])
    words.add_argument("--million", action="store_true", help="1,000,000 rows, too")
    words.add_argument("--json", action="store_true")
    asked = words.parse_args()
    found = []
    with tempfile.TemporaryDirectory(prefix="dossier-bench-") as name:
        folder = Path(name)
        package = folder / "package"
        install(package)
        tools = {
            "dossier import": lambda sheet: [
                PYTHON,
                str(package / "bin" / "dossier"),
                "import",
                str(sheet),
                "--no-input",
            ],
            "by hand": lambda sheet: [PYTHON, str(HERE / "by_hand_import.py"), str(sheet), str(folder / "by_hand.db")],
        }
        if tool := shutil.which("sqlite-utils"):
            tools["sqlite-utils insert"] = lambda sheet: [
                tool,
                "insert",
                str(folder / "u.db"),
                "people",
                str(sheet),
                "--csv",
            ]
        for rows in [*asked.rows, *([1_000_000] if asked.million else [])]:
            sheet = folder / f"{rows}.csv"
            make_sheet(sheet, rows)
            for what, line in tools.items():
                for old in folder.glob("*.db*"):
                    old.unlink()
                seconds, memory = measured(line(sheet), environment(folder, package, folder / "book.db"))
                found.append({"what": what, "rows": rows, "seconds": round(seconds, 1), "per_second": round(rows / seconds),
                              "mib": round(memory)})  # fmt: skip
                if not asked.json:
                    print(
                        "{what:<20} {rows:>9,} rows  {seconds:>7} s  {per_second:>9,}/s  {mib:>6,} MiB".format(
                            **found[-1]
                        )
                    )
    if asked.json:
        print(json.dumps(found, indent=2))
        return
    large = next((each for each in found if each["what"] == "dossier import" and each["rows"] == 100_000), None)
    if large:
        met = large["per_second"] >= PER_SECOND and large["seconds"] <= SECONDS and large["mib"] <= MEMORY
        print("met" if met else "missed", f": {PER_SECOND:,}/s, {SECONDS} s, {MEMORY} MiB")


if __name__ == "__main__":
    main()
