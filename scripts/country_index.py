"""Write data/countries/index.tsv, the light index that every view reads, from CLDR, ISO 3166, the zone table and phonenumbers.

`--check` compares the file with what the libraries say and writes nothing.
"""

import sys
from importlib.resources import files
from pathlib import Path

import phonenumbers
import pycountry
from babel import Locale
from babel.numbers import get_territory_currencies

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from dossier.world import countries, guidance  # noqa: E402

TARGET = ROOT / "data" / "countries" / "index.tsv"
HEAD = ("iso2", "iso3", "en", "zh", "aliases", "zones", "currency", "calling", "weekend", "hours", "keys")

LANGUAGES = ("de", "fr", "es", "it", "pt", "ru")
"""Languages in which a client may write the name of her own country."""

SHOWN = {
    "HK": ("Hong Kong", "中国香港"),
    "MO": ("Macao", "中国澳门"),
    "TW": ("Taiwan", "中国台湾"),
    "TR": ("Türkiye", "土耳其"),
    "XK": ("Kosovo", "科索沃"),
}
"""Names that we show otherwise than CLDR has them: the usual forms of the trade."""

ALIASES = {
    "US": "USA|America|U.S.|United States of America|美国",
    "GB": "UK|Britain|Great Britain|England|英国",
    "AE": "UAE|Emirates|Dubai|阿联酋|迪拜",
    "SA": "KSA|Saudi|沙特",
    "NL": "Holland|The Netherlands|荷兰",
    "RU": "Russian Federation|俄国|俄罗斯",
    "DE": "BRD",
    "KR": "Korea|Korea South|韩国|南韩",
    "KP": "North Korea|朝鲜",
    "CZ": "Czech Republic|Czechia|捷克",
    "TR": "Turkey|Turkiye|土耳其",
    "CI": "Ivory Coast|Cote d'Ivoire",
    "VN": "Viet Nam|越南",
    "CN": "PRC|Mainland China|中国大陆|中国",
    "HK": "Hong Kong SAR|香港",
    "MO": "Macau|澳门",
    "TW": "Chinese Taipei|台湾",
    "BA": "Bosnia|波黑",
    "MK": "Macedonia",
    "CD": "DRC|Congo Kinshasa|刚果金",
    "CG": "Congo Brazzaville|刚果布",
    "BO": "Bolivia",
    "VE": "Venezuela",
    "IR": "Iran",
    "SY": "Syria",
    "LA": "Laos",
    "MD": "Moldova",
    "TZ": "Tanzania",
    "BN": "Brunei",
    "FM": "Micronesia",
    "PS": "Palestine|巴勒斯坦",
    "MM": "Burma",
    "SZ": "Swaziland",
    "CV": "Cape Verde",
    "TL": "East Timor",
    "VA": "Vatican",
    "MX": "México",
    "BR": "Brasil",
    "ES": "España",
    "IT": "Italia",
    "FR": "France",
    "NZ": "Aotearoa|纽西兰|新西兰",
    "AU": "澳洲",
    "ZA": "RSA|南非",
    "IN": "Bharat|印度",
    "JP": "Nippon|日本",
    "CH": "Schweiz|Suisse|Svizzera",
    "SH": "St. Helena|Saint Helena|圣赫勒拿岛",
    "HM": "Heard & McDonald Islands|Heard Island and McDonald Islands",
    "TF": "French Southern Territories",
}
"""Names that people type and no source has."""

CURRENCIES = {
    "BG": "EUR",
    "CW": "XCG",
    "SX": "XCG",
    "HR": "EUR",
    "ZW": "ZWG",
    "SL": "SLE",
    "VE": "VES",
    "CU": "CUP",
    "AQ": "",
    "HT": "HTG",
    "PA": "PAB",
    "PS": "ILS",
}
"""Currencies in use in 2026 where the library's table still has an older one."""

ZONES = {
    "US": "America/New_York",
    "RU": "Europe/Moscow",
    "CA": "America/Toronto",
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "MX": "America/Mexico_City",
    "CN": "Asia/Shanghai",
    "ID": "Asia/Jakarta",
    "KZ": "Asia/Almaty",
    "ES": "Europe/Madrid",
    "PT": "Europe/Lisbon",
    "CL": "America/Santiago",
    "NZ": "Pacific/Auckland",
    "AR": "America/Argentina/Buenos_Aires",
    "MN": "Asia/Ulaanbaatar",
    "CD": "Africa/Kinshasa",
    "EC": "America/Guayaquil",
    "UA": "Europe/Kyiv",
    "DE": "Europe/Berlin",
    "MY": "Asia/Kuala_Lumpur",
    "UZ": "Asia/Tashkent",
    "VN": "Asia/Ho_Chi_Minh",
    "CY": "Asia/Nicosia",
    "PG": "Pacific/Port_Moresby",
    "GL": "America/Nuuk",
    "PF": "Pacific/Tahiti",
    "FM": "Pacific/Pohnpei",
    "KI": "Pacific/Tarawa",
    "MH": "Pacific/Majuro",
    "XK": "Europe/Belgrade",
}
"""The zone of business where a country has several; the others follow it."""

