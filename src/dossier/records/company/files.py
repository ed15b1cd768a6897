"""Files that are kept beside the book, and where they went."""

from datetime import date
from typing import Annotated, NamedTuple

from dossier.i18n import N_
from dossier.records.catalogue.key import Choice
from dossier.records.declared import OPEN, kind, private, shared

FILE_KINDS = (Choice("deck", N_("company introduction"), ("introduction",)),)
"""The kinds of files that the program itself knows; any other is a word that somebody wrote."""


class Attachment(NamedTuple):
    """A file that belongs to a record."""

    id: int
    path: Annotated[str, shared(N_("file"), "name", required=True, spoken=True)]
    role: Annotated[str | None, shared(N_("kind"), words=FILE_KINDS)]
    text: Annotated[str | None, private(N_("notes"), aliases=("notes",))]
    size: Annotated[int | None, OPEN]
    added_on: Annotated[date, OPEN]


ATTACHMENT = kind(
    Attachment, "attachment", "h", N_("file"), "any", plural="files",
    listed="name=path kind=role whose size date=added_on times_sent text",
    called="path", title="path", day="added_on", hidden="contact_id company_id deal_id digest",
)  # fmt: skip


class Sent(NamedTuple):
    """A file of ours that went out."""

    id: Annotated[int, "its number in the book"]
    attachment_id: Annotated[int, "the number of the file's ref"]
    path: Annotated[str, "the file"]
    role: Annotated[str | None, "what it is"]
    contact_id: Annotated[int | None, "the number of the ref of who got it"]
    contact_name: Annotated[str | None, "the name"]
    on_date: Annotated[date, "when"]
    text: Annotated[str | None, "a remark"]
