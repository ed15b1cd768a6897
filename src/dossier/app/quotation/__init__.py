"""Deeds about quotations."""
