"""What waits for a person: incidents and readings as judged -> decisions, each with its worth and its reason in words.

A decision is of one incident (rival accounts, a damaged value, a weak link), of two (they may be one event), of a
report (not read, in no incident), of two reports (one may be a copy) or of judgements (at odds, without their words).
What a person has judged does not wait, nor what has lost its cause: each function here gives only what is left to do.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from truceline.incidents.compare import NEAR, THRESHOLD
from truceline.incidents.figures import LOSSES
from truceline.model.decision import Decision, DecisionKind
from truceline.model.identity import content_id
from truceline.model.incident import Account, Finding, Happening, Incident
from truceline.model.judgement import Judgement
from truceline.model.linking import Link
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.review import queue_words as words
from truceline.review.apply import Applied, Orphan
from truceline.review.standing import target_of
from truceline.review.unnamed import conflict_words
from truceline.review.worth import worth

WEAK = 0.75  # above what is enough: a link that holds an incident together by little
ASKED_BEFORE = ("sides",)  # questions whose accounts follow from others
SPOILS = {"when": "time", "where": "place"}  # the kind of value that a question asks for; of losses it is "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One incident with what was judged of its claims: ``told_by`` gives the happening of each."""

    incident: Incident
    readings: Mapping[str, Reading]
    seen: frozenset[str]
    told_by: Mapping[str, str]

    @classmethod
    def of(cls, incident: Incident, applied: Applied) -> "Scene":
        """Gather what of an incident was judged."""
        readings = {key: applied.readings[key] for key in incident.documents if key in applied.readings}
        told_by = {claim: h.id for reading in readings.values() for h in reading.happenings for claim in h.claims}
        seen = frozenset((*applied.accepted, *applied.judged, *applied.on))
        return cls(incident=incident, readings=readings, seen=seen, told_by=told_by)

    def is_seen(self, claim: str) -> bool:
        """Say whether a person judged a claim, or accepted the happening that it is of."""
        return claim in self.seen or self.told_by.get(claim) in self.seen


def incident_decisions(incident: Incident, applied: Applied) -> Iterator[Decision]:
    """Yield what waits within one incident."""
    scene = Scene.of(incident, applied)
    for finding in incident.findings:
        yield from _contested(scene, finding)
        yield from _damaged(scene, finding)
    yield from _weak(incident, applied)


def _contested(scene: Scene, finding: Finding) -> Iterator[Decision]:
    """Yield a finding whose accounts differ, until a person has looked at each that stands."""
    accounts = [account for account in finding.accounts if account.standing]
    open_ones = [account for account in accounts if not any(map(scene.is_seen, account.claims))]
    if finding.accord != "contested" or finding.question in ASKED_BEFORE or not open_ones:
        return
    incident = scene.incident
    yield Decision(
        id=content_id("dec", "contested", incident.id, finding.question),
        kind="contested",
        worth=_worth_of(scene, finding, "contested"),
        why=words.contested_words(finding, accounts, incident.sides),
        incidents=(incident.id,),
        claims=tuple(account.claims[0] for account in open_ones if account.claims),
        question=finding.question,
    )


def _worth_of(scene: Scene, finding: Finding, kind: DecisionKind) -> int:
    incident = scene.incident
    return worth(kind, question=finding.question, documents=len(incident.documents), origins=len(incident.origins))


def _damaged(scene: Scene, finding: Finding) -> Iterator[Decision]:
    """Yield a question to which a damaged value is given, where others give a whole one; not where all agree."""
    if finding.accord == "agreed":
        return
    broken = {c: spans for account in finding.accounts for c in account.claims if (spans := _broken(scene, finding, c))}
    left = [claim for claim in broken if not scene.is_seen(claim)]
    others = [account for account in _beside(scene.incident, finding) if not broken.keys() & set(account.claims)]
    whole = [account for account in others if _is_whole(account, finding)]
    if not left or not whole:
        return
    incident = scene.incident
    spans = [span for claim in left for span in broken[claim]]
    yield Decision(
        id=content_id("dec", "damaged", incident.id, finding.question),
        kind="damaged",
        worth=_worth_of(scene, finding, "damaged"),
        why=words.damaged_words(finding.question, spans, whole, incident.sides),
        incidents=(incident.id,),
        claims=tuple(left),
        question=finding.question,
    )


