"""A language that nobody speaks, made of the catalogue: what stands on the screen in plain letters has bypassed it.

Each sentence is wrapped in ⟦⟧, its letters bear accents, and it is a third longer: what a reader of the screen still finds
in plain letters is a value of the book, a command or a code, or it was never translated.
"""

import json
import re
import string
from collections.abc import Iterable, Iterator
from pathlib import Path

import catalogue
from conftest import ROOT

CODE = "qps"
PLAIN = string.ascii_letters
ACCENTED = "áƀćďéƒǵĥíĵķĺɱńóƥɋŕśţúṽẃẋýźÁƁĆĎÉƑǴĤÍĴĶĹṀŃÓƤɊŔŚŢÚṼẂẊÝŹ"
KEPT = re.compile(r"\{[^{}]*\}|%\(\w+\)[a-z]|%[a-z]|\n")
TABLE = {
    "called": "Ƥśéúďó", "catalogue": CODE, "tag": CODE, "cldr": "en_GB", "comma": " ‚ ", "phrase": " ‚ ", "clause": " ⁏ ",
    "colon": " ∶ ", "either": " ∨ ", "aside": " ⟮{text}⟯", "glue": " ", "subject": "Śúƀĵ∶ ", "day": "{year}·{month}·{day}",
    "day_of_month": "{month}·{day}", "month_of_year": "{year}·{month}", "year": "{year}·", "months": [f"ɱ{n}" for n in range(1, 13)],
    "scales": [[1_000_000, "{number} ɱ"]],
}  # fmt: skip


def stretched(sentence: str) -> str:
    """Return a sentence as the language says it, its placeholders untouched."""
    parts, at = [], 0
    for hit in KEPT.finditer(sentence):
        parts += [sentence[at : hit.start()].translate(str.maketrans(PLAIN, ACCENTED)), hit[0]]
        at = hit.end()
    said = "".join((*parts, sentence[at:].translate(str.maketrans(PLAIN, ACCENTED))))
    return f"⟦{said}{'~' * (len(sentence) // 3)}⟧"


def lay(folder: Path) -> Path:
    """Lay the languages there are and this one in a folder, as `src/dossier/locale` has them."""
    shipped = ROOT / "src/dossier/locale"
    for path in shipped.iterdir():
        (folder / path.name).symlink_to(path)
    (folder / f"{CODE}.json").write_text(json.dumps(TABLE), encoding="utf-8")
    made = catalogue.load(shipped / "zh_CN/LC_MESSAGES/dossier.po")
    for message in made:
        if message.id:
            english = message.id if isinstance(message.id, str) else message.id[1]
            message.string = stretched(english) if isinstance(message.id, str) else (stretched(english),)
    (target := folder / CODE / "LC_MESSAGES").mkdir(parents=True)
    catalogue.write(made, target / "dossier.mo")
    return folder


_COMMAND = re.compile(r"(?:› ?)?\bdossier(?: [^\s⟧~]+)+|--[a-z-]+(?:[ =][A-Z]+)?")
_CODE = re.compile(
    r"\S+@\S+|https?://\S+|\b\w+(?:[._=]\w+)+\b|\S*[/\\]\S+|\b(?:[a-z]{1,2}\d+)\b|\b[A-Z0-9-]{2,}\b|\b\w*\d\w*\b"
)
_RUN = re.compile(r"[A-Za-z]+(?:['’.,;:()&+–-]*[ \n]?['’(]?[A-Za-z]+)*")


def plain_runs(screen: str) -> Iterator[str]:
    """Yield what stands on a screen in plain letters and is neither a command nor a ref, an address or a code."""
    for line in screen.split("\n"):
        bare = _CODE.sub("\t", _COMMAND.sub("\t", line))
        yield from (hit[0] for hit in _RUN.finditer(re.sub(r" {2,}|·", "\t", bare)) if len(hit[0]) > 1)


def words_of(text: str) -> str:
    """Return a text as its words alone, with a blank on both sides."""
    return f" {' '.join(re.findall(r'[a-z]+', text.casefold()))} "


def untranslated(screen: str, values: str, codes: Iterable[str]) -> list[str]:
    """Return what stands on a screen in plain letters and is no value: a word that is a code is none, even if a text has it."""
    held = set(codes)
    return [run for run in plain_runs(screen) if words_of(run) not in values or run.casefold() in held]
