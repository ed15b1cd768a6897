"""What a market asks of goods: plugs, mains, marks, the language of the label; and what the words of the trade mean there."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dossier.i18n import translated
from dossier.paths import data_folder
from dossier.records.country.country import Figure, Mark
from dossier.records.country.destination import Place, Plug
from dossier.world import countries
from dossier.world.figures import figures, marks


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    with (data_folder() / name).open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


def place(
    iso2: str, own_marks: Path | None = None, held: Mapping[str, Figure] | None = None, noted: tuple[Mark, ...] = ()
) -> Place:
    """Return what is known of a destination; empty parts are unknown.

    `held` are figures with the user's own among them, `noted` the marks of her notes.
    """
    held = figures(iso2) if held is None else held
    plug_main, said = _main(held), {each.name.casefold() for each in noted}
    languages, rule, note = _label(iso2, held)
    return Place(
        iso2=iso2,
        plugs=tuple(held["plug_types"].value) if "plug_types" in held else (),
        plug_main=plug_main,
        volts=tuple(held["mains_voltage_v"].value) if "mains_voltage_v" in held else (),
        hertz=tuple(held["mains_frequency_hz"].value) if "mains_frequency_hz" in held else (),
        marks=(*noted, *(each for each in marks(iso2, own_marks) if each.name.casefold() not in said)),
        languages=languages,
        label_rule=rule,
        label_note=note,
    )


def _main(held: Mapping[str, Figure]) -> str | None:
    """Return the standard plug, unless the user named other plugs and said nothing of a standard."""
    main, plugs = held.get("plug_main"), held.get("plug_types")
    if main is None or (plugs is not None and plugs.is_own and main.value not in plugs.value):
        return None
    return str(main.value)


def _label(iso2: str, held: Mapping[str, Figure]) -> tuple[tuple[str, ...], str, str]:
    """Return the languages of a label: those that the user noted, the rule on file, any official language, the most spoken one."""
    for name in ("languages", "business_languages"):
        if name in held and held[name].is_own:
            own = tuple(code for each in held[name].value if (code := language_code(str(each))) is not None)
            if own:
                return own, "any", ""
    for row in _rows("countries/label_languages.csv"):
        if row["iso2"] == iso2:
            return tuple(row["languages"].split()), row["rule"], row["note"]
    known = figures(iso2).get("languages")  # what she noted in words that name no language is no rule for a label
    spoken = [each for each in known.value if each.get("code")] if known else []
    official = tuple(str(each["code"]) for each in spoken if each.get("official"))
    return official or tuple(str(each["code"]) for each in spoken[:1]), "any", ""


@cache
def _plugs() -> dict[str, Plug]:
    return {
        row["word"].casefold(): Plug(frozenset(row["types"].split()), frozenset(row["sockets"].split()))
        for row in _rows("countries/plugs.csv")
    }


def plug(text: str) -> Plug | None:
    """Return the plug that a word stands for: `EU`, `UK plug`, `type G`, `美规`, or a country's name; None if unknown."""
    plain = text.casefold().replace("plug", " ").replace("type", " ").replace("插头", " ").replace("插", " ").strip()
    found = _plugs().get(plain)
    if found is not None:
        return found
    iso2 = countries.find(plain) if len(plain) > 1 else None
    held = figures(iso2) if iso2 else {}
    types = held["plug_types"].value if "plug_types" in held else ()
    return Plug(frozenset(types), frozenset(types)) if types else None


@cache
def _languages() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in _rows("countries/languages.csv"):
        for name in (row["code"], row["name"], row["name_zh"], row["name_own"]):
            if name:
                found.setdefault(name.casefold(), row["code"])
    return found


def language_code(text: str) -> str | None:
    """Return the code of a language typed by its code or name in English, Chinese or itself, or None."""
    plain = text.strip().casefold()
    found = _languages()
    return found.get(plain) or found.get(plain.removesuffix("文") + "语") or found.get(plain.removesuffix("文") + "文")


def language_name(code: str, lang: str = "") -> str:
    """Return a language's name in the language in use or asked for; the code itself if it is none."""
    for row in _rows("countries/languages.csv"):
        if row["code"] == code:
            return translated(row, "name", lang)
    return code


@cache
def kinds() -> dict[str, frozenset[str]]:
    """Return the kinds of goods (`mains`, `radio`, `toy` …) that words of a category or a name stand for."""
    return {row["word"]: frozenset(row["goods"].split()) for row in _rows("countries/product_kinds.csv")}
