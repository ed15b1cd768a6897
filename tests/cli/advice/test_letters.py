"""Letters as they are asked for: the right one for now, what it needs, whom it is for, and what it never says."""

import json

import pytest

OUR_HOUSE = (
    "profile.name=Lily Chen", "profile.firm=BrightCharge", "profile.offers=chargers and LED lamps",
    "profile.certificates=CE, RoHS", "profile.lab=yes", "profile.quality_control=yes", "profile.factory=yes",
)  # fmt: skip
HANNA = (
    "From: Hanna Berg <hanna@nordbelysning.example>\nTo: lily@ourfactory.example\nDate: Mon, 23 Nov 2026 06:00:00 +0000\n"
    "Subject: Table lamps\nMessage-ID: <1@nordbelysning.example>\n\nHello,\nplease quote 1000 pcs of table lamp. We need CE and UL, "
    "our own colour box, and an explanation of the process. What is your MOQ and lead time?\n\n"
    "Best regards\nHanna Berg\nPurchasing Assistant\nNordbelysning AB\n"
)
PAULO = (
    "From: Paulo Souza <paulo@luzbr.example>\nTo: lily@ourfactory.example\nDate: Mon, 23 Nov 2026 05:00:00 +0000\n"
    "Subject: Lamps\nMessage-ID: <2@luzbr.example>\n\nHello, I no speak english good sorry. Please price for 3000 pcs Desk lamp Luna "
    "CIF Santos. Have samples?\n\nPaulo Souza\nLuz Brasil Ltda\n"
)
LATER = {"DOSSIER_NOW": "2026-12-01T08:30"}


@pytest.fixture
def book(run):
    def typed(*words, env=None):
        done = run(*words, "--no-input", env=env)
        assert done.exit_code == 0, f"{words}\n{done.stdout}{done.stderr}"
        return done.stdout

    typed("config", *OUR_HOUSE)
    return typed


@pytest.fixture
def person(book):
    """Return what adds a person with facts; `known` is an old client."""

    def added(name, firm, country, *facts, known=False):
        told = [word for fact in facts for word in ("--set", fact)]
        book("add", "contact", name, "--company", firm, "--country", country, *told, *(["--known"] if known else []))

    return added


@pytest.fixture
def refused(run):
    def answer(*words, env=None):
        done = run("draft", *words, env=env)
        assert (done.exit_code, done.stdout) == (6, "")
        return done.stderr

    return answer


@pytest.fixture
def mail(book, tmp_path):
    def taken(text):
        path = tmp_path / "mail.eml"
        path.write_text(text, encoding="utf-8")
        book("inquiry", str(path), "--yes")

    return taken


def quoted(book, firm, *, by="2026-11-23T08:30"):
    env = {"DOSSIER_NOW": by}
    book("deal", firm, "Luna lamps", "--product", "Desk lamp Luna", "--quantity", "1000", "--unit", "pcs", env=env)
    book(
        "quote", firm, "--line", "Desk lamp Luna, 1000 pcs, 4.20", "--currency", "USD", "--incoterm", "FOB Shenzhen",
        "--payment", "30% deposit, 70% before shipment", "--sent", env=env,
    )  # fmt: skip


def test_each_thing_that_was_asked_is_answered_and_nothing_known_is_asked(book, mail):
    """Finding 10: Hanna asked for CE, her own box and an explanation; Paulo said CIF Santos."""
    mail(HANNA)
    said = book("draft", "hanna", "first-reply")
    for line in (
        "- Price: by 24 November", "- Certificates: we hold CE", "- UL: I check it and answer by 24 November",
        "- Minimum order: our answer by 24 November", "- Lead time: our answer by 24 November",
        "- Your own box: by 24 November, with the quantity it starts at",
        "- How an order runs: step by step in a mail of its own by 24 November",
    ):  # fmt: skip
        assert line in said
    assert "pass it on to your manager" in said
    assert "How many" not in said
    assert said.count("?") == 1


def test_the_minimum_is_that_of_the_article_that_was_asked_for(book, mail):
    book("add", "offer", "Desk lamp Luna", "--category", "lamp", "--minimum-order", "500")
    mail(PAULO.replace("Have samples?", "What is your MOQ?"))
    assert "- Minimum order: 500 pcs" in book("draft", "paulo", "first-reply")


