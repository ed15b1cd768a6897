"""What an article of ours cost whom, and which of its living prices do not go together."""

from dossier.app.answer import Answer, Shape
from dossier.app.find import named
from dossier.app.quotation.price_memory import all_quarrels, remembered
from dossier.app.session import Session
from dossier.errors import RefusedError
from dossier.i18n import _
from dossier.read.company.offers import offer_of
from dossier.read.find.firm_of import firm_of
from dossier.read.find.who import label
from dossier.read.quotation.prices import asker
from dossier.records.company.products import OFFER
from dossier.records.quotation.prices import ArticlePrice
from dossier.records.ref import Ref
from dossier.render.page import Page


def prices(session: Session, what: str, client: str | None = None, *, share: bool = False) -> Answer:
    """Return the prices of an article to one client and elsewhere, or to all; raises RefusedError where others look on."""
    if session.setting(share=share).share:
        raise RefusedError(
            _("What an article cost other clients is shown to nobody else."),
            _("Leave --share and DOSSIER_PUBLIC away."),
        )
    with session.reading() as connection:
        ref = named.client(session, connection, what, ("a",))
        offer = named.there(offer_of(connection, ref.id), ref, OFFER.label)
        currency = offer.currency or session.settings.money()
        known = remembered(session, connection, offer.id, currency)
        quarrels = all_quarrels(connection, known)
        whom = named.client(session, connection, client) if client else None
        name = label(connection, whom) if whom else None
        whose = None
        if whom is not None:
            company = firm_of(connection, whom)
            name = label(connection, Ref("o", company)) if company is not None else name
            person = asker(connection, whom.id)[1] if whom.letter == "d" else whom.id if whom.letter == "c" else None
            whose = (company, None) if company is not None else (None, person)
            quarrels = tuple(each for each in quarrels if whose in {each.ours.whose, each.theirs.whose})
    parts = _parts(known, whose, name)

    def page() -> Page:
        from dossier.render.quotation.prices import price_page

        return price_page(offer, name, parts, quarrels, currency, session.setting())

    def shape() -> Shape:
        from dossier.render.shapes.keys import row
        from dossier.render.shapes.price import Prices

        of_theirs, elsewhere = (*(each for _heading, each in parts), [])[:2]
        return row(
            Prices,
            offer,
            ref=f"a{offer.id}",
            currency=currency,
            prices=of_theirs,
            elsewhere=elsewhere,
            conflicts=quarrels,
        )

    return Answer(page=page, shape=shape)


def _parts(
    known: tuple[ArticlePrice, ...], whose: tuple[int | None, int | None] | None, name: str | None
) -> list[tuple[str, list[ArticlePrice]]]:
    if whose is None:
        return [(_("Prices"), list(known))]
    theirs = [each for each in known if each.whose == whose]
    return [
        (_("To {name}").format(name=name), theirs),
        (_("Elsewhere"), [each for each in known if each.whose != whose]),
    ]
