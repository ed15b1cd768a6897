"""Whom to ask about a company: close, elsewhere, no rival; and never its own people."""

from datetime import date

import pytest

from dossier.advice.company.ask_about import ask_about
from dossier.records.company.informants import Candidate, Target

TODAY = date(2026, 11, 23)
TARGET = Target(9, "Brighthome", "NL", ("NL", "DE"), ("lamps",))
KAREN = Candidate(1, "Karen", 1, "Southern", "AU", ("AU",), ("lamps",), "friend", "1998", None, "2006", "call",
                  date(2026, 11, 1), (("buys_from", True),), 0, ())  # fmt: skip
REGIONS = {"NL": "EU", "DE": "EU", "AU": "OC"}


def asked(*candidates):
    return ask_about(TARGET, candidates, TODAY, lambda code: REGIONS.get(code or ""), lambda text: text)


def test_the_friend_elsewhere_who_buys_from_them_comes_first_with_every_reason():
    other = KAREN._replace(contact_id=2, name="Tom", closeness="tells", links=(), trade_since=None)
    found = asked(other, KAREN)
    assert [each.candidate.name for each in found.informants] == ["Karen", "Tom"]
    best = found.informants[0]
    assert {why.name for why in best.reasons} == {"friend", "buys_from", "other_region", "long_in_trade", "old_firm"}
    assert best.score == sum(why.points for why in (*best.reasons, *best.against))
    assert any("Brighthome" in step for step in best.how)


@pytest.mark.parametrize(
    "changes",
    [
        {"company_id": 9},
        {"links": (("same_group", True),)},
        {"links": (("competes_with", False), ("buys_from", True))},
        {"links": (("distributor_of", True),)},
        {"markets": ("AU", "DE")},
        {"markets": ("DE",), "products": ()},
        {"joined_firm": "2026-09"},
        {"closeness": "chats", "links": ()},
        {"closeness": None, "links": ()},
    ],
    ids=str,
)
def test_who_could_carry_it_back_or_is_not_close_is_never_proposed(changes):
    found = asked(KAREN._replace(**changes))
    assert found.informants == ()
    assert found.excluded[0].reason


def test_the_control_the_same_person_without_the_bar_is_proposed():
    assert asked(KAREN).informants
    assert asked(KAREN._replace(markets=("DE",), products=("tents",))).informants[0].against[0].name == "other_goods"


def test_what_we_owe_is_said_and_kept_first():
    found = asked(KAREN._replace(owed=("joint production",)))
    assert "owed" in {why.name for why in found.informants[0].against}
    assert any("joint production" in step for step in found.informants[0].how)
