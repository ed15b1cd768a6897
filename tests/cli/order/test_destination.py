"""Orders against their destination (M111–M114), through the commands: asked, checked, refused, and gone on with a reason."""

import sqlite3

import pytest

from dossier.app.order import destination_check

pytestmark = pytest.mark.usefixtures("book")


@pytest.fixture
def book(run, book_path):
    """Return a book with Summit, which sells in two markets, Nordlicht, which sells in one, and three offers."""
    charger = ("--category", "charger", "--mains", "100-240 V")
    for words in (
        ("add", "company", "Summit", "--country", "US"),
        ("add", "market", "summit", "US"),
        ("add", "market", "summit", "DE", "--from-date", "2026"),
        ("add", "deal", "summit", "Chargers", "--market", "US"),
        ("add", "company", "Nordlicht", "--country", "DE"),
        ("add", "deal", "nordlicht", "Lamps", "--market", "DE"),
        ("add", "offer", "Charger A", "--code", "A-30", "--plug", "EU, UK", "--certificates", "CE, RoHS", *charger),
        ("add", "offer", "Charger A US", "--code", "A-30U", "--plug", "US", "--certificates", "FCC, ETL", *charger),
        ("add", "offer", "Lamp", "--code", "L-9", "--category", "lamp", "--mains", "220-240 V", "--plug", "EU", "--certificates", "CE"),
    ):  # fmt: skip
        done = run(*words)
        assert done.exit_code == 0, done.stderr
    return book_path


def orders(path):
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    try:
        return [dict(row) for row in connection.execute("SELECT * FROM orders ORDER BY id")]
    finally:
        connection.close()


def test_a_client_of_several_markets_is_asked_on_every_order(run, book):
    for _time in range(2):
        done = run("add", "order", "d1", "--number", "PI-1")
        assert done.exit_code == 6
        assert "Summit sells in United States, Germany: which market is this order for?" in done.stderr
        assert "--override" in done.stderr
    assert orders(book) == []
    assert run("add", "order", "d1", "--number", "PI-1", "--destination", "US").exit_code == 0
    assert run("add", "order", "d1", "--number", "PI-2").exit_code == 6, "the next order is asked again"


def test_a_market_that_has_ended_is_no_longer_asked_about(run):
    assert run("set", "t2", "to_date=2026-10").exit_code == 0
    assert run("add", "order", "d1", "--number", "PI-1").exit_code == 0


def test_a_client_of_one_market_is_not_asked_and_the_deal_says_where_it_goes(run, book):
    assert run("add", "order", "d2", "--number", "PI-1", "--offer", "L-9").exit_code == 0
    assert orders(book)[0]["destination"] == "DE"


def test_what_does_not_fit_is_refused_and_nothing_is_written(run, book):
    done = run("add", "order", "d1", "--destination", "US", "--offer", "A-30")
    assert done.exit_code == 6
    assert "This does not fit United States: plug EU, UK, sockets there are B, A; mark FCC is not noted" in done.stderr
    assert orders(book) == []
    fits = run("add", "order", "d1", "--destination", "US", "--offer", "A-30U", "--label-language", "en")
    assert fits.exit_code == 0
    assert "plug US fits B, A ✓" in fits.stdout
    assert "label English ✓" in fits.stdout


def test_a_refused_order_goes_on_with_a_reason_that_is_kept_in_its_note_and_in_the_log(run, book):
    done = run(
        "add",
        "order",
        "d1",
        "--number",
        "PI-7",
        "--destination",
        "US",
        "--offer",
        "A-30",
        "--note",
        "sea",
        "--override",
        "he ships adapters",
    )
    assert done.exit_code == 0
    note = orders(book)[0]["note"]
    assert note.startswith("sea; plug EU, UK")
    assert note.endswith(": he ships adapters")
    log = run("show", "d1", "--section", "log").stdout
    assert "PI-7 goes on although: plug EU, UK" in log
    assert "he ships adapters" in log
    run("undo")
    assert orders(book) == []
    assert "he ships adapters" not in run("show", "d1", "--section", "log").stdout


def test_an_override_of_an_order_that_fits_leaves_no_trace(run, book):
    run("add", "order", "d2", "--offer", "A-30", "--override", "just in case")
    assert orders(book)[0]["note"] is None


def test_what_stands_on_the_order_counts_before_what_its_offer_says(run):
    done = run("add", "order", "d1", "--destination", "US", "--offer", "A-30", "--plug", "US", "--certificates", "FCC")
    assert done.exit_code == 0, done.stderr


