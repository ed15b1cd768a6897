"""The parts of a dossier by the words that name them; apart, so that a shell completes them at once."""

from dossier.i18n import N_
from dossier.records.catalogue.key import Choice

SECTIONS = (
    Choice("person", N_("person"), ("个人", "客户", "联系人")),
    Choice("company", N_("company"), ("公司",)),
    Choice("country", N_("country"), ("国家",)),
    Choice("negotiation", N_("negotiation"), ("谈判",)),
    Choice("log", N_("log"), ("记录", "日志", "往来", "往来记录", "联系记录")),
    Choice("advice", N_("advice"), ("建议",)),
    Choice("gaps", N_("gaps"), ("待了解", "缺口")),
)
PRODUCTION = (Choice("production", N_("production notes"), ("生产", "生产单", "生产备注")),)
"""The one part of an order that is shown alone: the block to paste."""
TITLES = (
    Choice("person", N_("Coming up")),
    Choice("country", N_("Holidays")), Choice("country", N_("Import conditions")),
    Choice("country", N_("Marks and certificates")), Choice("country", N_("Our own notes")),
    Choice("negotiation", N_("Standing terms")), Choice("negotiation", N_("Stages")),
    Choice("log", N_("Open ends")), Choice("gaps", N_("To find out")), Choice("gaps", N_("Nothing noted yet")),
)  # fmt: skip
"""The headings on a page that name no part, with the part under which each stands."""