def test_who_says_that_english_is_hard_gets_simple_words_by_itself(run, mail):
    """Finding 11: the article's own case from Brazil."""
    mail(PAULO)
    done = run("draft", "paulo", "first-reply")
    assert "Your questions:" in done.stdout
    assert "- Price: by 24 November, CIF Santos as you asked" in done.stdout
    assert "so your questions go straight" not in done.stdout
    assert "To which port" not in done.stdout
    assert "English is hard for them: --bilingual" in done.stderr
    assert json.loads(run("draft", "paulo", "first-reply", "--json").stdout)["variant"] == "simple"


def test_four_people_get_four_letters(book, person):
    """M5: four different people, four letters that differ in substance, not in the name alone."""
    person("Ann Assist", "A", "SE", "authority=assists")
    person("Bo Boss", "B", "DE", "authority=decides", "temperament=serious")
    person("Cy Friend", "C", "AE", "closeness=friend")
    person("Di New", "D", "US", "joined_firm=2026-06")
    letters = [book("draft", who, "first-reply").split("\n\n", 2)[2] for who in ("ann", "bo", "cy", "di")]
    assert len(set(letters)) == 4
    assert ["manager" in each for each in letters] == [True, False, False, False]
    assert ["decide at once" in each for each in letters] == [False, True, False, False]
    assert ["good to hear from you" in each for each in letters] == [False, False, True, False]
    assert ["new to you" in each for each in letters] == [False, False, False, True]


def test_a_cold_lead_gets_a_first_approach_with_the_reason(book, person, refused):
    """M6, finding 6 and 13: who never wrote is not thanked for an inquiry, and waits for nothing."""
    person("Igor Petrov", "Volna", "RU", "source=customs")
    for kind in ("first-reply", "chase", "first-approach"):
        assert 'Instead: dossier set o1 main_products="…"' in refused("igor", kind)
    book("set", "volna", "main_products=table lamps")
    assert "No message of Igor Petrov is in the book. Instead: dossier draft c1 first-approach" in refused(
        "igor", "first-reply"
    )
    assert "dossier draft c1 first-approach" in refused("igor", "chase")
    said = book("draft", "igor")
    assert "We do not know each other yet" in said
    assert "you sell table lamps, and we make chargers and LED lamps" in said
    assert "May I send you one page with pictures and prices?" in said
    book("log", "igor", "first letter", "--by", "email", "--out", "--topic", "first-approach")
    assert "You have written to Igor Petrov already." in refused("igor", "first-approach")


def test_nobody_is_thanked_for_a_visit_that_was_none(person, refused, book):
    """Finding 6: each kind refuses what did not happen, and no option makes it say so."""
    person("Hanna Berg", "Nord", "SE")
    for kind, words in (
        ("thanks", "No visit of the last 45 days"), ("reconfirm-terms", "Neither incoterm nor payment"),
        ("anniversary", "No day of an anniversary"), ("order-confirmed", "No order of theirs"),
        ("payment-received", "No money of theirs"), ("delay", "No order of theirs with a shipping date"),
        ("artwork", "No correction waits"), ("fair", "No fair of theirs"), ("proposal", "Nothing of ours"),
        ("first-import", "It is not noted that this is their first purchase"),
    ):  # fmt: skip
        assert words in refused("hanna", kind, "--anyway")
    book("add", "visit", "hanna", "to_us", "2026-11-20", "--place", "Shenzhen")
    assert "Thank you for coming to see us in Shenzhen on 20 November." in book("draft", "hanna", "thanks")


def test_a_client_of_old_is_not_thanked_for_an_inquiry(book, person, refused):
    person("Karen Lee", "Southern", "AU", "first_contact=2024-04", known=True)
    book("log", "karen", "What is the lead time now?", "--by", "email", "--in")
    assert "Instead: dossier draft c1 answer" in refused("karen", "first-reply")
    said = book("draft", "karen")
    assert "inquiry" not in said
    assert "Thank you for your message of 23 November." in said
    assert "- Lead time: our answer by 24 November" in said


