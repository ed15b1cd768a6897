"""Deeds about a deal, its rounds and terms."""