@pytest.mark.parametrize(
    "change", ["plug=US", "destination=GB", "mains=110 V", "certificates=FCC", "label_language=en", "offer=A-30U"]
)
def test_a_change_that_makes_an_order_misfit_is_refused(run, book, change):
    run("add", "order", "d2", "--number", "PI-1", "--offer", "L-9", "--label-language", "de")
    before = orders(book)
    done = run("set", "s1", change)
    if change == "destination=GB":
        assert "label in German, there it is English" in done.stderr
    assert done.exit_code == 6, done.stdout
    assert orders(book) == before
    assert run("set", "s1", change, "--override", "agreed with him").exit_code == 0
    assert "agreed with him" in orders(book)[0]["note"]


def test_a_change_that_has_nothing_to_do_with_the_destination_is_not_checked(run):
    run("add", "order", "d1", "--destination", "US", "--offer", "A-30", "--override", "adapters")
    assert run("set", "s1", "ship_by=2027-01-20").exit_code == 0


def test_confirming_an_order_without_a_destination_asks_for_the_market(run, book):
    run("add", "order", "d1", "--number", "PI-1", "--override", "market follows")
    assert "destination not known: market follows" in orders(book)[0]["note"]
    assert run("set", "s1", "confirmed_on=today").exit_code == 6
    assert run("set", "s1", "confirmed_on=today", "destination=DE").exit_code == 0


def test_a_language_noted_in_words_that_name_none_leaves_the_label_to_the_official_one(run):
    assert run("set", "DE", "languages=what they speak up there").exit_code == 0
    assert run("add", "order", "d1", "--destination", "DE", "--offer", "A-30", "--override", "adapters").exit_code == 0
    done = run("order", "s1", "--check")
    assert "German" in done.stdout, done


def test_the_goods_are_known_from_the_quotation_of_the_order(run):
    line = ("--line", "Charger A white, 5000 pcs, 3.20", "--payment", "30/70")
    run("quote", "d1", *line, "--state", "sent", "--override", "adapters")
    done = run("add", "order", "d1", "--quote", "q1", "--destination", "US")
    assert done.exit_code == 6
    assert "plug EU, UK" in done.stderr
    assert run("add", "order", "d1", "--quote", "q1", "--destination", "DE").exit_code == 0


def test_goods_of_which_nothing_is_known_are_never_refused(run):
    assert run("add", "order", "d1", "--destination", "US").exit_code == 0
    assert run("add", "order", "d2").exit_code == 0


def test_a_quotation_of_goods_that_do_not_fit_is_sent_only_with_a_reason(run):
    line = ("--line", "A-30 white, 5000 pcs, 3.20", "--payment", "30/70")
    refused = run("quote", "d1", *line, "--state", "sent")
    assert refused.exit_code == 6
    assert "Charger A does not fit United States: plug EU, UK" in refused.stderr
    assert '--override "why"' in refused.stderr
    sent = run("quote", "d1", *line, "--state", "sent", "--override", "they cut the plugs")
    assert "Careful, this does not fit United States: plug EU, UK" in sent.stdout
    draft = run("quote", "d1", *line)
    assert "Careful" not in draft.stdout
    assert run("set", "q2", "state=sent").exit_code == 6
    assert run("set", "q2", "state=sent", "--override", "they cut the plugs").exit_code == 0
    assert "they cut the plugs" in run("show", "q2").stdout
    fits = run("quote", "d1", "--line", "A-30U white, 5000 pcs, 3.20", "--payment", "30/70", "--state", "sent")
    assert "Careful" not in fits.stdout


def test_the_check_stands_on_the_page_of_the_deal_and_a_misfit_on_that_of_the_firm(run):
    run("add", "order", "d1", "--number", "PI-1", "--destination", "US", "--offer", "A-30U", "--label-language", "en")
    assert "PI-1 · to United States · plug US fits B, A ✓" in run("show", "d1").stdout
    assert "fits B, A ✓" not in run("show", "summit").stdout
    run("add", "order", "d1", "--number", "PI-2", "--destination", "US", "--offer", "A-30", "--override", "adapters")
    assert "plug EU, UK, sockets there are B, A ✗" in run("show", "summit").stdout
    run("set", "s2", "shipped_on=today")
    assert "✗" not in run("show", "summit").stdout


def test_an_item_number_typed_whole_is_meant_even_if_another_begins_with_it(run, book):
    run("add", "order", "d2", "--offer", "a-30")
    assert orders(book)[0]["offer_id"] == 1
    assert run("add", "order", "d2", "--offer", "A-3").exit_code == 4
    assert run("add", "order", "d2", "--offer", "Z-9").exit_code == 3


def test_without_the_guard_the_misfit_would_be_written(run, monkeypatch):
    monkeypatch.setattr(destination_check, "found_for", lambda *_each: [])
    assert run("add", "order", "d1", "--destination", "US", "--offer", "A-30").exit_code == 0


def test_an_override_where_nothing_is_checked_is_named(run):
    done = run("set", "d1", "next_step=call", "--override", "why not")
    assert done.exit_code == 2
    assert "nothing to override" in done.stderr
