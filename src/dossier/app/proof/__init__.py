"""Deeds about samples and proofs."""
