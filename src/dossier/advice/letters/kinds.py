"""The letters there are, what each needs, and what to write instead where that is missing."""

from typing import NamedTuple

from dossier.i18n import N_


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


_PRODUCTS = Need(
    ("their_product",), N_("Nothing is noted of what they sell, and so no reason to write to them."),
    'dossier set {firm} main_products="…"',
)  # fmt: skip
_MAKE = Need(("article", "offers"), N_("It is not noted what you make."), 'dossier config profile.offers="…"')
KINDS: dict[str, Kind] = {
    "first-reply": Kind(N_("first reply to an inquiry"), attach=("export certificates", "company introduction"), aliases=("首次回复",)),
    "answer": Kind(N_("answer to their last message"), aliases=("回复", "reply")),
    "first-approach": Kind(N_("first letter to somebody we found"), (_PRODUCTS, _MAKE), aliases=("开发信",)),
    "chase": Kind(N_("after silence, from a new angle"), aliases=("催单", "催促", "跟催", "催", "reminder")),
    "proposal": Kind(N_("a proposal of articles that fit"), (
        Need(("articles",), N_("Nothing of ours that is in the book fits what they sell."), "dossier match {firm} --all"),
    ), ("rendering", "test report")),
    "introduction": Kind(N_("exchange company introductions"), (
        Need(
            ("deck_file", "offers"), N_("There is no introduction of yours to send."),
            'dossier attach us FILE --as "company introduction"',
        ),
    ), ("company introduction",)),
    "reconfirm-terms": Kind(N_("reconfirm the standing terms"), (
        Need(
            ("confirm_sentence",), N_("Neither incoterm nor payment is settled with them."),
            'dossier terms {firm} incoterm="FOB Shenzhen" payment="30/70"',
        ),
    )),
    "ask-forwarder": Kind(N_("ask for the forwarder")),
    "first-import": Kind(N_("explain a first import from China"), (
        Need(
            ("first_time",), N_("It is not noted that this is their first purchase from China."),
            "dossier set {firm} china_experience=first_time",
        ),
    ), ("flow chart",)),
    "artwork": Kind(N_("artwork corrections in one message"), (
        Need(("corrections",), N_("No correction waits to be sent."), 'dossier proof DEAL --correction "…", or --point "…"'),
    ), ("marked-up proof", "die line")),
    "fair": Kind(N_("support for their fair"), (
        Need(("fair",), N_("No fair of theirs that is to come is in the book."), 'dossier add news {firm} fair "…" --on-date DAY'),
    ), ("poster draft",)),
    "anniversary": Kind(N_("congratulate on an anniversary"), (
        Need(("anniversary",), N_("No day of an anniversary of theirs is in the book."), "dossier set {firm} founded=YYYY-MM-DD"),
    )),
    "birthday": Kind(N_("birthday wishes")),
    "holiday": Kind(N_("wishes for a feast they keep")),
    "visit-invitation": Kind(N_("invite to visit us")),
    "thanks": Kind(N_("thank-you after a visit"), (
        Need(("visit_date",), N_("No visit of the last 45 days is in the book."), "dossier add visit {ref} to_us DAY"),
    ), ("photo of the visit",)),
    "order-confirmed": Kind(N_("their order is confirmed"), (
        Need(("order_number",), N_("No order of theirs is confirmed and still to leave."), "dossier order DEAL --ship-by DAY"),
    ), ("order confirmation",)),
    "payment-received": Kind(N_("their money has arrived"), (
        Need(("paid_order",), N_("No money of theirs came in the last 30 days."), 'dossier order ORDER --received "USD …"'),
    )),
    "delay": Kind(N_("a delay, told early"), (
        Need(("late_order",), N_("No order of theirs with a shipping date is still to leave."), "dossier order ORDER --ship-by DAY"),
        Need(("new_date",), N_("A delay needs the new date."), 'dossier draft {ref} delay --day DAY --because "…"'),
    )),
}  # fmt: skip
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
