"""What is said twice: two words for one act within a sentence, and the same claim again further down.

In: drafts. Out: the drafts that count, and which of them each sentence says again.
"""

from collections.abc import Iterator

from truceline.claims.counts import LOSS_ACTS
from truceline.claims.draft import Draft
from truceline.claims.reference import Ref
from truceline.claims.sides import Sides

MUTUAL_RULE = "each other"  # the rule of a claim that only says that the sides accuse each other
BATTLE_ACTS = ("fired_first", "attacked", "returned_fire")


def without_echoes(found: list[Draft], sides: Sides) -> Iterator[Draft]:
    """Drop, within a sentence, the vaguer of two words for one act ("opened fire", "attack"; "clashes" beside them)."""
    for draft in found:
        rivals = [d for d in found if d is not draft and d.speaker == draft.speaker and d.stance == draft.stance]
        if draft.act == "attacked" and any(d.act in BATTLE_ACTS and _covers(d, draft) for d in rivals):
            continue
        if _only_losses(draft, rivals) or _declined_with(draft, rivals) or _misattached(draft, rivals, sides):
            continue
        if draft.act == "clashed" and any(d.act in (*BATTLE_ACTS, "killed") for d in rivals):
            continue
        yield draft


def _misattached(draft: Draft, rivals: list[Draft], sides: Sides) -> bool:
    """Say whether a side seems to tell its own attack in the sentence that accuses the other.

    The parse hangs it wrongly ("... approaching our soldiers carrying out works and then firing").
    """
    key = sides.key(draft.speaker)
    if draft.act != "attacked" or draft.stance != "asserts" or key is None or _key(draft.actor) != key:
        return False
    return any(d.act == "fired_first" and d.stance == "asserts" and _key(d.actor) not in (None, key) for d in rivals)


def _only_losses(draft: Draft, rivals: list[Draft]) -> bool:
    """Say whether "losses" or "casualties" only announces the figures beside it ("puts its losses at 36 dead")."""
    if draft.event is None or not draft.event.span.text.lower().startswith(("loss", "casualt")):
        return False
    return any(d.act in LOSS_ACTS and d.count is not None and not d.count.unknown for d in rivals)


def _declined_with(draft: Draft, rivals: list[Draft]) -> bool:
    """Say whether "no figures on dead and wounded" is told of the dead already: it is one refusal, not two."""
    if draft.act != "wounded" or draft.stance != "declines":
        return False
    return any(d.act == "killed" for d in rivals)  # rivals: of the same stance


def _covers(strong: Draft, weak: Draft) -> bool:
    """Say whether ``strong`` tells the same act of the same side, and at least as much."""
    if strong.act == "attacked" and _slots(strong) <= _slots(weak):
        return False
    mine, other = _key(strong.actor), _key(weak.actor)
    target = _key(weak.target)
    return (other is None or mine == other) and (target is None or target == _key(strong.target))


def _slots(draft: Draft) -> int:
    return (_key(draft.actor) is not None) + (_key(draft.target) is not None)


def _key(ref: Ref | None) -> str | None:
    if ref is None or ref.kind in ("unnamed", "unknown"):
        return None
    return ref.kind if ref.actor is None else ref.actor.side


def distinct(drafts: list[Draft], sides: Sides) -> tuple[list[Draft], dict[int, tuple[int, ...]]]:
    """Keep one of the claims that say the same under the same speaker; a repetition is no second claim.

    The first counts, unless it only says that the sides accuse each other: then the fuller one. Returned beside them:
    for each sentence, which of the kept claims it repeats.
    """
    kept: dict[tuple[object, ...], Draft] = {}
    repeats: dict[int, list[tuple[object, ...]]] = {}
    for draft in drafts:
        key = _content_key(draft, sides)
        if key not in kept or kept[key].rule == MUTUAL_RULE:
            kept[key] = draft
        else:
            repeats.setdefault(draft.number, []).append(key)
    order = {key: index for index, key in enumerate(kept)}
    return list(kept.values()), {number: tuple(order[k] for k in keys) for number, keys in repeats.items()}


def _content_key(draft: Draft, sides: Sides) -> tuple[object, ...]:
    count, speaker = draft.count, draft.speaker
    return (
        speaker.side if speaker else None,
        speaker.sector if speaker and not sides.key(speaker) else None,
        draft.stance,
        draft.act,
        _key(draft.actor),
        _key(draft.target),
        (count.low, count.high) if count else None,
    )
