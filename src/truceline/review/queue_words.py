"""The reasons for which decisions wait, in plain words. Quotes reports; draws nothing, judges nothing."""

from collections.abc import Iterable, Sequence

from truceline.model.incident import Account, Finding, Side
from truceline.model.linking import Link
from truceline.model.span import Span

MOST_ACCOUNTS = 3
MOST_FEATURES = 4
QUOTED = 60  # characters
QUESTIONS = {
    "fired_first": "who fired first",
    "attacked": "who attacked",
    "violated_agreement": "who broke the agreement",
    "entered_territory": "who entered the territory of others",
    "when": "when it was",
    "where": "where it was",
    "kind": "what kind of event it was",
    "sides": "between whom it was",
    "weapons": "with which weapons",
    "harmed": "what was harmed",
}
LOSSES = {"killed": "were killed", "wounded": "were wounded", "captured": "were captured", "missing": "are missing"}


def question_words(question: str, sides: Sequence[Side]) -> str:
    """Say what a question asks.

    >>> question_words("killed:civilians", ())
    'how many civilians were killed'
    """
    act, _, whom = question.partition(":")
    if act not in LOSSES:
        return QUESTIONS.get(question, question.replace("_", " "))
    if whom in ("", "not said"):
        return f"how many {LOSSES[act]}, the side not said"
    named = whom if whom == "civilians" else f"of {side_name(whom, sides)}"
    return f"how many {named} {LOSSES[act]}"


def side_name(letter: str, sides: Sequence[Side]) -> str:
    """Name a side by its first member; the letter where it has none."""
    found = next((side for side in sides if side.id == letter), None)
    return found.members[0].name if found is not None and found.members else letter


def accounts_words(accounts: Sequence[Account], sides: Sequence[Side]) -> str:
    """Say who gives which answer, the first of them: "Defence ministry: 3 to 5; Residents: 4"."""
    told = [f"{giver_name(account, sides)}: {_value(account, sides)}" for account in accounts[:MOST_ACCOUNTS]]
    more = len(accounts) - MOST_ACCOUNTS
    return "; ".join([*told, *([f"and {more} more"] if more > 0 else [])])


def giver_name(account: Account, sides: Sequence[Side]) -> str:
    """Name who gives an account: its first speaker, its side, or the report itself."""
    if account.speakers:
        return account.speakers[0].name
    return side_name(account.says, sides) if account.says else "a report in its own voice"


def contested_words(finding: Finding, accounts: Sequence[Account], sides: Sequence[Side]) -> str:
    """Say that accounts differ, and who says what."""
    return f"Accounts differ on {question_words(finding.question, sides)}. {accounts_words(accounts, sides)}."


def damaged_words(question: str, spans: Sequence[Span], others: Sequence[Account], sides: Sequence[Side]) -> str:
    """Say which words are damaged, and what others give."""
    return (
        f"{quoted(spans)} is damaged in the text, where it tells {question_words(question, sides)}. "
        f"Others may settle it. {accounts_words(others, sides)}."
    )


def pair_words(link: Link, enough: float) -> str:
    """Say how near two happenings are to being one event, and what speaks for it and against it."""
    parts = [f"{link.score:.1f} points, of {enough:.1f} that make two reports one event."]
    for title, found in (("For it", features_for(link)), ("Against it", features_against(link))):
        if found:
            parts.append(f"{title}: {'; '.join(found[:MOST_FEATURES])}.")
    return " ".join(parts)


def features_for(link: Link) -> list[str]:
    """Return the words of what speaks for one event, the weightiest first."""
    return _features(link, 1)


def features_against(link: Link) -> list[str]:
    """Return the words of what speaks against one event, the weightiest first."""
    return _features(link, -1)


def quoted(spans: Iterable[Span]) -> str:
    """Quote words of reports, each within one line."""
    return ", ".join(dict.fromkeys(f"“{' '.join(span.text.split())[:QUOTED]}”" for span in spans))


def _features(link: Link, sign: int) -> list[str]:
    found = [feature for feature in link.features if feature.value * sign > 0]
    return [f.words for f in sorted(found, key=lambda f: (-abs(f.value * f.weight), f.name))]


def _value(account: Account, sides: Sequence[Side]) -> str:
    """Say an answer; a side by its name, a denial as one."""
    stance, denied, value = account.value.rpartition("denies: ")
    of_side = any(side.id == value for side in sides)
    named = side_name(value, sides) if of_side else value or "no answer"
    if stance or not denied:
        return f"it was {named}" if of_side else named
    return "denies it" if value in ("", "not said") else f"denies that it was {named}"
