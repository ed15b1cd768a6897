"""Questions: the light way, sqlite3 opened read-only, answers in frozen dataclasses."""
