"""Commands about samples and proofs."""
