"""What leaves: one module a format."""
