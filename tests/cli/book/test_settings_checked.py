"""Settings: checked when they are set, and a bad one in the file named with its key."""

import json

import pytest


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("me.hours=9-18", "09:00-18:00"), ("me.hours=8:30 - 19:00", "08:30-19:00"), ("me.hours=9点到18点", None),
        ("me.country=Germany", "DE"), ("me.country=德国", "DE"), ("me.country=cn", "CN"), ("me.currency=美金", "USD"),
        ("me.currency=eur", "EUR"), ("me.time_zone=Asia/Shanghai", "Asia/Shanghai"), ("me.time_zone=", ""),
        ("me.country=Chn1", None), ("me.currency=XXQ", None), ("me.time_zone=Beijing", None), ("remind.off=birthdayy", None),
        ("remind.off=birthday, thin", ["birthday", "thin"]), ("profile.email=nonsense", None), ("me.hours=18-9", None),
        ("profile.email=mei@house.example", "mei@house.example"), ("remind.days=-3", None), ("remind.days=soon", None),
    ],
)  # fmt: skip
def test_a_setting_is_read_as_it_is_typed_or_refused_with_its_key(run, typed, kept):
    key = typed.partition("=")[0]
    before = json.loads(run("config", "--json").stdout)[key]
    done = run("config", typed)
    assert (done.exit_code, done.stdout == "") == ((2, True) if kept is None else (0, False))
    assert key in done.stdout + done.stderr
    assert json.loads(run("config", "--json").stdout)[key] == (before if kept is None else kept)


@pytest.mark.parametrize(
    ("key", "bad"),
    [("me.hours", "9-18 Uhr"), ("me.country", "Chn"), ("me.time_zone", "Beijing"), ("me.currency", "XXQ")],
)
def test_a_bad_setting_in_the_file_is_named_and_can_be_mended(run, tmp_path, key, bad):
    run("add", "contact", "Ada Moss", "--country", "US", "--city", "Chicago")
    run("rate", "USD", "7.1")
    good = {"me.hours": "09:00-18:00", "me.country": "CN", "me.time_zone": "Asia/Shanghai", "me.currency": "CNY"}[key]
    run("config", f"{key}={good}")
    (path,) = tmp_path.rglob("config.toml")
    path.write_text(path.read_text().replace(good, bad))
    refused = [run(*words) for words in (("show", "ada"), ("remind",), ("rate", "USD", "7.2"))]
    assert {done.exit_code for done in refused} <= {0, 2}
    told = [done.stderr for done in refused if done.exit_code == 2]
    assert told
    assert all(key in each for each in told)
    assert run("config", f"{key}={good}").exit_code == 0
    assert [run(*words).exit_code for words in (("show", "ada"), ("remind",))] == [0, 0]
