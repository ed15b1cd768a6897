"""What each command prints with `--json`: a line to try on the demo book, and the declared object.

docs/json.md is written from this table, and a test runs every line and compares what comes out with what is declared.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, NamedTuple, TypedDict

from dossier.advice.letters.drafts import Draft
from dossier.app.find.list_answer import OF_OWED
from dossier.app.settings import EXPLAINED
from dossier.read.find.lists import LISTS
from dossier.records.columns import column
from dossier.records.contact.news import Telling
from dossier.records.contact.since import Since
from dossier.records.deal.cover import Cover
from dossier.records.found import Hit
from dossier.records.history import Operation
from dossier.records.listing import Value
from dossier.records.order.complaint import Complaint
from dossier.records.order.dates import OrderDates
from dossier.records.reports.countries import CountryLine
from dossier.records.reports.decided import WonLost
from dossier.records.reports.fairs import FairOutlook
from dossier.records.reports.month import Month
from dossier.records.reports.payments import Payments
from dossier.records.reports.pipeline import PipelineStage
from dossier.records.reports.quiet import Quiet
from dossier.records.reports.samples import Samples
from dossier.records.reports.sources import SourceLine
from dossier.records.reports.workload import Workload
from dossier.records.reports.year import Year
from dossier.render.shapes.advice import Advice, FirstGap, Gaps, Rule
from dossier.render.shapes.agenda import AimsOfClient, HowMany, Morning, Reminder, Week
from dossier.render.shapes.book import (
    Form,
    Handover,
    Health,
    Imported,
    KeptCopy,
    Merging,
    PersonalRecord,
    Places,
    Restored,
    Script,
    Twins,
    Written,
)
from dossier.render.shapes.case import Case
from dossier.render.shapes.company import Asking, Competitor, Idea, Matching
from dossier.render.shapes.country import Comparison, DutyThere, Holidays, OpenRate, Rate, Trip
from dossier.render.shapes.deal import Forwarder, Recap, Terms, UnderstoodPolicy
from dossier.render.shapes.find import CountryDossier, Dossier, GroupedList, History
from dossier.render.shapes.letter import CardsRead, LetterRead, ReadOver
from dossier.render.shapes.order import CheckedOrder, CorrectionList, NextOrder, Order, Proof
from dossier.render.shapes.price import Prices
from dossier.render.shapes.quotation import Paper, Quotation
from dossier.render.shapes.report import Friend, Portrait


class Line(NamedTuple):
    """A line to type, the type of what it prints, what is typed before it where the demo book alone shows nothing, a remark."""

    words: str
    prints: Any
    before: tuple[str, ...] = ()
    remark: str = ""


def _declared(name: str, about: str, keys: Mapping[str, Any]) -> Any:
    """Return an object whose keys stand in a table of their own."""
    made: Any = TypedDict(name, dict(keys))  # type: ignore[operator]
    made.__doc__ = about
    return made


def _row(noun: str, names: Iterable[str] = (), called: str = "") -> Any:
    columns = {name: Annotated[Value, column(noun, name).label] for name in names or LISTS[noun][1]}
    return _declared(called or noun, f"A row of `dossier list {called or noun}`.", columns)


def _settings() -> Any:
    kinds = {key: bool | None if default is None else type(default) for key, (default, _means) in EXPLAINED.items()}
    kinds |= {key: Sequence[str] for key, kind in kinds.items() if kind is list}
    keys = {key: Annotated[kinds[key], means] for key, (_default, means) in EXPLAINED.items()}
    return _declared("settings", "Every setting.", keys)


_TWIN = 'add contact "Anna Schmitt" --company "Nordlicht GmbH" --new'
_CORRECTION = 'proof y9 --correction "the logo is too small"'
_DUTY = "duty DE 8504.40 0 --source TARIC"
_BEFORE = {"corrections": (_CORRECTION,), "duties": (_DUTY,)}
"""What has to be noted for a list to show anything."""
_LOTS = 'order s10 --lot "100 pcs ship by 2027-01-20"'
_INHERITED = ("handover nordlicht --to nord.dossier", "delete o9 --yes", "inherit nord.dossier")
_LISTS = (
    *(Line(f"list {noun}", Sequence[_row(noun)], _BEFORE.get(noun, ())) for noun in LISTS),
    Line("list owed", Sequence[_row("orders", OF_OWED.split(","), "owed")]),
    Line("list deals --group country,opened:quarter", GroupedList), Line("list deals --group stage --totals", GroupedList),
)  # fmt: skip

DECIDED = (
    *(f'stage {deal} lost "too dear"' for deal in ("d15", "d19", "d21", "d22")),
    *(
        f"add proof {deal} sample --state sent --sent-on {day}"
        for deal, day in (("d3", "2025-12-01"), ("d9", "2026-06-01"), ("d13", "2026-09-20"), ("d14", "2026-11-10"))
    ),
)
"""What is typed until enough deals are won and lost for something that the won ones have in common."""
READ: Mapping[str, tuple[Line, ...]] = {
    "show": (
        Line("show anna", Dossier), Line("show anna --share", Dossier), Line("show nordlicht", Dossier),
        Line("show d12", Dossier), Line("show d13", Dossier, (_CORRECTION,)), Line("show nordlicht", Dossier, _INHERITED),
        Line("show DE", CountryDossier), Line("show AU", CountryDossier), Line("show RU", CountryDossier),
        Line("show q15", Quotation), Line("show s10", Order), Line("show s10 --share", Order), Line("show y9", Proof, (_CORRECTION,)),
        Line("show cp1", Complaint),
    ),
    "since": (Line("since anna", Since), Line("since c17", Since)),
    "remind": (Line("remind", Morning), Line("remind anna", Sequence[Reminder]), Line("remind --count", HowMany)),
    "week": (Line("week", Week, ('aim anna "USD 6.40"', 'log anna "price" --by call --aim least')),),
    "aim": (Line("aim anna", AimsOfClient, ('aim anna "USD 6.40"',)),),
    "month": (Line("month", Month), Line("month 2026", Month), Line("month --share", Month)),
    "edit": (Line("edit anna --show", Form),),
    "quote": (Line("quote q15", Quotation),),
    "order": (
        Line("order s10", Order, (_LOTS,)), Line("order s10 --check", CheckedOrder), Line("order d12 --like s8", NextOrder),
        Line("order d12 --ship-by 2027-01-20 --destination NL", Order)),
    "paper": (Line("paper s5", Paper), Line("paper s11 confirmation --without-bank", Paper)),
    "dates": (Line("dates s9 --since 2026-11-01", OrderDates),),
    "complaint": (Line('complaint anna "12 plugs are loose" --pieces 12', Written),),
    "proof": (
        Line("proof", Sequence[Proof]), Line("proof y9", Proof),
        Line("proof y9 --corrections", CorrectionList, (_CORRECTION,)),
    ),
    "forwarders": (Line("forwarders --all", Sequence[Forwarder]), Line("forwarders anna --share --all", Sequence[Forwarder])),
    "recap": (
        Line("recap d12", Draft), Line("recap d12", Recap, ("recap d12 --sent",)),
    ),
    "terms": (Line("terms nordlicht", Terms), Line("terms kauri", Terms, ('terms kauri payment="100% before shipment"',))),
    "policy": (Line("policy", Sequence[UnderstoodPolicy]),),
    "advise": (Line("advise anna", Advice),),
    "gaps": (Line("gaps anna", Gaps), Line("gaps", Sequence[FirstGap])),
    "draft": (Line("draft anna chase", Draft),),
    "read-over": (Line("read-over anna letter.txt", ReadOver),),
    "playbook": (Line("playbook list", Sequence[Rule]), Line("playbook show birthday-near", Rule)),
    "match": (Line("match nordlicht", Matching),),
    "ask-about": (Line("ask-about nordlicht", Asking),),
    "tell": (Line('tell "PSE for L-9"', Telling), Line("tell SASO", Telling)),
    "report": (
        Line("report sources", Sequence[SourceLine]), Line("report pipeline", Sequence[PipelineStage]),
        Line("report won-lost", WonLost, DECIDED), Line("report countries", Sequence[CountryLine]), Line("report ideas", Sequence[Idea]),
        Line("report competitors", Sequence[Competitor]), Line("report fairs", Sequence[FairOutlook]),
        Line("report friends", Sequence[Friend]), Line("report completeness", Sequence[Portrait]),
        Line("report quiet", Quiet), Line("report workload", Workload), Line("report payments", Payments), Line("report samples", Samples),
    ),
    "trip": (
        Line("trip Spring --stops NL,DE,FR --from 2027-04-06 --to 2027-04-16", Trip),
        Line("trip Spring --stops NL,DE,FR --from 2027-04-06 --to 2027-04-16 --keep", Written),
    ),
    "case": (Line("case casaviva", Case), Line("case casaviva --share", Case)),
    "cover": (Line("cover d20", Cover),),
    "year": (
        Line("year nordlicht", Year, ('set s4 claim="two cartons crushed, credit note given"',)), Line("year nordlicht --share", Year),
    ),
    "handover": (Line("handover nordlicht", Handover),),
    "price": (Line("price a7 --for anna", Prices),),
    "compare": (
        Line(
            "compare NZ AU ZA", Comparison,
            remark="by country each figure; besides, as text, `plug`, `currency`, `agreements`, `extra_duties`, `duties`, `risk`,"
            " `taste`, `tariffs`, `marks` and `clients`",
        ),
    ),
    "duty": (
        Line("duty US 8504.40", DutyThere),
        Line("duty DE 8504.40.90", DutyThere, (_DUTY,)),
    ),
    "rate": (Line("rate USD", Sequence[OpenRate]), Line("rate", Sequence[Rate])),
    "rates": (Line("rates", Sequence[Rate]), Line("rates import rates.csv", Imported)),
    "holidays": (Line("holidays DE CN", Holidays), Line("holidays BR --year 2031", Holidays)),
    "list": _LISTS,
    "find": (
        Line("find charger", Sequence[Hit]),
        Line("find --saved", Mapping[str, str], ("find --save chargers charger",), "each saved question by its name"),
    ),
    "data": (Line("data c14", PersonalRecord),),
    "history": (Line("history d12", History), Line("history anna", History)),
    "undo": (Line("undo --list", Sequence[Operation]),),
    "dupes": (Line("dupes --min 20", Sequence[Twins], (_TWIN,)),),
    "merge": (Line("merge c1 c2 --dry-run", Merging),),
    "add": (
        Line('add contact "Hanna Vogel, buyer at Nordlicht, hanna@nordlicht.example" --dry-run', LetterRead),
        Line('add contact "Hanna Vogel" --company Nordlicht', Written),
    ),
    "inquiry": (Line("inquiry mail.eml", LetterRead), Line("inquiry cards.vcf", CardsRead)),
    "inherit": (Line("inherit for-wei.dossier", Imported, ("handover nordlicht --to for-wei.dossier",)),),
    "mailbox": (Line("mailbox mail.eml --dry-run", Imported), Line("mailbox mail.eml", Imported)),
    "import": (Line("import clients.csv --dry-run", Imported), Line("import clients.csv", Imported)),
    "completion": (Line("completion bash", Script),),
    "check": (Line("check", Health),),
    "restore": (
        Line("restore --list", Sequence[KeptCopy], ("backup",)),
        Line("restore friday.db --dry-run", Restored, ("backup friday.db", "log anna 'sent the sample'")),
    ),
    "where": (Line("where", Places),),
    "help": (Line("help morning", Written),),
    "config": (Line("config", _settings()),),
}  # fmt: skip
"""Commands that read, and what they print; a name in words stands for a client of the demo book."""

WRITE = tuple(
    Line(words, Written, before)
    for words, before in (
        ('add company "Nordlicht Retail" --country DE', ()),
        ('add deal nordlicht "5,000 chargers" --value 16000 --currency EUR', ()),
        ("add department nordlicht service outsourced", ()),
        ('add career anna "Lichthaus AG" --from-date 2012', ()),
        ("add visit anna to_us 2026-04-14 --place Shenzhen", ()),
        ("add market summit DE --from-date 2026", ()),
        ('add product nordlicht "USB lamp" --kind best_seller', ()),
        ('add offer "Charger A 30 W" --plug EU', ()),
        ('add news nordlicht fair "IFA" --on-date 2027-09-03', ()),
        ('add intel brighthome "pays late" --told-by karen', ()),
        ("add link southern buys_from brighthome", ()),
        ('add forwarder "Blue Ocean" --ports "Shenzhen, Ningbo"', ()),
        ('add quote d12 --number Q2026-107 --state sent --payment "30% deposit, 70% before shipment"', ()),
        ("add order d12 --number PI-1042 --destination NL", ()),
        ("add proof d12 machine --state sent --courier DHL", ()),
        ('add promise anna "send the test report" --due-on fri', ()),
        ('add note DE "matt sells better" --topic taste', ()),
        ("add rate EUR 7.81 --base CNY", ()),
        ("add duty DE 8504.40 0 --source TARIC", ()),
        ('add complaint anna "12 plugs are loose" --pieces 12', ()),
        ("set anna hobbies=cooking", ()),
        ("tag anna +vip", ()),
        ('log anna "asked for the FOB price" --by email --in', ()),
        ('follow anna "next tue" "send samples"', ()),
        ("done f20", ()),
        ("snooze f20 next mon", ()),
        ('drop f20 --why "they bought elsewhere"', ()),
        ('deal nordlicht "5,000 chargers" --value 16000 --currency EUR', ()),
        ('stage d12 lost --reason "price 8% above target" --cause price', ()),
        ('round d12 payment --ours "30% deposit" --theirs "open account"', ()),
        ('quote d12 --line "Charger A, 1000 pcs, 3.40"', ()),
        ("proof d12 machine --sent", ()),
        ('terms nordlicht incoterm="FOB Hong Kong"', ()),
        ('policy payment "30% deposit"', ()),
        ("playbook check", ()),
        ("playbook off birthday-near", ()),
        ("playbook on birthday-near", ("playbook off birthday-near",)),
        ("export book.json", ()),
        ("attach nordlicht deck.txt --as deck", ()),
        ("handover nordlicht --to wei.dossier", ()),
        ("send anna h1 --by email", ()),
        ("open h1 --path", ()),
        ("rate EUR 7.81", ()),
        ("duty DE 8504.40 0", ()),
        ("config remind.lines=30", ()),
        ("undo", ()),
        ("redo", ("undo",)),
        ("delete l20 --yes", ()),
        ("forget c14 --yes", ()),
        ('moved c9 --to "Kagiso Lights"', ()),
        ("archive c9 --why 'wants no more mail'", ()),
        ("unarchive c9", ("archive c9",)),
        ("merge c1 c2 --yes", ()),
        ("backup copy.db", ()),
        ("restore earlier.db --yes", ("backup earlier.db",)),
        ("encrypt --yes", ()),
        ("rekey --yes", ("encrypt --yes",)),
        ("decrypt --yes", ("encrypt --yes",)),
    )
)
"""Commands that write or only say something; files they are given lie beside them."""

LINES: tuple[Line, ...] = (*(line for lines in READ.values() for line in lines), *WRITE)
