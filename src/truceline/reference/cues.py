"""The words of saying, accusing, denying and declining."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, cast

from truceline.reference.saying_words import saying_words
from truceline.reference.tables import read_table

CueKind = Literal["say", "accuse", "deny", "confirm", "correct", "retract"]


@cache
def report_verbs() -> Mapping[str, CueKind]:
    """Map a verb form to what it does with its content."""
    return {row["form"]: cast(CueKind, row["kind"]) for row in read_table("report_verbs.tsv")}


@cache
def report_verb_forms() -> Mapping[str, CueKind]:
    """Map every form of the verbs of ``report_verbs`` to what it does: "spoken" as "spoke"."""
    kinds = {
        words[form].lemma: kind for form, kind in report_verbs().items() if form in (words := saying_words("verb"))
    }
    others = {form: kinds[word.lemma] for form, word in saying_words("verb").items() if word.lemma in kinds}
    return {**others, **report_verbs()}


# What makes a report of somebody else's words false in the speaker's mouth (facts: cues.tsv, "call false").
FALSE = re.compile(
    r"\b(?:false|untrue|baseless|groundless|unfounded|fabricat\w+|disinformation|misinformation|lies?|invention|"
    r"fakes?|fiction|no foundation|nothing (?:in common|to do) with|no relation to|absurd|ridiculous|staging|staged|"
    r"not true|not correspond\w* to)\b",
    re.IGNORECASE,
)
# Nouns for somebody's words: what is false must be one of these, or an accusation itself.
WORDS = re.compile(
    r"\b(?:claims?|statements?|allegations?|accusations?|reports?|information|version|contention|talk|rumours?|"
    r"assertions?|charges?|news|account|that|it|footage|reproach|part|any)\b",
    re.IGNORECASE,
)
# Who speaks is hidden on purpose (facts: cues.tsv, "on condition of anonymity").
ANONYMOUS = re.compile(
    r"\b(?:(?:on|under) (?:the )?condition of anonymity|(?:asked|declined|preferred|(?:did|does) not (?:want|wish)|"
    r"not wish(?:ing)?) (?:not )?(?:to be (?:named|identified|quoted by name)|his name|her name|their names?))\b",
    re.IGNORECASE,
)
DECLINES = re.compile(
    r"\b(?:no (?:immediate )?(?:comment|response|reply|reaction|figures?|details|numbers?)|declined to|"
    r"would not (?:say|comment|confirm|be drawn)|"
    r"(?:has|have|had|did) not (?:yet )?(?:immediately )?"
    r"(?:replied|responded|commented|respond|reply|comment|said a word|answered)|"
    r"(?:gave|giving|gives|provided?|with) no (?:figures?|details|numbers?)|"
    r"without (?:elaborating|(?:giving|a|any)? ?(?:figures?|details|number))|"
    r"do(?:es)? not comment|not comment|made no (?:formal )?(?:comment|response|mention of a single)|"
    r"(?:could|can) not (?:be )?(?:immediately )?(?:determined?|established?|verif\w+|confirm(?:ed)?)|"
    r"could not (?:\w+ )?(?:determine|establish|confirm|verify)|"
    r"did not (?:witness|see) (?:how|who)|nothing will be announced|no (?:casualty )?figures)\b",
    re.IGNORECASE,
)
