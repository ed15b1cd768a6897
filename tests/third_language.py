"""A language that nobody speaks, made of the catalogue: what stands on the screen in plain letters has bypassed it.

Each sentence is wrapped in ⟦⟧, its letters bear dots, and it is a third longer: what a reader of the screen still finds in
plain letters is a value of the book, a command or a code, or it was never translated. As a program it types lines in it:
`python tests/third_language.py HOME < lines`, a process of its own, because chapters are translated as they are imported.
"""

import contextlib
import io
import json
import os
import re
import shlex
import sqlite3
import string
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = "qps"
DOTTED = "ạḅċḍẹḟġḥịɉḳḷṃṇọṗʠṛṣṭụṿẉẋỵẓẠḄĊḌẸḞĠḤỊɈḲḶṂṆỌṖɊṚṢṬỤṾẈẊỴẒ"
SAID = str.maketrans(string.ascii_letters, DOTTED)
KEPT = re.compile(r"(\{[^{}]*\}|%\(\w+\)[a-z]|%[a-z]|\n)")
TABLE = {
    "called": "Ṗṣẹụḍọ", "catalogue": CODE, "tag": CODE, "comma": " ‚ ", "phrase": " ‚ ", "clause": " ⁏ ", "colon": " ∶ ",
    "either": " ∨ ", "aside": " ⟮{text}⟯", "day": "{year}·{month}·{day}", "day_of_month": "{month}·{day}",
    "month_of_year": "{year}·{month}", "year": "{year}·", "months": [f"ṃ{n}" for n in range(1, 13)],
    "scales": [[1_000_000, "{number} ṃ"]],
}  # fmt: skip


def stretched(sentence: str) -> str:
    """Return a sentence as the language says it, its placeholders untouched."""
    parts = KEPT.split(sentence)
    said = "".join(part if at % 2 else part.translate(SAID) for at, part in enumerate(parts))
    return f"⟦{said}{'~' * (len(sentence) // 3)}⟧"


def lay(folder: Path, without: Collection[str] = ()) -> Path:
    """Lay the languages there are and this one in a folder, as `src/dossier/locale` has them; some sentences are left out."""
    import catalogue

    shipped = ROOT / "src/dossier/locale"
    for path in shipped.iterdir():
        (folder / path.name).symlink_to(path)
    (folder / f"{CODE}.json").write_text(json.dumps(TABLE), encoding="utf-8")
    made = catalogue.load(catalogue.CATALOGUE)
    for message in made:
        if message.id and message.id not in without:
            one = isinstance(message.id, str)
            message.string = stretched(message.id) if one else (stretched(message.id[1]),)
        elif message.id:
            message.string = ""
    (target := folder / CODE / "LC_MESSAGES").mkdir(parents=True)
    catalogue.write(made, target / "dossier.mo")
    return folder


def typed(lines: Iterable[str]) -> dict[str, str]:
    """Return what each line puts on the screen, both streams, in the language in use."""
    from dossier.cli import run

    screens = {}
    for line in lines:
        streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2)]
        with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
            with contextlib.suppress(SystemExit):
                run(shlex.split(line))
            for each in streams:
                each.flush()
        screens[line] = "".join(each.buffer.getvalue().decode("utf-8") for each in streams)
    return screens


_LETTER = rf"[^\W\d_{DOTTED}]"
_COMMAND = re.compile(r"(?:› ?)?\bdossier(?: [^\s⟧]+)+|--[a-z-]+(?:[ =][A-Z|]+)?|<[a-z ]+>|⟧ ⟮[a-z_-]+⟯")
_CODE = re.compile(
    r"\S+@\S+|https?://\S+|\b[\w-]+(?:[._=]\w+)+\b|\S*[/\\]\S+|\b[A-Z][A-Z0-9-]+\b|\b\w*\d\w*\b|\[?\b[a-z]+(?:-[a-z]+)+\b\]?"
)
"""What is typed or printed as it is: addresses, `key.name=value`, paths, `USD`, refs, names of rules and lists."""
_CHOOSE, _CHOICE = "Choose from".translate(SAID), re.compile(r"⟧ [a-z_-]+(?= ·|[.~]|$)")
"""Where choices are listed, the code that may be typed stands behind each label."""
_APART = re.compile(r" {2,}|·")
_RUN = re.compile(rf"{_LETTER}{{2,}}(?:['’.,;:()&+–-]*[ ]?['’(]?{_LETTER}+)*…?")


