"""What is shipped about the ways of a country: read from one small file, never guessed."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from dossier.i18n import languages
from dossier.paths import data_folder
from dossier.records.country.country import Fair, Guidance
from dossier.records.country.own import own_ways
from dossier.records.known import Known
from dossier.values.shipped import table


@cache
def _shipped(iso2: str) -> Guidance | None:
    return _read(iso2, stored(iso2))


def guidance(iso2: str, facts: Iterable[Known] = ()) -> Guidance | None:
    """Return the guidance on a country, the user's own notes among `facts` above it; None where there is neither."""
    rows = tuple(facts)
    return _read(iso2, own_ways(stored(iso2), rows)) if rows else _shipped(iso2)


def _read(iso2: str, found: Mapping[str, Any] | None) -> Guidance | None:
    if found is None:
        return None
    taste, hours = found.get("taste", {}), found.get("hours", {})
    return Guidance(
        iso2=iso2,
        written=found.get("written", ""),
        price=taste.get("price", "unknown"),
        quality=taste.get("quality", "unknown"),
        finish=found.get("own_finish") or taste.get("finish", "unknown"),
        opens=hours.get("open"),
        closes=hours.get("close"),
        lunch=hours.get("lunch"),
        hours=_told(hours) if "en" in hours else None,
        texts={topic: _told(text) for topic, text in found.get("texts", {}).items()},
        fairs=tuple(_fair(each) for each in found.get("fairs", ())),
        sights=tuple(_told(each) for each in found.get("sights", ())),
        dishes=tuple(_told(each) for each in found.get("dishes", ())),
        own=found.get("own", {}),
    )


def stored(iso2: str) -> dict[str, Any] | None:
    """Return the guidance on a country as it lies in its file, or None where none is written."""
    return table(f"countries/{iso2}")


def _told(entry: dict[str, Any]) -> dict[str, str]:
    return {code: str(entry[code]) for code in languages() if code in entry}


def _fair(entry: dict[str, Any]) -> Fair:
    return Fair(
        str(entry["name"]), str(entry["city"]), tuple(entry.get("months", ())), int(entry.get("every", 1)), _told(entry),
        entry.get("year"), str(entry.get("name_zh", "")),
    )  # fmt: skip


@cache
def all_fairs() -> tuple[Fair, ...]:
    """Return the fairs of every country of which guidance is written, by country."""
    folder = data_folder() / "countries"
    codes = {path.stem for path in folder.glob("??.toml")} | {path.stem for path in folder.glob("??.json")}
    guides = (guidance(code) for code in sorted(codes))
    return tuple(fair for guide in guides if guide for fair in guide.fairs)
