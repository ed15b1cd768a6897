"""Questions about quotations."""
