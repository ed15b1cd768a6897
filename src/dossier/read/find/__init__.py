"""Questions about finding and listing."""
