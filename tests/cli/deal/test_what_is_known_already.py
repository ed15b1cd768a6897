"""What was said once is known everywhere: to the quotation, the questions, the letters; and what is said back is so."""

import json
import shlex
from collections.abc import Callable

import pytest

from conftest import Run

Typed = Callable[[str, str], str]


@pytest.fixture
def on(run: Run) -> Typed:
    """Return a function that types a line on a day and returns what is said."""

    def typed(day: str, line: str) -> str:
        done = run(*shlex.split(line), env={"DOSSIER_NOW": f"{day}T09:00"})
        assert done.exit_code == 0, f"{line}\n{done.stdout}{done.stderr}"
        return done.stdout

    typed("2026-03-02", "add contact 'Bo Larsson' --company Summit --country BR")
    typed("2026-03-02", "deal bo 'USB chargers 5k'")
    return typed


def test_what_the_mail_asked_for_is_on_the_quotation_and_not_asked_again(on: Typed) -> None:
    """CIF Santos was said: no question for it, no line in the letter, and the quotation takes it and says from where."""
    assert "terms.incoterm" in on("2026-03-02", "gaps d1 --json")
    on("2026-03-02", "set d1 quantity=5000 product='USB chargers' deal.delivery='within 30 days'")
    assert "To which port or address shall I calculate?" in on("2026-03-02", "draft bo first-reply")
    on("2026-03-02", "set d1 deal.incoterm='CIF Santos' deal.payment='OA 60'")
    assert not {"terms.incoterm", "terms.payment"} & {
        each["fact"] for each in json.loads(on("2026-03-02", "gaps d1 --json"))["gaps"]
    }
    for who in ("bo", "d1"):
        letter = on("2026-03-02", f"draft {who} first-reply")
        assert "To which port" not in letter
        assert "- Price: by 3 March, CIF Santos as you asked" in letter
    said = on("2026-03-03", "quote d1 --line 'Charger A, 5000 pcs, 2' --payment '100% T/T in advance'")
    assert "Taken from what they asked for: CIF Santos." in said
    assert "CIF Santos" in on("2026-03-03", "quote q1 --md -")
    assert "Noted" not in on("2026-03-03", "history d1").split("Timeline")[0]


def test_an_agreed_price_beside_a_later_offer_is_asked_about(on: Typed) -> None:
    """Nothing is agreed for good while a newer quotation says otherwise."""
    on("2026-03-02", "set d1 currency=USD")
    on("2026-03-03", "round d1 price --ours 'USD 2' --theirs 'USD 2' --outcome agreed")
    assert "never ask again" in on("2026-03-04", "history d1")
    on("2026-03-05", "quote d1 --line 'Charger A, 5000 pcs, 2.20' --payment '100% T/T in advance' --sent")
    seen = on("2026-03-06", "history d1")
    assert "offered since  price: Q2026-001 (q1) of 5 Mar says otherwise than “USD 2” of 3 Mar: which holds?" in seen
    assert "never ask again" not in seen


def test_a_deal_is_echoed_as_it_was_written_and_a_twin_is_said(on: Typed) -> None:
    """The contact that was named is kept, and the same words on an open deal are not passed over."""
    said = on("2026-03-04", "deal summit 'Lamps' --contact bo")
    assert "Lamps, contact Bo Larsson" in said
    assert {each["title"]: each["contact"] for each in json.loads(on("2026-03-04", "list deals --json"))}[
        "Lamps"
    ] == "Bo Larsson"
    assert "The same words stand on d1, open with the same client." in on("2026-03-04", "deal summit 'usb chargers 5K'")


def test_a_reminder_is_refused_while_the_client_waits_for_us(on: Typed, run: Run) -> None:
    """Who waits for our answer is not asked why they are silent."""
    on("2026-03-05", "log bo 'and the price?' --in --by email")
    done = run("draft", "bo", "chase", env={"DOSSIER_NOW": "2026-03-06T09:00"})
    assert (done.exit_code, done.stdout) == (6, "")
    assert "Bo Larsson waits for our answer since 2 Mar: a reminder is no answer." in done.stderr
    on("2026-03-06", "log bo 'sent the price' --out --by email")
    on("2026-03-06", "set d1 product='USB chargers'")
    assert "Is it only the wrong time, or is something missing in what I sent?" in on("2026-03-20", "draft bo chase")


def test_a_letter_does_not_speak_of_an_offer_that_ran_out(on: Typed) -> None:
    """A quotation after its last day is no offer to ask about."""
    on("2026-03-03", "quote d1 --line 'Charger A, 5000 pcs, 2' --payment '100% T/T in advance' --valid 10d --sent")
    assert "3 March" in on("2026-03-10", "draft d1 chase")
    late = on("2026-04-10", "draft d1 chase")
    assert "One question about our quotation" not in late
    assert "Our quotation Q2026-001 ended on 13 March. Shall I calculate it again for the same quantity?" in late


def test_corrections_of_our_own_proof_do_not_ask_the_client_for_a_new_one(on: Typed) -> None:
    """A machine proof is made by us; a PDF comes from them."""
    on("2026-03-03", "proof d1 machine --sent")
    on("2026-03-04", "proof y1 --correction 'logo bigger'")
    assert "We make all changes together" in on("2026-03-04", "proof y1 --corrections")
    on("2026-03-05", "proof d1 pdf --sent")
    on("2026-03-05", "proof y2 --correction 'logo bigger'")
    assert "Please make all changes together" in on("2026-03-05", "proof y2 --corrections")


def test_years_with_a_forwarder_are_only_said_where_the_orders_show_them(on: Typed) -> None:
    """One order of yesterday is no experience of years."""
    on("2026-03-03", "add forwarder 'Hansa Sea'")
    on("2026-03-03", "order d1 --value 100 --currency USD --destination BR --forwarder 'Hansa Sea'")
    on("2026-03-04", "add contact 'Ann Other' --company Kauri --country BR")
    on("2026-03-04", "deal ann 'Lamps'")
    said = on("2026-03-05", "forwarders ann --draft")
    assert "Hansa Sea" in said
    assert "for years" not in said
