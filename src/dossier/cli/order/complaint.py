"""`dossier complaint`: note a complaint of a client or about an order; the same as `dossier add complaint`."""

from dossier.cli.record.add_record import adding

app = adding("complaint", "dossier complaint")
