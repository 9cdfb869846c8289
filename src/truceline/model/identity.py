"""Make ids from content, so that a second run over the same input gives the same ids."""

import hashlib

ID_LENGTH = 16  # hex digits, 64 bits: a collision among ten million documents is below one in 300,000


def content_id(prefix: str, *parts: object) -> str:
    """Return ``prefix`` and a hash of the identifying parts, joined by a separator no text holds.

    >>> content_id("doc", "wire", "01.txt") == content_id("doc", "wire", "01.txt")
    True
    """
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:ID_LENGTH]}"
