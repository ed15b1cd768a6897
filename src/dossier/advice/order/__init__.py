"""Judgement about orders."""
