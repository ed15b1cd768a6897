"""The duties of the user: noted for a code in a country, and what counts for one while none is noted."""

import sqlite3
from collections.abc import Iterator
from contextlib import nullcontext
from typing import TYPE_CHECKING, NamedTuple

from dossier.app.answer import Answer
from dossier.app.country.border import border_of
from dossier.app.find import named
from dossier.app.record import add
from dossier.app.session import Session
from dossier.errors import InvalidValueError, WrongUsageError
from dossier.i18n import _
from dossier.read.country.duties import duty_of
from dossier.read.dossier import facts_about_country
from dossier.records.country.border import DUTY, nearest_duty, spaced_code
from dossier.records.ref import Ref
from dossier.render.country import border as voice
from dossier.render.country.border import Border
from dossier.render.page import Page, Pair, Pairs, Piece, joined, line
from dossier.render.words import Setting
from dossier.world import countries

if TYPE_CHECKING:
    from dossier.render.shapes.country import DutyThere


class Wanted(NamedTuple):
    """A duty as it is typed: of which country and code, how much, on top for goods of China, from where, of which day."""

    country: str
    code: str | None = None
    percent: str | None = None
    extra: str | None = None
    source: str | None = None
    on: str | None = None
    note: str | None = None


def duty(session: Session, wanted: Wanted) -> Answer:
    """Note a duty, or say which one counts and why; of a country alone its import conditions."""
    iso2 = countries.read(wanted.country)
    if wanted.percent is not None:
        typed = {
            "country": iso2, "code": wanted.code, "percent": wanted.percent, "extra": wanted.extra,
            "source": wanted.source, "on_date": wanted.on, "note": wanted.note,
        }  # fmt: skip
        return add.add(session, add.NewRecord(DUTY, typed))._replace(next=f"dossier duty {iso2}")
    if any((wanted.extra, wanted.source, wanted.on, wanted.note)):
        raise WrongUsageError(_("How much is the duty?"), _("Type: dossier duty DE 8504.40 3.7 --source TARIC"))
    code = spaced_code(wanted.code) if wanted.code is not None else None
    if wanted.code is not None and code is None:
        raise InvalidValueError(
            _("“{text}” is no HS code.").format(text=wanted.code[:40]),
            _("Write two to twelve digits: 8504.40 or 85044090."),
            field="code",
        )
    with session.reading() if session.places.book.exists() else nullcontext(None) as connection:
        border = _border(connection, iso2)
    counts = nearest_duty(border.duties, iso2, code)

    def shape() -> "DutyThere":
        return {
            "country": iso2, "code": code, "duty": counts, "duties": list(border.duties),
            "average": border.figures.get("tariff_pct"), "tax": border.figures.get("import_tax_pct"),
            "rules": list(border.rules), "agreements": list(border.agreements),
        }  # fmt: skip

    return Answer(page=lambda: _page(border, iso2, code, session.setting()), shape=shape)


def one(session: Session, ref: Ref) -> Answer:
    """Return a duty by its ref, with the import conditions of its country; raises NoRecordError if there is none."""
    with session.reading() as connection:
        found = named.there(duty_of(connection, ref.id), ref, DUTY.label)
    return duty(session, Wanted(found.country, found.code))


def _border(connection: sqlite3.Connection | None, iso2: str) -> Border:
    return border_of(iso2, facts_about_country(connection, iso2) if connection is not None else (), connection)


def _page(border: Border, iso2: str, code: str | None, setting: Setting) -> Page:
    title = joined((line(Piece(f"{setting.flag(iso2)} {setting.country_name(iso2)}".strip(), "title")), code or ""))
    head = (Pairs(tuple(_answer(border, iso2, code, setting))),) if code is not None else ()
    return Page(title, head, (voice.section(border, setting),))


def _answer(border: Border, iso2: str, code: str, setting: Setting) -> Iterator[Pair]:
    """Yield which duty counts for a code: the user's own for the longest beginning of it, else the average, marked so."""
    own = nearest_duty(border.duties, iso2, code)
    if own is not None:
        yield Pair(_("duty"), joined((line(Piece(_("noted by us"), "good")), voice.own_line(own, setting))))
        return
    basis = border.figures.get("tariff_pct")
    word = _("unknown") if basis is None else _("your own note") if basis.is_own else _("assumed")
    yield Pair(_("duty"), joined((line(Piece(word, "warn")), voice.duty_line(border, setting))))
    ask = _("Ask the client's customs agent for the duty on {code} and note it: {command}")
    yield Pair(_("ask"), line(ask.format(code=code, command=f"dossier duty {iso2} {code} %")))
