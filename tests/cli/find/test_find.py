"""One question serves every view: what is typed behind `find` narrows lists, reports and commands as well."""

import json
import shlex

import pytest

from conftest import Run

ANNA, JANA, WANG = "Anna Schmidt", "Jana Müller", "王小明"


@pytest.fixture
def book(run: Run) -> Run:
    """Return a book with three clients, what was said with them, a deal each, and something that was told by another."""
    people = (
        (ANNA, "Nordlicht GmbH", "DE", "fair", "+49 40 1234567"), (JANA, "Müller & Söhne KG", "DE", "website", ""),
        (WANG, "华信贸易有限公司", "CN", "fair", ""),
    )  # fmt: skip
    for name, firm, country, source, phone in people:
        more = ("--phone", phone) if phone else ()
        run(
            "add", "contact", name, "--company", firm, "--country", country, "--source", source, *more, "--no-follow-up"
        )
    for words in (
        (
            "log",
            "c1",
            "She wants strict Germans to test the charger. Then a sample.",
            "--by",
            "call",
            "--on",
            "2026-11-02",
        ),
        ("log", "c1", "The charger came back.", "--by", "email", "--on", "2026-11-09"),
        ("log", "c1", "Charger again.", "--by", "note", "--on", "2026-11-10"),
        ("log", "c1", "And the charger once more.", "--by", "note", "--on", "2026-11-11"),
        ("log", "c2", "Asks for a charger without sample.", "--by", "call", "--on", "2026-10-05"),
        ("log", "c3", "采购经理说价格太高，要求 60 天账期。", "--by", "call", "--on", "2026-11-20"),
        ("deal", "c1", "Charger A", "--value", "16000", "--currency", "USD"),
        ("deal", "c2", "Lamps", "--value", "4000", "--currency", "EUR"),
        ("set", "o1", "star=4"),
        ("set", "c1", "title=Head of Purchasing", "tags=vip"),
        ("set", "c2", "hobbies=old charger collecting", "--told-by", "c1"),
    ):
        done = run(*words, "--no-input")
        assert done.exit_code == 0, done.stderr
    return run


def refs(run: Run, *words: str) -> list[str]:
    """Return where a question finds something, record by record."""
    return [each["ref"] for each in json.loads(run("find", "--json", *words).stdout)]


def clients(run: Run, *words: str) -> set[str]:
    """Return with whom a question finds something."""
    return {each["client_name"] for each in json.loads(run("find", "--json", *words).stdout)}


def names(run: Run, *words: str) -> set[str]:
    """Return who stands in a list."""
    return {each["name"] for each in json.loads(run("list", *words, "--json").stdout)}


FOUND = [
    ("charger -sample -hobby*", {ANNA, JANA}),
    ("again -sample", {ANNA}),
    ("charg*", {ANNA, JANA}),
    ("muller charger", {JANA}),
    ("xiaoming", {WANG}),
    ("wxm", {WANG}),
    ("价格", {WANG}),
    ("0401234567", {ANNA}),
    ("charger country:DE star>=3", {ANNA}),
    ("charger 国家：德国 来源:展会", {ANNA}),
    ("charger who:jana", {JANA}),
    ("charger value>10000", {ANNA}),
    ("charger value:3000..5000", {JANA}),
    ("charger value>3000EUR", {JANA}),
    ("charger until:2026-10", {JANA}),
    ("charger in:deals", {ANNA}),
    ("charger in:letters", {ANNA}),
    ("charger told:yes", {JANA}),
    ("told:yes", {JANA}),
    ("in:log since:2026-11-20", {WANG}),
    ("tag:vip", {ANNA}),
    ("title~purchasing", {ANNA}),
    ("title:purchasing", {ANNA}),
    ("-country:DE", {WANG}),
    ("country:DE,CN deals:0", {WANG}),
    ("country:CN last_touch<-1d", {WANG}),
    ("title:unknown country:DE", {JANA}),
    ("country:DE source!=fair", {JANA}),
    ("charger re:x", set()),
]
"""What is typed, and with whom it finds something."""


def test_who_is_found(book: Run):
    assert [(typed, clients(book, *typed.split())) for typed, _found in FOUND] == FOUND


def test_a_phrase_needs_the_quotes_of_the_shell_only(book: Run):
    assert refs(book, "strict germans") == ["l1"]
    assert refs(book, "“strict germans”") == ["l1"]
    assert refs(book, "“germans strict”") == []
    assert refs(book, "germans", "strict") == ["l1"]
    assert refs(book, "title~head of purchasing", "--limit", "1") == ["c1"]


