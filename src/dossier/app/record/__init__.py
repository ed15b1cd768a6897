"""Deeds about record."""
