import re

import pytest

from advice.books import (
    ROOT,
    TODAY,
    ago,
    ahead,
    book,
    contact,
    deal,
    entry,
    fact,
    facts,
    holiday,
    market,
    news,
    order,
    product,
    promise,
    proof,
    quote,
    stuck,
    visit,
)  # fmt: skip
from dossier.advice.letters.drafts import KINDS, LANGUAGES, Draft, DraftError, draft
from dossier.advice.playbook.scene import Around
from dossier.advice.profile import Profile, read_profile
from dossier.errors import InvalidValueError
from dossier.records.catalogue.catalogue import by_key
from dossier.records.dossier import Dossier

SHIPPED = ROOT / "data/drafts"
US = Profile("Li Na", "Sales", "Brightway", "li@brightway.example", "+86 755 1", "brightway.example", "chargers and lamps",
             "CE, UKCA", "Shenzhen", "deck.pdf", lab=True, quality_control=True, designers=True, factory=True)  # fmt: skip
AROUND = Around(holidays=(holiday("Christmas", ahead(32), "DE"),))
TERMS = facts(
    terms__incoterm="FOB", terms__place="Hong Kong", terms__forwarder="Sino Trans", terms__payment="30% deposit, 70% before shipment",
    terms__packaging="their colour box", terms__documents="B/L\ninvoice", terms__label_language="German",
    company__main_products="lamps\nchargers", company__sells_through="online\nown_shops", company__strengths="fast delivery",
    company__brand_strategy="own_brand", company__founded="1998-12-10", company__design_team="outsourced",
)  # fmt: skip
RICH = book(
    contact=contact(salutation="Ms"), country="DE", facts=TERMS, deals=(deal("quoted", product="charger A"),),
    quotes=(quote(valid_until=ahead(20)),), proofs=(proof(),), orders=(order(ship_by=ahead(60)),),
    products=(product(), product("solar lamp", "new")), news=(news(on=ahead(45)),), visits=(visit(on=ago(3)),),
)  # fmt: skip
SIX = ("zh", "fr", "ru", "es", "pt", "de")
IN_SIX = ("first-reply", "chase", "reconfirm-terms", "ask-forwarder")
WRITTEN = [(kind, lang) for kind in KINDS for lang in ("en", "zh")] + [(k, lang) for k in IN_SIX for lang in SIX[1:]]


def letter(kind, dossier=RICH, variant=None, lang=None, **options) -> Draft:
    options = {"folders": [SHIPPED], "around": AROUND, "points": ["logo 2 mm larger"]} | options
    return draft(kind, dossier, options.pop("profile", US), TODAY, variant, lang, **options)


@pytest.mark.parametrize(("kind", "lang"), WRITTEN)
@pytest.mark.parametrize("variant", ["plain", "simple"])
def test_a_letter_from_a_full_dossier_leaves_nothing_out(kind, lang, variant):
    written = letter(kind, variant=variant, lang=lang)
    assert written.left_out == ()
    assert written.subject
    assert "Li Na" in written.body
    assert len(written.body) > 80


@pytest.mark.parametrize(("kind", "lang"), WRITTEN)
@pytest.mark.parametrize("dossier", [Dossier(None, None), book()], ids=["nothing", "two names"])
def test_an_unknown_fact_leaves_no_hole(kind, lang, dossier):
    written = letter(kind, dossier, lang=lang, profile=Profile(), points=(), around=Around())
    after_greeting = written.body.split("\n\n", 1)[1]
    whole = re.sub(r" +->", " ->", f"{written.subject}\n{after_greeting}")
    assert not re.search(r"\{|\}|None|Undefined|\[\w|  |\| |: *\n\n|\(\s*\)", whole)
    assert not re.search(r"\s[,.;:?!](\s|$)", whole) or lang == "fr"
    assert "your name" in written.left_out
    assert written.subject.strip(" :?")


def test_a_sentence_left_out_is_named():
    poorer = RICH._replace(facts=tuple(row for row in TERMS if row.key != "terms.forwarder"))
    assert "Sino Trans" in letter("reconfirm-terms").body
    written = letter("reconfirm-terms", poorer)
    assert written.left_out == ("forwarder",)
    assert "Forwarder" not in written.body


HIDDEN = "ZEBRA"


def secret_dossier() -> Dossier:
    closed = [entry for entry in by_key().values() if entry.sensitivity != "shareable"]
    rows = tuple(fact(entry.key, HIDDEN) for entry in closed)
    told = tuple(fact(row.key, HIDDEN, told_by=7) for row in TERMS)
    guessed = (fact("company.strengths", HIDDEN, certainty="guess"),)
    return RICH._replace(
        facts=rows + told + guessed, log=(entry(text=HIDDEN, topics=HIDDEN),), rounds=(stuck(),),
        deals=(deal("quoted", title=HIDDEN, next_step=HIDDEN, reason=HIDDEN),), promises=(promise(text=HIDDEN),),
        visits=(visit(on=ago(3), text=HIDDEN, purpose=HIDDEN),), markets=(market("US")._replace(text=HIDDEN),),
        products=(product(supplier=HIDDEN, difference=HIDDEN, selling_points=HIDDEN),),
        news=(news(on=ahead(45), action=HIDDEN), news("people", HIDDEN, ago(3))), contact=contact(nickname=HIDDEN),
    )  # fmt: skip


@pytest.mark.parametrize(("kind", "lang"), WRITTEN)
def test_nothing_private_told_by_others_or_guessed_enters_a_letter(kind, lang):
    for angle in [None, *angles_of(kind, lang)]:
        written = letter(kind, secret_dossier(), lang=lang, angle=angle)
        assert HIDDEN not in written.subject + written.body


