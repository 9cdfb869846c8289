"""The library's front door over the store and the line. Nothing is imported here."""