def test_a_reminder_comes_after_three_working_days_and_never_first_as_a_farewell(book, person, refused):
    """P2 of the first week, finding 8: the first chase two days later was a break-up mail."""
    person("Anna Schmidt", "Nord", "DE", known=True)
    quoted(book, "nord")
    soon = refused("anna", "chase", env={"DOSSIER_NOW": "2026-11-25T08:30"})
    assert "a reminder is decent from 26 Nov on" in soon
    assert "too early to put it aside" in refused("anna", "chase", "--angle", "close", env=LATER)
    said = book("draft", "anna", env=LATER)
    assert "Which point does not fit yet: price, quantity or date?" in said
    for number, topic in enumerate(("quote", "question", "fair")):
        day = {"DOSSIER_NOW": f"2026-12-{number * 7 + 1:02}T08:30"}
        book("log", "anna", "reminder", "--by", "email", "--out", "--topic", f"chase:{topic}", env=day)
    assert "There is nothing new to say" in refused("anna", "chase", env={"DOSSIER_NOW": "2026-12-22T08:30"})
    last = book("draft", "anna", "chase", "--angle", "close", env={"DOSSIER_NOW": "2027-01-20T08:30"})
    assert "aside until you write?" in last


def test_a_friend_is_asked_how_they_are(run, book, person):
    """M4: the best friend gets a human note from the last talk, never "Shall I keep this open?"."""
    person("Karen Lee", "Southern", "AU", "closeness=friend", known=True)
    book("log", "karen", "Ruby passed the exams", "--by", "call", "--on", "2026-11-09")
    quoted(book, "southern")
    done = run("draft", "karen", "chase", "--point", "Give Ruby my best.", env=LATER)
    assert "Dear Karen,\n" in done.stdout
    assert "Our talk on 9 November has stayed with me. Give Ruby my best." in done.stdout
    assert "How are you these days?" in done.stdout
    assert "aside" not in done.stdout
    assert "exams" not in done.stdout
    assert "“Ruby passed the exams”" in done.stderr


def test_what_is_overdue_from_them_is_what_is_asked_for(book, person):
    person("Lucía Hernández", "Casa", "ES", known=True)
    book("log", "lucia", "asked for the accounts", "--by", "email", "--out", "--on", "2026-10-30")
    book(
        "add",
        "promise",
        "lucia",
        "annual accounts",
        "--by",
        "theirs",
        "--due-on",
        "2026-11-06",
        env={"DOSSIER_NOW": "2026-10-30T09:00"},
    )
    said = book("draft", "lucia", "chase")
    assert "We are waiting for what you wanted to send us by 6 November." in said
    assert "annual accounts" not in said


def test_a_proposal_names_articles_with_their_reason_and_no_word_about_her_own_firm(book, person, refused):
    """Finding 9: the proposal letter had no proposal."""
    person("Anna Schmidt", "Nord", "DE", known=True)
    book(
        "set",
        "nord",
        "main_products=lamps",
        "sells_through=online",
        "strengths=46 shops by the coast",
        "brand_strategy=own_brand",
    )
    assert "dossier match o1 --all" in refused("anna", "proposal")
    book("add", "offer", "Desk lamp Luna", "--code", "L-1", "--category", "lamp", "--minimum-order", "500")
    book("add", "offer", "Wall charger", "--code", "W-1", "--category", "charger")
    said = book("draft", "anna", "proposal")
    assert "- Desk lamp Luna (L-1): goes with your lamps, from 500 pcs" in said
    assert "We would make it under your own brand." in said
    assert "W-1" not in said
    assert "online" not in said
    assert "coast" not in said
    assert said.count("?") == 1


def test_the_library_names_the_file_and_does_not_send_it_twice(run, book, person, tmp_path):
    person("David Cohen", "Cohen", "US")
    book("set", "cohen", "china_experience=first_time")
    assert "attached" not in book("draft", "david", "first-import")
    chart = tmp_path / "flowchart.pdf"
    chart.write_bytes(b"%PDF-1.4 chart")
    book("attach", "us", str(chart), "--as", "flow chart")
    done = run("draft", "david", "first-import")
    assert "The attached flow chart shows the same steps." in done.stdout
    assert "flow chart (h1 flowchart.pdf, not sent to them yet)" in done.stderr
    book("send", "david", "h1")
    again = run("draft", "david", "first-import")
    assert "attached" not in again.stdout
    assert "h1 flowchart.pdf went on 23 Nov already, not again" in again.stderr


