"""What is shipped about the ways of a country: read from one small file, never guessed."""

from functools import cache
from typing import Any

from dossier.paths import data_folder
from dossier.records.country.country import Fair, Guidance, Told
from dossier.values.shipped import table


@cache
def guidance(iso2: str) -> Guidance | None:
    """Return the general guidance on a country, or None where none is written."""
    found = stored(iso2)
    if found is None:
        return None
    taste, hours = found.get("taste", {}), found.get("hours", {})
    return Guidance(
        iso2=iso2,
        written=found["written"],
        price=taste.get("price", "unknown"),
        quality=taste.get("quality", "unknown"),
        finish=taste.get("finish", "unknown"),
        opens=hours.get("open"),
        closes=hours.get("close"),
        lunch=hours.get("lunch"),
        hours=_told(hours) if "en" in hours else None,
        texts={topic: _told(text) for topic, text in found.get("texts", {}).items()},
        fairs=tuple(_fair(each) for each in found.get("fairs", ())),
        sights=tuple(_told(each) for each in found.get("sights", ())),
        dishes=tuple(_told(each) for each in found.get("dishes", ())),
    )


def stored(iso2: str) -> dict[str, Any] | None:
    """Return the guidance on a country as it lies in its file, or None where none is written."""
    return table(f"countries/{iso2}")


def _told(entry: dict[str, Any]) -> Told:
    return Told(str(entry["en"]), str(entry["zh"]))


def _fair(entry: dict[str, Any]) -> Fair:
    return Fair(
        str(entry["name"]), str(entry["city"]), tuple(entry.get("months", ())), int(entry.get("every", 1)), _told(entry),
        entry.get("year"),
    )  # fmt: skip


@cache
def all_fairs() -> tuple[Fair, ...]:
    """Return the fairs of every country of which guidance is written, by country."""
    folder = data_folder() / "countries"
    codes = {path.stem for path in folder.glob("??.toml")} | {path.stem for path in folder.glob("??.json")}
    guides = (guidance(code) for code in sorted(codes))
    return tuple(fair for guide in guides if guide for fair in guide.fairs)
