"""The rules of the house that no checker knows: reads start light, every command is explained, no machine is named."""

import ast
import gettext
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import catalogue
from conftest import ROOT, Result, in_a_process

# What a command that only reads must not import; each costs more than the reading itself.
HEAVY = (
    "sqlmodel",
    "sqlalchemy",
    "alembic",
    "pydantic",
    "pycountry",
    "babel",
    "jinja2",
    "dateutil.parser",
    "phonenumbers",
    "importlib.metadata",
    "holidays",
    "hijridate",
    "icalendar",
    "rapidfuzz",
    "sqlcipher3",
    "keyring",
)

# What a command that writes a line about a known client must not import: libraries of rarer questions, tables it leaves alone.
RARE = (
    *(name for name in HEAVY if name not in {"sqlmodel", "sqlalchemy", "pydantic", "importlib.metadata"}),
    *(f"dossier.write.tables.{name}" for name in ("about_client", "country", "files", "negotiation", "offer")),
)

# Runs the real command in a clean process, then writes down what the command itself has imported.
WITNESS = """
import sys
before = set(sys.modules)
report, sys.argv = sys.argv[1], ["dossier", *sys.argv[2:]]
try:
    {act}
finally:
    import json
    with open(report, "w", encoding="utf-8") as file:
        json.dump(sorted(set(sys.modules) - before), file)
"""
THE_COMMAND = "from dossier.cli import main; main()"


