"""What it is worth to take a decision: a plain score, the same for everybody, with no side, group or country in it.

The base says who is misled as long as nobody decides: work of people that has no effect stands before rival accounts,
rival accounts of who fired first and of the dead before other answers, an event that is counted twice before a figure
that lost its digits, and what changes no answer comes last. To the base come the reports and the independent origins
that tell of it, since more readers meet it. What is of the same worth waits in the order in which it came.
"""

from collections.abc import Mapping

from truceline.model.decision import DecisionKind

BASE: Mapping[DecisionKind, int] = {
    "contradicted": 120,  # neither judgement is followed: the casefile says what neither person thinks
    "contested": 60,  # rival accounts side by side; which of them stand is for a person to say
    "near_merge": 65,  # one event may be counted twice
    "weak_merge": 55,  # two events may be counted as one
    "damaged": 50,  # a value that other reports could settle
    "doubtful_copy": 45,  # a copy may be counted as a witness
    "orphaned": 40,  # a judgement that has no effect any more
    "unassigned": 35,  # a report whose claims reach no incident
    "not_read": 20,  # a report that nobody has read
}
QUESTIONS = {"fired_first": 20, "killed": 15, "wounded": 8, "violated_agreement": 8, "captured": 5, "missing": 5}
MOST_DOCUMENTS, MOST_ORIGINS = 10, 5  # that add to the worth: a long list of copies is no greater question
CLOSENESS = 5  # for a pair that is all but one event


def worth(
    kind: DecisionKind, *, question: str | None = None, documents: int = 0, origins: int = 0, closeness: float = 0.0
) -> int:
    """Return the worth of a decision; ``closeness`` is how near a pair is to being one event, 0 to 1.

    >>> worth("contested", question="fired_first", documents=6, origins=4)
    90
    """
    asked = QUESTIONS.get((question or "").partition(":")[0], 0) if kind == "contested" else 0
    reach = min(documents, MOST_DOCUMENTS) + min(origins, MOST_ORIGINS)
    return BASE[kind] + asked + reach + round(CLOSENESS * max(0.0, min(closeness, 1.0)))
