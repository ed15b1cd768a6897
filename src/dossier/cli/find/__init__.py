"""Commands about finding and listing."""
