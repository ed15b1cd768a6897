"""Names of people and firms in letters."""
