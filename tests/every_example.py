"""The example in the help of every command, and the files that the examples name."""

import re
import zipfile
from pathlib import Path

import xlsxwriter
from typer.main import get_command

from dossier.cli.contents import build

RATES = "Date,USD,CNY,\n2026-11-20,1.1528,8.1962,\n"
MAIL = """From: Ada Moss <ada@moss.example>
To: lily@us.example
Subject: Desk lamps
Date: Fri, 20 Nov 2026 09:12:00 +0100

Dear Lily,
please quote 500 desk lamps FOB Shenzhen.

Best regards
Ada Moss
Moss GmbH
"""
BANK = "me.bank_beneficiary=Bright me.bank=BOC me.bank_account=12345678 me.bank_swift=BKCHCNBJ me.bank_address=Shenzhen"
BEFORE = {
    "paper": (f"config {BANK}",),
    "inherit": ("handover nordlicht summit --to for-wei.dossier", "delete o9 --yes"),
    "unarchive": ("archive sipho --drop",),
    "redo": ("set anna hobbies=golf", "undo"),
    "restore": ("backup dossier-friday.db",),
    "rekey": ("encrypt",),
    "decrypt": ("encrypt",),
}
"""What is typed before an example, where the demo book alone does not have what it speaks of."""


def leaves():
    """Return the example of every command that can be typed, by its words."""
    found = {}

    def walk(command, context, path):
        members = getattr(command, "list_commands", lambda _context: [])(context)
        for name in members:
            made = command.get_command(context, name).make_context(name, [], parent=context, resilient_parsing=True)
            walk(made.command, made, (*path, name))
        if path and (not members or command.invoke_without_command):
            example = command.help.split("Example: ")[-1].split("\n\n")[0]
            found[" ".join(path)] = re.findall(r"dossier ((?:\"[^\"]*\"|[^·\")])+)", example)

    root = get_command(build())
    walk(root, root.make_context("dossier", [], resilient_parsing=True), ())
    return found


EXAMPLES = leaves()


def lay_files(folder: Path) -> Path:
    """Lay out the files that examples name, and return the folder of programs that do nothing."""
    (programs := folder / "bin").mkdir()
    for viewer in ("open", "xdg-open"):  # what the machine would show a file with is not to be tried
        (programs / viewer).write_text("#!/bin/sh\n", encoding="utf-8")
        (programs / viewer).chmod(0o755)
    (folder / "deck.pdf").write_bytes(b"%PDF-1.4")
    (folder / "letter.txt").write_text("Dear Anna,\n\nwe ship FOB Ningbo.\n\nLily\n", encoding="utf-8")
    (folder / "mail.eml").write_text(MAIL, encoding="utf-8")
    (folder / "inbox.mbox").write_text(f"From ada@moss.example Fri Nov 20 09:12:00 2026\n{MAIL}", encoding="utf-8")
    with zipfile.ZipFile(folder / "eurofxref-hist.zip", "w") as packed:
        packed.writestr("eurofxref-hist.csv", RATES)
    with xlsxwriter.Workbook(folder / "clients.xlsx") as sheet:
        page = sheet.add_worksheet()
        page.write_row(0, 0, ["Name", "Company", "Email", "Country"])
        page.write_row(1, 0, ["Uno Prima", "Prima SL", "uno@prima.example", "ES"])
    return programs
