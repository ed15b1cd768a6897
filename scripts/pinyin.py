"""Write data/pinyin.txt, the sounds of Chinese characters, from pypinyin; `--check` only compares.

The table is shipped because pypinyin takes a tenth of a second to import, and names are compared on every write.
"""

import sys
from collections import defaultdict
from pathlib import Path

from pypinyin import Style, __version__, pinyin

TARGET = Path(__file__).resolve().parent.parent / "data" / "pinyin.txt"
FIRST, LAST = 0x4E00, 0x9FFF
HEAD = """# How Chinese characters sound, without tones: a syllable, the characters whose first reading it is, and after a bar
# those for which it is another reading. Source: pypinyin {version} (MIT), whose data follow the Unicode Han Database.
"""


def table() -> str:
    """Return the whole table: one syllable a line, in order."""
    main, other = defaultdict(list), defaultdict(list)
    for code in range(FIRST, LAST + 1):
        character = chr(code)
        readings = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
        for at, reading in enumerate(dict.fromkeys(readings[0] if readings else ())):
            if reading.isascii() and reading.isalpha():
                (other if at else main)[reading].append(character)
    lines = [
        f"{sound} {''.join(main[sound])}" + (f"|{''.join(other[sound])}" if other[sound] else "")
        for sound in sorted({*main, *other})
    ]
    return HEAD.format(version=__version__) + "\n".join(lines) + "\n"


def main() -> int:
    """Write the table, or compare it."""
    text = table()
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(text, encoding="utf-8")
        return 0
    if TARGET.read_text(encoding="utf-8") != text:
        sys.stderr.write("pinyin.txt is not what pypinyin says; run: scripts/pinyin.py\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
