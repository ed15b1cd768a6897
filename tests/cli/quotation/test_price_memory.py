"""What an article cost whom is remembered, and a price that cannot be defended is asked about before it goes out."""

import json
import shlex
import zipfile

import pytest

from conftest import Result, Run

TERMS = "--incoterm 'FOB Shenzhen' --payment '30% deposit, balance before shipment' --valid 30d"
NOW = {"DOSSIER_NOW": "2026-11-23T09:00"}


def typed(run: Run, line: str, day: str = "2026-11-23", **env: str) -> Result:
    """Type a line on a day."""
    return run(*shlex.split(line), env={"DOSSIER_NOW": f"{day}T09:00"} | env)


@pytest.fixture
def book(run: Run) -> Run:
    """Return a command on a book in which Alpha of Germany has a lamp at 7.40, and Beta of Germany asks for it."""
    for line in (
        "add offer 'Lamp L9' --code L-9 --price-low 6 --currency USD",
        "add contact 'Ada' --company Alpha --country DE --known --no-follow-up --no-input",
        "add contact 'Bo' --company Beta --country DE --known --no-follow-up --no-input",
        "add contact 'Cy' --company Gamma --country NZ --known --no-follow-up --no-input",
        "deal ada 'Lamps A' --value 8880 --currency USD --market DE",
        "deal bo 'Lamps B' --value 8880 --currency USD --market DE",
        "deal cy 'Lamps C' --value 8880 --currency USD --market NZ",
        f"quote d1 --line 'Lamp L9 sand, 1200 pcs, 7.40' {TERMS} --sent",
    ):
        done = typed(run, line, "2026-11-11")
        assert done.exit_code == 0, (line, done.stderr)
    return run


def test_one_lamp_at_two_prices_in_one_market_in_one_week_is_asked_about(book: Run) -> None:
    """Where nobody can be asked it is refused, nothing is written, and the option that means it is named."""
    done = typed(book, f"quote d2 --line 'Lamp L9, 3000 pcs, 6.95' {TERMS} --sent")
    assert (done.exit_code, done.stdout) == (6, "")
    said = " ".join(done.stderr.split())
    assert "Lamp L9 at USD 6.95: Alpha, in the same market (Germany), has it dearer: USD 7.40 × 1,200 pcs" in said
    assert "FOB Shenzhen · 11 Nov · q1 sent" in said
    assert '--override "why"' in said
    assert len(json.loads(typed(book, "list quotes --json").stdout)) == 1


def test_the_higher_of_two_is_asked_about_too_when_a_draft_goes_out(book: Run) -> None:
    """A draft is told of it, and asked when it leaves."""
    draft = typed(book, f"quote d2 --line 'Lamp L9, 1500 pcs, 7.90' {TERMS}")
    assert draft.exit_code == 0
    assert "has it cheaper: USD 7.40 × 1,200 pcs" in draft.stdout
    for line in ("quote q2 --sent", "set q2 state=sent"):
        refused = typed(book, line)
        assert refused.exit_code == 6, line
        assert "Alpha, in the same market (Germany), has it cheaper" in refused.stderr


def test_the_reason_is_kept_and_names_no_other_client_and_no_price_of_one(book: Run, tmp_path) -> None:
    """Her page says all of it; the note, the paper, what is shared and a handover do not."""
    typed(book, f"quote d2 --line 'Lamp L9, 3000 pcs, 6.95' {TERMS} --sent --override 'no logo'")
    page = " ".join(typed(book, "show q2").stdout.split())
    assert "is below what another client of the same market has (q1): no logo" in page
    assert "Alpha, in the same market (Germany), has it dearer: USD 7.40" in page
    shown = [
        typed(book, line, **env).stdout
        for line, env in (
            ("quote q2 --md -", {}), ("show q2 --share", {}), ("show bo --share", {}), ("draft bo quote", {}),
            ("show q2", {"DOSSIER_PUBLIC": "1"}), ("show d2 --share", {}),
        )
    ]  # fmt: skip
    away = {name: tmp_path / name for name in ("beta.dossier", "shared.json")}
    for line in (f"handover beta --to {away['beta.dossier']} --yes", f"export {away['shared.json']} --share"):
        assert typed(book, line).exit_code == 0, line
    exported = away["shared.json"].read_text("utf-8")
    with zipfile.ZipFile(away["beta.dossier"]) as pack:
        handed = "".join(pack.read(name).decode() for name in pack.namelist())
    assert "no logo" in handed  # what she noted goes with the client, in words that name nobody else
    assert "another client" not in exported
    assert "USD/CNY" not in exported
    for text in (*shown, handed):
        assert "Alpha" not in text
        assert "7.40" not in text