NOT_IN_USE = {"CN": ("Asia/Urumqi",), "UA": ("Europe/Simferopol",)}
"""Zones of the table that no office of the country keeps: China has one time by law; Ukraine's is that of Kyiv."""

WEEKENDS = {
    "AF": "fri",
    "DZ": "fri,sat",
    "BH": "fri,sat",
    "BD": "fri,sat",
    "EG": "fri,sat",
    "IQ": "fri,sat",
    "IR": "fri",
    "IL": "fri,sat",
    "JO": "fri,sat",
    "KW": "fri,sat",
    "LY": "fri,sat",
    "MV": "fri,sat",
    "OM": "fri,sat",
    "PS": "fri,sat",
    "QA": "fri,sat",
    "SA": "fri,sat",
    "SD": "fri,sat",
    "SY": "fri,sat",
    "YE": "fri,sat",
    "DJ": "fri,sat",
    "NP": "sat",
    "BN": "fri,sun",
    "IN": "sun",
    "SO": "fri",
}
"""Days off that are not Saturday and Sunday; from python-holidays and CLDR where they agree, else the days common to both.

A Saturday that one of the two has off (AI CD DJ KN NE PY TK UG VE) is a day of rest: a half day in trade is no good moment to
call, and in Venezuela two days of rest are law."""


def zones() -> dict[str, list[str]]:
    """Return the IANA zones of each country, from the zone table of tzdata."""
    found: dict[str, list[str]] = {}
    for table in ("zone.tab", "zone1970.tab"):
        text = (files("tzdata") / "zoneinfo" / table).read_text(encoding="utf-8")
        held = set(found)
        for line in text.splitlines():
            cells = line.split("\t")
            if line.startswith("#") or len(cells) < 3:
                continue
            for code in cells[0].split(","):
                if code not in held:
                    found.setdefault(code, []).append(cells[2])
    for code, principal in ZONES.items():
        found[code] = [principal, *(zone for zone in found.get(code, []) if zone != principal)]
    for code, unused in NOT_IN_USE.items():
        found[code] = [zone for zone in found[code] if zone not in unused]
    return found


def keys(*names: str | list[str]) -> str:
    """Return every name of a country in the form in which it is looked up, between bars."""
    flat = [name for each in names for name in ([each] if isinstance(each, str) else each)]
    return "|" + "".join(f"{key}|" for key in dict.fromkeys(countries.key_of(name) for name in flat) if key)


def hours(code: str) -> str:
    """Return the office hours of our own guidance: `08:00-17:00;12:00-13:00;fri 08:00-12:00`, or nothing."""
    found = (guidance.stored(code) or {}).get("hours", {})
    if "open" not in found:
        return ""
    days = [f"{day} {found[day]}" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun") if day in found]
    return ";".join([f"{found['open']}-{found['close']}", found.get("lunch", ""), *days])


def lines() -> list[str]:
    """Return the whole index, a heading and one line a territory."""
    english, chinese = Locale("en"), Locale("zh")
    others = [Locale(code) for code in LANGUAGES]
    of_zone = zones()
    rows = ["\t".join(HEAD)]
    codes = sorted([country.alpha_2 for country in pycountry.countries] + ["XK"])
    for code in codes:
        record = pycountry.countries.get(alpha_2=code)
        en, zh = SHOWN.get(code, (english.territories[code], chinese.territories[code]))
        names = [*ALIASES.get(code, "").split("|"), english.territories[code], chinese.territories[code]]
        names += [locale.territories[code] for locale in others if code in locale.territories]
        aliases = [name for name in dict.fromkeys(names) if name and name not in {en, zh}]
        currency = CURRENCIES.get(code) if code in CURRENCIES else (get_territory_currencies(code) or [""])[-1]
        calling = phonenumbers.country_code_for_region(code)
        weekend = WEEKENDS.get(code, "sat,sun")
        cells = (
            code,
            record.alpha_3 if record else "XKX",
            en,
            zh,
            "|".join(aliases),
            "|".join(of_zone.get(code, [])),
            currency or "",
            str(calling) if calling else "",
            weekend,
            hours(code),
            keys(code, record.alpha_3 if record else "XKX", en, zh, aliases),
        )
        rows.append("\t".join(cells))
    return rows


def main() -> int:
    """Write the index, or compare it."""
    text = "\n".join(lines()) + "\n"
    if "--check" in sys.argv[1:]:
        same = TARGET.is_file() and TARGET.read_text(encoding="utf-8") == text
        sys.stderr.write(
            "" if same else f"{TARGET.name} is not what the libraries say; run: scripts/country_index.py\n"
        )
        return 0 if same else 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
