"""Changes: the only room that knows SQLModel. One command is one operation in one transaction."""
