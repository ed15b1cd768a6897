"""The translation catalogue: gather the sentences of the source, check their translations, compile them.

Usage: python scripts/catalogue.py ACTION
  extract    bring the .po up to date with the source; translations are kept
  check      fail unless every sentence has a translation that fits, and every word one sense or a context for each
  compile    write the .mo that the program reads beside the .po
"""

import io
import json
import re
import string
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGE = "zh_CN"
CATALOGUE = ROOT / "src/dossier/locale" / LANGUAGE / "LC_MESSAGES/dossier.po"


def playbook_texts(file: IO[bytes], *_words: object, options: object) -> Iterator[tuple[int, None, str, list[str]]]:
    """Yield what the playbook says to its user: the advice of each rule or step, why a fact is needed, how to ask, what it is for."""
    del options  # Babel hands them to every method
    text = file.read().decode("utf-8")
    tables = tomllib.loads(text)
    lines = text.splitlines()
    for table, field in (
        ("rule", "advice"),
        ("need", "why"),
        ("need", "question"),
        ("step", "advice"),
        ("place", "says"),
        ("purpose", "says"),
    ):
        for row in tables.get(table, ()):
            if field in row:
                line = next(
                    (
                        number
                        for number, each in enumerate(lines, 1)
                        if each.startswith(f"{field} =") and row[field] in each
                    ),
                    1,
                )
                yield line, None, row[field], []


def fact_texts(file: IO[bytes], *_words: object, options: object) -> Iterator[tuple[int, None, str, list[str]]]:
    """Yield what a user reads of each fact: its label, those of its choices, the question, and where else it can be found."""
    del options  # Babel hands them to every method
    for fact in json.loads(file.read())["fact"]:
        key = fact["key"]
        choices = fact.get("choices", ())  # the name of a shared list is no row of labels
        labels = [label for _code, label, *_aliases in choices] if isinstance(choices, list) else []
        told = [("fact", fact["label"]), *(("choice", label) for label in labels)]
        for kind, said in (*told, ("question", fact.get("question")), ("elsewhere", fact.get("elsewhere"))):
            if isinstance(said, list):  # a word of several senses, behind what it is said of
                yield 1, "pgettext", said, []
            elif said and any(letter.isalpha() for letter in said):  # stars need no translation
                yield 1, None, said, [f"{kind} {key}"]


def reminder_texts(file: IO[bytes], *_words: object, options: object) -> Iterator[tuple[int, None, str, list[str]]]:
    """Yield what a reminder is called, and why it is one."""
    del options  # Babel hands them to every method
    for source in json.loads(file.read())["source"]:
        yield from ((1, None, source[field], []) for field in ("label", "why"))


def vocabulary_texts(file: IO[bytes], *_words: object, options: object) -> Iterator[tuple[int, None, str, list[str]]]:
    """Yield the label of each name that is worked out, and what it says as a reason; a mere `{value}` is no sentence."""
    del options  # Babel hands them to every method
    for name in json.loads(file.read())["name"]:
        said = (text for text in name.get("told", {}).values() if text != "{value}")
        yield from ((1, None, text, []) for text in (name["label"], *said))


def setting_texts(file: IO[bytes], *_words: object, options: object) -> Iterator[tuple[int, None, str, list[str]]]:
    """Yield what each setting means."""
    del options  # Babel hands them to every method
    yield from ((1, None, row["means"], []) for row in json.loads(file.read())["setting"])


def letter_texts(file: IO[bytes], *_words: object, options: object) -> Iterator[tuple[int, None, str, list[str]]]:
    """Yield what each letter is called, and what is said where something it needs is missing."""
    del options  # Babel hands them to every method
    for kind in json.loads(file.read())["kind"]:
        yield from (
            (1, None, said, []) for said in (kind["label"], *(need["missing"] for need in kind.get("needs", ())))
        )