def test_the_control_a_shareable_fact_does_enter():
    assert HIDDEN in letter("reconfirm-terms", RICH._replace(facts=facts(terms__forwarder=HIDDEN))).body


def angles_of(kind, lang):
    text = (SHIPPED / f"{kind}.{lang}.j2").read_text(encoding="utf-8")
    tags = {tag for group in re.findall(r"^\[([a-z -]+)\]", text, re.MULTILINE) for tag in group.split()}
    return sorted(tags - {"simple", "full"})


def test_a_weak_reader_gets_the_simple_letter_unless_the_plain_is_asked_for():
    weak = RICH._replace(facts=(*TERMS, *facts(contact__written_english="poor")))
    assert letter("first-reply", weak).variant == "simple"
    assert letter("first-reply", RICH).variant == "plain"
    assert letter("first-reply", weak, "plain").body == letter("first-reply", RICH).body


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_simple_letter_has_shorter_sentences(kind):
    def longest(text):
        return max(len(sentence.split()) for sentence in re.split(r"[.?!:;\n]+", text))

    assert longest(letter(kind, variant="simple").body) <= longest(letter(kind, variant="plain").body)
    assert longest(letter(kind, variant="simple").body) <= 27


@pytest.mark.parametrize("lang", SIX)
@pytest.mark.parametrize("kind", IN_SIX)
def test_a_bilingual_letter_has_both_languages_and_simple_english(kind, lang):
    both = letter(kind, variant="bilingual", lang=lang)
    english, other = both.body.split(f"\n{'-' * 40}\n\n")
    angle = both.angle or None
    assert english == letter(kind, variant="simple", angle=angle).body
    assert other == letter(kind, variant="simple", lang=lang, angle=angle).body
    assert both.lang == f"en+{lang}"


def test_the_second_language_is_the_one_the_person_speaks():
    german = RICH._replace(facts=(*TERMS, *facts(contact__languages="English\nDeutsch")))
    assert letter("chase", german, "bilingual").lang == "en+de"
    with pytest.raises(DraftError, match="--lang"):
        letter("chase", RICH, "bilingual")


def test_each_chase_takes_an_angle_that_was_not_used_yet():
    seen = []
    dossier = RICH
    for number in range(6):
        written = letter("chase", dossier)
        seen.append(written.angle)
        dossier = dossier._replace(log=(*dossier.log, entry(number=number, topics=written.topic)))
    assert seen == ["sample", "fair", "quote", "new-product", "best-seller", "close"]
    assert letter("chase", dossier).angle == "close"


def test_an_angle_without_its_facts_is_passed_over():
    assert letter("chase", RICH._replace(proofs=())).angle == "fair"
    assert letter("chase", book()).angle == "close"
    assert letter("chase", angle="quote").angle == "quote"


def test_corrections_stand_numbered_in_one_message():
    body = letter("artwork", points=["logo 2 mm larger", "barcode missing"]).body
    assert "1. logo 2 mm larger\n2. barcode missing\n" in body


def test_the_first_import_has_a_flow_chart_of_one_step_a_line():
    assert len(re.findall(r"^\d\. .+ -> .+$", letter("first-import").body, re.MULTILINE)) == 8


def test_what_is_already_known_is_not_asked_again():
    asked, known = letter("first-reply", book()), letter("first-reply")
    assert "payment terms" in asked.body
    assert "payment terms" not in known.body


def test_text_of_the_client_is_text_and_no_template():
    evil = RICH._replace(deals=(deal(product="{{ me }} {% if 1 %}\nBcc: x@y.example"),))
    written = letter("first-reply", evil)
    assert "{{ me }} {% if 1 %} Bcc: x@y.example" in written.subject
    assert "\n" not in written.subject


def test_a_template_of_the_users_own_stands_first_and_cannot_reach_out(tmp_path):
    (tmp_path / "thanks.en.j2").write_text("Subject: Hi\n\nMy own thanks.\n", encoding="utf-8")
    assert letter("thanks", folders=[tmp_path, SHIPPED]).body == "My own thanks.\n"
    for attack in ("{{ ''.__class__.__mro__ }}", "{{ firm.__class__ }}", "{% if %}", "{{ lipsum.__globals__ }}"):
        (tmp_path / "thanks.en.j2").write_text(f"Subject: Hi\n\nHello.\n{attack}\n", encoding="utf-8")
        with pytest.raises(DraftError, match=re.escape(attack)):
            letter("thanks", folders=[tmp_path])


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("thank", None, None), "thanks"),
        (("thanks", "fancy", None), "bilingual"),
        (("thanks", None, "it"), "fr"),
        (("thanks", None, "fr"), "en, zh"),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(words, hint):
    with pytest.raises(DraftError, match=hint):
        letter(words[0], RICH, words[1], words[2])
    with pytest.raises(DraftError, match="close"):
        letter("chase", angle="magic")


def test_attachments_are_named_with_their_file_where_one_is_known():
    assert "company introduction: deck.pdf" in letter("introduction").attachments_suggested
    assert letter("introduction", profile=Profile()).attachments_suggested == ("company introduction",)


def test_every_template_belongs_to_a_kind_and_a_language():
    names = {path.name for path in SHIPPED.glob("*.j2")}
    assert names == {f"{kind}.{lang}.j2" for kind, lang in WRITTEN} | {f"signature.{lang}.j2" for lang in LANGUAGES}


def test_the_profile_refuses_what_it_does_not_know():
    assert read_profile({"firm": "Brightway", "lab": True}) == Profile(firm="Brightway", lab=True)
    with pytest.raises(InvalidValueError, match="firm"):
        read_profile({"frim": "Brightway"})
    with pytest.raises(InvalidValueError, match="true or false"):
        read_profile({"lab": "yes"})
