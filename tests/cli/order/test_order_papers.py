"""Proforma invoice and order confirmation: the goods, the payment share by share, and the one account that may be paid to."""

import json
import re
import shutil
import subprocess
import zipfile
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

PROFILE = ("profile.firm=BrightCharge <Electronics>", "profile.name=陈丽 Lily Chen", "profile.address=Baoan, Shenzhen")
BANK = (
    "me.bank_beneficiary=BrightCharge Electronics Co., Ltd.", "me.bank=Pearl River Bank", "me.bank_account=848-0123456-838",
    "me.bank_swift=prcbhkhh", "me.bank_address=18 Harbour Road, Hong Kong",
)  # fmt: skip
LINES = ("--line", "Charger A, 5000 pcs, 3.205", "--line", "LED lamp L-9, 1201 pcs, 7.405")
NASTY = "<script>alert(1)</script> \"x\" & 'y' [b]z[/b] | *w* =1+1"


class Text(HTMLParser):
    """All tags and all text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data + "\n"


@pytest.fixture
def ordered(run):
    """Return a function that orders these lines on this payment, in a book whose settings hold profile and bank."""

    def write(lines=LINES, payment="30% deposit, 70% before shipment", order=(), deal=()):
        run("config", *PROFILE, *BANK)
        run("add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--country", "DE", "--city", "Hamburg",
            "--known", "--no-follow-up", "--no-input")  # fmt: skip
        run("deal", "anna", "Chargers", "--currency", "USD", *deal)
        done = run("quote", "d1", *lines, "--incoterm", "FOB Hong Kong", "--payment", payment, "--sent")
        assert done.exit_code == 0, done.stderr
        done = run("order", "d1", *order)
        assert done.exit_code == 0, done.stderr
        return run

    return write


def data(run, *words):
    done = run("paper", "s1", *words, "--json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def shares(run):
    return [(each["percent"], each["due"], str(each["amount"])) for each in data(run)["schedule"]]


def cells(file: Path) -> dict[str, tuple[str, str]]:
    """Return every cell of the first sheet as name → (formula, `n` or `s`; the kept value)."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(file) as parts:
        sheet = ET.fromstring(parts.read("xl/worksheets/sheet1.xml"))  # noqa: S314  (our own file)
        strings = ET.fromstring(parts.read("xl/sharedStrings.xml"))  # noqa: S314  (our own file)
    texts = ["".join(t.text or "" for t in each.iterfind(".//m:t", space)) for each in strings.iterfind("m:si", space)]
    found = {}
    for cell in sheet.iterfind(".//m:c", space):
        value, formula = (cell.findtext(f"m:{name}", namespaces=space) for name in ("v", "f"))
        if value is not None:
            kind = formula or cell.get("t", "n")
            found[cell.get("r", "")] = (kind, texts[int(value)] if cell.get("t") == "s" else value)
    return found


@pytest.mark.parametrize(
    ("kind", "heading"), [("proforma", "Proforma invoice"), ("confirmation", "Order confirmation")]
)
def test_the_page_holds_goods_terms_schedule_and_bank_in_english_whatever_is_spoken(ordered, tmp_path, kind, heading):
    run = ordered(
        payment="30%定金，70%发货前付清", order=("--ship-by", "2027-01-20", "--destination", "DE", "--plug", "EU")
    )
    file = tmp_path / "p.html"
    done = run("--lang", "zh", "paper", "s1", kind, "--html", str(file))
    assert done.exit_code == 0, done.stderr
    page = Text(file.read_text(encoding="utf-8"))
    for text in (
        f"{heading} PI-2026-001", "23 November 2026", "BrightCharge <Electronics>", "Nordlicht GmbH", "Hamburg, Germany",
        "16,025.00", "8,893.41", "24,918.41", "FOB Hong Kong (Incoterms® 2020)", "by 20 January 2027", "Germany",
        "30% deposit, 70% before shipment", "30 November 2026", "17 January 2027", "7,475.52", "17,442.89",
        "848-0123456-838", "PRCBHKHH", "have been these since 23 November 2026",
    ):  # fmt: skip
        assert text in page.text, text
    assert re.findall(r"[\u4e00-\u9fff]+", page.text) == ["陈丽"]


