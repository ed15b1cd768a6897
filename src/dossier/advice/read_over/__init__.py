"""Reading a letter of ours before it goes: what in it contradicts the book, or is not for this reader."""
