"""What only shows across clients: what each report is asked, and makes of it."""