def test_asked_in_public_it_names_nobody(book: Run) -> None:
    """Others look on: no name, no price, and not even that another client is concerned."""
    line = f"quote d2 --line 'Lamp L9, 3000 pcs, 6.95' {TERMS} --sent"
    done = typed(book, line, DOSSIER_PUBLIC="1")
    assert done.exit_code == 6
    assert "Lamp L9, 3000 pcs" not in done.stderr
    assert "Lamp L9: look at this price where nobody looks on, before it goes out." in done.stderr
    assert "client" not in done.stderr
    assert "Alpha" not in done.stderr + done.stdout
    for read in ("price a1", "show a1"):
        held = typed(book, read, DOSSIER_PUBLIC="1")
        assert (held.exit_code, held.stdout) == (6, ""), read
    assert typed(book, "show a1 --share").exit_code == 6


@pytest.mark.parametrize(
    "line",
    [
        f"quote d3 --line 'Lamp L9, 3000 pcs, 6.95' {TERMS} --sent",
        f"quote d2 --line 'Lamp L9, 3600 pcs, 6.95' {TERMS} --sent",
        f"quote d2 --line 'Lamp L9, 1200 pcs, 7.35' {TERMS} --sent",
        "quote d2 --line 'Lamp L9, 1500 pcs, 6.90' --incoterm 'EXW Shenzhen' --payment '100% T/T' --sent",
        "quote d2 --line 'Lamp L9, 1500 pcs, 6.95' --payment '100% T/T' --sent",
        f"quote d2 --line 'Lamp X, 1500 pcs, 6.95' {TERMS} --sent",
        f"quote d1 --line 'Lamp L9, 1500 pcs, 6.95' {TERMS} --sent",
    ],
    ids=["another market", "thrice as many", "under a per cent", "less of the way", "basis unknown", "another article", "the same client"],
)  # fmt: skip
def test_what_can_be_defended_or_compared_with_nothing_passes(book: Run, line: str) -> None:
    """Silent where a reason stands in the lines themselves, or where it knows too little."""
    done = typed(book, line)
    assert done.exit_code == 0, done.stderr


@pytest.mark.parametrize(
    "after", ["set q1 state=refused", "quote q1 --refused", "set q1 valid_until=2026-11-20", "stage d1 lost --reason gone --cause price"]
)  # fmt: skip
def test_what_lives_no_more_binds_nobody(book: Run, after: str) -> None:
    """Refused, run out, or the deal lost."""
    assert typed(book, after).exit_code == 0, after
    done = typed(book, f"quote d2 --line 'Lamp L9, 1500 pcs, 6.95' {TERMS} --sent")
    assert done.exit_code == 0, done.stderr


