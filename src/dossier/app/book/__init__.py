"""Deeds about the book itself."""
