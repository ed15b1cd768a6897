"""The user's settings: one TOML file that she can read, with a sentence for every mistake in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from dossier.errors import InvalidValueError
from dossier.i18n import N_, _
from dossier.nearest import did_you_mean, nearest
from dossier.reasons import reason_of
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import Choice, FactKey
from dossier.records.country.country import Hours

EXPLAINED: dict[str, tuple[Any, str]] = {
    "me.country": ("CN", N_("the country you sell from")),
    "me.currency": ("", N_("the currency you reckon in, such as CNY; that of your country if empty")),
    "me.time_zone": ("", N_("your time zone, such as Asia/Shanghai; the computer's if empty")),
    "me.hours": ("08:00-21:00", N_("when you telephone, in your own time")),
    "me.bank_beneficiary": ("", N_("who is paid, as the bank writes it; stands on proforma invoices")),
    "me.bank": ("", N_("the bank that the clients pay to")),
    "me.bank_account": ("", N_("the account, or its IBAN")),
    "me.bank_swift": ("", N_("the SWIFT code of the bank, of 8 or 11 signs")),
    "me.bank_address": ("", N_("the address of the bank")),
    "me.bank_since": ("", N_("since when these bank details hold; set by itself when one of them is changed")),
    "profile.name": ("", N_("your name, as it stands under letters")),
    "profile.position": ("", N_("your position")),
    "profile.firm": ("", N_("your firm")),
    "profile.email": ("", N_("your e-mail")),
    "profile.phone": ("", N_("your phone")),
    "profile.website": ("", N_("your website")),
    "profile.address": ("", N_("your firm's address, as it stands on quotations")),
    "profile.offers": ("", N_("what you make")),
    "profile.certificates": ("", N_("certificates you hold")),
    "profile.port": ("", N_("your port")),
    "profile.deck": ("", N_("your company introduction (file)")),
    "profile.lab": (None, N_("your own test laboratory")),
    "profile.quality_control": (None, N_("your full inspection")),
    "profile.designers": (None, N_("your own designers")),
    "profile.factory": (None, N_("your own factory")),
    "look.theme": ("auto", N_("colours of the terminal: auto, dark, light or mono")),
    "look.pager": ("", N_("program that shows what is higher than the screen; $PAGER or less if empty, off for none")),
    "playbook.off": ([], N_("rules of the playbook that are switched off")),
    "remind.lines": (0, N_("things of the morning before the rest is only counted; 0: one screen")),
    "remind.off": ([], N_("sources of reminders that are switched off, such as birthday or thin")),
    "remind.days": (7, N_("days ahead that `remind` looks")),
    "remind.quote_silent": (3, N_("working days before a sent quotation without answer is named")),
    "remind.expiring": (7, N_("days before a quotation's end when it is named")),
    "remind.proof_silent": (6, N_("days before a sent sample or proof without feedback is named")),
    "remind.ship_by": (10, N_("days before a ship-by date when it is named")),
    "remind.sample_missing": (45, N_("days before a ship-by date when a missing signed sample is named")),
    "remind.event_days": (14, N_("days before a birthday or an event when it is named")),
    "remind.fair_days": (42, N_("days before a trade fair when it is named")),
    "remind.visit_days": (14, N_("days before a visit, theirs or ours, when it is named")),
    "remind.deal_days": (30, N_("days since a deal moved while stale terms and missing facts are named")),
    "remind.decider_days": (60, N_("days of silence after which whoever decides on an open deal is named")),
    "order.deposit_days": (7, N_("days from the confirmation until the deposit is proposed to be due")),
    "order.balance_days": (3, N_("days before loading when a balance before shipment is proposed to be due")),
    "order.copy_days": (7, N_("days after loading when a balance against the copy of the B/L is proposed to be due")),
    "remind.documents": (3, N_("days after shipment when the papers that money waits for should be out")),
    "remind.buying": (42, N_("days before a firm plans to buy when it is named")),
    "remind.holiday_days": (10, N_("days before a client's public holiday when it is named")),
    "remind.closure_days": (35, N_("days before a closure of five days or more, theirs or ours, when it is named")),
    "remind.holiday_lines": (5, N_("holidays of the morning before the rest is only counted")),
    "deal.stages": ([], N_("stages of your own beside the usual ones, such as audit or tender")),
    "money.move_warn": (5, N_("per cent a currency may move against an open order before it is named")),
    "money.move_strong": (10, N_("per cent a currency may move against an open order before it is named loudly")),
    "follow_up.first": (2, N_("days until the first follow-up after an inquiry")),
    "cadence.star5": (14, N_("days without a touch for a five-star client")),
    "cadence.star4": (21, N_("days without a touch for a four-star client")),
    "cadence.star3": (30, N_("days without a touch for a three-star client")),
    "cadence.star2": (60, N_("days without a touch for a two-star client")),
    "cadence.star1": (90, N_("days without a touch for a one-star client")),
    "cadence.default": (30, N_("days without a touch for a client without stars")),
}


CODE = 2
"""Letters of a country's code (ISO 3166-1 alpha-2)."""


class Settings(NamedTuple):
    """What stands in the settings file, with the defaults under it."""

    path: Path
    values: dict[str, Any]
    own_facts: tuple[FactKey, ...] = ()

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
            if section == "facts":
                continue
            for name, value in entries.items() if isinstance(entries, dict) else [("", entries)]:
                key = f"{section}.{name}" if name else section
                values[key] = checked(key, value, path)
        return Settings(
            path, values, tuple(_own_fact(key, entry, path) for key, entry in stored.get("facts", {}).items())
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
        label=str(entry.get("label", key.partition(".")[2].replace("_", " "))),
        type=kind,
        choices=tuple(Choice(str(code), str(code)) for code in entry.get("choices", ())),
        aliases=tuple(str(name) for name in entry.get("aliases", ())),
        question=str(entry.get("question", "")),
        natural=str(entry.get("natural", "")),
        elsewhere=str(entry.get("elsewhere", "")),
        stale_after=entry.get("stale_after"),
        sensitivity=entry.get("sensitivity", "private"),
    )
