"""Reckoning with what is known: one question a module, pure functions over records."""
