"""`dossier add contact`: asks, or takes everything in options, or reads the inquiry itself."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from dossier.app.answer import Answer
from dossier.app.contact import add, many, newcomer
from dossier.cli.contact.letter_file import LETTER, TAKING, letter
from dossier.cli.desk import desk
from dossier.cli.fields import NOTHING, choices_of, flags, of_kind, of_points, takes, texts
from dossier.cli.lazy import chapter
from dossier.i18n import _
from dossier.records.contact.person import CONTACT

app = chapter()
HELP = (
    _("Add a contact: a name or an e-mail address is enough.")
    + "\n\n"
    + _('Example: dossier add contact "Marta Nowak" --company "Lampex" --email marta@lampex.example --country PL')
)
FIELDS = of_kind(
    CONTACT,
    company=_("Company; made when it is new."), country=_("Country, by code or name."), city="",
    native_name=_("Name in its own script."), salutation=_("Mr, Ms, Dr …"), nickname=_("What friends call them."),
)  # fmt: skip
FACTS = texts(
    title=_("Job title."), source=_("How they came: {ways}.").format(ways=choices_of("contact.source")),
    source_detail=_("Which platform, fair or friend."), note=_("A note."),
)  # fmt: skip
ASKED = (
    *texts(follow_up=("WHEN", _("When to follow up first."))),
    *flags(no_follow_up=_("Plan no follow-up."), known=_("An old client, not an inquiry that waits for an answer.")),
    *TAKING,
)  # fmt: skip
SAME = texts(
    same=("WHO", _("Put what is new to this contact of the book.")),
    colleague_of=("WHO", _("Somebody new at the company of this one.")),
)


@app.command("contact", help=HELP)
@takes(fields=FIELDS, facts=FACTS, points=of_points(), source=LETTER, asked=ASKED, said=SAME)
def add_contact(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help=_("Name or e-mail address."))] = None,
    fields: Mapping[str, str] = NOTHING,
    facts: Mapping[str, str] = NOTHING,
    points: Mapping[str, list[str]] = NOTHING,
    set_: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help=_("A fact; may be repeated."))
    ] = None,
    source: Mapping[str, Any] = NOTHING,
    asked: Mapping[str, Any] = NOTHING,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON; a letter is only read, not written."))] = False,
    said: Mapping[str, Any] = NOTHING,
    new: Annotated[
        bool, typer.Option("--new", "--force", help=_("Add although somebody very alike is in the book."))
    ] = False,
) -> Answer:
    """Add a person with the firm, addresses, facts and the first follow-up, as one operation."""
    if as_json:
        desk().use("json", value=True)
    values = {name: text for name, text in (*fields.items(), *facts.items()) if name != "company"}
    firm, words, who = fields.get("company"), set_ or (), newcomer.Said(new=new, **said)
    request = add.NewContact(name, firm, values, points, words, letter(**source), said=who, **asked)
    return many.add(desk().session, request._replace(dry_run=request.dry_run or bool(as_json and request.letter)))
