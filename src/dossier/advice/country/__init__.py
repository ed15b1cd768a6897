"""Judgement about a country, its calendar and its money."""
