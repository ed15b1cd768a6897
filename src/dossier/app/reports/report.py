"""The reports by their names; a new one is a line here and a function that takes a session and an `Asked`."""

from collections.abc import Callable

from dossier.app.answer import Answer
from dossier.app.reports.asked import Asked
from dossier.app.reports.completeness import completeness
from dossier.app.reports.countries import countries
from dossier.app.reports.fairs import fairs
from dossier.app.reports.friends import friends
from dossier.app.reports.payments import payments
from dossier.app.reports.pipeline import pipeline
from dossier.app.reports.products import competitors, ideas
from dossier.app.reports.quiet import quiet
from dossier.app.reports.sources import sources
from dossier.app.reports.won_lost import won_lost
from dossier.app.reports.workload import workload
from dossier.app.session import Session
from dossier.i18n import N_, _
from dossier.records.catalogue.key import Choice
from dossier.records.reading import chosen

REPORTS: dict[str, tuple[str, Callable[[Session, Asked], Answer]]] = {
    "sources": (N_("where clients come from, and where the next advertising money should go"), sources),
    "pipeline": (N_("what is open at each stage, what it may bring, and what it is stuck on"), pipeline),
    "won-lost": (N_("which deals were won and lost, after how long, and why"), won_lost),
    "countries": (
        N_("which countries buy what at what price, and what the products of a market have in common"),
        countries,
    ),
    "ideas": (N_("what development should look at, by category"), ideas),
    "competitors": (N_("which supplier sits at which clients"), competitors),
    "friends": (N_("who is how close to us, since when, and the next step"), friends),
    "completeness": (N_("how complete each client's dossier is, and what to find out first"), completeness),
    "quiet": (N_("who has gone quiet, what is at stake there, and what to do"), quiet),
    "workload": (N_("what was done week by week, and how fast we answer and are answered"), workload),
    "payments": (N_("who pays in time, what is due in which month, and what is overdue"), payments),
    "fairs": (N_("which fairs our clients attend, and whether going is worth it"), fairs),
}
_SHORT = {
    "sources": "来源", "pipeline": "商机|漏斗|销售漏斗",
    "won-lost": "赢单丢单|赢单|丢单|won|lost|won and lost", "countries": "国家|市场|markets",
    "quiet": "沉默", "workload": "工作量", "payments": "回款",
    "ideas": "想法", "competitors": "竞争对手", "friends": "朋友", "completeness": "完整度", "fairs": "展会",
}  # fmt: skip
"""What a Chinese user types for each; other words stand behind strokes."""


def report(session: Session, name: str, asked: Asked) -> Answer:
    """Return one report; raises UnknownWordError for one there is not."""
    words = {code: tuple(_SHORT.get(code, code).split("|")) for code in REPORTS}
    reports = tuple(Choice(code, called[0], called[1:]) for code, called in words.items())
    return REPORTS[chosen(reports, name, _("There is no report “{text}”."))][1](session, asked)
