"""Judgement about a firm."""
