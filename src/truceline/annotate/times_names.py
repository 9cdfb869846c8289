"""Days and months that are names of people: "a boy, Adeel Sunday", "Blessing Monday was killed", "a nurse named April".

Text in, yes or no out. In much of the world a child is called after the day of its birth. A day behind a place or a
party is a day ("in Jos Monday", "Israel Sunday said"): only words for a person, or what befell one, make it a name.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from truceline.reference.person_nouns import load_person_nouns

REACH = 160  # characters before the day in which the person is told
_TIMED = (
    r"(?:On|Last|Next|This|That|Early|Late|Since|By|Until|Till|Every|Each|Previous|Past|From|Before|After|During|And|But|"
    r"Easter|Good|Palm|Holy|Black|Bloody|Ash|Maundy|Whit|Super|The|In|At|Between|Following|Mid|Overnight|Yesterday|Today|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|September|"
    r"October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_RANKS = frozenset(  # "killed Captain Khan Sunday" may tell the day
    "airman brigadier captain colonel commander constable corporal general imam inspector lieutenant major marine "
    "officer priest private sergeant sub-inspector".split()
)
_WORD = rf"(?!{_TIMED}\b)[A-Z][\w’'-]+"
_NAME = r"[A-Z][\w’'-]+(?:[ \n]+[A-Z][\w’'-]+){0,3}"
_AGE = r"(?:,? (?:aged )?\d{1,3}\b,?|,? \(\d{1,3}\),?)?"
_LIST = rf"(?:{_NAME}{_AGE}(?:, and|,| and)[ \n]+)*"
_CALLED = r"(?:named(?: as)?|called|identified(?: [a-z]+){0,4} as|known as|by the name of)"
_LAST = rf"{_WORD}(?:[ \n]+{_WORD})?[ \n]+$"
_BEFALLEN = re.compile(
    r"[ \n]+(?:was|were|has been|had been) (?:shot dead|killed|wounded|injured|hurt|martyred|maimed|buried|abducted)\b"
)
_GOES_ON = re.compile(  # what may follow a name, and no verb of one who speaks or acts
    r"[’']s\b|[,.;:)”\"]|\Z|[ \n]+\(|[ \n]+(?:and|in|at|of|near|from|was|were|who|whose|on|by|when|while|during|as|"
    r"with|inside|outside|along|aged|had|has)\b"
)
_NUMBER_BEHIND = re.compile(r"[ \n]+(?:the )?\d")
_FAMILY = re.compile(rf"[ \n]+(?!(?:{_TIMED}|Times|Mirror|Telegraph|Mail|Express|Herald)\b){_NAME}")
_OPENS = re.compile(rf"(?:\A|[.!?;:“”\"][ \n]+|\n|, |\b(?:and|that|when|where|while) ){_LAST}")


class _Persons(NamedTuple):
    """What stands before the last name, before the first, and before the last where other signs must join it."""

    called: re.Pattern[str]
    family: re.Pattern[str]
    given: re.Pattern[str]
    fighter: re.Pattern[str]


def is_name_of_person(text: str, start: int, end: int) -> bool:
    """Say whether the day or month at ``[start, end)`` is part of the name of a person.

    >>> [is_name_of_person(t, t.index("Sunday"), t.index("Sunday") + 6)
    ...  for t in ("a boy, Adeel Sunday, in the village", "killed a boy in Jos Sunday", "soldiers, Israel Sunday said")]
    [True, False, False]
    """
    left = text[max(0, start - REACH) : start]
    if not left[-1:].isspace() or _NUMBER_BEHIND.match(text, end):
        return False
    persons = _persons()
    if persons.called.search(left):
        return True
    if _GOES_ON.match(text, end):
        if persons.family.search(left):
            return True
        if _BEFALLEN.match(text, end) and (_OPENS.search(left) or persons.fighter.search(left)):
            return True
    more = _FAMILY.match(text, end)
    return more is not None and _GOES_ON.match(text, more.end()) is not None and persons.given.search(left) is not None


@cache
def _persons() -> _Persons:
    forms = load_person_nouns().forms
    unarmed = _any(w for w, n in forms.items() if n.role in ("civilian", "person"))
    armed = _any(w for w, n in forms.items() if n.role == "fighter" and n.noun not in _RANKS)
    told = (
        rf"(?:\b(?:{unarmed}|year-old),?|\b{armed},)(?:[ \n]+{_CALLED})?[:,]?[ \n]+{_LIST}|\b{_CALLED}:?[ \n]+{_LIST}"
    )
    return _Persons(
        called=re.compile(rf"\b{_CALLED}:?[ \n]+{_LIST}{_LAST}"),
        family=re.compile(rf"(?:{told}){_LAST}"),
        given=re.compile(rf"(?:{told})$"),
        fighter=re.compile(rf"\b{armed}[ \n]+{_LAST}"),
    )


def _any(words: Iterable[str]) -> str:
    return rf"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"
