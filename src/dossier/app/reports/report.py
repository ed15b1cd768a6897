"""The reports by their names; a new one is a line here and a module with a function that takes a session and an `Asked`."""

from collections.abc import Callable
from importlib import import_module

from dossier.app.answer import Answer
from dossier.app.reports.asked import Asked
from dossier.app.session import Session
from dossier.i18n import N_, NP_, _
from dossier.records.catalogue.key import Choice
from dossier.records.reading import chosen
from dossier.render.page import Lines, Page, Piece, Table, command, line
from dossier.render.reports.figures import heading
from dossier.values.to_type import to_type

REPORTS = {
    "sources": N_("where clients come from, and where the next advertising money should go"),
    "pipeline": N_("what is open at each stage, what it may bring, and what it is stuck on"),
    "won-lost": N_("which deals were won and lost, after how long, and why"),
    "countries": N_("which countries buy what at what price, and what the products of a market have in common"),
    "quiet": N_("who has gone quiet, what is at stake there, and what to do"),
    "workload": N_("what was done week by week, and how fast we answer and are answered"),
    "payments": N_("who pays in time, what is due in which month, and what is overdue"),
    "samples": N_("what samples cost by month, and which of them nobody answered"),
    "ideas": N_("what development should look at, by category"),
    "competitors": N_("which supplier sits at which clients"),
    "friends": N_("who is how close to us, since when, and the next step"),
    "completeness": N_("how complete each client's dossier is, and what to find out first"),
    "fairs": N_("which fairs our clients attend, and whether going is worth it"),
}
"""What each report answers; the module that makes it is imported when it is asked for."""
_TOGETHER = {"ideas": "products", "competitors": "products"}
"""Reports whose module has another name."""
_LABELS = {
    "sources": NP_("report", "sources"), "pipeline": NP_("report", "pipeline"), "won-lost": NP_("report", "won and lost"),
    "countries": NP_("report", "countries"), "quiet": NP_("report", "quiet"), "workload": NP_("report", "workload"),
    "payments": NP_("report", "payments"), "samples": NP_("report", "samples"), "ideas": NP_("report", "ideas"),
    "competitors": NP_("report", "competitors"), "friends": NP_("report", "friends"),
    "completeness": NP_("report", "completeness"), "fairs": NP_("report", "fairs"),
}  # fmt: skip
_SHORT = {
    "sources": "来源|客户来源", "pipeline": "商机|漏斗|商机漏斗|销售漏斗",
    "won-lost": "赢单丢单|赢单与丢单|赢单|丢单|won|lost|won and lost", "countries": "国家|市场|国家与市场|markets",
    "quiet": "沉默", "samples": "样品|打样|sample", "workload": "工作量", "payments": "回款|收款|付款",
    "ideas": "想法", "competitors": "竞争对手", "friends": "朋友", "completeness": "完整度|档案完整度", "fairs": "展会",
}  # fmt: skip
"""What is typed for each beside its name and label, in any language."""


def report(session: Session, name: str | None, asked: Asked) -> Answer:
    """Return one report, or the names of all with what each answers; raises UnknownWordError for one there is not."""
    if name is None:
        return Answer(
            page=_contents, shape=lambda: [{"name": code, "answers": _(words)} for code, words in REPORTS.items()]
        )
    reports = tuple(Choice(code, label, tuple(_SHORT[code].split("|"))) for code, label in _LABELS.items())
    code = chosen(reports, name, _("There is no report “{text}”."))
    module = import_module(f"dossier.app.reports.{_TOGETHER.get(code, code.replace('-', '_'))}")
    make: Callable[[Session, Asked], Answer] = getattr(module, code.replace("-", "_"))
    return make(session, asked)


def _contents() -> Page:
    rows = tuple((line(Piece(code, "strong")), line(_(words))) for code, words in REPORTS.items())
    return Page(
        heading(_("Reports across clients")),
        (
            Table((_("report"), _("what it answers")), rows),
            Lines((line(command(to_type("dossier report NAME --period 2026-Q3 --where country:DE"))),)),
        ),
        (),
    )
