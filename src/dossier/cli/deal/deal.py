"""`dossier deal`: open a deal, the short way of `dossier add deal`."""

from dossier.cli.record.add_record import adding

app = adding("deal", "dossier deal")