def gap_texts(file: IO[bytes], *_words: object, options: object) -> Iterator[tuple[int, None, str, list[str]]]:
    """Yield what an unknown record is called, how to ask for it, and where else it can be learned."""
    del options  # Babel hands them to every method
    for row in json.loads(file.read())["record"]:
        yield from ((1, None, row[field], []) for field in ("label", "question", "elsewhere") if row[field])


def cover_texts(file: IO[bytes], *_words: object, options: object) -> Iterator[tuple[int, None, str, list[str]]]:
    """Yield what is asked where somebody carries too much of a deal alone."""
    del options  # Babel hands them to every method
    yield from ((1, None, said, []) for said in tomllib.loads(file.read().decode("utf-8")).values())


def category_texts(file: IO[bytes], *_words: object, options: object) -> Iterator[tuple[int, None, str, list[str]]]:
    """Yield what the categories of goods are called."""
    del options  # Babel hands them to every method
    yield from ((1, None, name, []) for name in tomllib.loads(file.read().decode("utf-8"))["categories"])


# Where sentences stand, and how Babel reads them there. A line more, a source more: beside the pattern stands a method
# that Babel knows ("python", "jinja2") or one of our own, as "module:function" or the function itself.
SOURCES = (
    ("src/dossier/**/*.py", "python"),
    ("data/facts/*.json", fact_texts),
    ("data/playbook/*.toml", playbook_texts),
    ("data/closer.toml", playbook_texts),
    ("data/cover.toml", cover_texts),
    ("data/field_places.toml", playbook_texts),
    ("data/purposes.toml", playbook_texts),
    ("data/reminders.json", reminder_texts),
    ("data/vocabulary.json", vocabulary_texts),
    ("data/gaps.json", gap_texts),
    ("data/match.toml", category_texts),
    ("data/settings.json", setting_texts),
    ("data/letter_kinds.json", letter_texts),
)
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "NP_": ((1, "c"), 2)}

# Babel's own header carries the hour and Babel's version, which would change the file when no sentence has changed.
HEADER = f"""\
msgid ""
msgstr ""
"Project-Id-Version: dossier\\n"
"Language: {LANGUAGE}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"""
PERCENT = re.compile(r"%(?:\(\w+\))?[-#0+]*\d*(?:\.\d+)?[diouxXeEfgGcrs]")


def load(path: Path) -> Catalog:
    """Return the catalogue of a .po file; a file that is not one is a PoFileError."""
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE, abort_invalid=True)


def gather(root: Path) -> Catalog:
    """Return every sentence marked in the source, without translations, each with the files it stands in."""
    found = Catalog(locale=LANGUAGE)
    for pattern, method in SOURCES:
        for path in sorted(root.glob(pattern)):
            where = path.relative_to(root).as_posix()
            for line, text, _place, context in extract_from_file(method, path, keywords=KEYWORDS):
                found.add(text, locations=[(where, line)], context=context)
    return found


