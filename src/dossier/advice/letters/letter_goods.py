"""Our goods and our house as a letter names them."""

import re
from pathlib import Path

from dossier.advice.letters.matter import Article, Matter
from dossier.advice.letters.phrases import phrases
from dossier.advice.letters.plain import counted_in, plain
from dossier.advice.playbook.scene import Scene
from dossier.advice.profile import Profile
from dossier.values.languages import may_stand
from dossier.values.names import fold

SHOWN = 3
"""So many articles a proposal names: more is a catalogue."""


def articles(matter: Matter, lang: str, folder: Path) -> dict[str, object]:
    """Return the articles of a proposal, one a line with its reasons, and the first one's name."""
    said = phrases(lang, folder)

    def told(each: Article) -> str:
        named = ((code, plain(name)) for code, name in each.reasons if code in said)
        reasons = [said[code].format(name=name) for code, name in named if may_stand(name or "", lang)]
        if each.minimum is not None:
            reasons.append(said["from"].format(n=counted_in(each.minimum, "pcs", lang, said["pieces"])))
        name = plain(each.name) or ""
        return said["article"].format(name=name, reasons=said["clause"].join(reasons)) if reasons else name

    shown = matter.articles[:SHOWN]
    about = matter.asked_article
    return {
        "articles": "\n".join(f"- {told(each)}" for each in shown),
        "article": plain(shown[0].name) if shown else None,
        "minimum": counted_in(about.minimum, "pcs", lang, said["pieces"]) if about else None,
    }


def certificates(matter: Matter, profile: Profile, seen: Scene) -> dict[str, object]:
    """Return the certificates we hold, those of them that were asked for, and those asked for that we do not name as ours."""
    held = [part.strip() for part in re.split(r"[,;、，；]", profile.certificates) if part.strip()]
    general = ", ".join(held)
    held += matter.asked_article.certificates if matter.asked_article else ()
    held = list(dict.fromkeys(held))
    row = seen.facts.get("deal.certificates")
    asked = list(row.items) if row is not None and seen.fact("deal.certificates") is not None else []
    ours = {fold(each) for each in held}
    have = [each for each in asked if fold(each) in ours] if asked else held
    return {
        "certificates": general,
        "held_certificates": plain(", ".join(have)),
        "open_certificates": plain(", ".join(each for each in asked if fold(each) not in ours)),
    }


def house(profile: Profile) -> dict[str, object]:
    """Return our own house: what we make, and the sender (`me`)."""
    return {
        "offers": plain(profile.offers),
        "me": {name: plain(value) for name, value in profile._asdict().items() if value not in ("", None)},
    }
