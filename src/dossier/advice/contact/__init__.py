"""Judgement about a person."""
