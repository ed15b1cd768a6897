"""Voices: facts in, text out. A view builds one page; each medium speaks it in its own way."""
