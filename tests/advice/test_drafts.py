"""Letters from dossiers told in few words: what may stand in one, what is left out, and whose template counts."""

import re
from datetime import date
from decimal import Decimal

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
from dossier.advice.letters.drafts import Draft, DraftError, NotNowError, Wish, draft
from dossier.advice.letters.kinds import ANGLES, KINDS
from dossier.advice.letters.matter import Article, Matter
from dossier.advice.playbook.scene import Around
from dossier.advice.profile import Profile, read_profile
from dossier.errors import InvalidValueError
from dossier.records.catalogue.catalogue import by_key
from dossier.records.deal.recap import Basis
from dossier.records.order.order import OrderLine
from dossier.world.feasts import feasts

SHIPPED = ROOT / "data/drafts"
US = Profile("Li Na", "Sales", "Brightway", "li@brightway.example", "+86 755 1", "brightway.example", "chargers and lamps",
             "CE, UKCA", "Shenzhen", "deck.pdf", lab=True, quality_control=True, designers=True, factory=True)  # fmt: skip
AROUND = Around(
    holidays=(holiday("Christmas Day", ahead(9), "DE")._replace(kind="public"),), feasts=feasts(), profile=US
)
CONFIRM = dict.fromkeys(("en", "de", "fr", "ru", "es", "pt"), "Last time it was FOB.") | {"zh": "上次是FOB。"}
LUNA = Article("Luna (L-1)", reasons=(("category", "lamps"),))
MATTER = Matter(
    AROUND, articles=(LUNA,), mode="oem", confirm=CONFIRM,
    corrections=("logo 2 mm larger", "barcode missing"), new_date=ahead(90), because="the mould broke", anyway=True,
    news="UL",
    recap=(Basis("r1", "30/70", "payment"), Basis("m1", "a sample", None, "ours", ahead(9))), recap_on=ahead(-1),
)  # fmt: skip
TERMS = facts(
    terms__incoterm="FOB", terms__place="Hong Kong", terms__payment="30% deposit, 70% before shipment",
    terms__packaging="their colour box", terms__documents="B/L\ninvoice", terms__label_language="German",
    company__main_products="lamps\nchargers", company__founded="1998-12-10", company__china_experience="first_time",
    contact__birthday="1980-11-25",
)  # fmt: skip
RICH = book(
    contact=contact(salutation="Ms"), country="DE", facts=TERMS, deals=(deal("quoted", product="charger A"),),
    quotes=(quote(valid_until=ahead(20)),), proofs=(proof(),), orders=(order(ship_by=ahead(60), deposit_paid=ago(4)),),
    products=(product(), product("solar lamp", "new")), news=(news(on=ahead(45)),), visits=(visit(on=ago(3)),),
    log=(entry("in", text="price, samples and certificates please"),),
)  # fmt: skip
EVERY = [(kind, lang) for kind in KINDS if kind != "first-approach" for lang in MATTER.confirm]


IN_OUR_WORDS = ("first-reply", "introduction", "reconfirm-terms", "delay")
"""Letters with a sentence in the sender's own words, which stand in one language."""


def letter(kind, dossier=RICH, variant=None, lang=None, *, angle=None, matter=MATTER, folders=(SHIPPED,)) -> Draft:
    return draft(dossier, TODAY, Wish(kind, variant, lang, angle), matter, folders)


@pytest.mark.parametrize(("kind", "lang"), EVERY)
@pytest.mark.parametrize("variant", ["plain", "simple"])
def test_a_letter_from_a_full_dossier_has_no_hole_and_is_short(kind, lang, variant):
    written = letter(kind, variant=variant, lang=lang)
    text = f"{written.subject}\n{written.body.replace('Buenos días, Anna Schmidt:', '')}"  # where a colon greets
    assert [name for name in written.left_out if "another language" not in name] == []
    assert bool(written.left_out) is (
        (kind in IN_OUR_WORDS[:3] and lang != "en") or (kind == "delay" and lang in {"zh", "ru"})
    )
    assert "Li Na" in written.body
    assert not re.search(r"\{|\}|None|Undefined|  \w|:\n\n(?![-\d])|\(\s*\)", text.replace(" ->", "->"))
    assert not re.search(r"[ \t\n][,.;:?!](\s|$)", text)
    assert not re.search(r"(?m)[?!] .*\[|^\[", text)
    words = [each for each in written.body.split() if re.search(r"\w", each)]
    assert len(words) <= (120 if variant == "simple" and kind != "first-import" else 150)


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_letter_asks_at_most_one_question(kind):
    if kind == "first-approach":
        return
    for variant in ("plain", "simple"):
        assert letter(kind, variant=variant).body.count("?") <= 1


HIDDEN = "ZEBRA"


