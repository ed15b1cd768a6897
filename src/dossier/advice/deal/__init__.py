"""Judgement about a deal, its rounds and terms."""
