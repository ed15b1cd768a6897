"""Letters say what the book says: what was told is not asked, what is refused names what helps, and days are the same everywhere."""

import pytest


@pytest.fixture
def book(run):
    """Run a command that must succeed, and return what is read, remarks and all."""

    def typed(*words: str, now: str = "2026-11-23T08:30", lang: str = "en") -> str:
        env = {"DOSSIER_NOW": now, "DOSSIER_LANG": lang, "COLUMNS": "200"}
        done = run(*words, "--no-input", env=env)
        assert done.exit_code == 0, f"{words}\n{done.stdout}{done.stderr}"
        return done.stdout

    return typed


@pytest.fixture
def hanna(book):
    """Hanna wrote on Friday; the book knows her since Monday."""
    book("add", "contact", "Hanna Berg", "--company", "Nordbel AB", "--country", "SE")
    book("log", "hanna", "please quote 5000 lamps FOB Ningbo", "--by", "email", "--in", "--on", "2026-11-20")
    return "c1"


def test_a_quantity_and_terms_in_their_message_are_taken_and_not_asked(book, hanna):
    said = book("draft", hanna)
    assert "- Price: by 24 November, FOB Ningbo as you asked" in said
    assert "How many pieces" not in said
    assert "When do you need the goods?" in said
    book("log", hanna, "We need them by 15 January", "--by", "email", "--in", "--on", "2026-11-21")
    said = book("draft", hanna)
    assert [line for line in said.splitlines() if line.endswith("?")] == [
        "Is there anything else that you need to decide?"
    ]


def test_who_asks_how_importing_works_is_told_the_steps(book, hanna):
    book("log", hanna, "Can you explain how importing works?", "--by", "email", "--in")
    assert "- How an order runs: step by step in a mail of its own by 24 November" in book("draft", hanna)


def test_a_message_waits_from_the_day_it_came_wherever_that_is_read(book, run, hanna):
    assert "waiting  for our answer since 20 Nov · 3 days ago" in book("show", hanna, "--brief")
    assert "waits for our answer since 20 Nov (3 days ago)" in book("remind")
    assert "waits for our answer since 20 Nov" in run("draft", hanna, "chase").stderr
    book("log", hanna, "an older question", "--by", "email", "--in", "--on", "2026-11-10")
    assert "since 10 Nov" in book("show", hanna, "--brief")
    book("log", hanna, "its answer", "--by", "email", "--out", "--on", "2026-11-12")
    assert "since 20 Nov" in book("show", hanna, "--brief")
    book("log", hanna, "our price", "--by", "email", "--out", "--on", "2026-11-21")
    book("log", hanna, "thanks for your card", "--by", "email", "--in", "--on", "2026-11-09")
    assert "waiting" not in book("show", hanna, "--brief")


def test_the_terms_of_the_only_order_are_not_confirmed_again_before_the_next(book, run):
    book("add", "contact", "Tom Bo", "--company", "Bo", "--country", "GB", "--known")
    book("deal", "tom", "lamps")
    book("terms", "bo", "incoterm=FOB Ningbo", "payment=30/70")
    book("order", "d1", "--number", "PI-1", "--ship-by", "2027-01-10")
    done = run("draft", "tom", "reconfirm-terms")
    assert (done.exit_code, done.stdout) == (6, "")
    assert "The only order of Tom Bo is PI-1" in done.stderr
    assert "Instead: dossier draft c1 order-confirmed" in done.stderr
    assert "PI-1" in book("draft", "tom", "order-confirmed")
    book("deal", "tom", "chargers")
    assert "FOB Ningbo" in book("draft", "tom", "reconfirm-terms")


@pytest.mark.parametrize("kind", ["first-approach", "first-reply", "chase", "proposal", "introduction"])
@pytest.mark.parametrize("source", ["", "customs"])
def test_a_refusal_names_what_is_accepted_or_the_command_that_helps(book, run, kind, source):
    book("add", "contact", "Marie Roux", "--company", "Roux", "--country", "FR", "--no-follow-up")
    if source:
        book("set", "marie", f"source={source}", "closeness=chats")
    else:
        book("log", "marie", "price please", "--by", "email", "--in")
        book("log", "marie", "our price", "--by", "email", "--out")
    done = run("draft", "marie", kind)
    assert done.exit_code == 6
    told = done.stderr.partition("Instead: ")[2].partition(";")[0].partition("; or")[0].strip().rstrip(".")
    if not told:
        assert "No letter calls for being written now." in done.stderr
    elif told.startswith("dossier draft c1"):
        assert run(*told.split()[1:]).exit_code == 0
    else:
        assert told.split()[1] in {"follow", "match", "set", "config", "attach"}


