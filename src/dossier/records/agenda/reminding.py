"""What may remind: each source a small rule with its reason, its weight and the one command that acts."""

from typing import NamedTuple

from dossier.i18n import N_

FOR_NOW = "now"
"""In place of a kind of letter: the one that the program finds to be for now."""


class Source(NamedTuple):
    """One source of reminders.

    `weight` counts before anything else is known of the client. `ahead`: told before its day, and lighter the further
    off it is. `touch`: acting on it means reaching the client, so it waits for a working day of theirs. `spare`: has no
    day and stands last, for when there is a moment. `command` is filled with `client`, `company`, `ref` and `deal`;
    `draft` is the kind of letter that fits, or FOR_NOW.
    """

    kind: str
    label: str
    why: str
    weight: int
    command: str
    ahead: bool = False
    touch: bool = False
    spare: bool = False
    settings: tuple[str, ...] = ()
    draft: str = ""


_LOG = 'dossier log {client} "…" --by call --out'

SOURCES: dict[str, Source] = {
    each.kind: each
    for each in (
        Source(
            "inquiry",
            N_("unanswered message"),
            N_("Who answers first is remembered; a client who waits asks somebody else."),
            200,
            'dossier log {client} "…" --by email --out',
            draft=FOR_NOW,
        ),
        Source(
            "approach",
            N_("first letter to a client found by us"),
            N_("Nobody waits there, and nobody knows us yet: one good first letter opens the door."),
            18,
            "dossier draft {client} first-approach",
            ahead=True,
            touch=True,
            draft="first-approach",
        ),
        Source(
            "follow_up",
            N_("follow-up"),
            N_("You planned it; it stays until it is done or dropped."),
            60,
            'dossier done {ref} --log "…"',
            touch=True,
        ),
        Source(
            "promise",
            N_("promise"),
            N_("A kept promise is the cheapest proof of quality; theirs deserve a friendly question."),
            58,
            "dossier done {ref}",
        ),
        Source(
            "to_us",
            N_("visit to us"),
            N_("A guest remembers the pick-up, the table and the agenda: each of them takes days to prepare."),
            70,
            "dossier advise {client} --moment reception",
            ahead=True,
            settings=("remind.visit_days",),
        ),
        Source(
            "to_them",
            N_("visit to them"),
            N_("Who has sent the agenda and packed the samples sells at the table, not after it."),
            68,
            "dossier advise {client} --moment visit",
            ahead=True,
            settings=("remind.visit_days",),
        ),
        Source(
            "quote_silent",
            N_("quotation without an answer"),
            N_("After three working days of the client's country a question is fair, and silence has a reason."),
            50,
            'dossier log {client} "…" --by call --next +3d',
            touch=True,
            settings=("remind.quote_silent",),
            draft="chase",
        ),
        Source(
            "quote_expired",
            N_("quotation that ran out"),
            N_("After its last day a price binds nobody: offer it anew, or ask what stood in the way."),
            52,
            "dossier quote --revise {ref} --valid 30d",
            touch=True,
            draft="chase",
        ),
        Source(
            "quote_expiring",
            N_("quotation about to expire"),
            N_("The end of the validity is a natural reason to write; after it every price is open again."),
            55,
            "dossier set {ref} valid_until=+30d",
            ahead=True,
            settings=("remind.expiring",),
        ),
        Source(
            "proof",
            N_("sample or proof without feedback"),
            N_("No order runs before the sample is right; feedback collected once is corrected once."),
            45,
            'dossier set {ref} state=feedback feedback="…"',
            touch=True,
            settings=("remind.proof_silent",),
            draft="chase",
        ),
        Source(
            "sample_missing",
            N_("signed sample missing"),
            N_("This client is strict: without a signed sample nobody can say later what was agreed."),
            57,
            "dossier show {ref}",
            ahead=True,
            settings=("remind.sample_missing",),
        ),
        Source(
            "ship_by",
            N_("ship-by date"),
            N_("A late ship date costs the client a season; a warning in time costs a mail."),
            65,
            "dossier order {ref} --shipped",
            ahead=True,
            settings=("remind.ship_by",),
        ),
        Source(
            "deposit",
            N_("deposit"),
            N_("Production starts with the deposit; the days until it comes are lost twice."),
            55,
            "dossier order {ref} --paid-deposit",
            touch=True,
        ),
        Source(
            "balance",
            N_("balance"),
            N_("Money that is late is asked for on the first day, kindly, and every week after."),
            62,
            "dossier order {ref} --paid-balance",
            touch=True,
        ),
        Source(
            "currency",
            N_("currency against an open sum"),
            N_("A client whose money falls may refuse the goods: speak before they leave, and ask for more deposit."),
            56,
            "dossier show {deal}",
            settings=("money.move_warn", "money.move_strong"),
        ),
        Source(
            "quiet",
            N_("gone quiet"),
            N_("A client without a touch forgets; come back with something new, not with the same question."),
            20,
            _LOG,
            touch=True,
            draft="chase",
        ),
        Source(
            "birthday",
            N_("birthday"),
            N_("A greeting on the day is a touch without a purpose, the best kind."),
            30,
            'dossier log {client} "…" --by chat --out',
            ahead=True,
            settings=("remind.event_days",),
        ),
        Source(
            "founded",
            N_("day of the firm's founding"),
            N_("A firm's own feast is praised by few suppliers; a round one deserves a gift sent in time."),
            28,
            "dossier show {company}",
            ahead=True,
            settings=("remind.event_days",),
            draft="anniversary",
        ),
        Source(
            "news",
            N_("event of the client"),
            N_("What happens at the client's is a reason to write that is about them."),
            28,
            "dossier show {client}",
            ahead=True,
            settings=("remind.event_days",),
            draft="anniversary",
        ),
        Source(
            "fair",
            N_("trade fair"),
            N_("Appointments at a fair are made weeks before; who asks late gets the last evening."),
            29,
            "dossier report fairs",
            ahead=True,
            settings=("remind.fair_days",),
            draft="fair",
        ),
        Source(
            "policy",
            N_("stuck deal whose policy changed"),
            N_("What stood between you is no longer so: bring it up before somebody else closes the gap."),
            59,
            "dossier history {deal}",
            touch=True,
            settings=("remind.deal_days",),
            draft="proposal",
        ),
        Source(
            "stale",
            N_("standing term gone stale"),
            N_("What was agreed long ago is confirmed in one sentence, before the next paper is built on it."),
            34,
            "dossier terms {company} --confirm",
            settings=("remind.deal_days",),
            draft="reconfirm-terms",
        ),
        Source(
            "decider",
            N_("nobody hears from who decides"),
            N_(
                "Whoever decides and is silent decides with somebody else; find the way to them before the deadline does."
            ),
            40,
            _LOG,
            touch=True,
            settings=("remind.decider_days",),
        ),
        Source(
            "thin",
            N_("dossier too thin for its stage"),
            N_("A deal this far on is decided by what is not known; each of these has a natural question."),
            26,
            "dossier gaps {client}",
            settings=("remind.deal_days",),
        ),
        Source(
            "portrait",
            N_("thin dossier"),
            N_("A client whom one hardly knows gets the same mail as everybody; three a morning fill a book."),
            5,
            "dossier gaps {client}",
            spare=True,
        ),
    )
}
"""Every source in its order; the weights are our own judgement, inquiries above all."""

STALE_KEYS = ("terms.payment", "terms.incoterm", "terms.forwarder")
"""Standing terms that the next quotation or order is built on (checklist M155)."""

NEEDED: dict[str, tuple[str, ...]] = {
    "qualified": ("contact.authority", "company.sells_through"),
    "quoted": ("contact.authority", "terms.payment"),
    "sampling": ("contact.authority", "terms.payment", "strict.colour_box"),
    "negotiating": ("contact.authority", "terms.payment", "company.purchase_band"),
    "ordered": ("terms.payment", "terms.forwarder", "strict.colour_box", "terms.documents"),
}
"""What should be known once a deal stands at a stage; our own reading of checklist M18, M99, M148, M156 and M164."""


class Thresholds(NamedTuple):
    """How long before or after its day something is told, in days; working days for `quote_silent`."""

    ahead: int = 7
    quote_silent: int = 3
    proof_silent: int = 6
    expiring: int = 7
    ship_by: int = 10
    sample_missing: int = 45
    event_days: int = 14
    fair_days: int = 42
    visit_days: int = 14
    deal_days: int = 30
    decider_days: int = 60
