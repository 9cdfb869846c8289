"""The vocabulary of Truceline: frozen dataclasses of the standard library. Import from the modules."""
