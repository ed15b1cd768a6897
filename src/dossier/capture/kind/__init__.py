"""What a letter is, and who we are in it."""
