"""The letters there are, what each needs, and what to write instead where that is missing."""

from typing import NamedTuple

from dossier.i18n import N_
from dossier.values.shipped import table


class Need(NamedTuple):
    """One of these words must be known; else `missing` says what is not there and `way` the command that helps.

    `way` holds {ref}; one that is the name of a kind is that letter.
    """

    any_of: tuple[str, ...]
    missing: str
    way: str


class Kind(NamedTuple):
    """A letter: what it is called, what it needs, and what is worth attaching (roles of files)."""

    label: str
    needs: tuple[Need, ...] = ()
    attach: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


KINDS: dict[str, Kind] = {
    row["name"]: Kind(
        row["label"],
        tuple(Need(tuple(need["any_of"]), need["missing"], need["way"]) for need in row.get("needs", ())),
        *(tuple(row.get(words, ())) for words in ("attach", "aliases")),
    )
    for row in (table("letter_kinds") or {})["kind"]
}
ANGLES = {
    "overdue": ("promised_on",), "due": ("due_on",), "stuck": ("stuck",), "friend": ("friend",), "sample": ("sample_date",),
    "quote": ("quote_open", "quote_number"), "question": ("product", "our_date"),
    "fair": ("fair",), "new-product": ("new_product",), "best-seller": ("their_product", "article"),
    "renew": ("expired_number",), "close": ("quote_open", "quote_number"),
}  # fmt: skip
"""The angles of a chase in their order, and the words or tags each needs."""
ROLES: dict[str, tuple[str, ...]] = {
    "company introduction": ("introduction", "deck", "company profile", "公司介绍"), "flow chart": ("flowchart", "process chart", "流程图"),
    "catalogue": ("catalog", "目录", "产品目录", "画册"), "export certificates": ("certificate", "certificates", "证书", "认证"),
    "rendering": ("renderings", "效果图"), "test report": ("test reports", "测试报告"), "poster draft": ("poster", "海报"),
}  # fmt: skip
"""By which words a file of our library is known; the first name is the one used here."""
N_("company introduction")
N_("flow chart")
N_("export certificates")
N_("rendering")
N_("catalogue")
N_("test report")
N_("marked-up proof")
N_("die line")
N_("poster draft")
N_("photo of the visit")
N_("order confirmation")
