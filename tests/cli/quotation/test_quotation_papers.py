"""The papers of a quotation: an A4 page, Markdown and a spreadsheet; in English, nothing fetched, nothing run."""

import re
import shutil
import subprocess
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

LINES = ("--line", "Charger A, 5000 pcs, 3.20", "--line", "LED lamp L-9, 1200 pcs, 7.405")
TERMS = ("--incoterm", "FOB Hong Kong", "--payment", "30% deposit, 70% before shipment", "--valid", "30d",
         "--lead-time", "35 days", "--packing", "50 pcs a carton", "--marks", "CE, RoHS")  # fmt: skip
NASTY = "<script>alert(1)</script> \"x\" & 'y' [b]z[/b] \x1b[31m"
SETTINGS = """[profile]
name = "Lily Chen"
position = "Sales Manager"
firm = "BrightCharge <Electronics>"
email = "lily@brightcharge.example"
phone = "+86 755 8888 6666"
address = "Building 6, Baoan, Shenzhen"
"""


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and all of its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data + "\n"


@pytest.fixture
def settings(tmp_path):
    folder = tmp_path / "settings"
    folder.mkdir()
    (folder / "config.toml").write_text(SETTINGS, encoding="utf-8")
    return {"DOSSIER_CONFIG": str(folder)}


@pytest.fixture
def quoted(run, settings):
    """Return a function that writes a quotation with these words on a fresh book and returns `run`."""

    def write(*words):
        run("add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--country", "DE", "--salutation", "Ms",
            "--city", "Hamburg", "--known", "--no-follow-up", "--no-input")  # fmt: skip
        run("set", "nordlicht", "address=Elbchaussee 12, 22763 Hamburg")
        run("deal", "anna", "Chargers")
        done = run("quote", "d1", *words, env=settings)
        assert done.exit_code == 0, done.stderr
        return run

    return write


def paper(run, settings, kind, file):
    done = run("--lang", "zh", "quote", "q1", f"--{kind}", str(file), env=settings)
    assert done.exit_code == 0, done.stderr
    return file


def test_the_page_holds_letterhead_buyer_lines_terms_and_signature_in_english(quoted, settings, tmp_path):
    run = quoted(*LINES, *TERMS, "--remark", "Two samples free of charge.", "--note", "floor 2.95, he bluffs")
    page = Tags(paper(run, settings, "html", tmp_path / "q.html").read_text(encoding="utf-8"))
    for text in (
        "BrightCharge <Electronics>", "Building 6, Baoan, Shenzhen", "Quotation Q2026-001", "23 November 2026",
        "Nordlicht GmbH", "Elbchaussee 12, 22763 Hamburg", "Attention: Ms Anna Schmidt", "Charger A", "5,000 pcs", "3.20",
        "16,000.00", "7.405", "8,886.00", "24,886.00", "FOB Hong Kong (Incoterms® 2020)",
        "30% deposit, 70% before shipment", "23 December 2026", "35 days", "50 pcs a carton", "CE, RoHS",
        "Two samples free of charge.", "Lily Chen", "Sales Manager", "Unit price USD",
    ):  # fmt: skip
        assert text in page.text, text
    assert "floor" not in page.text
    assert not re.search(r"[\u4e00-\u9fff]", page.text)


def test_the_page_fetches_nothing_runs_nothing_and_obeys_no_text(quoted, settings, tmp_path):
    run = quoted("--line", f"{NASTY}, 10 pcs, 1", "--packing", NASTY, "--remark", NASTY, "--marks", "javascript:x")
    text = paper(run, settings, "html", tmp_path / "q.html").read_text(encoding="utf-8")
    page = Tags(text)
    assert {tag for tag, _attrs in page.tags} <= {
        "html", "head", "meta", "title", "style", "body", "header", "strong", "p", "br", "h1", "span", "table", "thead",
        "tbody", "tr", "th", "td", "dl", "dt", "dd", "div",
    }  # fmt: skip
    assert {name for _tag, attrs in page.tags for name in attrs} <= {
        "lang", "charset", "name", "content", "http-equiv", "class", "colspan",
    }  # fmt: skip
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text
    assert page.text.count("<script>alert(1)</script>") == 3
    assert "\x1b" not in text


def test_prices_to_choose_from_have_no_amounts_and_no_total(quoted, settings, tmp_path):
    run = quoted("--line", "Charger A, 1000 pcs, 3.40; 5000 pcs, 3.20")
    page = Tags(paper(run, settings, "html", tmp_path / "q.html").read_text(encoding="utf-8"))
    assert "Amount" not in page.text
    assert "Total" not in page.text
    assert page.text.count("Charger A") == 1


def test_a_currency_without_a_smaller_unit_has_none_on_the_paper(quoted, settings, tmp_path):
    run = quoted("--line", "Charger A, 5000 pcs, 480", "--currency", "JPY")
    page = Tags(paper(run, settings, "html", tmp_path / "q.html").read_text(encoding="utf-8"))
    assert "\n480\n" in page.text
    assert "\n2,400,000\n" in page.text