def test_an_order_from_its_confirmation_to_the_money_and_a_delay(book, person, refused):
    person("Anna Schmidt", "Nord", "DE", known=True)
    quoted(book, "nord")
    book("order", "d1", "--ship-by", "2027-01-20", "--override", "first trial")
    said = book("draft", "anna", "order-confirmed")
    for line in (
        "- Desk lamp Luna, 1,000 pcs, USD 4.20",
        "- Total: USD 4,200",
        "- Terms: FOB Shenzhen",
        "- The goods leave by 20 January",
    ):
        assert line in said
    book("order", "s1", "--received", "USD 1,260")
    paid = book("draft", "anna", "payment-received")
    assert "USD 1,260 for order PI-2026-001 arrived on 23 November. Still open: USD 2,940." in paid
    assert "A delay needs the new date." in refused("anna", "delay")
    assert "is no delay" in refused("anna", "delay", "--day", "2027-01-10")
    late = book("draft", "anna", "delay", "--day", "2027-02-03", "--because", "the mould broke")
    assert "cannot leave on 20 January as planned. The new date is 3 February. The reason: the mould broke." in late
    assert "Does 3 February still work for you?" in late


@pytest.mark.parametrize(
    ("facts", "country", "day", "feast"),
    [
        (("religion=muslim",), "GB", "2026-12-20", None),
        (("religion=hindu",), "IN", "2026-12-20", None),
        (("religion=jewish",), "US", "2026-12-20", None),
        (("religion=jewish",), "US", "2026-11-23", "Thanksgiving"),
        (("religion=orthodox",), "RU", "2026-12-30", "the New Year"),
        (("religion=orthodox",), "RU", "2027-01-03", "Christmas"),
        (("religion=orthodox",), "GR", "2027-01-03", None),
        (("religion=muslim",), "SA", "2027-03-05", "Eid al-Fitr"),
        ((), "CN", "2027-01-30", "the Lunar New Year"),
        ((), "DE", "2026-12-20", "Christmas"),
        ((), "RU", "2026-12-15", None),
    ],
)
def test_wishes_are_for_a_feast_they_keep_and_never_for_a_day_off(run, person, facts, country, day, feast):
    """Finding 7 and 8: no Christmas for David or Priya, no wishes for a "Day off"."""
    person("Ira Moss", "Moss", country, *facts)
    done = run("draft", "ira", "holiday", env={"DOSSIER_NOW": f"{day}T09:00"})
    assert "Day off" not in done.stdout
    if feast is None:
        assert (done.exit_code, "No feast that Ira Moss keeps is near." in done.stderr) == (6, True)
    else:
        assert f"Good wishes for {feast}" in done.stdout


def test_a_birthday_says_no_age_and_comes_on_its_day(book, person, refused):
    person("Anna Schmidt", "Nord", "DE", "birthday=1966-11-25", known=True)
    person("Igor Petrov", "Volna", "RU", "birthday=--03-12", known=True)
    said = book("draft", "anna")
    assert "Happy birthday" in said
    assert "60" not in said
    assert "party" not in said
    assert "The birthday of Igor Petrov is only on 12 Mar 2027." in refused("igor", "birthday")


def test_an_anniversary_has_its_number_and_praises_the_firm(book, person, refused):
    """company-and-country 20: the number of the news, no thanks for work that never was."""
    person("Anna Schmidt", "Nord", "DE", known=True)
    book("add", "news", "nord", "anniversary", "30 years Nord", "--on-date", "2026-12-05")
    said = book("draft", "anna", "anniversary")
    assert "Nord is 30 years old on 5 December: congratulations from all of us." in said
    assert "working with us" not in said
    assert "is only on 5 Dec" in refused("anna", "anniversary", env={"DOSSIER_NOW": "2026-09-01T09:00"})


def test_standing_terms_are_reconfirmed_in_the_sentence_of_their_owner(book, person):
    person("Anna Schmidt", "Nord", "DE", known=True)
    book(
        "terms",
        "nord",
        "incoterm=FOB Shenzhen",
        "payment=30/70",
        "packaging=their colour box",
        env={"DOSSIER_NOW": "2026-09-01T09:00"},
    )
    sentence = book("terms", "nord", "--confirm", "--lang", "en").splitlines()[0]
    said = book("draft", "anna", "reconfirm-terms")
    assert sentence in said
    assert "- Packaging: your colour box" in said
    assert "These terms have stood since 1 September." in said


