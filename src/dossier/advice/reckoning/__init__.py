"""What follows from records by reckoning alone, a module a question."""