def test_markdown_escapes_every_sign_and_goes_to_the_screen(quoted, settings):
    run = quoted("--line", "Charger *A* | white, 5000 pcs, 3.20", "--payment", "30/70", "--note", "floor 2.95")
    said = run("quote", "q1", "--md", "-", env=settings).stdout
    assert "# Quotation Q2026-001" in said
    assert r"| 1 | Charger \*A\* \| white | 5,000 pcs | 3.20 | 16,000.00 |" in said
    assert "floor" not in said


def cells(file: Path) -> dict[str, tuple[str, str]]:
    """Return every cell of the first sheet as reference → (type, kept value); of a formula the type is `=` and the formula."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(file) as parts:
        sheet = ET.fromstring(parts.read("xl/worksheets/sheet1.xml"))  # noqa: S314  (our own file)
        strings = ET.fromstring(parts.read("xl/sharedStrings.xml"))  # noqa: S314  (our own file)
    texts = [
        "".join(part.text or "" for part in each.iterfind(".//m:t", space)) for each in strings.iterfind("m:si", space)
    ]
    found = {}
    for cell in sheet.iterfind(".//m:c", space):
        value = cell.findtext("m:v", namespaces=space)
        formula = cell.findtext("m:f", namespaces=space)
        kind = f"={formula}" if formula is not None else cell.get("t", "n")
        if value is not None:
            found[cell.get("r", "")] = (kind, texts[int(value)] if kind == "s" else value)
    return found


def test_the_sheet_reckons_its_sums_has_real_numbers_and_texts_that_are_never_formulas(quoted, settings, tmp_path):
    evil = ["=1+1", "+cmd", "-2", "@SUM(A1)", '=HYPERLINK("http://x")', "http://x.example"]
    words = [word for text in evil for word in ("--line", f"{text}, 10 pcs, 1.10")]
    run = quoted(*LINES, *words, "--packing", "=2*3", "--payment", "=cmd|'/c calc'!A1")
    file = paper(run, settings, "xlsx", tmp_path / "q.xlsx")
    found = cells(file)
    formulas = {kind for kind, _text in found.values()} - {"n", "s"}
    row = int(next(name for name, held in found.items() if held == ("s", "Charger A"))[1:])
    amounts = {f"=ROUND(C{at}*E{at},2)" for at in range(row, row + 8)}
    assert formulas == amounts | {f"=SUM(F{row}:F{row + 7})"}
    texts = {text for kind, text in found.values() if kind == "s"}
    assert set(evil) <= texts
    numbers = {text.removesuffix(".0") for kind, text in found.values() if kind != "s"}
    assert found[f"F{row + 8}"][1].removesuffix(".0") == "24952"
    assert {"5000", "3.2", "16000", "7.405", "8886", "1.1", "11", "24952"} <= numbers
    with zipfile.ZipFile(file) as parts:
        styles = parts.read("xl/styles.xml").decode()
        assert "hyperlink" not in parts.read("xl/worksheets/sheet1.xml").decode()
    assert "&quot;USD&quot; #,##0.00" in styles
    assert "&quot;USD&quot; #,##0.000" in styles


def test_a_formula_would_be_seen(tmp_path):
    import xlsxwriter

    file = tmp_path / "evil.xlsx"
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write("A1", "=1+1")
        book.add_worksheet().write("A1", "text")
    assert cells(file)["A1"][0] == "=1+1"


def test_papers_say_what_they_lack(run, tmp_path):
    run("add", "contact", "Ben Okafor", "--no-input")
    run("deal", "ben", "Lamps")
    done = run("quote", "d1", *LINES, "--html", str(tmp_path / "q.html"))
    assert (done.exit_code, (tmp_path / "q.html").is_file()) == (0, True)
    assert "profile.firm" in done.stderr
    assert "payment" in done.stderr


def test_a_file_that_cannot_be_written_is_one_sentence(quoted, settings, tmp_path):
    run = quoted(*LINES)
    for kind in ("html", "xlsx", "md"):
        done = run("quote", "q1", f"--{kind}", str(tmp_path / "no" / "such" / "q"), env=settings)
        assert done.exit_code == 1
        assert "cannot be written" in done.stderr


def browser() -> str | None:
    """Return a Chromium of this machine, if there is one."""
    return next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page(?!s)", pdf))


def test_a_usual_quotation_prints_on_one_a4_page(quoted, settings, tmp_path):
    words = [
        word
        for n in range(1, 13)
        for word in ("--line", f"Charger model {n} with EU plug and a cable, 500 pcs, 3.{n:02d}")
    ]
    run = quoted(*words, *TERMS, "--remark", "Two samples free of charge.")
    file = paper(run, settings, "html", tmp_path / "q.html")
    text = file.read_text(encoding="utf-8")
    assert "@page{size:A4" in text
    assert len(Tags(text).tags) > 100
    found = browser()
    if found is None:  # the structure above is what can be said without a browser
        return
    made = tmp_path / "q.pdf"
    subprocess.run(
        [found, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={made}", file.as_uri()],
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}, capture_output=True, timeout=100, check=True,
    )  # fmt: skip
    pdf = made.read_bytes()
    assert pages_of(pdf) == 1
    width, height = map(float, re.search(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", pdf).groups())
    assert (round(width), round(height)) == (595, 842)


def test_more_pages_than_one_would_be_seen():
    assert pages_of(b"<< /Type /Pages /Count 2 >> << /Type /Page >> <</Type/Page /Parent 1 0 R>>") == 2
