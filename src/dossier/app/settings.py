"""The user's settings: one TOML file that she can read, with a sentence for every mistake in it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from dossier.errors import InvalidValueError
from dossier.i18n import OwnWord, _
from dossier.nearest import did_you_mean, nearest
from dossier.reasons import reason_of
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import Choice, FactKey
from dossier.records.country.country import Hours
from dossier.values.shipped import table

EXPLAINED: dict[str, tuple[Any, str]] = {
    row["key"]: (row["default"], row["means"]) for row in (table("settings") or {})["setting"]
}
"""Each setting with its default and what it means."""
QUESTIONS = "questions"
"""The section of the file that holds the user's own questions by their names."""
CODE = 2
"""Letters of a country's code (ISO 3166-1 alpha-2)."""


class Settings(NamedTuple):
    """What stands in the settings file, with the defaults under it."""

    path: Path
    values: dict[str, Any]
    own_facts: tuple[FactKey, ...] = ()
    questions: Mapping[str, str] = MappingProxyType({})
    """Saved questions by their names."""

    @staticmethod
    def read(path: Path) -> "Settings":
        """Return the settings of a file, or the defaults if there is none.

        Raises InvalidValueError that names the file and the field.
        """
        if not path.is_file():
            return Settings(path, {})
        import tomllib  # only a user with settings pays for it

        from dossier.values.charset import file_text

        try:
            stored = tomllib.loads(file_text(path))
        except (tomllib.TOMLDecodeError, OSError) as error:
            raise InvalidValueError(
                _("The settings {path} cannot be read ({reason}).").format(path=path, reason=reason_of(error)),
                _("Mend the line or move the file away."),
            ) from error
        values = {}
        for section, entries in stored.items():
            if section in {"facts", QUESTIONS}:
                continue
            for name, value in entries.items() if isinstance(entries, dict) else [("", entries)]:
                key = f"{section}.{name}" if name else section
                values[key] = checked(key, value, path)
        return Settings(
            path,
            values,
            tuple(_own_fact(key, entry, path) for key, entry in stored.get("facts", {}).items()),
            _questions(stored.get(QUESTIONS, {}), path),
        )

    def get(self, key: str) -> Any:
        """Return a setting, or its default."""
        return self.values.get(key, EXPLAINED[key][0])

    def cadence(self, star: str | None) -> int:
        """Return how many days a client with so many stars may stay without a touch."""
        return int(self.get(f"cadence.star{star}" if star in {"1", "2", "3", "4", "5"} else "cadence.default"))

    def profile(self) -> dict[str, Any]:
        """Return what the user says of herself and of her firm, by the field's name."""
        return {key.partition(".")[2]: value for key, value in self.values.items() if key.startswith("profile.")}

    def money(self) -> str:
        """Return the currency that the user reckons in; raises InvalidValueError for one there is not."""
        from dossier.values.money import known_currency
        from dossier.world import countries

        name = str(self.get("me.currency"))
        if name:
            with named_with_key("me.currency"):
                return known_currency(name)
        home = countries.of(str(self.get("me.country")).upper())
        return (home.currency if home else None) or "CNY"

    def zone(self) -> str:
        """Return the user's time zone, empty for the computer's; raises InvalidValueError for a zone there is not."""
        from dossier.world.zones import zone_named

        name = str(self.get("me.time_zone"))
        with named_with_key("me.time_zone"):
            return zone_named(name).key if name else ""

    def hours(self) -> Hours:
        """Return when the user telephones; raises InvalidValueError for what are no hours."""
        from dossier.world.countries import hours

        text = str(self.get("me.hours"))
        with named_with_key("me.hours"):
            try:
                return hours(text)
            except ValueError:
                raise InvalidValueError(
                    _("“{text}” are no hours.").format(text=text[:60]), _("Write them as 08:00-21:00.")
                ) from None

    def teach_catalogue(self) -> None:
        """Add the user's own facts to the catalogue."""
        catalogue.extend(self.own_facts)


@contextmanager
def named_with_key(key: str) -> Iterator[None]:
    """Name the setting in the failure of a value that is read here."""
    try:
        yield
    except InvalidValueError as error:
        raise InvalidValueError(
            _("The setting {key} is wrong: {why}").format(key=key, why=error.message), error.way_out
        ) from None


def checked(key: str, value: Any, path: Path) -> Any:
    """Return a setting's value if it is of the right kind; raises InvalidValueError with the nearest key."""
    if key not in EXPLAINED:
        raise InvalidValueError(
            _("“{key}” in {path} is no setting.").format(key=key, path=path),
            did_you_mean(nearest(key, EXPLAINED), _("See them with: dossier config")),
        )
    default = EXPLAINED[key][0]
    kind = bool if default is None else type(default)
    fits = isinstance(value, kind) and isinstance(value, bool) == (kind is bool)
    if not fits or (kind is int and not 0 <= value <= 3650):
        words = {
            int: _("a whole number from 0 to 3650"),
            str: _("a text in quotes"),
            list: _("a list of texts"),
            bool: _("true or false"),
        }[kind]
        raise _misfit(key, path, words)
    if key == "me.country" and not (len(value) == CODE and value.isalpha() and value.isascii()):
        raise _misfit(key, path, _("a country by its two letters, such as CN"))
    return value.upper() if key == "me.country" else value


def _questions(stored: Any, path: Path) -> dict[str, str]:
    if not isinstance(stored, dict):
        raise _misfit(QUESTIONS, path, _("a section of names with a question each"))
    for name, text in stored.items():
        if not isinstance(text, str):
            raise _misfit(f"{QUESTIONS}.{name}", path, _("a text in quotes"))
    return {name.casefold(): text for name, text in stored.items()}


def _misfit(key: str, path: Path, what: str) -> InvalidValueError:
    return InvalidValueError(_("{key} in {path} must be {what}.").format(key=key, path=path, what=what))


def _own_fact(key: str, entry: Any, path: Path) -> FactKey:
    subject = key.partition(".")[0]
    if subject not in {"contact", "company", "country", "deal"} or "." not in key or not isinstance(entry, dict):
        raise InvalidValueError(
            _("“{key}” in {path} is no name for a fact.").format(key=key, path=path),
            _('Write [facts."contact.shoe_size"] or [facts."company.…"].'),
        )
    kind = entry.get("type", "text")
    if kind not in {"text", "choice", "list", "number", "money", "date", "country", "yesno"}:
        raise _misfit(f"facts.{key}.type", path, "text, choice, list, number, money, date, country, yesno")
    return FactKey(
        key=key,
        label=OwnWord(entry.get("label", key.partition(".")[2].replace("_", " "))),
        type=kind,
        choices=tuple(Choice(str(code), OwnWord(code)) for code in entry.get("choices", ())),
        aliases=tuple(str(name) for name in entry.get("aliases", ())),
        question=OwnWord(entry.get("question", "")),
        natural=str(entry.get("natural", "")),
        elsewhere=OwnWord(entry.get("elsewhere", "")),
        stale_after=entry.get("stale_after"),
        sensitivity=entry.get("sensitivity", "private"),
    )
