"""Write data/simplified.txt, traditional Chinese characters beside their simplified form, from OpenCC; `--check` only compares.

The table is shipped because search folds one into the other in what is kept and in what is typed.
"""

import sys
from importlib.metadata import version
from pathlib import Path

import opencc

SOURCE = Path(opencc.__file__).with_name("dictionary") / "TSCharacters.txt"
TARGET = Path(__file__).resolve().parent.parent / "data" / "simplified.txt"
HEAD = """# Traditional Chinese characters, each with its first simplified form behind it.
# Source: OpenCC through opencc-python-reimplemented {version} (Apache-2.0).
"""
A_LINE = 40


def table() -> str:
    """Return the whole table: pairs of characters, forty a line, in the order of the first."""
    pairs = []
    for line in SOURCE.read_text(encoding="utf-8").splitlines():
        traditional, _tab, simplified = line.partition("\t")
        first = simplified.split(" ")[0]
        if len(traditional) == len(first) == 1 and traditional != first:
            pairs.append(traditional + first)
    pairs.sort()
    lines = [" ".join(pairs[at : at + A_LINE]) for at in range(0, len(pairs), A_LINE)]
    return HEAD.format(version=version("opencc-python-reimplemented")) + "\n".join(lines) + "\n"


def main() -> int:
    """Write the table, or compare it."""
    text = table()
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(text, encoding="utf-8")
        return 0
    if TARGET.read_text(encoding="utf-8") != text:
        sys.stderr.write("simplified.txt is not what OpenCC says; run: scripts/simplified.py\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