def test_who_buys_from_this_client_may_not_have_it_cheaper(book: Run) -> None:
    """A link says more than a market: the one who sells on may be the cheaper one, in any market."""
    typed(book, "add link alpha buys_from gamma")
    done = typed(book, f"quote d3 --line 'Lamp L9, 1500 pcs, 7.90' {TERMS} --sent")
    assert done.exit_code == 6
    assert "Alpha, who buys from this client, has it from us cheaper: USD 7.40" in done.stderr
    assert typed(book, f"quote d3 --line 'Lamp L9, 1500 pcs, 6.90' {TERMS} --sent").exit_code == 0
    typed(book, "add link beta buys_from alpha")
    under = typed(book, f"quote d2 --line 'Lamp L9, 1500 pcs, 7.00' {TERMS} --sent")
    assert under.exit_code == 6
    assert "Alpha, from whom this client buys, has it dearer: USD 7.40" in under.stderr
    assert typed(book, f"quote d2 --line 'Lamp L9, 1500 pcs, 8.00' {TERMS} --sent").exit_code == 0


def test_an_order_of_the_last_twelve_months_binds(book: Run) -> None:
    """Its quotation has become the order: one price, under the order's ref."""
    typed(book, "quote q1 --accepted", "2026-11-12")
    done = typed(book, "order d1 --from-quote q1", "2026-11-13")
    assert done.exit_code == 0, done.stderr
    found = json.loads(typed(book, "price L-9 --json").stdout)
    assert [(each["ref"], each["state"], each["lives"]) for each in found["prices"]] == [("s1", "ordered", True)]
    late = typed(book, "price L-9 --json", "2027-11-14")
    assert [each["lives"] for each in json.loads(late.stdout)["prices"]] == [False]
    refused = typed(book, f"quote d2 --line 'Lamp L9, 1500 pcs, 6.95' {TERMS} --sent")
    assert "s1 ordered" in refused.stderr


def test_prices_in_another_money_are_compared_by_the_rate_of_their_day(book: Run) -> None:
    """By hand: EUR 6.00 × 1.20 = USD 7.20; without a rate nothing is claimed, and that is said."""
    euros = f"quote d2 --line 'Lamp L9, 1500 pcs, EUR 6.00' --currency EUR {TERMS} --sent --override x --number"
    typed(book, "set d2 currency=EUR")
    assert typed(book, f"{euros} Q-A").exit_code == 0
    assert "no rate of that day" in " ".join(typed(book, "price a1").stdout.split())
    assert 'conflicts": []' in typed(book, "price a1 --json").stdout
    typed(book, "rate EUR 8.40 --on 2026-11-22")
    typed(book, "rate USD 7.00 --on 2026-11-22")
    page = " ".join(typed(book, "price a1").stdout.split())
    assert "≈ USD 7.20 by the rate of 22 Nov" in page
    assert "same market: Germany (2.7 %)" not in page  # a rate lies between: under three per cent is no quarrel
    typed(book, "rate EUR 8.05 --on 2026-11-23")
    page = " ".join(typed(book, "price a1").stdout.split())
    assert "≈ USD 6.90 by the rate of 22 Nov" in page  # 6 × 8.05 ÷ 7
    assert "same market: Germany (6.8 %)" in page


def test_the_page_of_an_article_keeps_a_client_apart_and_names_what_quarrels(book: Run) -> None:
    """`price a1 --for`, `show a1`, and the answer of `quote` itself."""
    written = typed(book, f"quote d2 --line 'Lamp L9, 3000 pcs, 6.95' {TERMS} --sent --override 'no logo'")
    assert "elsewhere: Alpha: USD 7.40 × 1,200 pcs · FOB Shenzhen · 11 Nov · q1 sent" in written.stdout
    again = typed(book, "quote --revise q2 --line 'Lamp L9, 3000 pcs, 6.90'")
    assert "last to them: USD 6.95 × 3,000 pcs · FOB Shenzhen · 23 Nov · q2 sent" in again.stdout
    page = " ".join(typed(book, "price a1 --for bo").stdout.split())
    assert "same market: Germany (6.1 %)" in page
    assert (
        page.index("To Beta")
        < page.index("USD 6.95 3,000 pcs")
        < page.index("Elsewhere")
        < page.index("USD 7.40 1,200")
    )
    assert typed(book, "show a1").stdout == typed(book, "price 'Lamp L9'").stdout
    assert typed(book, "price a1 --for cy").stdout.count("no price went out") == 1
