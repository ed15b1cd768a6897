"""`dossier encrypt`: the book and what is kept beside it, so that only a passphrase opens them."""

from dossier.app.answer import Answer
from dossier.app.book import encryption
from dossier.cli.lazy import chapter, explained
from dossier.cli.own_book import Backups, Remember, the_book_itself
from dossier.i18n import _

app = chapter()


@app.command(help=explained("encrypt", _("Example: dossier encrypt")))
def encrypt(remember: Remember = None, backups: Backups = None) -> Answer:
    """Encrypt the book; of an encrypted one what is still plain beside it."""
    return encryption.encrypt(the_book_itself(), encryption.Wish(remember, backups))
