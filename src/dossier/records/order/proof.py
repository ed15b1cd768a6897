"""A sample or proof with everything that belongs to it."""

from datetime import date
from typing import Annotated, NamedTuple

from dossier.i18n import N_, NP_
from dossier.records.declared import choices, kind, private, shared

PROOF_STATES = choices(
    ("preparing", N_("in preparation"), "准备中"), ("sent", NP_("of a proof", "sent"), "已寄出"),
    ("feedback", N_("feedback received"), "有反馈"),
    ("signed", N_("signed"), "已签样"), ("refused", N_("refused"), "被拒"), ("withdrawn", N_("withdrawn"), "已撤回"),
)  # fmt: skip
PROOF_KINDS = choices(
    ("machine", N_("machine proof"), "上机打样"), ("digital", N_("digital proof"), "数码稿"), ("pdf", N_("PDF"), "PDF文件"),
    ("sample", N_("sample"), "样品|产前样|大货样|确认样"), ("drawing", N_("drawing"), "图纸"),
)  # fmt: skip

PAYERS = choices(
    ("ours", N_("us"), "us|we|seller|我方|卖方"), ("theirs", N_("them"), "them|client|buyer|对方|客户|买方")
)
"""Who pays for a sample and its courier."""
TOLD = ("contents", "waybill", "courier_cost", "fee", "paid_by", "fee_paid_on", "credited_in", "credited_on", "text")
"""Fields of a proof that are called by their label where they are asked for."""


class Proof(NamedTuple):
    """A sample or proof."""

    id: int
    deal_id: int
    kind: Annotated[str, shared(N_("kind"), "choice", PROOF_KINDS, required=True, spoken=True)]
    version: Annotated[int, shared(N_("version"), "number")]
    state: Annotated[str, shared(N_("state"), "choice", PROOF_STATES)]
    sent_on: Annotated[date | None, shared(N_("sent on"), "day")]
    courier: Annotated[str | None, shared(N_("courier"))]
    feedback: Annotated[str | None, shared(N_("feedback"))]
    feedback_on: Annotated[date | None, shared(N_("feedback on"), "day")]
    signed_on: Annotated[date | None, shared(N_("signed on"), "day")]
    lies_at: Annotated[str | None, shared(N_("signed sample lies at"))]
    contents: Annotated[str | None, shared(N_("contents"))]
    waybill: Annotated[str | None, shared(N_("waybill"), aliases=("tracking",))]
    fee: Annotated[str | None, private(N_("sample fee"), "money")]
    paid_by: Annotated[str | None, private(N_("paid by"), "choice", PAYERS)]
    fee_paid_on: Annotated[date | None, private(N_("fee paid on"), "day")]
    credited_in: Annotated[str | None, private(N_("credited in"))]
    credited_on: Annotated[date | None, private(N_("credited on"), "day")]
    text: Annotated[str | None, private(N_("notes"), aliases=("notes",))]
    courier_cost: Annotated[str | None, private(N_("courier cost"), "money")]
    credit_offered_on: Annotated[date | None, private(N_("credit offered on"), "day")]

    @property
    def ref(self) -> str:
        """Return the short name, such as `y3`."""
        return f"y{self.id}"


PROOF = kind(
    Proof, "proof", "y", N_("proof"), "deal", plural="proofs",
    listed="kind company version state sent=sent_on lies_at country",
    title="kind", day="sent_on",
)  # fmt: skip


class Correction(NamedTuple):
    """One thing to change on a proof; `sent_on` is the day the list went out."""

    id: int
    proof_id: Annotated[int, shared(N_("proof"), "proof", required=True)]
    text: Annotated[str, shared(N_("what"), "name", required=True, spoken=True)]
    noted_on: Annotated[date, shared(N_("noted on"), "day")]
    sent_on: Annotated[date | None, shared(N_("sent on"), "day")]


CORRECTION = kind(
    Correction, "correction", "i", N_("correction"), plural="corrections",
    listed="proof what=text company noted=noted_on sent=sent_on country", title="text", day="noted_on",
)  # fmt: skip


class Tracked(NamedTuple):
    """A proof with its corrections, the deal it belongs to, and the versions before and after it."""

    proof: Proof
    corrections: tuple[Correction, ...]
    deal: str
    company: str | None
    opened_on: date
    versions: tuple[Proof, ...]
