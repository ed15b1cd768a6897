"""What a salesperson types in the words of her trade: they mean what she means, or the answer says where they belong."""

import pytest

WIDE = {"COLUMNS": "400"}


@pytest.fixture
def book(run):
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--country", "DE", "--known", "--no-follow-up")
    run("deal", "nordlicht", "lamps", "--contact", "anna")
    return run


def said(done):
    assert done.exit_code == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("typed", "noted"),
    [
        ("品牌=贴牌", "brand strategy: unknown → own brand"),
        ("品牌=现成品牌", "brand strategy: unknown → resells brands"),
        ("brand=existing brands", "brand strategy: unknown → resells brands"),
        ("销售方式=电商、连锁超市", "sells through: unknown → online, retail chain"),
        ("channels=internet, brick-and-mortar", "sells through: unknown → online, own shops"),
        ("实体店=600家", "number of shops: unknown → 600"),
        ("采购经验=首次", "experience of buying from China: unknown → first time"),
        ("彩盒=很严", "demands on the colour box: unknown → strict"),
        ("功能=不严", "demands on function: unknown → relaxed"),
        ("包装=严格", "demands on packing: unknown → strict"),
        ("documents=strict", "demands on documents: unknown → strict"),
        ("包装=彩盒", "packaging: unknown → 彩盒"),
        ("packaging=normal", "packaging: unknown → normal"),
        ("自己的货代=没有", "own forwarder in China: unknown → no"),
        ("贸易术语=FOBHK", "incoterm: unknown → FOB"),
        ("incoterm=CIFHamburg", "named place: unknown → Hamburg"),
    ],
)
def test_a_fact_of_the_firm_in_other_words(book, typed, noted):
    assert noted in said(book("set", "nordlicht", typed))


@pytest.mark.parametrize(
    ("typed", "noted"),
    [
        ("add news nordlicht 周年庆典 十周年", "anniversary 十周年"),
        ("add news nordlicht 独家经销商 欧洲", "new distributor 欧洲"),
        ("add news nordlicht 参展 IFA", "trade fair IFA"),
        ("add news nordlicht 重大事件 上市", "other 上市"),
        ("add product nordlicht 月球灯 --kind 爆款", "best seller"),
        ("round d1 付款条件 --theirs 提单出来再付余款 --outcome 僵持", "stuck"),
        ("stage d1 输单 --why price --reason dear", "inquiry → lost"),
    ],
)
def test_a_choice_in_other_words(book, typed, noted):
    assert noted in said(book(*typed.split()))


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        ("品质要求=严格", "dossier set o1 strict.colour_box=strict strict.finish=relaxed"),
        ("quality=strict", "dossier set o1 strict.colour_box=strict strict.finish=relaxed"),
        ("第一次从中国采购=是", "dossier set o1 china_experience=first_time"),
        ("市场=美国", "dossier add market o1 COUNTRY"),
        ("新闻=上市", 'dossier add news o1 fair "…" --on-date WHEN'),
        ("畅销款=月球灯", 'dossier add product o1 "…" --kind best_seller'),
    ],
)
def test_a_word_that_is_no_field_is_told_where_it_belongs(book, typed, way):
    done = book("set", "nordlicht", typed)
    assert done.exit_code == 2
    assert f"Type: {way}" in done.stderr


@pytest.mark.parametrize(
    ("typed", "noted"),
    [
        ("饮食=不吃牛肉", "table: noted 不吃牛肉"),
        ("food=no beef", "table: noted no beef"),
        ("法律法规=BIS", "law and marks: noted BIS"),
        ("旅游景点=泰姬陵", "sights: noted 泰姬陵"),
        ("消费者特征=能用就行", "how they buy: noted 能用就行"),
        ("与中国关系=紧张", "relations with China: noted 紧张"),
        ("经济水平=low", "→ low"),
    ],
)
def test_a_country_is_meant_by_its_name_where_no_client_is_called_so(book, typed, noted):
    assert noted in said(book("set", "印度", typed))
    assert book("set", "印度", "汇率=0.08").stderr.startswith(
        "A country has no field “汇率”. A rate is kept by its currency."
    )


