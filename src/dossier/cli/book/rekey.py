"""`dossier rekey`: another passphrase for an encrypted book."""

from dossier.app.answer import Answer
from dossier.app.book import encryption
from dossier.cli.lazy import chapter, explained
from dossier.cli.own_book import Backups, Remember, the_book_itself
from dossier.i18n import _

app = chapter()


@app.command(help=explained("rekey", _("Example: dossier rekey")))
def rekey(remember: Remember = None, backups: Backups = None) -> Answer:
    """Give the book and what is kept beside it another passphrase."""
    return encryption.rekey(the_book_itself(), encryption.Wish(remember, backups))