def updated(catalogue: Path, root: Path) -> str:
    """Return the text the .po file should have: the source's sentences with the translations it already holds."""
    catalog = load(catalogue)
    catalog.update(gather(root), no_fuzzy_matching=True)
    body = io.BytesIO()
    # Without line numbers and without wrapping a sentence is one line that changes only when the sentence does.
    write_po(body, catalog, width=0, omit_header=True, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    return f"{HEADER}\n{body.getvalue().decode('utf-8').strip()}\n" if catalog else HEADER


def compile_catalogue(source: Path, target: Path) -> None:
    """Write a .po file as the .mo that gettext reads; the same .po gives the same bytes on any day."""
    write(load(source), target)


def write(catalog: Catalog, target: Path) -> None:
    """Write a catalogue as the .mo that gettext reads."""
    catalog.creation_date = datetime(2000, 1, 1, tzinfo=UTC)
    half = target.with_suffix(".mo.half")
    with half.open("wb") as file:
        write_mo(file, catalog)
    half.replace(target)  # in one step: a command that runs meanwhile sees the old file or the new one


def placeholders(text: str) -> frozenset[str]:
    """Return the `{names}` and `%(names)s` of a sentence; a `{` that opens nothing is no placeholder."""
    try:
        named = {f"{{{field}}}" for _before, field, _spec, _how in string.Formatter().parse(text) if field is not None}
    except ValueError:
        named = set(re.findall(r"\{\w*\}", text))
    return frozenset(named | set(PERCENT.findall(text)))


def sentences(message: Message) -> tuple[str, ...]:
    """Return the English forms of a message: one, or singular and plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def named(message: Message) -> tuple[str, ...]:
    """Return what tells a message from every other: what it is said of, and its English forms."""
    return (message.context or "", *sentences(message))


def translations(message: Message) -> tuple[str, ...]:
    """Return the translated forms of a message; a missing one is empty."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def faults(catalog: Catalog) -> Iterator[str]:
    """Say what is wrong with the translations: missing, marked fuzzy, or with other placeholders than the English."""
    for message in catalog:
        if not message.id:
            continue
        english = sentences(message)[-1]  # the plural is the form that names the number
        if message.fuzzy:
            yield f"marked fuzzy: {english!r}"
        for text in translations(message):
            if not text:
                yield f"not translated: {english!r}" + (f" ({message.context})" if message.context else "")
            elif (ours := placeholders(text)) != (theirs := placeholders(english)):
                differing = ", ".join(sorted(ours ^ theirs))
                yield f"placeholders differ ({differing}): {english!r} -> {text!r}"


def extract(catalogue: Path = CATALOGUE, root: Path = ROOT) -> int:
    """Bring the .po file up to date and say how many sentences wait for a translation."""
    catalogue.write_text(updated(catalogue, root), encoding="utf-8")
    catalog = load(catalogue)
    waiting = sum(1 for fault in faults(catalog) if fault.startswith("not translated"))
    print(f"{len(catalog)} sentences, {waiting} without a translation")
    return 0


def check(catalogue: Path = CATALOGUE, root: Path = ROOT) -> int:
    """Print every fault of the .po file and return 1 if there is one."""
    import chinese  # beside this file, which tests read without its folder

    held = {named(message) for message in load(catalogue) if message.id}
    wanted = {named(message) for message in gather(root) if message.id}
    found = [f"not in the catalogue: {ids[-1]!r}" for ids in sorted(wanted - held)]
    found += [f"no longer in the source: {ids[-1]!r}" for ids in sorted(held - wanted)]
    found += faults(load(catalogue))
    found += chinese.unreadable(
        (sentences(each)[-1], text) for each in load(catalogue) if each.id for text in translations(each)
    )
    if not found and catalogue.read_text(encoding="utf-8") != updated(catalogue, root):
        found.append("the file is not in the form `extract` writes")
    for fault in found:
        print(fault, file=sys.stderr)
    if found:
        print(f"{len(found)} faults; `make catalogue` brings {catalogue.name} up to date", file=sys.stderr)
    return 1 if found else 0


def check_here() -> int:
    """Check the .po file, its measure words, and that no word of the source has two senses without a context."""
    import measures  # whoever builds a wheel has this module alone
    import senses

    texts = [text for message in load(CATALOGUE) for text in translations(message)]
    wrong = list(measures.faults(texts, measures.fitting(ROOT / "scripts/measure_words.csv")))
    for fault in wrong:
        print(fault, file=sys.stderr)
    return max(check(), senses.check(), 1 if wrong else 0)


def compile_here() -> int:
    """Write the .mo file beside the .po file."""
    compile_catalogue(CATALOGUE, CATALOGUE.with_suffix(".mo"))
    return 0


ACTIONS = {"extract": extract, "check": check_here, "compile": compile_here}


def main(words: list[str]) -> int:
    """Run the action named by the one word and return its exit code."""
    if len(words) != 1 or words[0] not in ACTIONS:
        print(__doc__, file=sys.stderr)
        return 2
    return ACTIONS[words[0]]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
