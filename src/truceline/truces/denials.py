"""Who denies in words what is told of a party: the act, or a breach of this agreement or of none that is named.

Who tells of an attack and denies that civilians were hit by it denies who was hit, not the attack. Who is committed to
an agreement promises, and has denied nothing.
"""

import re
from collections.abc import Iterator, Sequence

from truceline.model.truce import Provision, Truce
from truceline.model.violation import Telling
from truceline.truces.sayings import BREACH, asserts

OF_CIVILIANS = "protect_civilians"
PLEDGE = re.compile(r"\b(?:committed|commitment|pledged|dedicated)\b", re.IGNORECASE)
KEEPING = re.compile(  # words by which somebody says that it was kept, or not broken, beside a promise
    r"\b(?:not|never|no|none|nor|neither|without|any|den\w+|reject\w*|refut\w*|dismiss\w*|false\w*|baseless|unfounded|untrue|"
    r"abid\w+|adher\w+|compl(?:y|ied|ies|ying|iance)|observ\w+|respect\w*|honou?r\w*|kept|keep\w*|uph\w+|implement\w*|"
    r"fulfil\w*|carr(?:y|ies|ied|ying) out|held|hold\w*)\b|n['’]t\b",
    re.IGNORECASE,
)


def denying(
    of_party: Sequence[Telling], about: Sequence[str], truce: Truce, provision: Provision | None
) -> Iterator[Telling]:
    """Yield the claims that deny what is told of a party against a provision (``None``: it cannot be said which).

    Args:
        of_party: what is told of the party, whoever tells it.
        about: the acts that the provision is about.
    """
    for each in of_party:
        if each.fallen or each.claim.stance != "denies":
            continue
        if _denies_act(each, of_party, about, provision) or _denies_breach(each, truce, provision):
            yield each


def _denies_act(told: Telling, of_party: Sequence[Telling], about: Sequence[str], provision: Provision | None) -> bool:
    if told.claim.act not in about:
        return False
    return (provision is not None and provision.obligation == OF_CIVILIANS) or not _denies_whom(told, of_party)


def _denies_whom(told: Telling, of_party: Sequence[Telling]) -> bool:
    """Say whether a denial is only of whom it hit: that it was civilians, by a side that tells of the act itself."""
    if not _is_on_civilians(told):
        return False
    sides = {speaker.side for speaker in told.speakers}
    return any(
        asserts(each) and each.claim.act == told.claim.act and not _is_on_civilians(each)
        for each in of_party
        if sides & {speaker.side for speaker in each.speakers}
    )


def _is_on_civilians(told: Telling) -> bool:
    return told.claim.target is not None and told.claim.target.kind == "civilians"


def _denies_breach(told: Telling, truce: Truce, provision: Provision | None) -> bool:
    """Say whether a claim denies in words a breach that may be of this provision: not one of what it does not name.

    Words that name no agreement, or a ceasefire without saying which, may be of any; so may, within the agreement that
    they name, words that name no provision.
    """
    if told.claim.act != BREACH or is_pledge(told.claim.content.text):
        return False
    if told.named is None or not told.named.truces:
        return told.named is None or told.named.may_be_any
    meant = [each for named, each in told.named.provisions if named == truce.id]
    return truce.id in told.named.truces and (not meant or provision is None or provision.id in meant)


def is_pledge(words: str) -> bool:
    """Say whether words promise to keep an agreement and say no more.

    >>> is_pledge("remains committed to the truce"), is_pledge("is committed to the truce and has not broken it")
    (True, False)
    """
    return PLEDGE.search(words) is not None and KEEPING.search(words) is None
