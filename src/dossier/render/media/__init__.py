"""Voices: each medium speaks a page in its own way."""
