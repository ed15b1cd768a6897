"""What the reports are made of."""
