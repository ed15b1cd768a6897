"""The parts of a dossier by the words that name them; apart, so that a shell completes them at once."""

from dossier.i18n import N_
from dossier.records.catalogue.key import Choice

SECTIONS = (
    Choice("person", N_("person"), ("个人", "客户", "联系人")),
    Choice("company", N_("company"), ("公司",)),
    Choice("country", N_("country"), ("国家",)),
    Choice("negotiation", N_("negotiation"), ("谈判",)),
    Choice("log", N_("log"), ("记录", "日志", "往来")),
    Choice("advice", N_("advice"), ("建议",)),
    Choice("gaps", N_("gaps"), ("待了解", "缺口")),
)
