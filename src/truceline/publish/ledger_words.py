"""The wording of the ledger: values of the vocabulary -> plain, exact English. Draws nothing."""

import re
from collections.abc import Callable, Mapping

from truceline.model.actor import Actor
from truceline.model.claim import Claim
from truceline.model.incident import Finding
from truceline.model.mention import Damage
from truceline.model.quantity import Count
from truceline.publish.quoting import clean

STANCES: Mapping[str, tuple[str, str]] = {  # of one speaker, of several
    "asserts": ("says", "say"),
    "denies": ("denies", "deny"),
    "confirms": ("confirms", "confirm"),
    "corrects": ("corrects", "correct"),
    "retracts": ("takes back", "take back"),
    "declines": ("declines to say", "decline to say"),
}
AFTER_HEAD = re.compile(r",|\s(?:of|from|in|at|for|who|on|near|with|to|by)\b")  # what follows the word for whom it is
SEVERAL = frozenset("people men women children police civilians mediators facilitators witnesses guarantors".split())
CASUALTY_ACTS = ("killed", "wounded", "captured", "missing")
ACT_TITLES: Mapping[str, str] = {  # in the order in which the ledger shows them
    "clashed": "Fighting",
    "fired_first": "Who fired first",
    "attacked": "Attacks",
    "returned_fire": "Fire in return",
    "entered_territory": "Entry into territory",
    "advanced": "Advance",
    "withdrew": "Withdrawal",
    "fortified": "Positions built or strengthened",
    "overflew": "Overflight",
    "killed": "Killed",
    "wounded": "Wounded",
    "captured": "Captured",
    "missing": "Missing",
    "damaged": "Damage done",
    "violated_agreement": "Breach of an agreement",
}
VERBS: Mapping[str, str] = {  # with an actor, without a target
    "clashed": "fought",
    "fired_first": "fired first",
    "attacked": "attacked",
    "returned_fire": "returned fire",
    "entered_territory": "entered territory",
    "advanced": "advanced",
    "withdrew": "withdrew",
    "fortified": "built or strengthened positions",
    "overflew": "flew over",
    "violated_agreement": "broke the agreement",
    "damaged": "did damage",
}
TARGET_JOINTS: Mapping[str, str] = {  # between verb and target, where it is not "against"
    "attacked": "",
    "clashed": "with",
    "fired_first": "at",
    "returned_fire": "at",
    "entered_territory": "of",
    "overflew": "",
    "withdrew": "from",
}
DECLINED: Mapping[str, str] = {  # after "declines to say"
    "fired_first": "who fired first",
    "attacked": "who attacked",
    "clashed": "whether there was fighting",
    "killed": "how many were killed",
    "wounded": "how many were wounded",
    "captured": "how many were captured",
    "missing": "how many are missing",
    "damaged": "what was damaged",
    "violated_agreement": "whether an agreement was broken",
}
FACTUALITIES: Mapping[str, str] = {
    "attempted": "attempted",
    "planned": "planned",
    "threatened": "threatened",
    "hypothetical": "supposed, not said to have happened",
    "negated": "said not to have happened",
}
MODES: Mapping[str, str] = {
    "saw": "seen",
    "heard": "heard",
    "camera": "from a camera",
    "uav": "from a drone",
    "radar": "from radar",
    "satellite": "from a satellite",
    "crater_analysis": "from crater analysis",
    "assessed": "an assessment",
    "witness": "from witnesses",
    "document": "from a document",
    "media": "from the media",
}
KINDS: Mapping[str, str] = {
    "armed_clash": "Armed clash",
    "air_strike": "Air strike",
    "drone_strike": "Drone strike",
    "lost_digits": "Digits lost",
    "impossible_time": "Impossible time",
    "inconsistent": "Does not agree with itself",
    "garbled_name": "Garbled name",
    "monitoring_mission": "Monitoring mission",
    "peace_agreement": "Peace agreement",
}
ACCORDS: Mapping[str, str] = {
    "agreed": "agreed",
    "contested": "contested",
    "single": "one account only",
    "unknown": "not known",
}
BASES: Mapping[str | None, str] = {
    "parties_only": "on the parties' word alone",
    "third_party": "on a third party's word",
    "observed": "observed by a monitor",
    "verified": "verified",
    None: "",
}
MONITORS: Mapping[str, str] = {
    "none": "",
    "declined": "a monitor declined to say",
    "unable_to_verify": "a monitor could not verify it",
    "reported": "a monitor has reported",
}
POLICIES: Mapping[str, str] = {
    "range": "from the lowest to the highest standing account",
    "ucdp": "the conservative reliable figure; what a party says of its enemy counts to the high figure only",
    "acled": "the most conservative account; the dispute is told in notes",
}