def test_no_text_of_a_record_or_of_the_settings_is_obeyed(ordered, tmp_path):
    run = ordered(("--line", f"{NASTY}, 10 pcs, 1"), order=("--note", f"> {NASTY}", "--forwarder", NASTY))
    run("config", f"me.bank={NASTY}", f"me.bank_address={NASTY}")
    files = {kind: tmp_path / f"p.{kind}" for kind in ("html", "md", "xlsx")}
    assert (
        run("paper", "s1", *(word for kind, file in files.items() for word in (f"--{kind}", str(file)))).exit_code == 0
    )
    page = Text(files["html"].read_text(encoding="utf-8"))
    assert page.text.count("<script>alert(1)</script>") == 5
    assert not page.tags & {"script", "b", "img", "a", "link"}
    assert "<script>" not in files["md"].read_text(encoding="utf-8")
    assert all("script" not in kind for kind, _value in cells(files["xlsx"]).values())


def test_the_sheet_reckons_amounts_total_and_shares_and_keeps_every_result_to_the_cent(ordered, tmp_path):
    run = ordered(payment="1/3 deposit, 2/3 before shipment")
    file = tmp_path / "p.xlsx"
    assert run("paper", "s1", "--xlsx", str(file)).exit_code == 0
    found = cells(file)
    formulas = {name: (kind, Decimal(kept)) for name, (kind, kept) in found.items() if kind not in {"n", "s"}}
    first = int(next(name for name, held in found.items() if held == ("s", "Charger A"))[1:])
    total = f"F{first + 2}"
    share = next(int(name[1:]) for name, held in found.items() if held == ("s", "deposit"))
    assert formulas == {
        f"F{first}": (f"ROUND(C{first}*E{first},2)", Decimal(16025)),
        f"F{first + 1}": (f"ROUND(C{first + 1}*E{first + 1},2)", Decimal("8893.41")),
        total: (f"SUM(F{first}:F{first + 1})", Decimal("24918.41")),
        f"F{share}": (f"ROUND(C{share}*{total},2)", Decimal("8306.14")),
        f"F{share + 1}": (f"{total}-F{share}", Decimal("16612.27")),
    }
    assert float(found[f"C{share}"][1]) == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("payment", "order", "expected"),
    [
        ("30% deposit, 70% before shipment", (), [("30 November 2026", "7475.52"), ("day to be fixed", "17442.89")]),
        ("30% deposit, balance against copy of B/L", ("--ship-by", "2027-01-20"),
         [("30 November 2026", "7475.52"), ("27 January 2027", "17442.89")]),
        ("100% by L/C at sight", ("--ship-by", "2027-01-20"), [("at sight", "24918.41")]),
        ("20% deposit, 30% before shipment, 50% 30 days after B/L", ("--ship-by", "2027-01-20", "--balance-due", "2027-03-01"),
         [("30 November 2026", "4983.68"), ("17 January 2027", "7475.52"), ("1 March 2027", "12459.21")]),
        ("USD 5,000 deposit, balance 30 days after shipment", (), [("30 November 2026", "5000"), ("counted from shipment", "19918.41")]),
        ("30% deposit, 70% 60 days after arrival", ("--ship-by", "2027-01-20", "--deposit-due", "2026-12-05"),
         [("5 December 2026", "7475.52"), ("counted from arrival", "17442.89")]),
    ],
)  # fmt: skip
def test_every_share_has_its_day_or_what_it_depends_on_and_together_they_are_the_total(
    ordered, payment, order, expected
):
    run = ordered(payment=payment, order=order)
    found = shares(run)
    assert [each[1:] for each in found] == expected
    assert sum(Decimal(each[2]) for each in found) == Decimal("24918.41")


