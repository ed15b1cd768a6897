"""Judgement about the book itself."""
