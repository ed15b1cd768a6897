"""`dossier add`: a contact, a company, and every other noun there is a table for."""

from typing import Any

from dossier.cli.company import add_company
from dossier.cli.contact import add_contact
from dossier.cli.lazy import Contents, chapter
from dossier.cli.record.add_record import commands
from dossier.i18n import _


class _Nouns(Contents):
    """The nouns that can be added; a letter or a card brings a contact, so that word may be left out."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read `add --paste` as `add contact --paste`."""
        return super().parse_args(ctx, ["contact", *args] if args[:1] and args[0] in _CONTACT else args)


_CONTACT = frozenset({"--paste", "--from", "--card"})
app = chapter(cls=_Nouns, no_args_is_help=True)
app.callback(
    help=_("Add a contact, a company, a deal … to the book.")
    + "\n\n"
    + _("Example: dossier add contact anna@nordlicht.example")
)(lambda: None)
app.command("contact", help=add_contact.HELP)(add_contact.add_contact)
app.command("company", help=add_company.HELP)(add_company.add_company)
for noun, line, function in commands():
    app.command(noun, help=line)(function)
