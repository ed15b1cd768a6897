"""Commands about quotations."""
