"""What may still be changed on a quotation that has gone out."""

import pytest


@pytest.fixture
def sent(run):
    """Return the command on a book with a quotation that went out without a payment basis, for a reason."""
    run("add", "company", "Volna", "--country", "DE")
    run("deal", "volna", "Lamps")
    assert run("quote", "d1", "--line", "Lamp, 1000 pcs, 9.99").exit_code == 0
    refused = run("quote", "q1", "--sent")
    assert refused.exit_code == 6
    assert "on which payment it is based" in refused.stderr
    done = run("quote", "q1", "--sent", "--override", "he only wants an idea")
    assert done.exit_code == 0, done.stderr
    return run


@pytest.mark.parametrize(
    ("change", "seen"),
    [("valid_until=2026-12-20", "20 Dec"), ("packing=white box", "white box"), ("lead_time=40 days", "40 days")],
)
def test_what_went_out_once_without_its_payment_can_still_be_corrected_without_a_second_reason(sent, change, seen):
    done = sent("set", "q1", change)
    assert done.exit_code == 0, done.stderr
    shown = sent("show", "q1").stdout
    assert seen in shown
    assert "no payment basis: he only wants an idea" in shown
