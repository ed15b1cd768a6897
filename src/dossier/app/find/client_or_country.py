"""Whether a word names a client or a country: one rule for every command that takes both."""

import sqlite3

from dossier.app.find import named
from dossier.app.session import Session
from dossier.errors import AmbiguousError, NotFoundError
from dossier.i18n import _
from dossier.read.find.who import label
from dossier.records.ref import Ref
from dossier.values.listed import enumerated
from dossier.values.names import fold, words
from dossier.world import countries


def by_code(text: str) -> str | None:
    """Return the country of a code in capitals, whoever else is called so: `DE` is Germany, `de` may be Piet de Vries."""
    plain = text.strip()
    return countries.find(plain) if len(plain) == countries.CODE_LENGTH and plain.isupper() else None


def meant(session: Session, connection: sqlite3.Connection, text: str) -> Ref | str:
    """Return the ref of the client that is meant, or the code of a country.

    A client counts where the word is her whole name or its first part; else the country does. Raises NotFoundError,
    AmbiguousError with the country among the choices.
    """
    code = by_code(text)
    if code is not None:
        return code
    country = countries.find(text)
    try:
        ref = named.client(session, connection, text)
    except NotFoundError as error:
        if country is not None:
            return country
        raise _perhaps_a_country(error, text) from error
    except AmbiguousError as error:
        if country is not None:
            raise _country_too(error, country) from error
        raise
    return ref if country is None or _is_whole(connection, ref, text) else country


def _is_whole(connection: sqlite3.Connection, ref: Ref, text: str) -> bool:
    """Tell whether a country's name or code is also the whole name of the record found, or its first word."""
    name = label(connection, ref)
    return fold(text.strip()) in {fold(name), *words(name)[:1]}


def _perhaps_a_country(error: NotFoundError, text: str) -> NotFoundError:
    """Return the failure with the countries whose name is nearly the one typed."""
    near = countries.nearest(text, likeness=0.8)
    if not near:
        return error
    words = _("Did you mean the country {names}?").format(names=enumerated(near))
    return NotFoundError(error.message, words if "dossier list" in error.way_out else f"{error.way_out} {words}")


def _country_too(error: AmbiguousError, iso2: str) -> AmbiguousError:
    line = f"{iso2}  {countries.name(iso2)}"
    return AmbiguousError(error.message, error.way_out, [*error.candidates, line], [*error.refs, iso2])