def test_the_sheet_takes_an_agreed_sum_as_it_is_and_the_rest_from_the_total(ordered, tmp_path):
    run = ordered(payment="USD 5,000 deposit, balance before shipment")
    file = tmp_path / "p.xlsx"
    assert run("paper", "s1", "--xlsx", str(file)).exit_code == 0
    found = cells(file)
    row = next(int(name[1:]) for name, held in found.items() if held == ("s", "deposit"))
    assert found[f"F{row}"] == ("n", "5000")
    kind, kept = found[f"F{row + 1}"]
    assert (re.fullmatch(rf"F\d+-F{row}", kind) is not None, kept) == (True, "19918.41")


def test_a_sheet_never_goes_to_the_screen(ordered, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = ordered()("paper", "s1", "--xlsx", "-")
    assert (done.exit_code, (tmp_path / "-").exists()) == (2, False)


def test_what_has_come_stands_beside_its_share_and_what_is_open_under_them(ordered):
    run = ordered()
    assert data(run)["still_open"] is None
    run("order", "s1", "--paid-deposit", "--on", "2026-11-23")
    made = data(run)
    assert [each["received"] for each in made["schedule"]] == ["23 November 2026", None]
    assert str(made["still_open"]) == "17442.89"
    assert "| Still to be paid |  |  |  | 17,442.89 |" in run("paper", "s1").stdout


def test_days_that_only_the_terms_propose_are_said_to_the_user(ordered):
    run = ordered(order=("--ship-by", "2027-01-20", "--deposit-due", "2026-12-01"))
    run("set", "s1", "balance_due=unknown")
    assert "proposed by the terms: due on 17 Jan 2027" in run("paper", "s1").stderr
    run("set", "s1", "balance_due=2027-01-15")
    assert "proposed" not in run("paper", "s1").stderr


def test_a_payment_that_cannot_be_read_stands_as_written_and_is_named(ordered):
    run = ordered()
    run("set", "s1", "payment=as we always do it")
    done = run("paper", "s1")
    assert "cannot be reckoned" in done.stderr
    assert "as we always do it" in done.stdout
    assert "Payment schedule" not in done.stdout


def test_a_quotation_with_breaks_gives_the_quantity_that_was_ordered(ordered):
    run = ordered(("--line", "Charger A, 1000 pcs, 3.40; 5000 pcs, 3.20"), deal=("--quantity", "6000"))
    (row,) = data(run)["rows"]
    assert (str(row["quantity"]), str(row["price"]), str(row["amount"])) == ("6000", "3.20", "19200.00")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("value=24000", "do not come to the order's USD 24,000"),
        ("value=unknown", "does not say its value"),
        ("number=unknown", "does not say its confirmation number"),
    ],
)
def test_a_paper_that_would_not_be_true_is_refused_and_no_file_is_written(ordered, tmp_path, words, said):
    run = ordered()
    assert run("set", "s1", words).exit_code == 0
    done = run("paper", "s1", "--html", str(tmp_path / "p.html"))
    assert (done.exit_code, said in done.stderr) == (6, True), done.stderr
    assert not (tmp_path / "p.html").exists()


def test_the_deal_or_the_number_names_the_order_and_a_quotation_or_a_wrong_kind_is_one_sentence(ordered):
    run = ordered()
    assert run("paper", "PI-2026-001").stdout == run("paper", "nordlicht").stdout == run("paper", "s1").stdout
    assert "dossier quote q1 --html" in run("paper", "q1").stderr
    assert run("paper", "s1", "invoice").exit_code == 2
    assert run("paper", "s9").exit_code == 3


def test_without_bank_details_the_paper_is_refused_with_the_command_unless_it_is_to_go_without(run, ordered, tmp_path):
    ordered()
    config = next(tmp_path.rglob("config.toml"))
    rows = config.read_text(encoding="utf-8").splitlines(keepends=True)
    config.write_text("".join(row for row in rows if "account" not in row), encoding="utf-8")
    done = run("paper", "s1")
    assert done.exit_code == 6
    assert 'dossier config me.bank_account="…"' in done.stderr
    assert "me.bank_swift" not in done.stderr
    assert "--without-bank" in done.stderr
    bare = run("paper", "s1", "--without-bank")
    assert (bare.exit_code, "Bank details" in bare.stdout) == (0, False)


