"""What the world calls things: tables with sources, opened by the caller and handed in."""
