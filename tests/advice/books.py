"""Dossiers for the tests of the room: a client told in the fewest words."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from dossier.advice.playbook import load
from dossier.advice.playbook.scene import Around
from dossier.records.agenda.agenda import LogEntry, Promise
from dossier.records.company.firm import Company, Department, Link, Market, News
from dossier.records.company.products import ClientProduct
from dossier.records.contact.person import CareerStep, Contact, Visit
from dossier.records.country.country import Holiday
from dossier.records.deal.deal import Deal, Round
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, NONE, Known
from dossier.records.order.order import Order
from dossier.records.order.proof import Proof
from dossier.records.quotation.quote import Quote
from dossier.records.ref import Ref

TODAY = date(2026, 11, 23)
ROOT = Path(__file__).resolve().parent.parent.parent
PLAYBOOK = ROOT / "data/playbook"
RULES = load.load(PLAYBOOK)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def ahead(days: int) -> date:
    return TODAY + timedelta(days=days)


def fact(key, value, *, source="phone", on=None, certainty="certain", told_by=None, number=1):
    state = NONE if value is None else KNOWN
    return Known(key, value, state, source, on or ago(52), certainty, told_by, None, number)


def facts(**values):
    """Facts by key with `__` for the dot: facts(contact__smokes="yes")."""
    return tuple(fact(key.replace("__", "."), value) for key, value in values.items())


def contact(**changes):
    anna = Contact(
        1, "Anna Schmidt", None, None, None, 1, "Nordlicht GmbH", None, None, None, ago(300), None, None, None
    )
    return anna._replace(**changes)


def company(**changes):
    return Company(1, "Nordlicht GmbH", None, None, None, None, ago(300))._replace(**changes)


def deal(stage="inquiry", **changes):
    made = Deal(1, 1, "Nordlicht GmbH", 1, "Anna Schmidt", "5,000 chargers", None, None, None, None, None, stage, None, None,
                None, None, ago(60), None)  # fmt: skip
    return made._replace(**changes)


def quote(**changes):
    made = Quote(1, 1, "Q-1", 1, "sent", "USD", None, None, None, None, None, None, None, ago(9), ago(9), None, None)
    return made._replace(**changes)


def order(**changes):
    made = Order(*(None,) * len(Order._fields))._replace(
        id=1, deal_id=1, number="PO-7", value=Decimal(9000), currency="USD", confirmed_on=ago(20)
    )
    return made._replace(**changes)


def proof(**changes):
    return Proof(1, 1, "sample", 1, "sent", ago(8), *(None,) * (len(Proof._fields) - 6))._replace(**changes)


def stuck(topic="payment", on=None, outcome="stuck", number=1):
    return Round(
        number, 1, topic, "100% before shipment", "balance on B/L copy", outcome, None, None, on or ago(120), None
    )


def visit(direction="to_us", on=None, person=1, **changes):
    return Visit(1, person, "Anna Schmidt", direction, on or ago(30), None, None, None, None, None)._replace(**changes)


def step(employer="Lumen AG", since="2010", until=None, trade=None):
    return CareerStep(1, employer, None, trade, since, until)


def news(kind="fair", text="Light + Building", on=None, **changes):
    day = on.isoformat() if isinstance(on, date) else on
    return News(1, kind, text, day, False, None, None, None)._replace(**changes)


def market(country="US", since=None, until=None, number=1):
    return Market(number, country, since, until, None, None)


def product(name="night lamp", kind="best_seller", **changes):
    return ClientProduct(1, name, kind, None, None, None, None, None, None, None, None, None)._replace(**changes)


def link(kind="buys_from", other="Koala Home Pty", forward=False):
    return Link(1, kind, 9, other, forward, None)


def department(function="design", state="none"):
    return Department(1, function, state, None, None, None, None)


def entry(direction="out", on=None, number=1, topics=None, text="asked about the lamp"):
    return LogEntry(number, 1, "Anna Schmidt", None, on or ago(14), "email", direction, text, None, topics)


def promise(by="ours", due=None, text="send the drawing"):
    return Promise(1, 1, 1, None, by, text, due or ago(3), "open", ago(20))


def holiday(name="Ramadan", on=None, country="SA"):
    return Holiday(1, country, on or ahead(30), None, name, None, "quiet", True)


def since(days: int) -> datetime:
    return datetime.combine(ago(days), datetime.min.time())


def book(**changes) -> Dossier:
    """A dossier of Anna at Nordlicht with nothing known but their names."""
    plain = Dossier(Ref("c", 1), None, contact(), company())
    return plain._replace(**changes)


GUIDES = {
    "DE": {
        "written": "2026-11",
        "taste": {"price": "middle", "quality": "strict", "finish": "matt"},
        "industries": ["machines", "cars"],
    },
    "CN": {
        "sights": [{"en": "the Great Wall", "zh": "长城"}],
        "dishes": [{"en": "dumplings", "zh": "饺子"}],
    },
    "FR": {
        "written": "2026-11",
        "taste": {"price": "high", "quality": "normal", "finish": "glossy"},
        "sights": [{"en": "the Loire castles", "zh": "卢瓦尔河城堡"}],
        "dishes": [{"en": "ratatouille", "zh": "普罗旺斯炖菜"}],
        "texts": {"curiosity": {"en": "There are more than a thousand cheeses.", "zh": "奶酪有一千多种。"}},
    },
}
AROUND = Around(guides=GUIDES)
