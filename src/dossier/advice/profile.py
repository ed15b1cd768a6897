"""Our own house: what we may name in advice and letters (checklist M23, M24, M107, M182, M190)."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.nearest import one_of
from dossier.values.shipped import table


class Profile(NamedTuple):
    """What the user says of herself and of her firm; an empty text is unknown, None is unknown."""

    name: str = ""
    position: str = ""
    firm: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    offers: str = ""
    certificates: str = ""
    port: str = ""
    deck: str = ""
    lab: bool | None = None
    quality_control: bool | None = None
    designers: bool | None = None
    factory: bool | None = None
    address: str = ""


LABELS: dict[str, str] = {
    row["key"].removeprefix("profile."): row["means"]
    for row in (table("settings") or {})["setting"]
    if row["key"].startswith("profile.")
}
_YES_NO = ("lab", "quality_control", "designers", "factory")


def read_profile(settings: Mapping[str, Any]) -> Profile:
    """Return the profile of a settings table; an unknown name or a wrong value is an InvalidValueError."""
    for field, value in settings.items():
        if field not in Profile._fields:
            raise InvalidValueError(
                _("The profile has no field “{field}”.").format(field=field),
                one_of(field, Profile._fields),
                field=field,
            )
        if not isinstance(value, bool if field in _YES_NO else str):
            wanted = _("true or false") if field in _YES_NO else _("a text in quotes")
            raise InvalidValueError(
                _("The profile's {field} is to be {wanted}.").format(field=field, wanted=wanted), field=field
            )
    return Profile(**settings)
