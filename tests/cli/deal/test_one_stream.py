"""What happens to a deal is one stream: it answers, counts as a touch, moves the stage, and ends with the deal."""

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

    return typed


@pytest.fixture
def inquiry(on: Typed) -> Typed:
    """Open a deal of 2 March whose client waits for an answer."""
    on("2026-03-02", "add contact 'Bo Larsson' --company Summit --country US")
    on("2026-03-02", "deal bo 'USB chargers 5k'")
    on("2026-03-02", "log bo 'please quote' --in --by email")
    return on


QUOTED = (
    "quote d1 --line 'Charger A, 5000 pcs, 2.35' --payment '30% deposit, balance before shipment' --valid 30d --sent"
)


def waits(on: Typed, day: str) -> bool:
    """Tell whether the morning names a message that waits."""
    found = json.loads(on(day, "remind --all --json"))
    return any(each["kind"] == "inquiry" for each in found["reminders"])


def stage(on: Typed, day: str) -> str:
    """Return the stage of the deal."""
    found: str = json.loads(on(day, "list deals --json"))[0]["stage"]
    return found


def test_a_quotation_sent_answers_moves_and_stands_in_the_log(inquiry: Typed) -> None:
    """One operation: the waiting mail is answered, the deal quoted, the touch logged; undo takes all of it back."""
    assert waits(inquiry, "2026-03-03")
    said = inquiry("2026-03-03", QUOTED)
    assert "What waited for our answer since 2 Mar counts as answered." in said
    assert "Deal d1: inquiry → quoted." in said
    assert not waits(inquiry, "2026-03-06")
    seen = inquiry("2026-03-06", "show d1")
    assert "→ business Bo Larsson  Quotation Q2026-001 sent" in seen
    assert "3 Mar · inquiry → quoted" in seen
    assert json.loads(inquiry("2026-03-06", "show bo --json"))["contact"]["last_touch_on"] == "2026-03-03"
    inquiry("2026-03-06", "undo")
    assert waits(inquiry, "2026-03-06")
    assert stage(inquiry, "2026-03-06") == "inquiry"
    assert "Quotation Q2026-001 sent" not in inquiry("2026-03-06", "show d1")


@pytest.mark.parametrize("line", ["quote q1 --sent", "set q1 state=sent"])
def test_each_way_of_sending_a_draft_is_the_same_happening(inquiry: Typed, line: str) -> None:
    """A quotation that is set to sent has been sent."""
    inquiry("2026-03-02", QUOTED.replace(" --sent", ""))
    assert "inquiry → quoted" in inquiry("2026-03-03", line)
    assert not waits(inquiry, "2026-03-03")


def test_a_sample_an_order_goods_and_money_are_happenings(inquiry: Typed) -> None:
    """The deal goes its way by what is done, and every step stands in its log."""
    inquiry("2026-03-03", QUOTED)
    inquiry("2026-03-04", "log bo 'sample please' --in --by email")
    assert "Deal d1: quoted → sampling." in inquiry("2026-03-05", "proof d1 sample --sent")
    assert not waits(inquiry, "2026-03-06")
    assert "Deal d1: sampling → ordered." in inquiry("2026-03-10", "order d1 --destination US")
    inquiry("2026-03-12", "set s1 deposit_paid=today")
    inquiry("2026-03-13", "proof d1 sample --sent")
    assert stage(inquiry, "2026-03-13") == "ordered"
    inquiry("2026-04-10", "set s1 balance_paid=today")
    assert "Deal d1: ordered → paid." in inquiry("2026-04-12", "set s1 shipped_on=today")
    log = inquiry("2026-04-12", "show d1 --all")
    for text in ("Order PI-2026-001 confirmed", "Deposit of PI-2026-001 received", "PI-2026-001 shipped"):
        assert log.count(text) == 1, text
    assert "Deal d1 stood on paid: a new order opens it again, ordered." in inquiry(
        "2026-05-02", "order d1 --more --value 2000"
    )


