"""Deeds about a person."""
