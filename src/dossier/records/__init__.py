"""What is kept: records and facts, declared once, and what is derived from them; standard library only."""
