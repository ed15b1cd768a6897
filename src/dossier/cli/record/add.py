"""`dossier add`: a contact, a company, and every other noun there is a table for."""

from functools import partial
from typing import Any

from dossier.cli.lazy import Contents, LazyCommand, chapter, explained, opener
from dossier.cli.other_words import other_words
from dossier.cli.record.add_record import NOUNS, adding
from dossier.i18n import N_, _
from dossier.records.kinds import called

_OWN = {
    "contact": (N_("Add a contact: a name or an e-mail address is enough."), opener("contact.add_contact")),
    "company": (N_("Add a company."), opener("company.add_company")),
}


class _Nouns(Contents):
    """The nouns that can be added; a letter or a card brings a contact, so that word may be left out."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        described = {noun: (line, partial(adding, noun)) for noun, (line, _example) in NOUNS.items()}
        for noun, (line, opened) in (_OWN | described).items():
            self.add_command(LazyCommand(noun, help=line, callback=opened))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read `add --paste` as `add contact --paste`, and `add 公司` as `add company`."""
        first = args[0] if args else ""
        if first in _CONTACT:
            return super().parse_args(ctx, ["contact", *args])
        named = None if first in self.commands else called(first)
        alone = named is not None and named.noun in self.commands and len(other_words().nouns.get(first, "1")) == 1
        return super().parse_args(ctx, [named.noun, *args[1:]] if named and alone else args)


_CONTACT = frozenset({"--paste", "--from", "--card"})
app = chapter(cls=_Nouns, no_args_is_help=True)
app.callback(help=explained("add", _("Example: dossier add contact anna@nordlicht.example")))(lambda: None)