def test_who_comes_already_is_not_invited_and_whose_transport_we_book_is_not_asked(book, person, refused):
    person("Anna Schmidt", "Nord", "DE", known=True)
    assert "Would you like to see our factory?" in book("draft", "anna", "visit-invitation")
    book("add", "visit", "anna", "to_us", "2026-12-14")
    assert "comes to you on 14 Dec already" in refused("anna", "visit-invitation")
    book("terms", "nord", "incoterm=CIF Hamburg")
    assert "On CIF you book the transport yourself." in refused("anna", "ask-forwarder")


@pytest.mark.parametrize(
    ("name", "more", "greeting"),
    [
        ("王小明", (), "Dear Xiaoming Wang,"), ("王小明", ("also_called=Tom Wang",), "Dear Tom Wang,"),
        ("Dr. Karl-Heinz Weber", (), "Dear Dr. Weber,"), ("Karen Lee", ("closeness=friend",), "Dear Karen,"),
    ],
)  # fmt: skip
def test_everybody_is_called_by_a_name_that_the_letter_can_write(book, person, name, more, greeting):
    person(name, "Firm", "DE", *more, known=True)
    assert greeting in book("draft", "c1", "visit-invitation")


def test_a_foreign_name_that_was_made_of_chinese_signs_is_said(run):
    run("add", "contact", "彼得", "--company", "海星", "--country", "NL", "--known", "--no-input")
    run("add", "contact", "王小明", "--company", "明光", "--country", "CN", "--known", "--no-input")
    assert (
        'Called De Bi by the sound of the Chinese signs. Their own spelling is noted with: dossier set c1 also_called="…"'
        in (run("draft", "c1", "visit-invitation").stderr)
    )
    assert "by the sound" not in run("draft", "c2", "visit-invitation").stderr
    run("set", "c1", "别名=Peter")
    letter = run("draft", "c1", "visit-invitation")
    assert "Dear Peter," in letter.stdout
    assert "by the sound" not in letter.stderr


def test_a_language_without_letters_is_no_language_that_is_not_known(run):
    run("add", "contact", "Piet Smit", "--company", "Zee", "--country", "NL", "--known", "--no-input")
    run("set", "c1", "written_english=poor", "languages=Dutch")
    done = run("draft", "c1", "visit-invitation", "--bilingual")
    assert done.exit_code == 2
    assert "No letter is written in the language that is noted for them. Add --lang with one of" in done.stderr
    said = run("draft", "c1", "visit-invitation").stderr
    assert "no letter is written in their language: put a translation below it" in said
    assert "--bilingual" not in said


def test_a_firm_with_one_person_is_written_to_that_person(book, person):
    person("Anna Schmidt", "Nord", "DE", "authority=assists", known=True)
    assert "Dear Anna Schmidt," in book("draft", "nord", "visit-invitation")


def test_a_stranger_of_whom_nothing_is_known_is_for_a_first_approach_that_says_what_it_lacks(book, person, refused):
    person("Igor Petrov", "Volna", "RU", "source=customs")
    said = refused("igor")
    assert (
        "For now it would be first-approach (first letter to somebody we found), but: Nothing is noted of what they sell"
        in said
    )
    assert 'Instead: dossier set o1 main_products="…"' in said
    book("set", "volna", "main_products=table lamps")
    assert "We do not know each other yet" in book("draft", "igor")


