"""Commands about advice."""