def test_a_whole_question_may_be_one_argument(book: Run):
    assert refs(book, "germans strict") == ["l1"]
    said = "Nowhere stands “germans strict” word for word; these places have all its words."
    assert said in book("find", "germans strict").stderr
    assert "word for word" not in book("find", "strict germans").stderr
    assert refs(book, "country:DE strict germans") == ["l1"]
    assert refs(book, "in:log strict")[0] == "l1"
    assert clients(book, "who:Jana Müller") == {JANA}
    assert "c2" not in refs(book, "who:anna charger")
    assert clients(book, "since:last month") == {ANNA, JANA, WANG}
    assert clients(book, 'country:DE "once more"') == {ANNA}
    assert names(book, "contacts", "--where", "country:DE strict germans") == {ANNA}
    assert names(book, "contacts", "--where", "germans strict") == {ANNA}
    assert names(book, "contacts", "--where", "title~head of purchasing") == {ANNA}
    assert names(book, "contacts", "--where", "title~purchasing charger") == {ANNA}
    assert names(book, "contacts", "--where", "company:Müller & Söhne KG") == {JANA}
    assert "1 client" in book("report", "sources", "--where", "country:DE strict germans").stdout
    assert "Anna Schmidt (c1)" in book("tag", "--where", "germans strict", "+led", "--yes").stdout
    assert book("find", "country:Atlantis charger").exit_code == 2
    assert "asks now: strict country:DE" in book("find", "--save", "strict", "country:DE strict").stdout
    assert "asks now: germans strict" in book("find", "--save", "both", "germans strict").stdout


def test_what_begins_with_a_minus_is_a_word_of_the_question(book: Run):
    plain = refs(book, "charger", "-sample")
    assert "l1" not in plain
    assert (
        plain
        == refs(book, "-sample", "charger")
        == refs(book, "charger", "--", "-sample")
        == refs(book, "charger", "–sample")
    )
    assert "no option --sample" in book("find", "charger", "--sample").stderr


def test_what_is_found_stands_with_its_client_in_its_sentence(book: Run):
    shown = book("find", "charger").stdout
    assert "Anna Schmidt c1 · Nordlicht GmbH" in shown
    assert "2 Nov · l1" not in shown
    assert "and 2 more  › dossier find charger who:c1" in shown
    rest = book("find", "charger", "who:c1", "--csv").stdout
    assert "She wants strict Germans to test the charger." in rest
    assert "Then a sample" not in rest
    assert "Jana" not in rest


def test_a_client_who_is_archived_is_found_and_marked(book: Run):
    book("archive", "c2", "--yes")
    assert "Jana Müller c2 · Müller & Söhne KG · archived" in book("find", "charger").stdout


def test_nothing_private_or_told_by_others_is_shared(book: Run):
    shared = book("find", "charger", "--share").stdout
    assert "d1" in shared
    assert "l1" not in shared
    assert "collecting" not in shared
    assert "more" not in shared
    assert "Nothing fits" in book("find", "told:yes", "--share").stderr


def test_where_nothing_is_found_the_nearest_words_are_named(book: Run):
    assert "“chargre” stands nowhere in the book. Did you mean charger?" in book("find", "chargre").stderr
    assert "Nothing fits" in book("find", "star:1").stderr


def test_a_saved_question_is_asked_by_its_name_everywhere(book: Run):
    kept = book("find", "--save", "strict-germans", "charger", "-lamp", "country:DE").stdout
    assert "“strict-germans” asks now: charger -lamp country:DE" in kept
    assert clients(book, "strict-germans") == {ANNA, JANA}
    assert names(book, "strict-germans") == names(book, "contacts", "strict-germans") == {ANNA, JANA}
    assert names(book, "contacts", "--where", "strict-germans") == {ANNA, JANA}
    assert len(json.loads(book("list", "deals", "strict-germans", "--json").stdout)) == 1
    assert "2 clients" in book("report", "sources", "--where", "strict-germans").stdout
    assert "charger -lamp country:DE" in book("find", "--saved").stdout
    assert "questions.strict-germans" in book("config").stdout
    assert "is forgotten" in book("find", "--forget-saved", "strict-germans").stdout
    assert "No question is saved yet" in book("find", "--saved").stderr
    assert "asks now: title~lamp" in book("config", "questions.lamps=title~lamp").stdout
    assert "is forgotten" in book("config", "questions.lamps=").stdout


REFUSED = {
    "find --save contacts charger": "“contacts” can be no name of a question.",
    "find --save lamps": "There is nothing to look for.",
    "config questions.lamps=--": "There is nothing to keep.",
    "find --forget-saved lamps": "No question is saved as “lamps”.",
}


def test_what_cannot_be_saved(book: Run):
    for typed, sentence in REFUSED.items():
        refused = book(*typed.split())
        assert refused.exit_code in {2, 3}
        assert sentence in refused.stderr


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("questions = 3", "questions in {path} must be a section"),
        ("[questions]\nlamps = 3", "questions.lamps in {path} must be a text"),
    ],
)
def test_questions_in_the_settings_that_are_none(book: Run, tmp_path, text: str, sentence: str):
    path = tmp_path / "own" / "config.toml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    refused = book("find", "x", env={"DOSSIER_CONFIG": str(path.parent)})
    assert (refused.exit_code, sentence.format(path=path) in refused.stderr) == (2, True)


