"""What becomes of a row when the record that one of its columns names goes: it loses the tie, or goes as well."""

LOOSE = {("contact", "company_id"), ("department", "head_id"), ("round", "said_by_id"), ("round", "log_entry_id"),
         ("orders", "quote_id"), ("quote", "replaces_id"), ("quote_line", "offer_id"),
         ("deal", "contact_id"), ("log_entry", "deal_id"), ("follow_up", "deal_id"), ("promise", "deal_id"),
         ("attachment", "deal_id"), ("log_entry", "company_id"), ("follow_up", "company_id"),
         ("promise", "company_id"), ("attachment", "company_id"),
         ("aim", "company_id"), ("aim", "deal_id"), ("aim", "log_entry_id"), ("recap_point", "round_id"),
         ("recap_point", "promise_id"), ("recap_point", "confirmed_in_id"),
         ("orders", "offer_id"), ("orders", "sample_id"), ("complaint", "order_id"), ("complaint", "deal_id"),
         ("complaint", "company_id")}  # fmt: skip
"""Columns that lose their link when the other record goes; with every other reference the row goes, too."""
TELLERS = frozenset({"told_by", "told_by_id"})
"""Columns that name who told what a row says; without its teller it stays protected."""
OWNERS = ("contact_id", "company_id", "deal_id")
"""Columns of which a row may have several and needs one."""