def kind_words(kind: str | None) -> str:
    """Say a kind of the vocabulary in words, with a capital."""
    if kind is None:
        return "Kind not told"
    return KINDS.get(kind, kind.replace("_", " ").capitalize())


def count_words(count: Count | None) -> str:
    """Say a count: a figure, a range, or that none is given. Zero is only said where the text says it."""
    if count is None or count.unknown:
        return "number lost in the text" if count and count.damaged else "number not given"
    low, best, high = count.low, count.best, count.high
    if low is not None and low == high:
        said = f"{low:,}"
    elif low is not None and high is not None:
        said = f"{low:,} to {high:,}" + (f", best {best:,}" if best is not None else "")
    elif low is not None:
        said = f"at least {low:,}" + (f", best {best:,}" if best is not None and best != low else "")
    elif high is not None:
        said = f"at most {high:,}" + (f", best {best:,}" if best is not None and best != high else "")
    else:
        said = f"about {best:,}"
    unit = "" if count.unit == "persons" else f" {clean(count.unit)}"
    return said + unit + (" (damaged in the text)" if count.damaged else "")


def act_words(claim: Claim, who: Callable[[str], str | None], *, whole: bool = True) -> str:
    """Say the act with actor, target and count, for example "B fired first at A", "4 killed, by B".

    ``who`` gives the words for the slots "actor" and "target", ``None`` where the act has no such slot. With
    ``whole`` false the target of a casualty is left to the heading above.
    """
    actor, target = who("actor"), who("target")
    if claim.stance == "declines" and claim.act in DECLINED:
        return DECLINED[claim.act] + (f", {target}" if whole and target else "")
    if claim.act in CASUALTY_ACTS:
        said = _figure(claim, claim.act) + (f", {target}" if whole and target else "")
        said += f", by {actor}" if actor and claim.actor and claim.actor.kind != "unnamed" else ""
    elif claim.act == "damaged":
        harmed = f"“{clean(claim.object.text)}” damaged" if claim.object else _figure(claim, "damaged")
        said = harmed + (f", by {actor}" if actor else "") + (f", of {target}" if target else "")
    elif claim.act == "clashed" and not (actor and target):
        said = f"fighting by {actor or target}" if actor or target else "there was fighting"
    else:
        joint = TARGET_JOINTS.get(claim.act, "against")
        said = f"{actor or 'a party not named'} {VERBS[claim.act]}"
        said += f" {joint} {target}".replace("  ", " ") if target else ""
    denied = claim.stance == "denies" and claim.factuality == "negated"  # the stance says it already
    return said + (f" ({FACTUALITIES[claim.factuality]})" if claim.factuality in FACTUALITIES and not denied else "")


def _figure(claim: Claim, done: str) -> str:
    if claim.count is None or claim.count.unknown:
        return f"{done}, {count_words(claim.count)}"
    return f"{count_words(claim.count)} {done}"


def actor_words(actor: Actor) -> str:
    """Name an actor; an organ that the tables name by pattern ("Armenia: ministry of defence") with "of" its state."""
    state, colon, organ = clean(actor.name).partition(": ")
    return f"{capital(organ)} of {state}" if colon and actor.kind == "organ" else clean(actor.name)


def takes_plural(actor: Actor) -> bool:
    """Say whether an actor takes a plural verb: people, and those whom a report names by a word for several.

    A name of a table is one body, however it ends ("Rapid Support Forces says").

    >>> takes_plural(Actor(id="unknown:x", kind="person", name="The mediators of the truce"))
    True
    """
    if actor.kind == "residents":
        return True
    head = AFTER_HEAD.split(clean(actor.name), maxsplit=1)[0].rpartition(" ")[2]
    common = head.islower() and head.endswith("s") and not head.endswith(("ss", "us", "is"))  # no name: "Reuters"
    return actor.stranger and (common or head.lower() in SEVERAL)


def stance_words(stance: str, *, several: bool = False) -> str:
    """Say how somebody speaks: "says", "denies", "declines to say"."""
    return STANCES[stance][several]


def finding_words(finding: Finding) -> str:
    """Say accord, basis and monitor of a finding."""
    parts = (ACCORDS[finding.accord], BASES[finding.basis], MONITORS[finding.monitor])
    return "; ".join(part for part in parts if part)


def policy_words(policy: str) -> str:
    """Say how a policy makes a published value, for example of "range 1"."""
    rule = POLICIES.get(policy.partition(" ")[0])
    return f"Values are published by the policy {clean(policy)}" + (f": {rule}." if rule else ".")


def capital(text: str) -> str:
    """Raise the first letter and leave the rest."""
    return text[:1].upper() + text[1:]


def spoils_words(damage: Damage) -> str:
    """Say which values the damage spoils; nothing where it spoils none."""
    return f"not relied on for the {' and the '.join(damage.spoils)}" if damage.spoils else ""