def test_a_client_called_like_a_country_is_the_client(book):
    book("add", "contact", "India Cole", "--company", "Cole Ltd", "--no-input")
    assert "India Cole (c2): diet: unknown → no beef" in said(book("set", "India", "food=no beef"))
    assert "India (IN): table: noted no beef" in said(book("set", "IN", "food=no beef"))


def test_no_forwarder_by_the_terms_is_no_forwarder(book):
    assert "forwarder: unknown → none." in said(book("terms", "nordlicht", "货代=没有"))
    assert "none in China: recommend these" in said(book("forwarders", "nordlicht"))
    line = next(
        each for each in said(book("advise", "anna", env=WIDE)).splitlines() if "no-forwarder-recommend" in each
    )
    assert "because: forwarder: none" in line
    book("terms", "nordlicht", "货代=中外运")
    assert "no-forwarder-recommend" not in said(book("advise", "anna"))


def test_a_market_since_a_month_is_told_with_its_month(book):
    book("add", "market", "nordlicht", "US", "--from-date", "2015")
    book("add", "market", "nordlicht", "AT", "--from-date", "2026-09")
    assert "has sold in Austria since Sep 2026" in said(book("advise", "anna", env=WIDE))


def test_an_anniversary_is_not_called_by_the_number_of_the_year_before(book):
    book("add", "news", "nordlicht", "anniversary", "20 years of Nordlicht", "--on-date", "2026-12-10")
    now, later = {**WIDE, "DOSSIER_NOW": "2026-12-01T09:00"}, {**WIDE, "DOSSIER_NOW": "2027-12-01T09:00"}
    assert "20 years of Nordlicht, on 10 Dec" in said(book("advise", "anna", env=now))
    assert "20 years of Nordlicht" in said(book("remind", env=now))
    assert "21 years of Nordlicht, on 10 Dec" in said(book("advise", "anna", env=later))
    assert "21 years of Nordlicht" in said(book("remind", env=later))
    assert "Subject: 21 years of Nordlicht" in said(book("draft", "anna", "anniversary", env=later))
    early = book("draft", "anna", "anniversary", env={"DOSSIER_NOW": "2026-11-02T09:00"})
    assert "The anniversary of Nordlicht GmbH is only on 10 Dec." in early.stderr


def test_of_several_anniversaries_the_nearest_is_told(book):
    book("set", "nordlicht", "founded=1998-12-10")
    book("add", "news", "nordlicht", "anniversary", "first shop", "--on-date", "2015-11-20")
    assert "28 years of the firm, on 10 Dec" in said(book("advise", "anna", env=WIDE))


def test_a_fair_is_not_over_on_its_second_day(book):
    book("add", "news", "nordlicht", "fair", "IFA", "--on-date", "2026-11-21")
    assert "Back from IFA" not in said(book("advise", "anna", env=WIDE))
    assert "Back from IFA" in said(book("advise", "anna", env={**WIDE, "DOSSIER_NOW": "2026-11-27T09:00"}))


def test_a_fast_in_which_people_work_is_no_holiday(book):
    book("set", "anna", "country=AE")
    book("set", "nordlicht", "country=AE")
    fasting = {**WIDE, "DOSSIER_NOW": "2027-02-20T09:00"}
    assert "正在进行" in said(book("--lang", "zh", "remind", env=fasting))
    line = next(each for each in said(book("--lang", "zh", "remind", env=fasting)).splitlines() if "斋月" in each)
    assert "正在放假" not in line


def test_two_sentences_to_a_chinese_client_follow_each_other_without_a_blank(book):
    book("order", "d1", "--value", "USD 900", "--payment", "30/70", "--incoterm", "FOB Ningbo", "--destination", "DE")
    book("set", "nordlicht", "forwarder=Sino Trans")
    sentence = said(book("terms", "nordlicht", "--confirm", "--lang", "zh"))
    assert "这次照旧，对吗？我们记录的条款是" in sentence
