"""What a file can be about, by the word that is typed for it."""

from dossier.i18n import N_, _
from dossier.records.declared import choices
from dossier.records.reading import chosen

SUBJECTS = choices(
    ("contact", N_("people"), "contacts|clients|客户|联系人"), ("company", N_("firms"), "companies|公司"),
    ("deal", N_("deals"), "商机"), ("quote", N_("quotations"), "quotes|报价"), ("offer", N_("offers"), "products|产品"),
    ("rate", N_("exchange rates"), "rates|汇率"), ("duty", N_("customs duties"), "duties|关税"),
)  # fmt: skip


def noun_of(text: str) -> str:
    """Return the noun that a typed word means; raises UnknownWordError with the words there are."""
    return chosen(SUBJECTS, text, _("A list cannot be about “{text}”."))