def test_a_file_sent_and_a_reply_belong_to_the_one_open_deal(
    inquiry: Typed, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """With two open deals nothing is guessed."""
    kept = tmp_path_factory.mktemp("files") / "flow.txt"
    kept.write_text("flow")
    inquiry("2026-03-03", f"attach us {kept}")
    assert "It belongs to USB chargers 5k (d1), their one open deal." in inquiry("2026-03-03", "send bo h1")
    assert not waits(inquiry, "2026-03-03")
    assert "It belongs to USB chargers 5k (d1)" in inquiry("2026-03-04", "log bo 'and the price?' --in")
    assert waits(inquiry, "2026-03-05")
    seen = inquiry("2026-03-05", "show d1")
    assert "and the price?" in seen
    assert "Sent: flow.txt" in seen
    inquiry("2026-03-05", "deal bo 'Cables'")
    assert "It belongs to" not in inquiry("2026-03-06", "log bo 'hello' --in")


def test_a_lost_deal_takes_what_hangs_on_it_along(inquiry: Typed) -> None:
    """What was closed is named, what stays is named, nothing reminds, and one undo brings all of it back."""
    inquiry("2026-03-03", QUOTED)
    inquiry("2026-03-05", "proof d1 sample --sent")
    inquiry("2026-03-05", "follow d1 +3d 'ask about the sample'")
    inquiry("2026-03-05", "add promise d1 'send the test report'")
    inquiry("2026-03-05", "round d1 payment --ours '30% deposit' --theirs 'OA 60' --outcome stuck")
    said = inquiry("2026-03-07", "stage d1 lost --reason 'price too high'")
    assert "Closed with it: follow-up f2 (ask about the sample); quotation Q2026-001 (q1); sample v1 (y1)." in said
    assert "Never agreed: payment." in said
    assert "promise m1 (send the test report)" in said
    assert "which names no deal" in said
    kinds = {each["kind"] for each in json.loads(inquiry("2026-04-20", "remind --all --json"))["reminders"]}
    assert not kinds & {"quote_silent", "quote_expired", "proof"}
    assert "withdrawn" in inquiry("2026-04-20", "show d1")
    assert "the quotation" not in inquiry("2026-04-20", "advise d1").casefold()
    inquiry("2026-04-20", "undo")
    found = json.loads(inquiry("2026-04-20", "remind --all --json"))["reminders"]
    assert {"quote_expired", "proof"} <= {each["kind"] for each in found}
    assert {"f1", "f2"} <= {each["ref"] for each in found}


def test_a_confirmed_order_of_a_lost_deal_is_named_and_stays(inquiry: Typed) -> None:
    """Losing a deal does not make its unpaid order go away."""
    inquiry("2026-03-03", QUOTED)
    inquiry("2026-03-04", "order d1 --destination US")
    said = inquiry("2026-03-07", "set d1 stage=lost reason=price")
    assert "order PI-2026-001 (s1), USD 11,750.00, confirmed and not paid" in said
    assert "Deal d1 is lost and stays so" in inquiry("2026-03-08", "order d1 --more --value 5 --destination US")
    assert stage(inquiry, "2026-03-08") == "lost"


def test_a_quotation_that_ran_out_is_named_with_its_client(inquiry: Typed) -> None:
    """The morning and the week say which one, of whom, and since when."""
    inquiry("2026-03-03", QUOTED)
    inquiry("2026-03-03", "done f1")
    inquiry("2026-03-05", "proof d1 sample --sent")
    assert "quotation Q2026-001 ran out on 2 Apr, sent 3 Mar, no answer" in inquiry("2026-04-06", "remind --all")
    week = inquiry("2026-04-06", "week")
    assert "q1  🇺🇸 Bo Larsson · Summit · Thu 2 Apr · Q2026-001" in week
    assert "y1  🇺🇸 Bo Larsson · Summit · Thu 5 Mar · sample" in week
    found = json.loads(inquiry("2026-04-06", "week --json"))
    assert [each["text"] for each in found["ran_out"]] == ["Q2026-001"]
    assert "quotation Q2026-001 sent 3 Mar, no answer" in inquiry("2026-03-20", "remind --all")