def test_a_chinese_letter_has_a_chinese_subject_and_keeps_the_doctor(book):
    book("add", "contact", "Dr. Karl Weber", "--company", "Weber", "--country", "DE", "--known")
    said = book("draft", "weber", "visit-invitation", "--lang", "zh")
    assert said.startswith("主题：想请您")
    assert "Karl Weber 博士，您好！" in said
    assert book("draft", "weber", "visit-invitation").startswith("Subject: Would you like to")


def test_a_guest_of_yesterday_is_thanked_for_three_days_or_until_a_letter_went(book, hanna):
    book("log", hanna, "our price", "--by", "email", "--out", "--on", "2026-11-21")
    book("add", "visit", hanna, "to_us", "2026-11-22")
    for day, ago in (("2026-11-23", "yesterday"), ("2026-11-25", "3 days ago")):
        now = f"{day}T08:30"
        assert f"Say thank you for the visit of Sun 22 Nov ({ago}) · › dossier draft c1 thanks" in book(
            "show", hanna, "--brief", now=now
        )
        assert f"say thank you for the visit (Sun 22 Nov, {ago})" in book("remind", now=now)
        assert "› dossier draft c1 thanks" in book("remind", now=now)
    assert "致谢" in book("show", hanna, "--brief", lang="zh")
    assert "hank you for the visit" not in book("show", hanna, "--brief", now="2026-11-26T08:30") + book(
        "remind", now="2026-11-26T08:30"
    )
    book("log", hanna, "it was good to see you", "--by", "email", "--out")
    assert "hank you for the visit" not in book("show", hanna, "--brief") + book("remind")


def test_the_day_before_a_guest_of_whom_little_is_known_says_what_to_prepare(book):
    book("add", "contact", "Gina Rossi", "--company", "Rossi", "--country", "IT", "--known")
    book("add", "visit", "gina", "to_us", "2026-12-01")
    said = book("show", "gina", "--brief", now="2026-11-30T08:30")
    assert "▸ table: ask what they eat and drink" in said
    assert "▸ pick-up: ask for flight and hotel, book a car" in said
    assert "▸ pick-up" not in book("show", "gina", "--brief", now="2026-11-27T08:30")


def test_a_day_off_in_lieu_is_named_without_a_number_of_a_date(book):
    book("add", "contact", "Igor Petrov", "--company", "Volna", "--country", "RU", "--known")
    said = book("advise", "igor", now="2027-02-08T08:30")
    assert "Day off in 14 days: get answers before it" in said
    assert "2027-02-20" not in said


def test_what_can_hardly_be_of_a_firm_or_a_start_is_questioned(book, run, hanna):
    book("set", hanna, "birthday=1990-05-01")
    assert "In the firm since 1980, and yet born in 1990: which is right?" in (
        run("set", hanna, "joined_firm=1980").stderr
    )
    assert "Founded in 1200: is that right?" in run("set", "o1", "founded=1200").stderr
    assert "is that right?" not in run("set", "o1", "founded=1851").stderr


def test_we_know_somebody_since_the_first_word_in_the_log(book):
    book("add", "contact", "Lena Fischer", "--company", "Muster", "--country", "DE", "--known")
    book("log", "lena", "met at the fair", "--by", "fair", "--on", "2026-08-10")
    assert "since Aug 2026, 3 months" in book("show", "lena", "--brief")


def test_a_birthday_leads_to_its_letter(book):
    book(
        "add", "contact", "Lena Fischer", "--company", "Muster", "--country", "DE", "--known", "--set", "birthday=11-24"
    )
    assert "› dossier draft c1 birthday" in book("remind")


def test_an_invitation_is_another_for_each_reader(book):
    readers = {
        "Ann": ("temperament=serious", "authority=decides"), "Bob": ("authority=assists",), "Cat": ("written_english=poor",),
        "Dan": ("closeness=friend",), "Eve": (),
    }  # fmt: skip
    said = set()
    for at, (name, facts) in enumerate(readers.items(), 1):
        told = [word for fact in facts for word in ("--set", fact)]
        book("add", "contact", name, "--company", f"Firm {at}", "--country", "DE", "--known", *told)
        said.add(book("draft", f"c{at}", "visit-invitation").replace(name, "X"))
    assert len(said) == len(readers)
    assert "You get the agenda, hour by hour, before you travel." in book("draft", "c1", "visit-invitation")


def test_a_newcomer_is_offered_help_where_how_we_work_is_the_matter_and_not_at_a_delay(book, hanna):
    book("set", hanna, "joined_firm=2026-09")
    assert "If anything about how we work is new to you" in book("draft", hanna, "first-reply")
    book("deal", hanna, "lamps")
    book("order", "d1", "--number", "PI-1", "--ship-by", "2027-01-10")
    for words in (("delay", "--day", "2027-01-20"), ("order-confirmed",), ("visit-invitation",)):
        assert "new to you" not in book("draft", hanna, *words)
