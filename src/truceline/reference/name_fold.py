"""One form for a name however it is typed: how stored names and asked ones meet."""

from unicodedata import combining, normalize


def fold(name: str) -> str:
    """Fold a name so that case, accents and the width of blanks make no difference.

    >>> fold("Şuşa  District")
    'susa district'
    """
    bare = "".join(c for c in normalize("NFKD", name.casefold()) if not combining(c))
    return " ".join(bare.split())
