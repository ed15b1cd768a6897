"""Deeds about finding and listing."""
