"""Bytes -> text: every RawItem becomes a Document with its text frozen."""
