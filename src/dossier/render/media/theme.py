"""What a meaning looks like on a terminal, one table for all of it.

The colours are numbers of the 256 that terminals share (16 to 255): the first sixteen look different in every terminal, and in
Solarized bright black is the ground itself. `dark` and `light` keep a contrast of 4.5 to 1 on the usual grounds of that kind,
Solarized's too; `either`, for a ground that nobody tells of, keeps 3.5 to 1 on all of them, which is the most one colour can.
Good, warn and bad differ for the colour-blind as well: blue, orange, bold red.
"""

from collections.abc import Mapping

from dossier.i18n import N_
from dossier.records.catalogue.key import Choice

THEMES: dict[str, dict[str, str]] = {
    "either": {
        "": "", "strong": "bold", "muted": "color(244)", "good": "color(31)", "warn": "color(166)", "bad": "bold color(196)",
        "accent": "color(99)", "title": "bold color(31)",
    },
    "dark": {
        "": "", "strong": "bold", "muted": "color(247)", "good": "color(75)", "warn": "color(214)", "bad": "bold color(209)",
        "accent": "color(80)", "title": "bold color(80)",
    },
    "light": {
        "": "", "strong": "bold", "muted": "color(241)", "good": "color(25)", "warn": "color(94)", "bad": "bold color(124)",
        "accent": "color(55)", "title": "bold color(25)",
    },
    "mono": {
        "": "", "strong": "bold", "muted": "", "good": "", "warn": "", "bad": "bold", "accent": "", "title": "bold",
    },
}  # fmt: skip

CHOICES = (
    Choice("auto", N_("by the terminal"), ("自动",)), Choice("dark", N_("dark ground"), ("深色", "暗色")),
    Choice("light", N_("light ground"), ("浅色", "亮色")), Choice("mono", N_("without colour"), ("黑白", "单色")),
)  # fmt: skip
"""What the setting `look.theme` may say, and what it means."""

_LIGHT = frozenset({"7", *map(str, range(9, 16))})


def theme(wish: str, environment: Mapping[str, str]) -> str:
    """Return the name of the theme for a wish; `auto` looks at COLORFGBG, in which some terminals tell their ground."""
    if environment.get("NO_COLOR"):
        return "mono"
    if wish in THEMES:
        return wish
    ground = environment.get("COLORFGBG", "").rpartition(";")[2]
    return "light" if ground in _LIGHT else "dark" if ground.isdigit() else "either"