def secret_dossier():
    closed = [
        entry
        for entry in by_key().values()
        if entry.sensitivity != "shareable" and entry.type not in ("date", "number", "choice")
    ]
    rows = tuple(fact(entry.key, HIDDEN) for entry in closed)
    told = tuple(fact(row.key, HIDDEN, told_by=7) for row in TERMS)
    guessed = (fact("company.main_products", HIDDEN, certainty="guess"),)
    return RICH._replace(
        facts=TERMS + rows + told + guessed, log=(entry("in", text=HIDDEN, topics=HIDDEN),), rounds=(stuck(),),
        deals=(deal("quoted", title=HIDDEN, next_step=HIDDEN, reason=HIDDEN),),
        promises=(promise("theirs", text=HIDDEN),),
        visits=(visit(on=ago(3), text=HIDDEN, purpose=HIDDEN),), markets=(market("US")._replace(text=HIDDEN),),
        products=(product(supplier=HIDDEN, difference=HIDDEN, selling_points=HIDDEN),),
        news=(news(on=ahead(45), action=HIDDEN), news("people", HIDDEN, ago(3))), contact=contact(nickname=HIDDEN),
    )  # fmt: skip


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_nothing_private_told_by_others_or_guessed_enters_a_letter(kind, lang):
    for angle in [None, *ANGLES] if kind == "chase" else [None]:
        written = letter(kind, secret_dossier(), lang=lang, angle=angle)
        assert HIDDEN not in written.subject + written.body


def test_the_control_a_shareable_fact_does_enter():
    rows = tuple(fact(row.key, HIDDEN) if row.key == "terms.packaging" else row for row in TERMS)
    assert HIDDEN in letter("reconfirm-terms", RICH._replace(facts=rows)).body


def test_the_clients_box_is_your_box_and_free_words_stay_in_their_language():
    assert "- Packaging: your colour box" in letter("reconfirm-terms").body
    assert "colour box" not in letter("reconfirm-terms", lang="zh").body
    assert "mould" in letter("delay").body
    assert "mould" not in letter("delay", lang="zh").body
    assert "mould" not in letter("delay", variant="bilingual", lang="zh").body
    broken = MATTER._replace(because="die Form ist gebrochen")
    assert "Der Grund: die Form ist gebrochen." in letter("delay", lang="de", matter=broken).body
    for lang, variant in (("ru", None), ("de", "bilingual")):
        assert "Form" not in letter("delay", variant=variant, lang=lang, matter=broken).body


def test_a_german_letter_goes_on_after_the_comma_of_its_greeting():
    always_large = {"Ihr", "Ihre", "Sie", "Last", "Auftrag", "Light"}
    for kind in set(KINDS) - {"first-approach"}:
        for angle in ANGLES if kind == "chase" else [None]:
            written = letter(kind, lang="de", angle=angle)
            first = written.body.split("\n\n")[1].split()[0]
            assert written.left_out or first[0].islower() or first in always_large, (kind, angle, first)


@pytest.mark.parametrize(
    ("lang", "line", "day"),
    [
        ("en", "- charger A, 12,500 pcs, USD 3.20", "1 October 2027"),
        ("zh", "- charger A, 12,500 个, USD 3.20", "2027年10月1日"),
        ("de", "- charger A, 12.500 Stück, USD 3,20", "1. Oktober 2027"),
        ("fr", "- charger A, 12\u00a0500 pièces, USD 3,20", "1er octobre 2027"),
        ("ru", "- charger A, 12\u00a0500 шт., USD 3,20", "1 октября 2027 года"),
    ],
)
def test_numbers_days_and_pieces_are_written_as_in_the_language(lang, line, day):
    line_of_it = OrderLine(1, RICH.orders[0].id, 1, "charger A", Decimal(12500), "pcs", Decimal("3.2"))
    far = RICH._replace(orders=(order(ship_by=date(2027, 10, 1)),), order_lines=(line_of_it,))
    body = letter("order-confirmed", far, lang=lang).body
    assert line in body
    assert day in body


def test_both_halves_say_the_same_with_the_same_angle():
    both = letter("chase", variant="bilingual", lang="zh")
    english, chinese = both.body.split(f"\n{'-' * 40}\n\n")
    assert both.angle == "sample"
    assert "Has it arrived?" in english
    assert "请问收到了吗？" in chinese
    assert both.lang == "en+zh"


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
            letter("thanks", folders=[tmp_path, SHIPPED])


def test_a_tag_that_there_is_not_is_named(tmp_path):
    (tmp_path / "thanks.en.j2").write_text("Subject: Hi\n\n[freind] Hello.\n", encoding="utf-8")
    with pytest.raises(DraftError, match="freind"):
        letter("thanks", folders=[tmp_path, SHIPPED])


@pytest.mark.parametrize(
    ("words", "hint"),
    [(("thank", None, None), "thanks"), (("thanks", "fancy", None), "bilingual"), (("thanks", None, "it"), "fr")],
)
def test_what_there_is_not_is_refused_with_what_there_is(words, hint):
    with pytest.raises(DraftError, match=hint):
        letter(words[0], RICH, words[1], words[2])
    with pytest.raises(DraftError, match="close"):
        letter("chase", angle="magic")


@pytest.mark.parametrize(
    "kind", ["thanks", "order-confirmed", "payment-received", "delay", "proposal", "reconfirm-terms", "fair"]
)
def test_a_letter_about_what_did_not_happen_is_refused_and_cannot_be_forced(kind):
    with pytest.raises(NotNowError, match="Instead: dossier"):
        letter(kind, book(contact=contact()), matter=Matter(Around(profile=US), anyway=True))


def test_the_profile_refuses_what_it_does_not_know():
    assert read_profile({"firm": "Brightway", "lab": True}) == Profile(firm="Brightway", lab=True)
    with pytest.raises(InvalidValueError, match="firm"):
        read_profile({"frim": "Brightway"})
    with pytest.raises(InvalidValueError, match="true or false"):
        read_profile({"lab": "yes"})
