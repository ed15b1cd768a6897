"""Questions that are reckoned from the records of one client: one module a question, pure."""
