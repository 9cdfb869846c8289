"""The revisions of the tables, run by ``store.migrate``."""
