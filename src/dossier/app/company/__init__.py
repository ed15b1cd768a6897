"""Deeds about a firm."""
