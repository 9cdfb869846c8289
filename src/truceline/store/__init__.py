"""The casefile on disk: reports, their bytes, readings, judgements, and what was computed of them."""

from truceline.store.base import Store
from truceline.store.sql import create_store, open_store

__all__ = ["Store", "create_store", "open_store"]
