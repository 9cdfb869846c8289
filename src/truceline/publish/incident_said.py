"""What an incident says, question by question: plain words, quotations and numbers of claims, for every drawing.

Goes in: an incident with its readings (``IncidentView``). Comes out: a ``FindingSaid`` a question, each with its
accounts in words; what an account replaced stands under it, so that nothing is lost from sight. Draws nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from truceline.model.claim import Claim
from truceline.model.incident import Accord, Account, Finding
from truceline.model.span import Span
from truceline.publish import incident_answers as answers
from truceline.publish import incident_givers as givers
from truceline.publish import ledger_words as words
from truceline.publish.incident_accounts import first_in_own_words
from truceline.publish.incident_givers import Giver
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_columns import telling_span
from truceline.publish.ledger_phrases import Phrases
from truceline.publish.quoting import clean

MOST_REFS = 5  # numbers of claims beside an account
REPLACED = ("a figure follows", "replaced")  # notes that say what the place under a later figure says too
ANSWERED_ABOVE = "sides"  # the head of a page names them: their accounts are told only where they differ


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountSaid:
    """One account in words.

    ``number`` counts the accounts of its finding from 1, ``side`` is the letter of the side that gives it, ``""`` of
    others. ``giver`` names it by letters ("B (Army)"), ``speaker`` under the heading of its side ("Army"). ``verb`` is
    "says" and "say". ``joint`` is "before" or "also told" where a later account replaced it; such ones stand in
    ``earlier`` of that. ``ends`` says why it stands no longer, or what is to be known of it; ``quoted`` are the words
    that it rests on, ``claims`` their numbers. ``fallen``: it told something that no longer stands.
    """

    number: int
    side: str
    giver: Giver
    speaker: Giver
    verb: tuple[str, str]
    answer: Phrases
    since: str
    claims: Phrases
    quoted: Span | None
    ends: str
    fallen: bool
    joint: str = ""
    earlier: tuple["AccountSaid", ...] = ()

    def told(self, by: Giver | None) -> Phrases:
        """Say the account after the name of who gives it, or without: "Army says: 4"."""
        verb = self.verb[by is not None and by.several]
        said = f"{words.capital(by.words)} {verb}" if by else verb
        return (f"{said}: ", *self.answer) if self.answer else (said,)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingSaid:
    """One question in words: its title, the published value, how it stands, and its accounts, fallen ones last.

    ``key`` is the question as it is typed after the id of an incident. ``silent``: the head of a page says it all.
    """

    question: str
    key: str
    title: str
    value: Phrases
    standing: str
    accord: Accord
    policy: str
    accounts: tuple[AccountSaid, ...]
    silent: bool

    def of(self, side: str) -> tuple[AccountSaid, ...]:
        """Return the accounts that a side gives."""
        return tuple(account for account in self.accounts if account.side == side)


def say_findings(view: IncidentView) -> tuple[FindingSaid, ...]:
    """Say every question that somebody answers, in the order in which people ask."""
    told = [finding for finding in answers.in_order(view.incident.findings) if finding.accounts]
    return tuple(say_finding(view, finding) for finding in told)


def say_finding(view: IncidentView, finding: Finding) -> FindingSaid:
    """Say one question."""
    return FindingSaid(
        question=finding.question,
        key=answers.spelled(finding.question),
        title=answers.finding_title(view, finding),
        value=answers.published_phrases(view, finding),
        standing=answers.standing_words(finding),
        accord=finding.accord,
        policy=clean(finding.policy),
        accounts=tuple(_Saying(view, finding).accounts()),
        silent=finding.question == ANSWERED_ABOVE and finding.accord != "contested",
    )


def untold(view: IncidentView) -> tuple[str, ...]:
    """Name the questions that nobody answers."""
    return tuple(answers.finding_title(view, f) for f in view.incident.findings if not f.accounts)


def is_fallen(view: IncidentView, account: Account) -> bool:
    """Say whether an account told something that no longer stands; a denial never did."""
    return not account.standing and answers.account_stance(view, account) in answers.TOLD


@dataclass(frozen=True)
class _Saying:
    """Says the accounts of one question."""

    view: IncidentView
    finding: Finding

    @cached_property
    def _under(self) -> Mapping[int, tuple[int, ...]]:
        return givers.replaced(self.view, self.finding.accounts)

    @cached_property
    def _headings(self) -> Mapping[str, str]:
        return {side.id: heading for side, heading in zip(self.view.incident.sides, self.view.headings, strict=True)}

    def accounts(self) -> Iterator[AccountSaid]:
        """Say the accounts that stand, and those of a speaker of whom none stands any longer."""
        under = {place for places in self._under.values() for place in places}
        own = [place for place in range(len(self.finding.accounts)) if place not in under]
        for place in sorted(own, key=lambda place: is_fallen(self.view, self.finding.accounts[place])):
            yield self._account(place)

    def _account(self, place: int) -> AccountSaid:
        account = self.finding.accounts[place]
        note = "" if account.count and account.count.damaged else account.note  # the figure says so itself
        earlier = tuple(self._old(self.finding.accounts[old], old, account) for old in self._under.get(place, ()))
        return self._said(account, place, note, earlier=earlier)

    def _old(self, old: Account, place: int, account: Account) -> AccountSaid:
        """Say what an account replaced: told before it, or covered by it."""
        note = "" if old.note.startswith(REPLACED) else old.note
        before = not (old.as_of and account.as_of and old.as_of >= account.as_of)
        return self._said(old, place, note, joint="before" if before else "also told")

    def _said(
        self, account: Account, place: int, note: str, *, joint: str = "", earlier: Sequence[AccountSaid] = ()
    ) -> AccountSaid:
        view, question = self.view, self.finding.question
        fallen = is_fallen(view, account)
        side = account.says if account.says in self._headings else ""
        ends = clean(note) or "stands no longer" if note or (fallen and not account.note) else ""
        return AccountSaid(
            number=place + 1,
            side=side or "",
            giver=givers.giver(view, account),
            speaker=givers.speaker(view, account, self._headings.get(side or "", "")),
            verb=answers.verbs(view, question, account),
            answer=answers.bare_phrases(view, question, account),
            since="" if question in answers.LAST else givers.since_words(view, account.as_of),
            claims=view.refs(account.claims, MOST_REFS),
            quoted=quoted_span(view, question, account),
            ends=ends,
            fallen=fallen,
            joint=joint,
            earlier=tuple(earlier),
        )


def quoted_span(view: IncidentView, question: str, account: Account) -> Span | None:
    """Return the words that an account rests on: of a time or a place these, else of its first whole and own claim."""
    entry = first_in_own_words(view, account.claims)
    if question == "where" and account.where is not None:
        return account.where.span
    if entry is None:
        return None
    found = _time_told(entry.claim, account.value) if question == "when" else None
    return found or telling_span(entry.claim)


def _time_told(claim: Claim, value: str) -> Span | None:
    """Return the words of a claim for a time of day, or for a day."""
    clocked = [time for time in claim.times if time.clock == value]
    days = [time for time in claim.times if time.kind != "clock"]
    return next((time.span for time in clocked or days), None)
