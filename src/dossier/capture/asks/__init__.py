"""What a letter asks for."""
