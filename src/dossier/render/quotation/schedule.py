"""The payment of a paper as a table of texts: each share with its moment, its day and its sum."""

from dossier.records.quotation.paper import Paper
from dossier.render.words import number
from dossier.values.payment import percent_words

TOTAL, STILL_OPEN = "Total", "Still to be paid"
SUMS = frozenset({TOTAL, STILL_OPEN})
"""What stands in the first cell of a row that is a sum."""


def schedule(paper: Paper) -> tuple[list[str], list[list[str]]]:
    """Return the heads and the rows of a paper's payment schedule; no rows where it has none."""
    came = any(each.received for each in paper.schedule)
    heads = ["Share", "Payment", "Due", *(["Received"] if came else []), f"Amount {paper.currency}".strip()]
    rows = [
        [
            f"{percent_words(each.percent)} %" if each.percent is not None else "",
            each.moment,
            each.due,
            *([each.received] if came else []),
            number(each.amount) if each.amount is not None else "",
        ]
        for each in paper.schedule
    ]
    sums = [(TOTAL, paper.total), (STILL_OPEN, paper.still_open)]
    gap = [""] * (len(heads) - 2)
    return heads, [*rows, *([label, *gap, number(each)] for label, each in sums if rows and each is not None)]