def _broken(scene: Scene, finding: Finding, claim: str) -> list[Span]:
    """Return the damaged words that spoil what a claim says to a question."""
    act = finding.question.partition(":")[0]
    wanted = "count" if act in LOSSES else SPOILS.get(act)
    for reading in scene.readings.values():
        found = next((c for c in reading.claims if c.id == claim), None)
        if found is not None:
            damages = [d for d in reading.damages if wanted in d.spoils]
            return [d.span for d in damages if any(span.overlaps(d.span) for span in found.spoiled_by)]
    return []


def _beside(incident: Incident, finding: Finding) -> Iterator[Account]:
    """Yield the accounts of a question, and of the same losses of other sides."""
    act, of_side, _ = finding.question.partition(":")
    for other in incident.findings:
        if other is finding or (of_side and other.question.partition(":")[0] == act):
            yield from other.accounts


def _is_whole(account: Account, finding: Finding) -> bool:
    if not account.standing:
        return False
    if ":" in finding.question:
        return account.count is not None and not account.count.damaged and not account.count.unknown
    return bool(account.when or account.where or account.value)


def _weak(incident: Incident, applied: Applied) -> Iterator[Decision]:
    """Yield the links without which the incident would be two, and which are hardly enough."""
    judged = judged_pairs(applied)
    homes = {h.id: (key, h) for key in incident.documents for h in _happenings(applied, key)}
    for link in incident.links:
        ends = [homes.get(end) for end in (link.first, link.second)]
        told = [end for end in ends if end is not None and not end[1].loose]
        if len(told) < 2 or link.score >= THRESHOLD + WEAK or (link.first, link.second) in judged:
            continue
        yield Decision(
            id=content_id("dec", "weak_merge", link.first, link.second),
            kind="weak_merge",
            worth=worth("weak_merge", documents=len(incident.documents), closeness=1 - (link.score - THRESHOLD) / WEAK),
            why=f"One incident by little: {words.pair_words(link, THRESHOLD)}",
            incidents=(incident.id,),
            documents=tuple(key for key, _ in told),
            link=link,
        )


def _happenings(applied: Applied, document: str) -> Sequence[Happening]:
    return applied.readings[document].happenings if document in applied.readings else ()


def judged_pairs(applied: Applied) -> frozenset[tuple[str, str]]:
    """Return the pairs of happenings and of documents that a person judged, in whatever way; the lesser id first."""
    found = (*applied.together, *applied.apart, *applied.open, *applied.copies, *applied.no_copies)
    return frozenset((min(pair), max(pair)) for pair in found)


# --- two incidents --------------------------------------------------------------------------------------------------


def pair_decision(one: Incident, other: Incident, link: Link, enough: float, documents: tuple[str, str]) -> Decision:
    """Return the question whether two incidents are one event; ``documents`` are the reports of the link's ends."""
    first, second = sorted((one, other), key=lambda incident: incident.id)
    beyond = (
        " The reports are alike enough, but what the rest of the two incidents tells is not."
        if link.score >= enough
        else ""
    )
    return Decision(
        id=content_id("dec", "near_merge", *sorted(i.happenings[0] for i in (one, other))),  # outlives a merge undone
        kind="near_merge",
        worth=worth(
            "near_merge",
            documents=len(one.documents) + len(other.documents),
            closeness=1 - (enough - link.score) / NEAR,
        ),
        why=f"They may be one event: {words.pair_words(link, enough)}{beyond}",
        incidents=(first.id, second.id),
        documents=documents,
        link=link,
    )


