"""Records of the book about quotations."""