def test_an_account_changed_by_another_hand_is_refused_until_somebody_says_since_when_it_is_right(
    run, ordered, tmp_path
):
    ordered()
    config = next(tmp_path.rglob("config.toml"))
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("848-0123456-838", "999-6543210-111"), encoding="utf-8")
    done = run("paper", "s1")
    assert (done.exit_code, "999-6543210-111" in done.stderr) == (6, True)
    assert run("config", "me.bank_since=2026-12-24").exit_code == 2
    assert run("config", "me.bank_since=2026-10-01").exit_code == 0
    assert "these since 1 October 2026" in run("paper", "s1").stdout


def test_a_change_of_the_account_is_dated_and_said_and_the_same_account_again_is_none(ordered):
    run = ordered()
    later = {"DOSSIER_NOW": "2026-12-24T09:00"}
    assert "these since 23 November 2026" in run("paper", "s1", env=later).stdout
    run("config", BANK[2], env=later)
    assert "these since 23 November 2026" in run("paper", "s1", env=later).stdout
    assert "by telephone" in run("config", "me.bank_account=012 345 678", env=later).stdout
    done = run("paper", "s1", env=later)
    assert "these since 24 December 2026" in done.stdout
    assert "an earlier paper may show others" in done.stderr


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("me.bank_swift=HSBC", 2), ("me.bank_swift=HSBCHKHH1", 2), ("me.bank_swift=hsbc hkhh hkh", 0),
        ("me.bank_account=GB82 WEST 1234 5698 7654 32", 0), ("me.bank_account=GB82 WEST 1234 5698 7654 33", 2),
        ("me.bank_account=none", 2), ("me.bank_account=12\x1b[31m3456", 2), ("me.bank=" + "x" * 141, 2),
        ("me.bank_since=someday", 2),
    ],
)  # fmt: skip
def test_bank_details_are_checked_before_any_is_written(run, tmp_path, typed, code):
    done = run("config", "remind.lines=30", typed)
    assert done.exit_code == code, done.stderr
    assert bool(list(tmp_path.rglob("config.toml"))) is (code == 0)


def test_a_long_list_with_long_and_chinese_names_prints_on_a4_with_its_head_on_every_page(ordered, tmp_path):
    lines = [
        word for n in range(60)
        for word in ("--line", f"Charger 第{n}款 充电器 {'very-long-model-name-' * 4}{n}, 500 pcs, {n + 1}.05")
    ]  # fmt: skip
    run = ordered(tuple(lines))
    file = tmp_path / "p.html"
    assert run("paper", "s1", "--html", str(file)).exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert text.count("<tr>") >= 60
    assert "@page{size:A4" in text
    found = next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), None)
    if found is None:  # the structure above is what can be said without a browser
        return
    made = tmp_path / "p.pdf"
    subprocess.run(
        [found, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={made}", file.as_uri()],
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}, capture_output=True, timeout=100, check=True,
    )  # fmt: skip
    assert 3 <= len(re.findall(rb"/Type\s*/Page(?!s)", made.read_bytes())) <= 6


def test_money_that_is_no_whole_share_is_said(ordered):
    run = ordered()
    run("order", "s1", "--received", "USD 5")
    assert "USD 5.00 has come, which is no whole share" in run("paper", "s1").stderr


def test_a_cancelled_order_has_no_papers(ordered):
    run = ordered()
    assert run("order", "s1", "--cancelled", "their budget was cut").exit_code == 0
    refused = run("paper", "s1")
    assert (refused.exit_code, "was cancelled" in refused.stderr) == (6, True)


def test_an_order_of_unknown_goods_has_no_papers_and_one_with_lines_needs_no_quotation(ordered):
    run = ordered()
    run("add", "order", "d1", "--number", "PI-9", "--value", "100", "--currency", "USD", "--destination", "DE")
    refused = run("paper", "s2")
    assert (refused.exit_code, "stands on no quotation with lines" in refused.stderr) == (6, True)
    assert run("set", "s1", "quote=unknown").exit_code == 0
    assert run("paper", "s1").exit_code == 0