# --- reports --------------------------------------------------------------------------------------------------------


def report_decisions(
    reading: Reading, applied: Applied, home: Mapping[str, str], nearest: Link | None = None, near: str | None = None
) -> Iterator[Decision]:
    """Yield what waits of one report: ``home`` is the incident of each happening, ``near`` the most like it."""
    document = reading.document.id
    if reading.state != "read" and document not in applied.accepted:
        yield Decision(
            id=content_id("dec", "not_read", document),
            kind="not_read",
            worth=worth("not_read", documents=1),
            why=_unread_words(reading),
            documents=(document,),
        )
    for happening in reading.happenings:
        lone = happening.loose and happening.id not in home
        if lone and not _is_judged_alone(happening.id, applied):
            yield Decision(
                id=content_id("dec", "unassigned", document),
                kind="unassigned",
                worth=worth("unassigned", documents=1),
                why=_unassigned_words(len(happening.claims), nearest if near else None),
                incidents=(near,) if near else (),
                documents=(document,),
                claims=happening.claims,
                link=nearest if near else None,
            )


def _is_judged_alone(happening: str, applied: Applied) -> bool:
    """Say whether a person judged a happening: as none, as rightly read, or beside another."""
    pairs = (*applied.together, *applied.apart, *applied.open)
    return happening in (*applied.dropped, *applied.accepted) or any(happening in pair for pair in pairs)


def _unread_words(reading: Reading) -> str:
    languages = sorted({passage.language for passage in reading.unread})
    what = "No part of this report" if reading.state == "not_read" else "A part of this report"
    how = "was read" if reading.state == "not_read" else "was not read"
    named = f": its language is {', '.join(languages)}" if languages and languages != ["und"] else ""
    return f"{what} {how}{named or ': its language was not recognised'}. Nothing of it is in any incident."


def _unassigned_words(claims: int, link: Link | None) -> str:
    said = f"{claims} claims are" if claims != 1 else "One claim is"
    told = f"{said} in no incident: the report tells too little to be one by itself."
    if link is None:
        return told
    alike = "; ".join(words.features_for(link))
    return f"{told} It is most like one that others tell{f': {alike}' if alike else ''}."


def copy_decision(first: str, second: str, share: float) -> Decision:
    """Return the question whether of two reports one was made of the other; ``share`` is of their runs of words."""
    one, other = sorted((first, second))
    return Decision(
        id=content_id("dec", "doubtful_copy", one, other),
        kind="doubtful_copy",
        worth=worth("doubtful_copy", documents=2, closeness=share),
        why=f"{round(share * 100)} of 100 runs of three words are the same: too many for chance, too few for a copy. "
        "If one was made of the other, they are one origin.",
        documents=(one, other),
    )


# --- judgements -----------------------------------------------------------------------------------------------------


def orphan_decision(orphan: Orphan) -> Decision:
    """Return the question what becomes of a judgement whose words are not read as they were."""
    made = orphan.judgement
    return Decision(
        id=content_id("dec", "orphaned", made.id),
        kind="orphaned",
        worth=worth("orphaned", documents=len(made.spans)),
        why=f"{made.by} judged “{made.verdict}”, and it has no effect any more: {orphan.why}",
        documents=tuple(dict.fromkeys(span.document for span in made.spans)),
        judgements=(made.id,),
    )


def conflict_decision(conflict: Sequence[Judgement]) -> Decision:
    """Return the question which of several judgements on the same words is followed."""
    documents = dict.fromkeys(span.document for judgement in conflict for span in judgement.spans)
    return Decision(
        id=content_id("dec", "contradicted", *map(str, target_of(conflict[0]))),
        kind="contradicted",
        worth=worth("contradicted", documents=len(documents)),
        why=conflict_words(conflict),
        documents=tuple(documents),
        judgements=tuple(judgement.id for judgement in conflict),
    )
