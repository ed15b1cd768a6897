"""The parts of a dossier by the words that name them; apart, so that a shell completes them at once."""

SECTIONS = ("person", "company", "country", "negotiation", "log", "advice", "gaps")
