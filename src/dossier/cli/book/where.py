"""`dossier where`: every path in use, and whose table of time zones."""

from dossier.app.answer import Answer
from dossier.app.book import places_in_use
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command(help=explained("where", _("Example: dossier where")))
@speaks("md", "html")
def where() -> Answer:
    """Print the paths of the book, backups, settings and shipped data, and which table of time zones is read."""
    return places_in_use.where(desk().session)
