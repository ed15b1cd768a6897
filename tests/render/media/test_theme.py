"""The themes can be read on the grounds that terminals have, and by the colour-blind."""

import pytest
from rich.color import Color
from rich.style import Style

from dossier.render.media.theme import CHOICES, THEMES, theme

DARK = {
    "black": "#000000",
    "Windows Terminal (Campbell)": "#0c0c0c",
    "PowerShell": "#012456",
    "Solarized dark": "#002b36",
}
LIGHT = {"white": "#ffffff", "Terminal of macOS": "#fdfdfd", "Solarized light": "#fdf6e3"}
GROUNDS = {"dark": DARK, "light": LIGHT, "either": DARK | LIGHT}
LEAST = {"dark": 4.5, "light": 4.5, "either": 3.5}
"""WCAG: 4.5 to 1 for text, 3 to 1 for what is bold or a sign."""


def channels(colour):
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def linear(value):
    value /= 255
    return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4


def luminance(rgb):
    return sum(part * linear(value) for part, value in zip((0.2126, 0.7152, 0.0722), rgb, strict=True))


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def rgb(colour: Color):
    return tuple(colour.get_truecolor())


def colours(name):
    """Return the colours of a theme by their meanings."""
    parsed = {meaning: Style.parse(look).color for meaning, look in THEMES[name].items()}
    return {meaning: colour for meaning, colour in parsed.items() if colour is not None}


def test_contrast_is_reckoned_as_the_standard_does():
    assert contrast((0, 0, 0), (255, 255, 255)) == 21
    assert round(contrast(channels("#767676"), (255, 255, 255)), 2) == 4.54


@pytest.mark.parametrize("name", ["dark", "light", "either"])
def test_every_meaning_can_be_read_on_every_ground(name):
    low = {
        (meaning, ground): round(seen, 2)
        for meaning, colour in colours(name).items()
        for ground, code in GROUNDS[name].items()
        if (seen := contrast(rgb(colour), channels(code))) < LEAST[name]
    }
    assert low == {}
    assert {"muted", "good", "warn", "bad", "accent", "title"} == set(colours(name))


def test_no_colour_is_one_of_the_sixteen_that_every_terminal_paints_as_it_likes():
    """In Solarized bright black is the ground, and bright green a grey."""
    numbers = {colour.number for name in THEMES for colour in colours(name).values()}
    assert min(numbers) >= 16
    assert Color.parse("bright_black").number == 8


def test_one_colour_for_all_grounds_can_do_no_better():
    """From white to Solarized dark there is room for 3.7 to 1 on both sides, not for 4.5."""
    best = max(
        min(contrast((grey, grey, grey), channels(ground)) for ground in (DARK | LIGHT).values()) for grey in range(256)
    )
    assert 3.5 < best < 4.5


# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear light.
BLIND = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
}


def lab(light):
    """Return CIE L*a*b* of linear RGB."""
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (
        max(0, sum(part * value for part, value in zip(row, light, strict=True))) / most
        for row, most in zip(rows, white, strict=True)
    )
    x, y, z = (value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen_by(blindness, colour):
    light = [linear(value) for value in rgb(colour)]
    return lab([sum(part * value for part, value in zip(row, light, strict=True)) for row in BLIND[blindness]])


def apart(one, other):
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5


@pytest.mark.parametrize("blindness", BLIND)
@pytest.mark.parametrize("name", ["dark", "light", "either"])
def test_good_is_never_taken_for_bad_by_the_colour_blind(name, blindness):
    found = colours(name)
    for one, other in (("good", "warn"), ("good", "bad")):
        assert apart(seen_by(blindness, found[one]), seen_by(blindness, found[other])) > 30, (one, other)
    assert Style.parse(THEMES[name]["bad"]).bold
    assert not Style.parse(THEMES[name]["warn"]).bold


def test_green_and_red_would_fail_that():
    green, red = Color.parse("color(64)"), Color.parse("color(130)")
    assert apart(seen_by("deuteranopia", green), seen_by("deuteranopia", red)) < 30


@pytest.mark.parametrize(
    ("wish", "env", "name"),
    [
        ("auto", {}, "either"),
        ("auto", {"COLORFGBG": "15;0"}, "dark"),
        ("auto", {"COLORFGBG": "0;default;15"}, "light"),
        ("auto", {"COLORFGBG": "12;8"}, "dark"),
        ("auto", {"COLORFGBG": "0;7"}, "light"),
        ("auto", {"COLORFGBG": "default;default"}, "either"),
        ("light", {"COLORFGBG": "15;0"}, "light"),
        ("dark", {"NO_COLOR": "1"}, "mono"),
        ("mono", {}, "mono"),
    ],
)
def test_the_theme_follows_the_setting_then_what_the_terminal_tells(wish, env, name):
    assert theme(wish, env) == name


def test_every_choice_is_a_theme_and_every_theme_says_every_meaning():
    assert {each.code for each in CHOICES} - {"auto"} == set(THEMES) - {"either"}
    assert len({tuple(looks) for looks in THEMES.values()}) == 1


def test_a_theme_is_chosen_by_its_name_in_either_language_and_no_other(run):
    assert run("config", "look.theme=Light").exit_code == 0
    assert "look.theme = light" in run("config").stdout.replace('"', "") or "light" in run("config").stdout
    refused = run("config", "look.theme=sepia")
    assert (refused.exit_code, "Choose from: auto, dark, light, mono." in refused.stderr) == (2, True)
    assert run("config", "look.theme=深色底", "--lang", "zh").exit_code == 0
    assert "dark" in run("config").stdout
