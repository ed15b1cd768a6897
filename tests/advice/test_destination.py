"""What is shipped against where it goes (M111–M114): plug, voltage, mark, label; unknown is asked, never guessed."""

import pytest

from dossier.advice.order.destination import findings, kinds_of, voltage
from dossier.records.country.destination import (
    ASK,
    LABEL,
    MAINS,
    MARK,
    MISMATCH,
    OK,
    PAPERS,
    PARTLY,
    PLUG,
    WANTED,
    Goods,
)
from dossier.world import countries, markets

CHARGER = frozenset({"mains", "electronic", "charger"})


def checked(iso2, *, kinds=CHARGER, **goods):
    """Return the state of each topic for goods that go to a country."""
    found = findings(Goods(**goods), kinds, markets.place(iso2), markets.plug, markets.language_code)
    return {(each.topic, *each.wanted[:1] * (each.topic in {MARK, WANTED})): each.state for each in found}


@pytest.mark.parametrize(
    ("iso2", "plug", "state"),
    [
        ("US", "US", OK),
        ("US", "EU", MISMATCH),
        ("US", "UK plug", MISMATCH),
        ("DE", "EU", OK),
        ("DE", "Schuko", OK),
        ("DE", "US", MISMATCH),
        ("DE", "type C", OK),
        ("GB", "UK", OK),
        ("GB", "英规", OK),
        ("GB", "EU", MISMATCH),
        ("HK", "G", OK),
        ("AU", "AU", OK),
        ("NZ", "AU", OK),
        ("AU", "US", MISMATCH),
        ("JP", "US", OK),
        ("JP", "JP", OK),
        ("CN", "国标", OK),
        ("SA", "UK", OK),
        ("SA", "EU", MISMATCH),
        ("CH", "Switzerland", OK),
        ("BR", "EU", PARTLY),
        ("BR", "BR", OK),
        ("KR", "EU", OK),
        ("DE", "round", ASK),
    ],
)
def test_a_plug_fits_the_sockets_of_a_country_or_not(iso2, plug, state):
    assert checked(iso2, plug=(plug,))[PLUG,] == state


def test_goods_with_several_plugs_fit_if_one_of_them_does():
    assert checked("AU", plug=("EU", "UK", "AU"))[PLUG,] == OK
    assert checked("AU", plug=("EU", "UK", "JP"))[PLUG,] == MISMATCH


@pytest.mark.parametrize(
    ("iso2", "mains", "state"),
    [
        ("US", "100-240 V", OK),
        ("US", "220-240 V", MISMATCH),
        ("US", "110 V", OK),
        ("US", "120V", OK),
        ("DE", "110V", MISMATCH),
        ("DE", "220 V", OK),
        ("DE", "220–240V", OK),
        ("GB", "230 V", OK),
        ("JP", "100-240V", OK),
        ("JP", "220 V", MISMATCH),
        ("BR", "220 V", PARTLY),
        ("BR", "100～240V", OK),
        ("US", "", ASK),
        ("US", "220-240 V 50/60 Hz", MISMATCH),
        ("CN", "220伏", OK),
    ],
)
def test_mains_fit_or_not(iso2, mains, state):
    assert checked(iso2, mains=mains, plug=("US",))[MAINS,] == state


def mismatches(found):
    return [each for each in found if each.state == MISMATCH]


def test_goods_for_one_frequency_do_not_fit_the_other():
    found = findings(Goods(mains="220-240 V 50 Hz"), CHARGER, markets.place("KR"), markets.plug, markets.language_code)
    assert [each.has for each in mismatches(found) if each.topic == MAINS] == [("50 Hz",)]
    assert checked("KR", mains="220 V 50/60 Hz", plug=("EU",))[MAINS,] == OK


def test_a_usb_lamp_without_a_plug_has_no_plug_and_no_voltage_to_check():
    states = checked("US", kinds=frozenset({"mains", "lighting"}), mains="5 V USB-C")
    assert (PLUG,) not in states
    assert (MAINS,) not in states


@pytest.mark.parametrize(
    ("text", "volts"), [("100-240 V", (100, 240)), ("5-12 V USB-C", (5, 12)), ("5 V", (5, 5)), ("USB", None)]
)
def test_volts_are_read_as_people_write_them(text, volts):
    assert voltage(text) == volts


