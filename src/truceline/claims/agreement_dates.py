"""Dates that stand in the name of an agreement: "the measures of 22 July 2020", "the deal announced on 3 May".

Such a date says when something was agreed and never when somebody broke it. What is agreed has more names than the
words by which a truce is found, so that these are looked for at the date itself.
"""

import re

from truceline.claims.view import View
from truceline.model.mention import TimeMention
from truceline.reference.truce_cues import AGREED

REACH = 120  # characters before a date in which its agreement is named
_NAMED = (
    rf"(?:{AGREED}|statement|communiqu[eé]|resolution|package|settlement plan|peace plan|regime|pause|"
    r"cessation(?: of (?:hostilities|fire))?)s?"
)
_LEADING = (
    r"(?:additional|ceasefire|cease-fire|truce|peace|joint|trilateral|bilateral|humanitarian|disengagement|"
    r"de-escalation|security|short-term|comprehensive|confidence-building|strengthening|political)"
)
_MADE = (
    r"(?:signed|agreed(?: (?:up)?on)?|reached|concluded|brokered|mediated|negotiated|announced|declared|proclaimed|"
    r"adopted|accepted|approved|endorsed|renewed|extended|initiall?ed|struck|made|sealed)"
)
_WHERE = r"(?:\s+(?:in|at)(?:\s+the)?(?:,?\s+[A-Z][\w’'-]*){1,3})?"
_WHO = r"(?:\s+(?:by|between|among|with)(?:\s+(?!\w+ing\b)[\w’'-]+){1,8}?)?"
_OF = re.compile(rf"\b(?i:{_NAMED})\s+(?:of|dated|from)\s+(?:the\s+)?$")
_MADE_ON = re.compile(
    rf"\b(?i:{_NAMED}),?\s+(?:(?:that|which)\s+)?(?:(?:was|were|had been|has been|have been|is|are)\s+)?"
    rf"(?:(?:the|both|two)\s+(?:\w+\s+)?(?:sides|parties)\s+)?(?i:{_MADE}){_WHERE}{_WHO}{_WHERE},?\s+"
    r"(?:on\s+|in\s+|of\s+|last\s+)?$"
)
_BEFORE = re.compile(rf"\s+(?:{_LEADING}\s+){{0,2}}{_NAMED}\b", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|this|that|its|their)\s+$", re.IGNORECASE)


def in_name_of_agreement(view: View, mention: TimeMention) -> bool:
    """Say whether the words at a date make it that of something agreed, by its noun and the words between the two."""
    text, start = view.text, mention.span.start
    left = text[max(0, start - REACH) : start]
    if _OF.search(left) or _MADE_ON.search(left):
        return True
    return bool(_THE.search(left) and _BEFORE.match(text, mention.span.end))
