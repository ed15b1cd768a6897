"""What comes in from other programs: files read as records, and what is done with them."""
