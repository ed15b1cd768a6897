"""How a supplier is called: the name without the place that is written behind it."""

import re


def own_name(text: str | None) -> str:
    """Return `Brillex` for `Brillex, Zhongshan`, `Brillex (Zhongshan)` and `Brillex（中山）`."""
    plain = re.split(r"[,，(（]", text or "", maxsplit=1)[0]
    return " ".join(plain.split()) or (text or "").strip()
