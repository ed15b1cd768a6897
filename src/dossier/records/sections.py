"""The parts of a dossier by the words that name them; apart, so that a shell completes them at once."""

from dossier.i18n import N_
from dossier.records.catalogue.key import Choice

SECTIONS = (
    Choice("person", N_("person"), ("个人", "客户", "联系人")),
    Choice("company", N_("company")),
    Choice("country", N_("country")),
    Choice("negotiation", N_("negotiation")),
    Choice("log", N_("log"), ("日志", "往来")),
    Choice("advice", N_("advice")),
    Choice("gaps", N_("gaps"), ("缺口",)),
)
