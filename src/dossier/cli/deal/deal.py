"""`dossier deal`: open a deal, the short way of `dossier add deal`."""

from dossier.cli.lazy import chapter
from dossier.cli.record.add_record import commands

app = chapter()
_noun, _help, _function = next(each for each in commands() if each[0] == "deal")
app.command("deal", help=_help.replace("dossier add deal", "dossier deal"))(_function)
