"""Letters to clients, from what is known of them."""
