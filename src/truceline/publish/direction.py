"""Right-to-left words in a table that runs left to right: a mark after them keeps the order of what follows.

A terminal that knows the two directions would otherwise show the quotation mark, the blanks and the figures that follow
Arabic or Hebrew words as part of them, and set the next column on the wrong side.
"""

import re

LRM = "\u200e"  # left-to-right mark: shows nothing, takes no column
STRONG = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"  # right to left
LETTER = re.compile(f"[{STRONG}]")
CODES = r"(?:\x1b\[[0-9;]*m)*"  # of colour, which take no column either
AFTER = re.compile(rf"([{STRONG}][^”\u2502{STRONG}]*?)({CODES}”|(?:{CODES} ){{2,}}|{CODES}\u2502|$)")
FIRST = re.compile(rf"^((?:\x1b\[[0-9;]*m|[^\w])*)(?=[{STRONG}])")


def settle(line: str) -> str:
    """Return a line of a table with a mark where right-to-left words end, and at its head where it begins with them.

    >>> settle("“abc” [1]")
    '“abc” [1]'
    """
    if not LETTER.search(line):
        return line
    return FIRST.sub(rf"{LRM}\1", AFTER.sub(_marked, line))


def _marked(found: re.Match[str]) -> str:
    words, end = found.groups()
    return f"{words}{end}{LRM}" if end.endswith("”") else f"{words}{LRM}{end}"
