"""Every letter in every language: the same lines, tags and words, so that two halves of a letter say the same."""

import re
import tomllib

import pytest

from advice.books import ROOT
from dossier.advice.letters.drafts import KNOWN_TAGS, LANGUAGES
from dossier.advice.letters.kinds import ANGLES, KINDS
from dossier.advice.letters.templates import angles, lines
from dossier.records.country.feast import CIVIL, FEAST, WISH
from dossier.world.feasts import feasts

SHIPPED = ROOT / "data/drafts"
WRITTEN = ("en", "zh", "de", "fr", "ru", "es", "pt")
"""Languages in which everything is written; the guard asks for every template in each of them."""
PARTS = sorted({path.name.split(".")[0] for path in SHIPPED.glob("*.en.j2")})
PHRASES = tomllib.loads((SHIPPED / "phrases.toml").read_text(encoding="utf-8"))


def shape(name: str, lang: str) -> list[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    """Return of each line its tags, what kind of line it is, and the words in it."""
    text = (SHIPPED / f"{name}.{lang}.j2").read_text(encoding="utf-8")
    found = []
    for line in text.splitlines():
        hit = re.match(r"\[([a-z_:! -]+)\] ?", line)
        rest = line[hit.end() :] if hit else line
        kind = next((sign for sign in ("Subject:", "| ", "@") if rest.startswith(sign)), "text" if rest else "")
        assert not rest.startswith("["), line  # a sign such as a space that does not break would make a tag text
        words = sorted(re.findall(r"\{\{ *([\w.]+) *\}\}", rest)) if kind != "@" else [rest]
        found.append((tuple(hit[1].split()) if hit else (), kind, tuple(words)))
    return found


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if any(SHIPPED.glob(f"*.{lang}.j2"))])
@pytest.mark.parametrize("name", PARTS)
def test_a_template_has_the_lines_tags_and_words_of_the_english_one(name, lang):
    assert shape(name, lang) == shape(name, "en")


@pytest.mark.parametrize("lang", WRITTEN)
@pytest.mark.parametrize("name", PARTS)
def test_a_line_asks_where_the_english_one_asks(name, lang):
    texts = [(SHIPPED / f"{name}.{each}.j2").read_text(encoding="utf-8").splitlines() for each in ("en", lang)]
    for english, line in zip(*texts, strict=True):
        assert "Subject:" in line or ("?" in english) == bool(re.search("[?？]", line)), line


@pytest.mark.parametrize("lang", WRITTEN)
def test_every_letter_is_written_in_every_language(lang):
    assert sorted(path.name.split(".")[0] for path in SHIPPED.glob(f"*.{lang}.j2")) == PARTS
    assert set(KINDS) <= set(PARTS)
    for kind in KINDS:
        assert list(lines(kind, lang, [SHIPPED], KNOWN_TAGS))


def test_phrases_have_the_same_keys_in_every_language():
    for lang, table in PHRASES.items():
        assert table.keys() == PHRASES["en"].keys(), lang
        assert table["topics"].keys() == PHRASES["en"]["topics"].keys(), lang
        for key in ("best_seller", "category"):
            assert "{name}" in table[key], lang
    assert set(WRITTEN) <= set(PHRASES)


def test_every_feast_has_a_name_in_every_language():
    wished = {each.name for each in feasts() if each.kind in {FEAST, WISH, CIVIL} and each.name}
    for lang in set(WRITTEN) - {"en", "zh"}:  # the table of feasts has both
        assert wished <= PHRASES[lang]["feasts"].keys(), lang


def test_the_angles_of_a_reminder_are_those_that_are_declared():
    assert set(angles(list(lines("chase", "en", [SHIPPED], KNOWN_TAGS)))) == set(ANGLES)


@pytest.mark.parametrize("name", PARTS)
def test_a_chinese_template_has_chinese_signs(name):
    for line in (SHIPPED / f"{name}.zh.j2").read_text(encoding="utf-8").splitlines():
        rest = re.sub(r"^(?:\[[^\]]*\] ?)?(?:Subject: |\| )?|\{\{.*?\}\}|\d\.|->", "", line)
        assert not re.search(r"[,;:!?()]", rest), line


def test_no_letter_promises_what_nobody_gave():
    for path in SHIPPED.glob("*.en.j2"):
        text = path.read_text(encoding="utf-8").lower()
        assert not re.search(
            r"\bfree\b|no cost|without cost|at no charge|best price|lower price|discount|guarantee", text
        ), path
    for path in SHIPPED.glob("*.zh.j2"):
        assert not re.search("免费|最优价|最低价|优惠|保证", path.read_text(encoding="utf-8")), path
    for path in (*SHIPPED.glob("*.es.j2"), *SHIPPED.glob("*.pt.j2")):
        text = path.read_text(encoding="utf-8").lower()
        assert not re.search(
            r"gr[aá]tis|gratuit|sin (costo|coste|cargo)|sem custo|(mejor|melhor) pre|des(cue|co)nto|garantiza|garantimos",
            text,
        ), path