@pytest.mark.parametrize(
    ("iso2", "certificates", "mark", "state"),
    [
        ("US", ("FCC", "ETL"), (MARK, "FCC"), OK),
        ("US", ("CE", "RoHS"), (MARK, "FCC"), MISMATCH),
        ("US", (), (MARK, "FCC"), ASK),
        ("US", ("FCC",), (WANTED, "NRTL listing (UL, ETL and others)"), PARTLY),
        ("DE", ("CE", "RoHS"), (MARK, "CE"), OK),
        ("DE", ("CE-LVD",), (MARK, "CE"), OK),
        ("DE", ("licence",), (MARK, "CE"), MISMATCH),
        ("DE", ("CE",), (MARK, "RoHS"), OK),
        ("GB", ("UKCA",), (MARK, "UKCA or CE"), OK),
        ("RU", ("CE",), (MARK, "EAC"), MISMATCH),
        ("JP", ("PSE",), (MARK, "PSE"), OK),
        ("AU", ("RCM",), (MARK, "RCM"), OK),
        ("IN", ("CE",), (MARK, "BIS (ISI mark, CRS)"), MISMATCH),
        ("ZA", ("CE",), (MARK, "NRCS LoA"), MISMATCH),
    ],
)
def test_a_mark_that_is_mandatory_there_is_held_missing_or_asked(iso2, certificates, mark, state):
    assert checked(iso2, certificates=certificates)[mark] == state


def test_a_mark_that_only_buyers_ask_for_never_refuses_an_order():
    found = findings(Goods(certificates=("FCC",)), CHARGER, markets.place("US"), markets.plug, markets.language_code)
    assert WANTED in {each.topic for each in found}
    assert mismatches(found) == []


def test_a_mark_is_asked_only_of_the_goods_that_it_is_for():
    toy, mug = frozenset({"toy"}), frozenset({"kitchen"})
    assert (MARK, "EN 71 / toy safety") in checked("DE", kinds=toy, certificates=("CE",))
    assert (MARK, "EN 71 / toy safety") not in checked("DE", kinds=mug, certificates=("CE",))
    assert (MARK, "CE") not in checked("DE", kinds=mug, certificates=("LFGB",))
    assert (PAPERS,) in checked("DE", kinds=mug)


@pytest.mark.parametrize(
    ("iso2", "label", "state"),
    [
        ("DE", ("German", "English"), OK),
        ("DE", ("德语",), OK),
        ("DE", ("Deutsch",), OK),
        ("DE", ("en",), MISMATCH),
        ("DE", (), ASK),
        ("DE", ("picture only",), ASK),
        ("US", ("英文",), OK),
        ("CA", ("en",), PARTLY),
        ("CA", ("en", "fr"), OK),
        ("CH", ("de",), PARTLY),
        ("FR", ("fr",), OK),
        ("JP", ("ja",), OK),
        ("JP", ("en",), MISMATCH),
        ("IN", ("en",), OK),
        ("RU", ("ru",), OK),
        ("MX", ("en",), MISMATCH),
        ("AE", ("en",), OK),
        ("BE", ("nl", "fr"), OK),
    ],
)
def test_the_label_speaks_the_language_of_the_country_or_not(iso2, label, state):
    assert checked(iso2, label=label)[LABEL,] == state


def test_nothing_known_is_no_mismatch_anywhere():
    for iso2 in countries.codes():
        for kinds in (frozenset(), CHARGER):
            found = findings(Goods(), kinds, markets.place(iso2), markets.plug, markets.language_code)
            assert mismatches(found) == [], iso2


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("charger Charger A 30 W", {"mains", "electronic", "charger"}),
        ("power bank P10", {"electronic", "battery"}),
        ("台灯", {"mains", "electronic", "lighting"}),
        ("wireless charger", {"mains", "electronic", "charger", "radio"}),
        ("chargers", {"mains", "electronic", "charger"}),
        ("USB cable", set()),
        ("discharger", set()),
        ("", set()),
    ],
)
def test_the_kind_of_goods_is_read_from_whole_words(words, kinds):
    assert kinds_of(words, markets.kinds()) == kinds
