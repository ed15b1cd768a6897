"""The order that a ref or number stands for, its view, and its production notes."""

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from dossier.advice.deal.strictness import profile, read_rules
from dossier.advice.order.production import Notes, production_notes
from dossier.app.answer import Answer, Shape, outcome
from dossier.app.find import named
from dossier.app.session import Session
from dossier.errors import WrongUsageError
from dossier.i18n import _, language, languages, translated
from dossier.nearest import choose_from
from dossier.read.country.destination import carried
from dossier.read.dossier import of_deal
from dossier.read.order import orders
from dossier.records.country.destination import Goods
from dossier.records.deal.strictness import StrictProfile, StrictRules
from dossier.records.dossier import Dossier
from dossier.records.known import current
from dossier.records.order.order import LOT, ORDER, Lot, Order
from dossier.records.order.proof import Proof
from dossier.records.ref import Ref, read_ref
from dossier.records.visibility import shareable
from dossier.render.page import Page, Section
from dossier.values.payment import Habits
from dossier.world import countries, markets

if TYPE_CHECKING:
    from dossier.app.country.landed import Reckoned


def named_order(connection: sqlite3.Connection, text: str) -> Order | None:
    """Return the order that its ref, that of a lot or receipt, or a whole number names, or None if the words name no order.

    Raises NoRecordError for a ref that is not in the book, AmbiguousError for a number that was given twice.
    """
    ref = named.paper(connection, text, ("s",))
    return orders.order(connection, ref.id) if ref else None


def named_lot(connection: sqlite3.Connection, text: str) -> Lot | None:
    """Return the lot that a ref names, or None where the words are no ref of one in the book."""
    ref = read_ref(text)
    return orders.lot(connection, ref.id) if ref is not None and ref.letter == LOT.letter else None


def habits(session: Session) -> Habits:
    """Return how many days this house gives for deposits and balances."""
    return Habits(*(int(session.settings.get(f"order.{name}_days")) for name in ("deposit", "balance", "copy")))


class Around(NamedTuple):
    """An order with what its page and its production notes are made from."""

    found: Dossier
    order: Order
    earlier: tuple[Proof, ...]
    rules: StrictRules
    plan: StrictProfile
    carried: Goods


def view(session: Session, ref: Ref, *, share: bool = False) -> Answer:
    """Return the page and the data of an order."""
    around = _around(session, ref, share=share)
    found, order, rules, plan = around.found, around.order, around.rules, around.plan
    notes = _notes(around, language())

    def page() -> Page:
        from dossier.app.order.destination_check import order_lines
        from dossier.render.order.order import order_page

        with session.reading() as connection:
            check = tuple(order_lines(session, connection, [order], only_wrong=False))
            calendar = () if share else _calendar(session, connection, found, order)
        setting, reckoned = session.setting(share=share), _landed(session, around, share=share)
        made = order_page(found, order, rules, plan, notes, check, habits(session), setting, calendar)
        return made if reckoned is None else made._replace(sections=(*made.sections, reckoned.section(setting)))

    def shape() -> Shape:
        from dossier.render.order.json import shape as order_shape

        reckoned = _landed(session, around, share=share)
        return order_shape(found, order, plan, notes, reckoned.landed if reckoned else None, share=share)

    return Answer(page=page, shape=shape)


def _calendar(session: Session, connection: sqlite3.Connection, found: Dossier, order: Order) -> tuple[Section, ...]:
    from dossier.app.order.calendar import place_of, plan_of
    from dossier.render.order.calendar import section

    made = plan_of(session, connection, found, order)
    if made is None:
        return ()
    setting = session.setting()
    ours, there = session.settings.get("me.country"), place_of(found, order)
    firm = str(found.company.ref) if found.company else None
    names = (
        setting.country_name(ours) if ours else _("our own house"),
        setting.country_name(there) if there else _("there"),
    )
    return (section(made, firm, *names, setting),)


def _landed(session: Session, around: Around, *, share: bool) -> "Reckoned | None":
    """Return what an order that has not arrived comes to in its destination; None where others look on."""
    if share or not around.order.is_to_ship:
        return None
    from dossier.app.country import landed

    with session.reading() as connection:
        return landed.of_order(session, connection, around.found, around.order)


def production(session: Session, ref: Ref, *, share: bool = False, lang: str | None = None) -> Answer:
    """Return the production notes of an order as plain text to paste; raises WrongUsageError for an unknown language."""
    from dossier.render.harmless import harmless

    check_language(lang)
    around = _around(session, ref, share=share)
    text = "".join(harmless(each) + "\n" for each in _notes(around, lang or language()))
    return Answer(text=text, shape=lambda: outcome(view(session, ref, share=share)))


def check_language(lang: str | None) -> None:
    """Raise WrongUsageError for a language there are no production notes in."""
    if lang is not None and lang not in languages():
        raise WrongUsageError(
            _("There are no production notes in “{name}”.").format(name=lang[:20]),
            choose_from(f"--lang {each}" for each in languages()),
        )


def _around(session: Session, ref: Ref, *, share: bool) -> Around:
    with session.reading() as connection:
        order = named.there(orders.order(connection, ref.id), ref, ORDER.label)
        found = named.there(of_deal(connection, order.deal_id), ref, ORDER.label)
        earlier = orders.earlier_samples(connection, found.deal, order.sample_id) if found.deal else ()
        goods = carried(connection, order.deal_id, order._asdict()).goods
    if share:
        found, order = shareable(found), shareable(order)
    rules = read_rules((session.places.config, session.places.data))
    return Around(found, order, earlier, rules, profile(current(found.facts), rules), goods)


def _notes(around: Around, lang: str) -> list[str]:
    """Return the production notes in a language."""

    def country(iso2: str | None) -> str:
        held = countries.of(iso2 or "")
        return translated(held, "name", lang) if held else iso2 or ""

    def spoken(typed: str) -> str:
        return markets.language_name(markets.language_code(typed) or typed, lang)

    notes = Notes(
        around.found, around.order, around.rules, around.plan, lang, country, spoken, around.earlier, around.carried
    )
    return production_notes(notes)