def test_nobody_is_asked_for_a_forwarder_before_there_is_something_to_ship(book, person, refused):
    person("Igor Petrov", "Volna", "RU", "source=customs")
    book("set", "volna", "main_products=table lamps")
    assert "Igor Petrov does not know you yet. Instead: dossier draft c1 first-approach" in refused(
        "igor", "ask-forwarder", "--anyway"
    )
    person("Anna Schmidt", "Nord", "DE", known=True)
    assert 'there is nothing to ship yet. Instead: dossier deal c2 "…"' in refused("anna", "ask-forwarder", "--anyway")
    book("deal", "nord", "Luna lamps", "--product", "Desk lamp Luna")
    assert "Who is your forwarder" in book("draft", "anna", "ask-forwarder")
    person("Bo Berg", "Berg", "SE", known=True)
    book("terms", "berg", "incoterm=FOB Shenzhen")
    assert "FOB Shenzhen" in book("draft", "bo", "ask-forwarder")


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("Likes the price; asks for a smaller box and says the boys start university", {"Your own box"}),
        ("Thanked for the test reports.", set()),
        ("Samples are fine. Wants to see the line.", set()),
        ("Asks how an import from China is done, how many days for make, and the price", {
            "Price", "Lead time", "How an order runs",
        }),
        ("Likes the price, but needs samples", {"Samples"}),
        ("MOQ and warranty?", {"Minimum order", "Warranty"}),
        ("样品收到了，价格可以；想要彩盒", {"Your own box"}),
    ],
)  # fmt: skip
def test_a_note_of_what_they_said_asks_only_where_it_says_that_they_ask(book, person, note, asked):
    person("Karen Lee", "Southern", "AU", "first_contact=2024-04", known=True)
    book("log", "karen", note, "--by", "email", "--in")
    said = book("draft", "karen", "answer")
    assert {line[2:].split(":")[0] for line in said.splitlines() if line.startswith("- ")} == asked
    assert ("I am working on it" in said) == (not asked)


def test_who_was_answered_already_gets_an_answer_and_no_second_first_reply(run, book, person, refused):
    """Cohen's samples were sent: nobody thanks him for an inquiry and promises them again."""
    person("David Cohen", "Hudson", "US")
    book("log", "david", "Asks for samples of the travel charger.", "--by", "email", "--in")
    assert "Thank you for your inquiry" in book("draft", "david")
    assert "It is the first inquiry" in refused("david", "answer")
    book("log", "david", "Samples sent by courier.", "--by", "email", "--out")
    book("log", "david", "Samples are fine. Wants to see the line.", "--by", "email", "--in")
    assert "heard from you since the first message: on 23 Nov. Instead: dossier draft c1 answer" in refused(
        "david", "first-reply"
    )
    done = run("draft", "david")
    assert "For now: answer" in done.stderr
    assert "Samples" not in done.stdout
    assert "Thank you for your message of 23 November." in done.stdout


def test_wishes_carry_no_test_report(run, book, person):
    person("Karen Lee", "Southern", "AU", "birthday=11-25", "first_contact=2024-04", known=True)
    book("log", "karen", "Asks for the test report.", "--by", "email", "--in")
    assert "test report" in run("draft", "karen", "answer").stderr
    assert "Worth attaching" not in run("draft", "karen", "birthday").stderr


def test_the_reminder_of_an_unanswered_message_leaves_the_kind_to_the_program(book, person):
    person("Karen Lee", "Southern", "AU", "first_contact=2024-04", known=True)
    book("log", "karen", "Asks for the price.", "--by", "email", "--in")
    assert "› dossier draft c1" in [line.strip() for line in book("remind", "karen", env=LATER).splitlines()]


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("es", ("Subject: Pago del pedido PO-7, con vencimiento el 10 de noviembre", "¿Qué día podemos esperarlo?",
                "Buenos días, Karen Lee:", "Saludos cordiales,")),
        ("pt", ("Subject: Pagamento do pedido PO-7, com vencimento em 10 de novembro", "Em que dia podemos contar com ele?",
                "Bom dia, Karen Lee,", "Atenciosamente,")),
    ],
)  # fmt: skip
def test_money_that_is_due_is_asked_for_in_their_language(book, person, lang, lines):
    person("Karen Lee", "Southern", "AU", known=True)
    book("deal", "southern", "Lamps", "--product", "Desk lamp Luna", env={"DOSSIER_NOW": "2026-10-20T09:00"})
    book("order", "d1", "--number", "PO-7", "--value", "USD 4,000", "--payment", "30/70", "--deposit-due", "2026-11-10",
         env={"DOSSIER_NOW": "2026-10-20T09:00"})  # fmt: skip
    said = book("draft", "karen", "chase", "--lang", lang)
    for line in lines:
        assert line in said
    assert said.count("?") == 1
    assert {"es": "4\u00a0000", "pt": "4.000"}[lang] in book("draft", "karen", "order-confirmed", "--lang", lang)
    assert "4,000" in book("draft", "karen", "order-confirmed")
