"""A dossier, a fact, a history and a place in the book as objects."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, NotRequired, TypedDict

from dossier.records.agenda.agenda import FollowUp, Promise
from dossier.records.agenda.aim import Aim
from dossier.records.company.files import Attachment, Sent
from dossier.records.company.firm import Company, Department, Link, Market, News
from dossier.records.company.products import ClientProduct
from dossier.records.contact.person import CareerStep, Contact, Point, Visit
from dossier.records.contact.relationship import Relationship
from dossier.records.country.border import BorderRule
from dossier.records.country.country import Agreement, Figure, Holiday, Mark, Sanctions
from dossier.records.deal.deal import Deal, Round, StageChange
from dossier.records.dossier import AboutPerson
from dossier.records.handover import Inherited
from dossier.records.history import FieldChange
from dossier.records.known import Known
from dossier.records.listing import Value
from dossier.records.order.complaint import Complaint
from dossier.records.order.order import Lot, Order, OrderLine, Receipt
from dossier.records.order.proof import Correction, Proof
from dossier.records.quotation.quote import Quote
from dossier.render.shapes.deal import Negotiation
from dossier.render.shapes.fact import Fact
from dossier.render.shapes.quotation import KeptLine


class LoggedTouch(TypedDict):
    """One touch."""

    id: Annotated[int, "the number of its ref"]
    contact_id: Annotated[int | None, "with whom"]
    contact_name: Annotated[str | None, "the person's name"]
    deal_id: Annotated[int | None, "about which deal"]
    stage: Annotated[str | None, "at which stage that deal stood at the end of the day"]
    on_date: Annotated[date, "when"]
    channel: Annotated[str, "email, call, chat, meeting …"]
    direction: Annotated[str, "in, out or both"]
    text: Annotated[str, "what was said"]
    subject: Annotated[str | None, "the subject of a letter"]
    topics: Annotated[str | None, "what it was about, a line each"]


class ListSum(TypedDict):
    """What a column of money comes to in one currency."""

    currency: Annotated[str | None, "the currency; null where none is noted"]
    sum: Annotated[Decimal, "the sum"]


class ListTotal(TypedDict):
    """What a column of money comes to; one currency is never added to another."""

    column: Annotated[str, "the column"]
    sums: Annotated[Sequence[ListSum], "by currency, the largest first"]
    unknown: Annotated[int, "of how many rows the sum is not known"]


class ListPart(TypedDict):
    """The rows of a list that have one value in a column."""

    value: Annotated[Value, "the value that they share; null where it is not known"]
    count: Annotated[int, "how many there are"]
    totals: Annotated[Sequence[ListTotal], "what their columns of money come to"]
    rows: Annotated[
        Sequence[Mapping[str, Value]],
        "the rows, by the names of the columns; none with `--totals`, nor where `parts` hold them",
    ]


class ListGroup(ListPart):
    """A group of a list, with the groups of a second column inside."""

    parts: Annotated[Sequence[ListPart], "the groups of the second column, none where there is one column"]


class GroupedList(TypedDict):
    """A list with `--group` or `--totals`."""

    noun: Annotated[str, "what is listed"]
    by: Annotated[Sequence[str], "the columns by which it is grouped, days with their step, such as `opened:month`"]
    count: Annotated[int, "how many rows there are in all"]
    totals: Annotated[Sequence[ListTotal], "what the columns of money come to, all rows counted"]
    groups: Annotated[Sequence[ListGroup], "the groups, in the order of the column, or the largest first"]


class History(TypedDict):
    """What was known when."""

    ref: Annotated[str, "the record"]
    name: Annotated[str, "its name"]
    facts: Annotated[Sequence[Known], "every row ever noted, oldest first"]
    fields: Annotated[Sequence[FieldChange], "every change of a field"]
    negotiation: Annotated[Negotiation | None, "of a deal or company how it was negotiated; null without a deal"]


class Dossier(TypedDict):
    """What the book holds about a contact, company, country or deal, and about what it belongs to.

    `--share` also leaves out every record that another client told us and drafts of quotations, and sets to null what is
    only our own remark: texts of departments, markets, visits, rounds and files, suppliers and differences of products, the
    `action` of news, `reason` and `next_step` of deals, notes of quotations and orders.
    """

    ref: Annotated[str, "the record, or the code of a country"]
    kind: Annotated[str, "contact, company, deal, country"]
    name: Annotated[str, "its name"]
    country: Annotated[str | None, "its country"]
    contact: Annotated[Contact | None, "the person"]
    company: Annotated[Company | None, "the firm"]
    deal: Annotated[Deal | None, "the deal"]
    contacts: Annotated[Sequence[Contact], "colleagues; for a country our clients there"]
    companies: Annotated[Sequence[Company], "for a country our clients there"]
    points: Annotated[Sequence[Point], "how to reach the person"]
    company_points: Annotated[Sequence[Point], "how to reach the firm"]
    career: Annotated[Sequence[CareerStep], "the person's career"]
    visits: Annotated[Sequence[Visit], "visits"]
    departments: Annotated[Sequence[Department], "who handles what"]
    markets: Annotated[Sequence[Market], "where the firm sells"]
    products: Annotated[Sequence[ClientProduct], "what it sells"]
    news: Annotated[Sequence[News], "what happened there"]
    links: NotRequired[Annotated[Sequence[Link], "relations to other firms"]]
    attachments: Annotated[Sequence[Attachment], "files"]
    deals: Annotated[Sequence[Deal], "deals"]
    stages: Annotated[Sequence[StageChange], "how they moved"]
    rounds: Annotated[Sequence[Round], "rounds of negotiation"]
    quotes: Annotated[Sequence[Quote], "quotations"]
    quote_lines: Annotated[Sequence[KeptLine], "their lines"]
    orders: Annotated[Sequence[Order], "orders"]
    order_lines: Annotated[Sequence[OrderLine], "what was ordered"]
    lots: Annotated[Sequence[Lot], "parts of orders that ship by themselves"]
    receipts: NotRequired[Annotated[Sequence[Receipt], "money that came for orders"]]
    proofs: Annotated[Sequence[Proof], "samples and proofs"]
    corrections: Annotated[Sequence[Correction], "what is to change on them"]
    complaints: NotRequired[Annotated[Sequence[Complaint], "complaints of the client, newest first"]]
    log: NotRequired[Annotated[Sequence[LoggedTouch], "what happened, newest first"]]
    log_count: Annotated[int, "how many of these there are in all"]
    follow_ups: NotRequired[Annotated[Sequence[FollowUp], "what is planned"]]
    promises: NotRequired[Annotated[Sequence[Promise], "what is promised"]]
    aims: NotRequired[Annotated[Sequence[Aim], "what the next talks are to bring"]]
    people: Annotated[Sequence[AboutPerson], "title, authority, closeness and line of each person at the firm"]
    sent: Annotated[Sequence[Sent], "what of ours they got"]
    holidays: Annotated[Sequence[Holiday], "what the book keeps of the country, without the days of single regions"]
    relationship: NotRequired[Annotated[Relationship | None, "of a person: how long we know each other, and how close"]]
    inherited: Annotated[Inherited | None, "from whom it was taken over, while nobody has confirmed it"]
    facts: Annotated[
        Mapping[str, Fact | Sequence[Fact] | None],
        "every fact of the catalogue by key: null if unknown, a list for keys of which many may stand",
    ]


class CountryDossier(Dossier):
    """A country; among its facts `country.figure.NAME` is what the user noted in the place of a shipped figure."""

    figures: Annotated[Mapping[str, Figure], "the figures by name"]
    marks: Annotated[Sequence[Mark], "what goods must carry"]
    agreements: Annotated[Sequence[Agreement], "trade agreements with China"]
    border_rules: Annotated[Sequence[BorderRule], "rules on goods of China at its border"]
    groups: Annotated[Sequence[str], "unions it belongs to"]
    sanctions: Annotated[
        Sanctions | None, "the regimes of sanctions that name it, to be checked; null where none is on file"
    ]
    guidance: Annotated[Mapping[str, Any] | None, "the general guidance in both languages"]
