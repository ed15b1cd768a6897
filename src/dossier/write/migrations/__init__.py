"""Every step from an older form of a book to today's."""
