"""The view of whom to ask about a company."""

from dossier.i18n import _, ngettext
from dossier.records.company.informants import Asking, Informant, NotToAsk, Target
from dossier.render.page import Line, Lines, Page, Piece, Section, joined, line
from dossier.render.words import Setting

SHOWN = 3


def asking_page(target: Target, found: Asking, setting: Setting) -> Page:
    """Return whom to ask, best first, with reasons and the way to ask; under them who is not to be asked."""
    title = joined(
        (line(Piece(_("Whom to ask about {name}").format(name=target.name), "title")), f"o{target.company_id}")
    )
    warning = line(Piece(_("What they tell stays with us: noted as protected, never named to anybody."), "warn"))
    sections = [_section(at, each, setting) for at, each in enumerate(found.informants[:SHOWN], 1)]
    head = [warning]
    if not sections:
        words = _(
            "Nobody in the book is close, elsewhere and no rival. Closeness is noted with: dossier set WHO closeness=tells"
        )
        head.append(line(words))
    if found.excluded:
        sections.append(Section(_("Not to be asked"), (Lines(tuple(_barred(each) for each in found.excluded), "×"),)))
    return Page(title, (Lines(tuple(head)),), tuple(sections))


def _section(at: int, informant: Informant, setting: Setting) -> Section:
    who = informant.candidate
    points = ngettext("{n} point", "{n} points", abs(informant.score)).format(n=f"{informant.score:+d}")
    parts = (
        f"{at}. {who.name}",
        who.company_name or "",
        setting.country_name(who.country) if who.country else "",
        points,
        who.ref,
    )
    rows = [line(Piece(f"{why.points:+d}  " if why.points else " 0  ", "good"), why.words) for why in informant.reasons]
    rows += [line(Piece(f"{why.points:+d}  ", "bad"), why.words) for why in informant.against]
    steps = tuple(line(step) for step in informant.how)
    return Section(" · ".join(part for part in parts if part), (Lines(tuple(rows)), Lines(steps, "›")))


def _barred(each: NotToAsk) -> Line:
    who = each.candidate
    return joined((line(Piece(who.name, "strong")), who.company_name or "", line(Piece(each.reason, "muted"))))
