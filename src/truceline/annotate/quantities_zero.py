"""Zero where it is said ("nobody was hurt"), and what only sounds like it ("no casualties were reported")."""

import re
from typing import NamedTuple

_LOSSES = r"(?:casualt(?:y|ies)|losses|injuries|deaths|fatalities|dead|wounded|injured|killed|victims)"
_FATE = r"(?:killed|hurt|injured|wounded|harmed|died|suffered|dead|perished)"
_AUX = r"(?:(?:was|were|is|are|has|have|had|got|been|being|seriously)\s){0,3}"
# "nobody on the southern side was hurt", but not "no one in Goma can say how many it killed"
_VERB = (
    r"(?:can|could|will|would|may|might|shall|ha[sd]|have|was|were|is|are|says?|said|kn[eo]ws?|how|who|that|which)\b"
)
_WHERE = rf"(?:\s(?:of|on|in|from|at|among|inside)(?:\s(?!{_VERB})[\w'’-]+){{1,5}}?)?"
_REPORTED = (
    r"\s(?:(?:have|has|were|was|had|are)\s)?(?:been\s)?(?:immediately\s|yet\s|so\sfar\s)?"
    r"(?:reported|known|confirmed|announced)\b"
)
_WORD_OF = r"(?:immediate\s|official\s)?(?:reports?|word|information|details|figures?|data|news)\s(?:of|on|about)"
_NOT_TOLD = re.compile(
    rf"no\s(?:[a-z]+\s){{0,2}}{_LOSSES}{_REPORTED}|no\s{_WORD_OF}\s(?:any\s)?(?:[a-z]+\s)?{_LOSSES}\b", re.IGNORECASE
)
_NOT_MORE = r"(?!(?:\w+\s)?(?:more|further|other|new|fresh|additional)\b)"  # "no further casualties" is no zero
_HARM = r"(?P<noun>casualties|losses|injuries)"
_EVERYBODY = r"(?:people|persons|personnel|soldiers|servicemen|civilians|members|staff|men|troops)"
_SAID = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:nobody|no\sone|none){_WHERE}\s{_AUX}{_FATE}\b",
        rf"no\s{_NOT_MORE}(?:[a-z]+\s){{0,2}}?(?P<noun>{_LOSSES})\b(?!-)",
        rf"no\s(?:[a-z-]+\s){{0,2}}?(?P<noun>[a-z]+)\s(?:was|were|has\sbeen|have\sbeen)\s{_FATE}\b",
        rf"not\s(?:one|a\ssingle)\s(?:[a-z-]+\s)?(?P<noun>[a-z]+)\s{_AUX}{_FATE}\b",
        rf"without\s(?:[a-z]+\s)?{_HARM}\b",
        rf"not\s(?:suffer|sustain|incur|have)(?:ed)?\s(?:any\s)?{_HARM}\b",
        rf"all\s(?:[a-z]+\s){{0,2}}?{_EVERYBODY}\s(?:[a-z]+\s)?(?:safe|unharmed|unhurt|unscathed)\b",
    )
)
STARTS = frozenset(("no", "nobody", "none", "not", "without", "all"))


class Zero(NamedTuple):
    """Words up to ``end`` that say zero; not so where ``told`` is false: then nothing is known."""

    end: int
    noun: str | None
    told: bool


def find_zero(text: str, at: int) -> Zero | None:
    """Read a stated zero, or a figure that is said not to be known, at a word of ``STARTS``."""
    if unknown := _NOT_TOLD.match(text, at):
        return Zero(unknown.end(), None, told=False)
    for pattern in _SAID:
        if found := pattern.match(text, at):
            return Zero(found.end(), found.groupdict().get("noun"), told=True)
    return None
