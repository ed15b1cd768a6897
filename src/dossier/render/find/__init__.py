"""Pages about finding and listing."""
