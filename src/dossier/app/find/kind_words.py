"""What may stand behind `in:`: a kind of records by its noun in either language, or a part of one."""

from dossier.errors import WrongUsageError
from dossier.i18n import N_, _
from dossier.nearest import one_of
from dossier.records.kinds import BY_PLURAL, NAMED, called

_KINDS = {"fact": "fact", "facts": "fact", "信息": "fact", "事实": "fact", "letter": "letters", "letters": "letters",
    "mail": "letters", "mails": "letters", "邮件": "letters", "信": "letters", "note": "notes", "notes": "notes", "备注": "notes",
    "address": "e", "addresses": "e", "联系方式": "e", "career": "j", "履历": "j", "round": "r", "rounds": "r", "谈判": "r",
    "market": "t", "markets": "t", "市场": "t", "logs": "l",
}  # fmt: skip
"""Words for kinds of texts that have no list of their own, or are a part of one."""


def kind_named(text: str) -> str:
    """Return the letter of a kind of records; raises WrongUsageError with the nearest, or all there are."""
    named, plain = called(text), text.strip().casefold()
    if plain in _KINDS or named is not None:
        return _KINDS.get(plain) or (named.letter if named else "")
    offered = [(each.plural, BY_PLURAL[each.plural].label) for each in NAMED if each.plural]
    offered += [("facts", N_("facts")), ("letters", N_("letters")), ("notes", N_("notes"))]
    raise WrongUsageError(_("“{text}” is no kind of record.").format(text=text[:40]), one_of(plain, offered))