def plain_runs(screen: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield what stands on a screen in plain letters and is neither a command nor a ref or an address; and what is beside it."""
    for line in screen.split("\n"):
        bare = line
        for pattern in (*([_CHOICE] if _CHOOSE in line else []), _COMMAND, _CODE, _APART):
            bare = pattern.sub(lambda hit: "\t" * len(hit[0]), bare)
        for hit in _RUN.finditer(bare):
            run = hit[0] if not hit[0].endswith("…") else hit[0].rpartition(" ")[0]  # the last word is cut
            before, after = line[: hit.start()].split(), line[hit.end() :].split()
            beside = [(" ".join(before[-n:]), " ".join(after[:n])) for n in (1, 2, 3)]
            if run:
                yield run.rstrip(" ,;:("), beside


_WORD = re.compile(r"[^\W\d_]+")


_MACHINE = re.compile(r"\b(?:True|False|None|nan)\b|FREQ=\w*|\{[\w.]*\}")
_COUNTRY = re.compile(r"⟧ ([A-Z]{2})(?= [‚⁏]|[.~⟧]|$)")
PLUGS = frozenset({"AU", "CN", "EU", "IN", "UK", "US"})
"""Plugs are named as countries are."""


def machine_words(screen: str) -> list[str]:
    """Return what only programs write: `True`, `FREQ=`, `{n}`, the code of a country behind a label."""
    bare = _COMMAND.sub("", screen)
    codes = {each for each in _COUNTRY.findall(bare) if each not in PLUGS}
    return [*_MACHINE.findall(bare), *sorted(codes)]


def words_of(text: str) -> str:
    """Return a text as its words alone, with a blank on both sides."""
    return " " + " ".join(_WORD.findall(text.casefold())) + " "


class Values:
    """The words that may stand on a screen as they are: texts of the book, and shipped texts in English; and the codes."""

    def __init__(self, book: Path) -> None:
        from dossier.records.kinds import KINDS

        texts, codes = set[str](), set[str]()
        with contextlib.closing(sqlite3.connect(book)) as connection:
            for table, column in connection.execute(_COLUMNS).fetchall():
                held = {row[0] for row in connection.execute(f'SELECT DISTINCT "{column}" FROM "{table}"')}
                texts |= {each for each in held if isinstance(each, str)}
        for pattern in SHIPPED:
            for path in (ROOT / "data").glob(pattern):
                shipped = path.read_text(encoding="utf-8")
                texts.update(re.split(r'["\t|\n]', shipped) + re.split(r'["\t,|\n]', shipped))
        for path in (ROOT / "data/facts").glob("*.json"):
            rows = [fact.get("choices") for fact in json.loads(path.read_text(encoding="utf-8"))["fact"]]
            codes.update(choice[0] for row in rows if isinstance(row, list) for choice in row)
        codes.update(choice.code for kind in KINDS.values() for field in kind.fields for choice in field.choices)
        self.whole = {words_of(part) for text in texts for part in (text, *re.split("[\n,(]", text))}
        self.texts, self.raw = "|".join(self.whole), "|".join(texts)
        self.codes = {each for each in codes if each.isascii()}

    def untranslated(self, screen: str, line: str) -> list[str]:
        """Return what stands on a screen in plain letters and is no value. In a help page codes are what is to be typed."""
        words, screen = words_of(line), _TO_CLIENT.sub("", screen)
        helped = line.endswith("--help")
        return [
            run
            for run, beside in plain_runs(screen)
            if not (helped and all(re.fullmatch("[a-z]*", part) for part in _PARTS.split(run)))
            and not self._is_value(run, beside, words)
            and not all(self._is_value(part, beside, words) for part in filter(None, _PARTS.split(run)))
        ]

    def _is_value(self, run: str, beside: list[tuple[str, str]], words: str) -> bool:
        """Tell whether a text has these words; a code or a single word is none, unless it is the text or goes on in it."""
        said = words_of(run)
        if run not in self.codes and (
            said in words or said in self.whole or (said.count(" ") > 2 and said in self.texts)
        ):
            return True
        near = [words_of(each) for before, after in beside for each in (f"{before} {run}", f"{run} {after}")]
        return any(each != said and each in self.texts for each in near) or (
            _HAN.match(run) is not None and run in self.raw
        )


_HAN = re.compile("[\u4e00-\u9fff]{2}")
_TO_CLIENT = re.compile("“[^“”⟦]*”(?=\\s*⟮⟦)")
"""What is said to a client in English, with what it means behind it in the language in use."""
_PARTS = re.compile(r"[,;:()|]\s*")
_COLUMNS = """SELECT t.name, c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
    WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL %' AND t.name NOT LIKE 'search%'
    AND t.name NOT IN ('look_up', 'change')"""
SHIPPED = (
    "countries/**/*.*",
    "holidays/*",
    "suggestions/*",
    "zones/*",
    "strictness.toml",
    "news.toml",
    "answers.toml",
    "cover.toml",
)
"""Texts that are shipped in several languages beside the catalogue: a new language has them once somebody writes them."""


def main(home: Path) -> None:
    """Type the lines that come in, and write the screens as JSON."""
    from dossier import i18n

    with pytest.MonkeyPatch.context() as patch:
        asked = json.load(sys.stdin)
        patch.setattr(i18n, "FOLDER", lay(home, asked["without"]))
        i18n.speak(CODE)
        screens = typed(asked["lines"])
    sys.stdout.write(json.dumps(screens))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "scripts"))
    (folder := Path(os.environ["HOME"]) / "locale").mkdir()
    main(folder)
