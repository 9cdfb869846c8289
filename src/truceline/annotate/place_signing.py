"""Where something was agreed, read from the words before a name: "the truce signed in Jeddah" puts no fight in Jeddah.

Strings in, yes or no out. A local truce is also "reached in" the town whose peace it is, so that verbs which say no
more than that count only where the caller knows the place to lie elsewhere.
"""

import re

from truceline.reference.truce_cues import AGREED

REACH = 240  # characters before the name
_AGREED = rf"(?:{AGREED}|cessation of hostilities|terms)s?"
_SIGNED = r"(?:signed|initiall?ed|inked|negotiated|hammered out|brokered|mediated|concluded|clinched|sealed)"
_REACHED = r"(?:agreed(?: (?:up)?on| to)?|reached|announced|declared|adopted|accepted|renewed|extended|struck|made)"
_VERB = (
    r"(?:\w+ing|(?!armed|allied|united)[a-z]+ed|was|were|is|are|has|had|have|be|been|who|which|that|broke|broken|shot|"
    r"fell|fire|fires|hit|struck|attack|attacks|and its)\b"
)
_PLAIN = rf"(?:\s+(?!{_VERB})[\w’'-]+)"  # a verb begins another act: "by shelling the camp", "was broken in"
_WHO = rf"(?:\s+(?:by|between|among|with|under){_PLAIN}{{1,8}}?)?"
_DATE = (
    r"(?:,?\s+(?:(?:on|in|earlier|late|early|last|this)\s+){0,2}(?:the\s+)?(?:\d{1,4}(?:st|nd|rd|th)?|(?:Mon|Tues|Wednes|"
    r"Thurs|Fri|Satur|Sun)day|Jan\w*|Feb\w*|Mar\w*|Apr\w*|May|June?|July?|Aug\w*|Sep\w*|Oct\w*|Nov\w*|Dec\w*|week|month|"
    r"year|spring|summer|autumn|winter)[,.]?){0,4}"
)
_TALKS = (
    r"(?:\s+(?:after|at|during|following|in)(?:\s+(?:the|a|an))?(?:\s+\w+){0,3}?"
    r"\s+(?:talks|negotiations|summit|meeting))?"
)
_CITY = (
    r"(?:city|town|village|port|capital|resort|district|province|state|administrative|coastal|border|lakeside|neutral)"
)
_IN = (
    r"\s+(?:in|at)\s+(?:the\s+|neighbou?ring\s+)?"
    rf"(?:(?:[A-Z][\w’'-]*|(?i:{_CITY}))\s+){{0,4}}(?:of\s+)?[“\"‘]?$"
)
_BETWEEN = r"(?:,?(?:\s+(?:that|which))?)(?:\s+(?:was|were|is|are|had been|has been|have been|being|first))*"
_PARTIES = r"(?:\s+(?:it|they|(?:the|both|two|its|all)(?:\s+[\w’'-]+){1,6}?)(?:\s+(?:had|have|has))?)?"
_TAIL = rf"{_WHO}{_DATE}{_WHO}{_TALKS}{_DATE}{_IN}"
_THING = rf"(?i:\b{_AGREED})"
_MADE = re.compile(rf"{_THING}{_BETWEEN}{_PARTIES}\s+(?P<verb>(?i:{_SIGNED})|(?i:{_REACHED})){_TAIL}")
_SIGNING = re.compile(  # "signed a ceasefire in", "the signing of the accord in"
    rf"\b(?i:(?:sign(?:ed|ing)|initiall?ed|inked)(?:\s+of)?)(?:\s+[\w’'-]+){{0,6}}?\s+{_THING}{_TAIL}"
)
_MEETING = re.compile(rf"\b(?i:talks|negotiations|summit|peace conference){_WHO}{_DATE}{_IN}")
_FIRM = re.compile(_SIGNED, re.IGNORECASE)
_WHERE_SIGNED = re.compile(
    rf",?\s+where(?:\s+[\w’'-]+){{0,8}}?\s+(?i:{_AGREED})(?:\s+\w+){{0,4}}?\s+(?i:{_SIGNED}|agreed|reached)\b"
)


def is_place_of_agreement(left: str, right: str, *, elsewhere: bool) -> bool:
    """Say whether the words on both sides of a name make it the place where something was agreed.

    Args:
        left: the words of the sentence before the name.
        right: the words behind it.
        elsewhere: whether the place is known to lie out of the fight.

    >>> is_place_of_agreement("in violation of the truce signed by both sides on 20 May in ", "", elsewhere=False)
    True
    >>> is_place_of_agreement("a truce reached in ", "", elsewhere=False)
    False
    """
    left = left[-REACH:]
    if _SIGNING.search(left) or _WHERE_SIGNED.match(right):
        return True
    if elsewhere and _MEETING.search(left):
        return True
    made = _MADE.search(left)
    return made is not None and (elsewhere or _FIRM.fullmatch(made["verb"]) is not None)
