"""Sentences about a burial or a hospital: their day and place are those of the farewell, not of the act.

Words in, an answer out. A funeral is told days after the event, and the report names both.
"""

import re

from truceline.claims.view import View

FAREWELL = re.compile(
    r"\b(?:bur(?:y|ies|ied|ials?)|funerals?|laid to rest|cremat\w+|pyre|coffins?|last rites|mourn(?:s|ed|ers?|ing)?|"
    r"memorials?|procession|wreaths?|tribute|farewell|died (?:\w+ ){0,4}?in (?:a |the )?(?:\w+ )?hospital|"
    r"succumbed|returned home|homecoming)\b",
    re.IGNORECASE,
)


def is_farewell(view: View, number: int) -> bool:
    """Say whether a sentence tells of a burial, of mourning or of a death in hospital."""
    sentence = view.annotated.sentences[number]
    return FAREWELL.search(view.text, sentence.start, sentence.end) is not None