NASTY = (
    '"', '""', '"charger', 'charger"', "“", "“charger", "「charger", "'charger", "-", "--", "- -", "*", "**", "charger **",
    "^charger", "charger^2", ":", ":charger", "charger:", "AND", "OR", "NOT", "NOT charger", "charger AND", "AND OR NOT",
    "NEAR(", "NEAR(charger sample, 2)", "(", ")", "((charger", "{name} : charger", "text:charger", 'AND OR NOT NEAR( * ^ : " -',
    "a\x01b\x1b[31mc", "charger\x00", "\x00", "\ud800", "😀", "👩‍👩‍👧 charger", "﷽" * 20, "؟،؛", "，。", "\u202echarger", "%", "_", "\\",
    "';DROP TABLE search;--", "c" * 20_000, "1" * 400, "country:", "country:*", 'country:"', "value>", "value>>3", "<", ">", "=",
    "~", "!=", "charger -", "charger -*", "who:", "who:-", "in:", "since:", 'since:"', "told:", "  ", "\n\t",
)  # fmt: skip


def test_no_signs_in_any_order_are_an_error_of_the_engine(book: Run):
    wrong = []
    for text in NASTY:
        for words in ((text,), ("charger", text)):
            done = book("find", *words)
            said = [each for each in done.stderr.splitlines() if each.strip()]
            sound = done.exit_code in {0, 2, 3} and len(said) in {1, 2} and "fts5" not in done.stderr
            wrong += [] if sound else [(text, done)]
    assert wrong == []
    many = book("find", *["charger"] * 10_000)
    assert (many.exit_code, "has at most 32 words; this one has 10,000" in many.stderr) == (2, True)
    assert "10,000" in book("find", "charger " * 10_000).stderr
    assert json.loads(book("find", "--json", "charger", "AND", "NOT").stdout) == []


def test_words_narrow_a_list_by_the_texts_of_its_records(book: Run):
    assert names(book, "contacts", "charger") == {ANNA, JANA}
    assert names(book, "companies", "charger") == {"Nordlicht GmbH", "Müller & Söhne KG"}
    assert [each["title"] for each in json.loads(book("list", "deals", "charger", "--json").stdout)] == ["Charger A"]
    said = json.loads(book("list", "log", "charger", "who:anna", "-sample", "--json").stdout)
    assert [each["ref"] for each in said] == ["l4", "l3", "l2"]
    assert names(book, "contacts", "in:deals", "charger") == {ANNA}
    assert json.loads(book("list", "log", "country", "--json").stdout) == []
    assert names(book, "contacts", "told:yes") == {JANA}
    assert names(book, "contacts", "since:2026-11-15") == {WANG}
    assert names(book, "log", "since:2026-11-15") == {WANG}


def test_a_list_of_contacts_may_begin_with_what_is_asked(book: Run):
    assert names(book, "country:CN") == names(book, "-country:DE") == {WANG}


def test_a_report_and_a_command_take_the_same_question(book: Run):
    assert "1 client" in book("report", "sources", "--where", "charger value>10000").stdout
    assert "Anna Schmidt (c1), Jana Müller (c2)" in book("tag", "--where", "charger country:DE", "+led").stderr
    assert "Nothing fits charger -sample" in book("tag", "--where", "charger -sample", "+led").stderr
    assert book("tag", "--where", "charger star>=3", "+led", "--yes").exit_code == 0
    assert names(book, "contacts", "tag:led") == {ANNA}


def test_an_order_of_choices_and_dates_known_in_part(book: Run):
    book("set", "c1", "closeness=friend", "birthday=1980")
    book("set", "c2", "closeness=chats", "birthday=1985-03-12")
    assert names(book, "contacts", "closeness>=chats") == {ANNA, JANA}
    assert names(book, "contacts", "closeness>chats") == names(book, "contacts", "closeness:tells..") == {ANNA}
    assert names(book, "contacts", "closeness<friend") == {JANA}
    assert names(book, "contacts", "birthday<1984") == {ANNA}
    assert names(book, "contacts", "birthday<1980-06") == set()
    assert names(book, "contacts", "birthday:1985-03") == {JANA}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_of_help_shows_questions_that_run(book: Run, language: str):
    shown = book("--lang", language, "help", "find").stdout
    typed = [each.strip().partition("  ")[0] for each in shown.splitlines() if each.startswith("  dossier ")]
    assert len(typed) >= 10
    for line in typed:
        assert book("--lang", language, *shlex.split(line)[1:]).exit_code == 0, line