def witnessed(home: Path, act: str, *words: str, among: Sequence[str] = HEAVY) -> tuple[Result, list[str]]:
    """Return what the act did, and which of these modules it imported."""
    report = home / "imported.json"
    report.unlink(missing_ok=True)
    result = in_a_process(home, "-c", WITNESS.format(act=act), str(report), *words)
    imported = json.loads(report.read_text(encoding="utf-8"))
    return result, [name for name in among if any(f"{module}.".startswith(f"{name}.") for module in imported)]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home whose book holds one client, one touch and one follow-up."""
    folder = tmp_path_factory.mktemp("home")
    anna = ("Anna Schmidt", "--company", "Nordlicht GmbH", "--email", "anna@nordlicht.example", "--country", "DE")
    for words in (
        ("add", "contact", *anna, "--no-input"),
        ("log", "anna", "asked for the price of 5,000 chargers", "--by", "email", "--next", "+1d"),
        ("deal", "anna", "Chargers"),
        ("quote", "d1", "--line", "Charger A, 5000 pcs, 3.20", "--payment", "30/70", "--sent"),
        ("order", "d1"),
        ("proof", "d1", "machine", "--sent"),
    ):
        result = in_a_process(folder, "-m", "dossier", *words)
        assert result.exit_code == 0, result.stderr
    return folder


READS = [
    (("show", "anna"), "Anna Schmidt"),
    (("show", "nordlicht", "--json"), "Nordlicht GmbH"),
    (("quote", "q1"), "Q2026-001"),
    (("show", "s1"), "PI-2026-001"),
    (("proof",), "machine proof"),
    (("forwarders", "anna"), "unknown"),
    (("--lang", "zh", "show", "anna"), "Anna Schmidt"),
    (("remind", "--days", "7"), "Anna Schmidt"),
    (("list", "contacts"), "Anna Schmidt"),
    (("export", "~/all.json"), "the whole book"),
    (("export", "~/all.xlsx"), "Wrote"),
    (("find", "chargers"), "5,000 chargers"),
    (("history", "anna"), "Anna Schmidt"),
    (("ask-about", "nordlicht"), "Whom to ask about Nordlicht GmbH"),
    (("trip", "Spring", "--stops", "DE"), "Nordlicht GmbH"),
    (("holidays", "--days", "35"), "Christmas"),
    (("where",), "book.db"),
    (("--version",), "0."),
    (("--help",), "remind"),
    (("show", "--help"), "--json"),
]


COUNTED = {"find": "2 places.\n"}
"""What a command says beside its answer."""


@pytest.mark.parametrize(("words", "answer"), READS, ids=[" ".join(words) for words, _answer in READS])
def test_a_command_that_reads_starts_light(home, words, answer):
    result, heavy = witnessed(home, THE_COMMAND, *words)
    assert (result.exit_code, result.stderr) == (0, COUNTED.get(words[0], ""))
    assert answer in result.stdout
    assert heavy == []


def test_the_guard_on_light_starts_sees_each_heavy_module(tmp_path):
    _result, heavy = witnessed(tmp_path, f"import {', '.join(HEAVY)}")
    assert heavy == list(HEAVY)


def test_the_guard_on_light_starts_sees_a_command_that_writes(tmp_path):
    result, heavy = witnessed(tmp_path, THE_COMMAND, "add", "contact", "Ben Okafor", "--no-input")
    assert result.exit_code == 0, result.stderr
    assert "sqlmodel" in heavy


WRITES = [
    ("log", "anna", "wants 5,000 more", "--by", "call"),
    ("log", "anna", "asked again", "--by", "email", "--next", "+3d"),
    ("set", "anna", "hobbies=golf", "city=Kiel"),
    ("follow", "anna", "+5d", "send the samples"),
    ("done", "f1"),
    ("add", "contact", "Cleo Danso", "--no-input"),
]


@pytest.mark.parametrize("words", WRITES, ids=" ".join)
def test_a_command_that_writes_imports_what_it_writes(home, words):
    result, rare = witnessed(home, THE_COMMAND, *words, among=RARE)
    assert (result.exit_code, result.stderr) == (0, "")
    assert rare == []


def test_the_guard_on_writing_sees_each_rare_module(tmp_path):
    _result, rare = witnessed(tmp_path, f"import {', '.join(RARE)}", among=RARE)
    assert rare == list(RARE)


def test_the_guard_on_writing_sees_a_quotation_and_a_new_country(home):
    dora = ("add", "contact", "Dora Engel", "--country", "CH", "--no-input")
    _result, rare = witnessed(home, THE_COMMAND, *dora, among=RARE)
    assert {"holidays", "dossier.write.tables.country"} <= set(rare)
    _result, rare = witnessed(home, THE_COMMAND, "quote", "d1", "--line", "Charger B, 10 pcs, 3.20", among=RARE)
    assert "dossier.write.tables.negotiation" in rare


# Where a machine keeps its people, its work and its scraps. Nobody else has these folders.
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:root|work|home/\w+|Users/\w+|tmp/\w+|private/var)(?:/|\b)")
SOURCE = ("src", "data", "docs", "tests", "scripts", "bench", ".ci")


def source_files() -> Iterator[Path]:
    """Yield every text file of the project, with or without git."""
    yield from (path for path in ROOT.iterdir() if path.is_file())
    for folder in SOURCE:
        for path in (ROOT / folder).rglob("*"):
            if (
                path.is_file()
                and "__pycache__" not in path.parts
                and path.suffix not in {".mo", ".db", ".xlsx", ".pyc"}
            ):
                yield path


def test_no_file_names_a_path_of_the_machine_it_was_written_on():
    named = [
        f"{path.relative_to(ROOT)}:{number}: {found.group()}"
        for path in source_files()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if (found := MACHINE_PATH.search(line))
    ]
    assert named == []


@pytest.mark.parametrize(
    "parts", [("root", "x"), ("home", "anna", "x"), ("work", "x"), ("tmp", "x"), ("Users", "anna")]
)
def test_the_guard_on_machine_paths_sees_one(parts):
    assert MACHINE_PATH.search("open('" + "/" + "/".join(parts) + "')")


@pytest.mark.parametrize("text", ["https://example.org/work/", "src/home/anna", "~/work/", "/homes", "and/or"])
def test_the_guard_on_machine_paths_lets_other_paths_pass(text):
    assert not MACHINE_PATH.search(text)


def commands() -> dict[str, str]:
    """Return every command that can be typed, `add contact` too, with the whole of its help."""
    from typer.core import TyperGroup
    from typer.main import get_command

    from dossier.cli.contents import build
    from dossier.cli.lazy import LazyCommand

    found = {}

    def walk(words: str, command: object) -> None:
        if isinstance(command, LazyCommand):
            command = get_command(command.callback())
        found[words] = f"{command.help or ''}\n{command.epilog or ''}"
        if isinstance(command, TyperGroup):
            for name, sub in command.commands.items():
                if not sub.hidden:
                    walk(f"{words} {name}", sub)

    walk("dossier", get_command(build()))
    del found["dossier"]
    return found


def test_there_are_commands_to_look_at():
    assert {"dossier show", "dossier remind", "dossier add contact", "dossier where"} <= commands().keys()


def test_every_command_says_what_it_does():
    assert [words for words, text in commands().items() if not text.strip()] == []


def test_every_command_shows_an_example_of_itself():
    assert [words for words, text in commands().items() if not re.search(rf"{words}\b", text)] == []


def test_every_command_stands_in_the_list_of_commands():
    listed = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
    assert [words for words in commands() if not re.search(rf"{words}\b", listed)] == []


def test_the_command_under_test_is_the_one_in_this_tree():
    import dossier

    assert Path(dossier.__file__).is_relative_to(ROOT / "src")


SPOKEN = 'from dossier.i18n import _, ngettext\n_("{n} of %(all)s")\nngettext("one day", "{n} days", 3)\n'


@pytest.fixture
def catalogue_of(tmp_path):
    """Return a function that lays a tree of one module and its .po, with these translations, and checks it."""

    def lay(one="%(all)s 中的 {n}", many="{n} 天", source=SPOKEN):
        (tmp_path / "src/dossier").mkdir(parents=True, exist_ok=True)
        (tmp_path / "src/dossier/spoken.py").write_text(SPOKEN, encoding="utf-8")
        po = tmp_path / "dossier.po"
        po.write_text(catalogue.HEADER, encoding="utf-8")
        catalogue.extract(po, tmp_path)
        text = po.read_text(encoding="utf-8")
        text = text.replace('of %(all)s"\nmsgstr ""', f'of %(all)s"\nmsgstr "{one}"')
        po.write_text(text.replace('msgstr[0] ""', f'msgstr[0] "{many}"'), encoding="utf-8")
        (tmp_path / "src/dossier/spoken.py").write_text(source, encoding="utf-8")
        return po, catalogue.check(po, tmp_path)

    return lay


def test_a_catalogue_that_fits_passes_and_is_kept_by_the_next_extraction(catalogue_of, tmp_path):
    po, code = catalogue_of()
    before = po.read_text(encoding="utf-8")
    catalogue.extract(po, tmp_path)
    assert (code, po.read_text(encoding="utf-8")) == (0, before)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"one": ""}, "not translated"),
        ({"one": "%(all)s 中的 {m}"}, "placeholders differ ({m}, {n})"),
        ({"one": "{n}"}, "placeholders differ (%(all)s)"),
        ({"many": "天"}, "placeholders differ ({n})"),
        ({"source": SPOKEN + '_("new")\n'}, "not in the catalogue: 'new'"),
        ({"source": SPOKEN.replace('_("{n} of %(all)s")', "")}, "no longer in the source"),
    ],
)
def test_the_check_of_the_catalogue_sees_what_is_wrong(catalogue_of, capsys, change, complaint):
    _po, code = catalogue_of(**change)
    assert code == 1
    assert complaint in capsys.readouterr().err


def test_the_check_of_the_catalogue_sees_a_translation_marked_fuzzy(catalogue_of, tmp_path, capsys):
    po, _code = catalogue_of()
    text = po.read_text(encoding="utf-8")
    po.write_text(text.replace('msgid "{n} of', '#, fuzzy\nmsgid "{n} of'), encoding="utf-8")
    assert catalogue.check(po, tmp_path) == 1
    assert "marked fuzzy" in capsys.readouterr().err


def test_the_same_catalogue_compiles_to_the_same_bytes(catalogue_of, tmp_path):
    po, _code = catalogue_of()
    catalogue.compile_catalogue(po, tmp_path / "one.mo")
    catalogue.compile_catalogue(po, tmp_path / "two.mo")
    assert (tmp_path / "one.mo").read_bytes() == (tmp_path / "two.mo").read_bytes()
    with (tmp_path / "one.mo").open("rb") as file:
        assert gettext.GNUTranslations(file).ngettext("one day", "{n} days", 3) == "{n} 天"


_INSIDE = re.compile(r"""f"[^"\n]*\{[^"{}\n]*_\('|f'[^'\n]*\{[^'{}\n]*_\(\"""")


def test_no_sentence_hides_from_the_catalogue_inside_an_f_string():
    # Up to Python 3.11 an f-string is one token: what is marked inside it is found by some versions only.
    found = [
        f"{path.name}: {line.strip()}"
        for path in sorted((ROOT / "src").rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if _INSIDE.search(line)
    ]
    assert found == []
    assert _INSIDE.search("""say(f"{count} {_('pieces')}")""")


COMPARED = re.compile(r"\blanguage\(\)\s*(?:[!=]=|not in\b|in\b)")
NAMED = re.compile(r"""["']zh["']""")
OF_A_TEXT = {
    "advice/deal/strictness.py": "a list of two texts in a file of the user is English and Chinese",
    "advice/letters/drafts.py": "in which languages what is typed for a letter can be",
    "advice/letters/letter_facts.py": "the names of feasts by the language of a letter",
    "advice/letters/person.py": "a name in the script of the letter's language",
    "advice/letters/plain.py": "whether a text is written in the language of a letter",
    "advice/letters/recap.py": "scripts that the readers of one language know",
    "advice/playbook/derived_person.py": "whether a client speaks Chinese",
    "app/contact/telling.py": "in which language a sentence to a client was typed",
    "capture/mail/language.py": "in which language a mail is written",
    "capture/signature/votes.py": "in which language a signature is written",
    "values/languages.py": "the languages of letters and their names",
    "values/payment_writing.py": "whether a payment term was typed in the language of a letter",
    "world/periods.py": "the two columns of a holiday's name",
}
"""Modules that may name Chinese, because they speak of the language of a text and not of the one in use."""


def test_what_belongs_to_a_language_is_asked_of_its_table():
    house = ROOT / "src/dossier"
    texts = {path.relative_to(house).as_posix(): path.read_text(encoding="utf-8") for path in house.rglob("*.py")}
    assert [name for name, text in texts.items() if COMPARED.search(text)] == []
    assert sorted(name for name, text in texts.items() if NAMED.search(text)) == sorted(OF_A_TEXT)


@pytest.mark.parametrize("text", ["if language() == 'zh':", "language() != 'en'", "language() in {'zh'}"])
def test_the_guard_on_languages_sees_a_comparison(text):
    assert COMPARED.search(text)


# What a person can hold in her head: a function, and one command with its options.
LINES = 60
CLI = ROOT / "src" / "dossier" / "cli"
STILL_LONGER = {
    "contact/add_contact.py": 67,
    "quotation/quote.py": 81,
    "record/add_record.py": 102,
}
"""Commands that are still longer, and by how much: a number here may only become smaller, and goes when it is not needed."""


def functions(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield the name and the lines of each function of a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def trees() -> Iterator[tuple[Path, ast.AST]]:
    """Yield every module of the house but the migrations, which are never touched again."""
    for path in sorted((ROOT / "src" / "dossier").rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def test_no_function_is_longer_than_a_screen():
    long = {f"{path.name}:{name}": n for path, tree in trees() for name, n in functions(tree) if n > LINES}
    assert not long
    assert dict(functions(ast.parse("def f():\n" + "    x = 1\n" * 60))) == {"f": 61}


def test_a_command_is_a_short_module_and_what_is_longer_is_the_doors_own():
    long = {
        path.relative_to(CLI).as_posix(): lines
        for path in CLI.glob("*/*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LINES
    }
    assert long == STILL_LONGER


STATEMENT = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+(OR \w+ )?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|REPLACE\s+INTO)\b", re.DOTALL
)


def test_questions_to_the_book_are_asked_in_read_and_write_only():
    asked = {
        path.relative_to(ROOT / "src" / "dossier").parts[0]
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and STATEMENT.search(node.value)
    }
    assert asked == {"read", "write"}


def test_only_the_door_knows_its_desk():
    def knows(tree: ast.AST) -> bool:
        return any(
            isinstance(node, ast.ImportFrom) and "desk" in f"{node.module} {[n.name for n in node.names]}"
            for node in ast.walk(tree)
        )

    rooms = {path.relative_to(ROOT / "src" / "dossier").parts[0] for path, tree in trees() if knows(tree)}
    assert rooms <= {"__main__.py", "cli", "tui"}
    assert "cli" in rooms
