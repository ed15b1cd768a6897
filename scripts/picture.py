"""Draw the pictures of the README and the tour: commands on the demo book, as a terminal shows them."""

import os
import pty
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = 108
PICTURES = {
    "daily": (
        ("dossier add contact ben@shop.example --company Shop --country GB --source fair", 6),
        ("dossier show anna", 20),
        ("dossier remind", 12),
    ),
    "daily.zh": (
        ("dossier add contact ben@shop.example --company Shop --country 英国 --source 展会", 6),
        ("dossier show anna", 20),
        ("dossier remind", 12),
    ),
    "tour-first": (("dossier", 12),),
    "tour-morning": (("dossier remind", 30),),
    "tour-advise": (("dossier advise anna", 30),),
    "tour-case": (("dossier case d7", 30),),
    "tour-compare": (("dossier compare NZ AU", 24),),
}
"""The commands of each picture, and how many lines of their answer it shows; behind a point the language, if it is not English."""
DAY = "2026-11-23T08:30"


def said(words: list[str], lang: str) -> str:
    """Return what a command writes to a terminal of our width."""
    env = os.environ | {
        "PYTHONPATH": str(ROOT / "src"),
        "COLUMNS": str(COLUMNS),
        "TERM": "xterm-256color",
        "DOSSIER_PAGER": "",
        "COLORFGBG": "15;0",
        "DOSSIER_LANG": lang,
        "DOSSIER_NOW": DAY,
    }
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "dossier", "demo", *words], stdin=subprocess.DEVNULL, stdout=follower, env=env
    )
    os.close(follower)
    raw = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        if not part:
            break
        raw += part
    process.wait()
    return raw.decode().replace("\r\n", "\n")


def draw(commands: tuple[tuple[str, int], ...], lang: str = "en") -> str:
    """Return the picture of some commands with their answers."""
    out = Console(record=True, width=COLUMNS, file=open(os.devnull, "w", encoding="utf-8"), force_terminal=True)  # noqa: PTH123, SIM115
    for command, lines in commands:
        out.print(Text(f"$ {command}", style="bold green"))
        shown = said(command.split()[1:], lang).split("\n")[:lines]
        out.print(Text.from_ansi("\n".join(shown)))
        out.print()
    return out.export_svg(title="dossier", theme=MONOKAI)


def main() -> None:
    """Write the pictures."""
    for name, commands in PICTURES.items():
        (ROOT / "docs" / f"{name}.svg").write_text(draw(commands, name.partition(".")[2] or "en"), encoding="utf-8")


if __name__ == "__main__":
    main()
