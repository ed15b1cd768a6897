"""What somebody is called: as typed, as a letter says, or as the address lets guess."""

from collections.abc import Mapping, Sequence

from dossier.app.contact.taken import Taken
from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.values.names import is_email, name_of_address


def named_person(
    name: str | None,
    points: Mapping[str, Sequence[str]],
    mail: Taken | None,
    warnings: tuple[str, ...],
) -> tuple[str, Mapping[str, Sequence[str]]]:
    """Return the name and the addresses; an address alone gives the name that can be read from it.

    Raises WrongUsageError that says what could not be read, and how to keep the text nevertheless.
    """
    emails = list(points.get("email", ()))
    if name and is_email(name):
        emails.insert(0, name)
        points, name = {**points, "email": emails}, None
    if mail is not None:
        name = name or mail.name
        emails += [point.value for point in mail.given.points if point.kind == "email"]
    name = name or (name_of_address(emails[0]) if emails else None)
    if name:
        return name, points
    if mail is not None:
        raise WrongUsageError(
            warnings[0] if warnings else _("Nobody is named in it, and it has no address."),
            _('Type the name with it, and the text is kept: dossier add contact "NAME" --from FILE'),
        )
    raise WrongUsageError(
        _("A contact needs a name or an e-mail address."),
        _("Type for example: dossier add contact anna@nordlicht.example"),
    )
