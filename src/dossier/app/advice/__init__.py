"""Deeds about advice."""
