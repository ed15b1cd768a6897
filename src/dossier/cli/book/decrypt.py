"""`dossier decrypt`: an encrypted book in plain again."""

from dossier.app.answer import Answer
from dossier.app.book import encryption
from dossier.cli.lazy import chapter, explained
from dossier.cli.own_book import the_book_itself
from dossier.i18n import _

app = chapter()


@app.command(help=explained("decrypt", _("Example: dossier decrypt")))
def decrypt() -> Answer:
    """Write the book and what is kept beside it in plain again."""
    return encryption.decrypt(the_book_itself())
