"""One question, all accounts, and their accord.

The questions: who fired first, killed and wounded by side, civilians, breaches, when.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from truceline.incidents.parties import side_of
from truceline.incidents.policies import RANGE, publish_range
from truceline.model.actor import Actor, Party
from truceline.model.claim import Claim
from truceline.model.incident import Accord, Account, Basis, Finding, Monitor, Side
from truceline.model.quantity import Count
from truceline.model.statement import Statement

DAMAGED = "the text is damaged here"
LOSSES = ("killed", "wounded", "captured", "missing")
WATCHERS = ("IGO", "NGO")
SEEN_MODES = ("saw", "heard", "camera", "uav", "radar", "satellite", "crater_analysis")


def find_findings(
    claims: Sequence[Claim], statements: Mapping[str, Statement], sides: Sequence[Side]
) -> tuple[Finding, ...]:
    """Return the findings that the claims speak to, in a fixed order of questions."""
    found: list[Finding] = []
    first = _who_question("fired_first", claims, statements, sides)
    if first is not None:
        found.append(first)
    for act in LOSSES:
        for target in [s.id for s in sides] + ["civilians", "not said"]:
            found.extend(_loss_question(act, target, claims, statements, sides))
    for act in ("violated_agreement", "entered_territory"):
        finding = _who_question(act, claims, statements, sides)
        if finding is not None:
            found.append(finding)
    return tuple(found)


def _who_question(
    act: str, claims: Sequence[Claim], statements: Mapping[str, Statement], sides: Sequence[Side]
) -> Finding | None:
    """Answer "who": an account for every (speaker's side, stance, side accused)."""
    own = [c for c in claims if c.act == act]
    if not own:
        return None
    groups: dict[tuple[str | None, str, str], list[Claim]] = {}
    for claim in own:
        speaker = _speaker(claim, statements)
        value = _party_id(claim.actor, sides) or "not said"
        groups.setdefault((_says(speaker, sides), claim.stance, value), []).append(claim)
    accounts = tuple(
        Account(
            value=_worded(stance, value),
            claims=tuple(c.id for c in group),
            says=_side_only(says),
            speakers=_speakers(group, statements),
        )
        for (says, stance, value), group in groups.items()
    )
    blamed = {v for (_, stance, v) in groups if stance in ("asserts", "confirms") and v != "not said"}
    denied = {v for (_, stance, v) in groups if stance == "denies"}
    accord: Accord = "unknown"
    if len(blamed) > 1 or blamed & denied:
        accord = "contested"
    elif blamed:
        accord = (
            "agreed" if len({s for (s, stance, _) in groups if stance in ("asserts", "confirms")}) > 1 else "single"
        )
    published = next(iter(blamed)) if accord == "agreed" else None  # one side's word is no finding of who did it
    return Finding(
        question=act,
        accounts=accounts,
        accord=accord,
        basis=_basis(own, statements, sides),
        monitor=_monitor(own, statements),
        published=published,
        policy=RANGE,
    )


def _loss_question(
    act: str, target: str, claims: Sequence[Claim], statements: Mapping[str, Statement], sides: Sequence[Side]
) -> Iterator[Finding]:
    """Answer "how many": an account for every speaker and figure; a speaker's later figure replaces the earlier."""
    own = [c for c in claims if c.act == act and (_party_id(c.target, sides) or "not said") == target]
    if not own:
        return
    accounts = _loss_accounts(own, statements, sides)
    figures = {(a.count.low, a.count.high) for a in accounts if a.standing and a.count and not a.count.unknown}
    givers = {a.says or _names(a.speakers) for a in accounts if a.standing and a.count and not a.count.unknown}
    accord: Accord = "unknown"
    if len(figures) > 1:
        accord = "contested"
    elif figures:
        accord = "agreed" if len(givers) > 1 else "single"
    yield Finding(
        question=f"{act}:{target}",
        accounts=accounts,
        accord=accord,
        basis=_basis(own, statements, sides),
        monitor=_monitor(own, statements),
        published_count=publish_range(accounts),
        policy=RANGE,
    )


def _loss_accounts(
    claims: Sequence[Claim], statements: Mapping[str, Statement], sides: Sequence[Side]
) -> tuple[Account, ...]:
    accounts: list[Account] = []
    for claim in claims:
        speaker = _speaker(claim, statements)
        count = None if claim.stance == "declines" else claim.count
        account = Account(
            value=_figure_words(claim, count),
            claims=(claim.id,),
            count=count,
            says=_side_only(_says(speaker, sides)),
            speakers=_speakers([claim], statements),
            standing=claim.stance in ("asserts", "confirms", "corrects") and claim.factuality == "happened",
            note=DAMAGED if count is not None and count.damaged else "",
        )
        accounts = [_superseded(a, account) for a in accounts]
        accounts.append(account)
    return tuple(accounts)


def _superseded(old: Account, new: Account) -> Account:
    """Mark an account without a figure as filled in by a later figure of the same speaker."""
    same = {s.id for s in old.speakers} == {s.id for s in new.speakers}
    if (
        same
        and old.standing
        and (old.count is None or old.count.unknown)
        and new.count is not None
        and not new.count.unknown
    ):
        return replace(old, standing=False, note="a figure follows")
    return old


def _figure_words(claim: Claim, count: Count | None) -> str:
    if claim.stance == "declines":
        return "gives no figure"
    if count is None or count.unknown:
        return "number not given" if count is None or not count.damaged else "number lost in the text"
    if count.low == count.high:
        return str(count.low)
    if count.low is None:
        return f"up to {count.high}"
    return f"at least {count.low}" if count.high is None else f"{count.low} to {count.high}"


def _speaker(claim: Claim, statements: Mapping[str, Statement]) -> Actor | None:
    speakers = statements[claim.statement].speakers
    return speakers[0] if speakers else None


def _says(speaker: Actor | None, sides: Sequence[Side]) -> str | None:
    """Return the side of the speaker, else the speaker's own id, so that two third parties are two."""
    if speaker is None:
        return None
    return side_of(speaker, sides) or speaker.id


def _side_only(says: str | None) -> str | None:
    return says if says is not None and len(says) == 1 else None


def _speakers(group: Sequence[Claim], statements: Mapping[str, Statement]) -> tuple[Actor, ...]:
    unique = {s.id: s for c in group for s in statements[c.statement].speakers}
    return tuple(unique.values())


def _names(speakers: Sequence[Actor]) -> str:
    return "; ".join(s.id for s in speakers)


def _party_id(party: Party | None, sides: Sequence[Side]) -> str | None:
    if party is None:
        return None
    if party.kind == "civilians":
        return "civilians"
    return side_of(party.actor, sides)


def _worded(stance: str, value: str) -> str:
    return value if stance in ("asserts", "confirms") else f"{stance}: {value}"


def _basis(claims: Sequence[Claim], statements: Mapping[str, Statement], sides: Sequence[Side]) -> Basis:
    """Say on what the accounts rest: the parties alone, a third party too, or somebody who saw or heard."""
    third = [c for c in claims if side_of(_speaker(c, statements), sides) is None]
    if any(c.mode in SEEN_MODES and _speaker(c, statements) is not None for c in third):
        return "observed"
    return "third_party" if third else "parties_only"


def _monitor(claims: Sequence[Claim], statements: Mapping[str, Statement]) -> Monitor:
    """Say what a monitor makes of it."""
    stances = {c.stance for c in claims if (s := _speaker(c, statements)) is not None and s.sector in WATCHERS}
    if stances & {"asserts", "confirms"}:
        return "reported"
    return "declined" if "declines" in stances else "none"
