"""The order that a ref or number stands for, its page, and its production notes."""

import sqlite3
from collections.abc import Callable

from dossier.advice.deal.strictness import profile, read_rules
from dossier.advice.order.production import LANGUAGES, Notes, production_notes
from dossier.app.find import named
from dossier.cli.desk import desk
from dossier.errors import AmbiguousError, NotFoundError, WrongUsageError
from dossier.i18n import _, language
from dossier.read.dossier import of_deal
from dossier.read.order import orders
from dossier.records.deal.deal import Order, Proof
from dossier.records.deal.strictness import StrictProfile, StrictRules
from dossier.records.dossier import Dossier
from dossier.records.kinds import Ref, read_ref
from dossier.records.known import current
from dossier.records.visibility import shareable
from dossier.render.page import Page
from dossier.values.payment import Habits
from dossier.world import countries


def named_order(connection: sqlite3.Connection, text: str) -> Order | None:
    """Return the order that a ref or a whole number names, or None if the words name no order.

    Raises NotFoundError for a ref that is not in the book, AmbiguousError for a number that was given twice.
    """
    ref = read_ref(text)
    if ref is not None and ref.letter == "s":
        found = orders.order(connection, ref.id)
        if found is None:
            raise NotFoundError(
                _("There is no {noun} {ref} in this book.").format(noun=_(ref.kind.label), ref=ref),
                _("See them with: dossier list {plural}").format(plural=ref.kind.plural),
            )
        return found
    numbers = orders.numbered(connection, text)
    if len(numbers) > 1:
        lines = [f"s{number}  {text.strip()}" for number in numbers]
        raise AmbiguousError(
            _("“{text}” could be several:").format(text=text.strip()[:80]),
            _("Type the ref instead of the name, or more of the name."), lines, [f"s{number}" for number in numbers],
        )  # fmt: skip
    return orders.order(connection, numbers[0]) if numbers else None


def order_ref(connection: sqlite3.Connection, text: str) -> Ref:
    """Return an order by ref, number or fragment of it; raises NotFoundError or AmbiguousError."""
    found = named_order(connection, text)
    return Ref("s", found.id) if found else named.client(desk().session, connection, text, ("s",))


def habits() -> Habits:
    """Return how many days this house gives for deposits and balances."""
    settings = desk().settings
    return Habits(*(int(settings.get(f"order.{name}_days")) for name in ("deposit", "balance", "copy")))


def strictness_of(found: Dossier) -> tuple[StrictRules, StrictProfile]:
    """Return the rules of strictness in use, and what they ask for with this client."""
    rules = read_rules((desk().places.config, desk().places.data))
    return rules, profile(current(found.facts), rules)


def _around(ref: Ref) -> tuple[Dossier, Order, tuple[Proof, ...]]:
    with desk().reading() as connection:
        order = orders.order(connection, ref.id)
        found = of_deal(connection, order.deal_id) if order else None
        earlier = orders.earlier_samples(connection, found.deal) if found and found.deal else ()
    if order is None or found is None:
        raise NotFoundError(_("There is no {noun} {ref} in this book.").format(noun=_(ref.kind.label), ref=ref))
    return found, order, earlier


def notes_for(found: Dossier, order: Order, earlier: tuple[Proof, ...], lang: str | None) -> list[str]:
    """Return the production notes of an order in a language; raises WrongUsageError for one without words."""
    if lang is not None and lang not in LANGUAGES:
        raise WrongUsageError(
            _("There are no production notes in “{name}”.").format(name=lang[:20]), _("Choose --lang en or --lang zh.")
        )
    rules, plan = strictness_of(found)
    chosen = lang or language()

    def country(iso2: str | None) -> str:
        held = countries.of(iso2 or "")
        return (held.name_zh if chosen == "zh" else held.name_en) if held else iso2 or ""

    return production_notes(Notes(found, order, rules, plan, chosen, country, earlier))


def show_notes(ref: Ref, lang: str | None) -> None:
    """Print the production notes as plain text to paste."""
    found, order, earlier = _around(ref)
    desk().say(*notes_for(found, order, earlier, lang))


Views = tuple[Callable[[], Page], Callable[[], str], Callable[[], list[str]]]


def order_views(ref: Ref, *, share: bool = False) -> Views:
    """Return what makes the page, the JSON and the production notes of an order."""
    found, order, earlier = _around(ref)
    if share:
        found, order = shareable(found), shareable(order)
    notes = notes_for(found, order, earlier, None)
    rules, plan = strictness_of(found)

    def page() -> Page:
        from dossier.app.order.destination_check import order_lines
        from dossier.render.order.order import order_page

        with desk().reading() as connection:
            check = tuple(order_lines(desk().session, connection, [order], only_wrong=False))
        return order_page(found, order, rules, plan, notes, check, habits(), desk().setting(share=share))

    def json() -> str:
        from dossier.render.order.json import spoken

        return spoken(found, order, plan, notes, share=share)

    return page, json, lambda: notes


def show_order(ref: Ref, *, as_json: bool = False) -> None:
    """Print the page of an order, or its JSON."""
    page, json, _notes = order_views(ref)
    if as_json:
        desk().write(json())
    else:
        desk().show(page())
