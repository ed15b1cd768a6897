"""Since when what a round settled counts as written, in SQL: the one place that tells a word from what is in writing."""

from dossier.records.agenda.aim import TALKS

_TALKS = ", ".join(f"'{channel}'" for channel in TALKS)
_SPOKEN = f"""(EXISTS (SELECT 1 FROM recap_point w WHERE w.round_id = r.id)
    OR EXISTS (SELECT 1 FROM log_entry w WHERE w.id = r.log_entry_id AND w.channel IN ({_TALKS})))"""  # noqa: S608
"""It was said in a talk, or a letter of ours asked them to confirm it."""
_WRITTEN = """(SELECT MIN(day) FROM (
    SELECT x.on_date AS day FROM recap_point w JOIN log_entry x ON x.id = w.confirmed_in_id WHERE w.round_id = r.id
    UNION ALL SELECT w.confirmed_on FROM orders w
        WHERE w.deal_id = r.deal_id AND w.cancelled_on IS NULL AND w.confirmed_on >= r.on_date
    UNION ALL SELECT w.answered_on FROM quote w
        WHERE w.deal_id = r.deal_id AND w.state = 'accepted' AND w.answered_on >= r.on_date))"""
"""The first day on which they confirmed the point, ordered, or accepted a quotation."""
WRITTEN_ON = f"CASE WHEN {_SPOKEN} THEN {_WRITTEN} ELSE r.on_date END"
"""Of a round `r`; one that was noted from no talk counts from its own day, as nothing says that it was only spoken."""
