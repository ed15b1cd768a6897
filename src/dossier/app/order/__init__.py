"""Deeds about orders."""
