"""What a monitor recorded, in words: unknown, zero, not told and looked-for-and-not-seen are said as four things."""

from collections.abc import Iterator

from truceline.model.actor import Party
from truceline.model.observation import AccessRestriction, Location, Observation, Recorded, Tally
from truceline.model.quantity import Count
from truceline.model.time import Interval
from truceline.publish.ledger_when_where import interval_words
from truceline.publish.quoting import clean

NOT_KNOWN = "N/K"
MEANS = {
    "saw": "Saw",
    "heard": "Heard",
    "camera": "By camera",
    "uav": "By drone (UAV)",
    "radar": "By radar",
    "satellite": "By satellite image",
    "crater_analysis": "By crater analysis",
    "assessed": "Assessed",
}
ACTS = {
    "fired": "fire",
    "impact": "impact",
    "explosion": "explosion",
    "present": "weapons or forces present",
    "moved": "movement",
    "entered_territory": "entry into territory",
    "advanced": "advance",
    "fortified": "works on positions",
    "overflew": "overflight",
    "withdrew": "withdrawal",
    "damaged": "damage",
    "killed": "people killed",
    "wounded": "people wounded",
    "other": "",
}
UNITS = {  # one, many
    "explosion": ("explosion", "explosions"),
    "burst": ("burst", "bursts"),
    "shot": ("shot", "shots"),
    "projectile": ("projectile in flight", "projectiles in flight"),
    "muzzle_flash": ("muzzle flash", "muzzle flashes"),
    "tracer": ("tracer", "tracers"),
    "flight": ("flight", "flights"),
    "crater": ("crater", "craters"),
    "weapon": ("weapon", "weapons"),
    "vehicle": ("vehicle", "vehicles"),
    "persons": ("person", "persons"),
    "violation": ("violation", "violations"),
    "episode": ("episode", "episodes"),
    "undetermined": ("of something not told", "of something not told"),
}
HARMED = ("killed", "wounded")
DIRECTIONS = {
    "outgoing": "outgoing",
    "incoming": "incoming",
    "in_vicinity": "in the vicinity",
    "crossing": "crossing",
    "undetermined": "direction undetermined",
}
DENIALS = {
    "denied": "Access denied",
    "delayed": "Access delayed",
    "conditional": "Access under conditions",
    "impeded": "Access impeded",
}

OPEN = {"unknown": "by whom is not known", "unnamed": "by whom is not told"}


def harm_of(unit: str, act: str | None) -> str:
    """Return ``killed`` or ``wounded`` where people are counted to whom it was done; empty for all else."""
    return act if unit == "persons" and act is not None and act in HARMED else ""


def unit_words(unit: str, act: str | None = None) -> tuple[str, str]:
    """Return what one and many of a unit are called; people who were killed or wounded are called so.

    >>> unit_words("burst"), unit_words("persons", "killed")
    (('burst', 'bursts'), ('person killed', 'people killed'))
    """
    if harm := harm_of(unit, act):
        return f"person {harm}", f"people {harm}"
    return UNITS.get(unit, (unit, unit))


def headline(record: Recorded) -> str:
    """Say in one line what was recorded.

    A negative begins with "Looked for and not seen", so that it is never read as a count of none.
    """
    if isinstance(record, Observation):
        return _negative(record) if record.negative else _positive(record)
    if isinstance(record, AccessRestriction):
        return denial_words(record)
    against = f" against {party_words(record.accused)}" if record.accused else ""
    return f"{party_words(record.claimant)} counts {count_words(record.count)}{against}"


def denial_words(record: AccessRestriction) -> str:
    """Say how access was restricted and by whom, or that it is not known or not told by whom."""
    party = record.denied_by
    if party is None or party.kind in OPEN:
        return f"{DENIALS[record.kind]}, {OPEN[party.kind if party else 'unnamed']}"
    return f"{DENIALS[record.kind]} by {party_words(party)}"


def _positive(record: Observation) -> str:
    means = MEANS[record.means] if record.means else f"Means {NOT_KNOWN}"
    return f"{means}: {', '.join(_things(record)) or clean(record.words)}"


def _negative(record: Observation) -> str:
    verb = "heard" if record.means == "heard" else "seen"
    means = f" ({MEANS[record.means].lower()})" if record.means not in (None, "saw", "heard") else ""
    return f"Looked for and not {verb}{means}: {', '.join(_things(record)) or clean(record.words)}"


def _things(record: Observation) -> Iterator[str]:
    if record.count is not None:
        yield count_words(record.count)
    counted = record.count.unit if record.count is not None else ""
    if record.act and ACTS[record.act] and record.act != counted:
        yield ACTS[record.act]
    if record.weapon or record.weapon_words:
        yield weapon_words(record)
    if record.direction:
        yield DIRECTIONS[record.direction]
    if record.direction_words:
        yield clean(record.direction_words)
    if record.actor is not None:
        yield f"by {party_words(record.actor)}"


def count_words(count: Count | None) -> str:
    """Say a count with what is counted.

    >>> count_words(Count(low=0, best=0, high=0, unit="burst")), count_words(None)
    ('0 bursts (counted: none)', 'not told')
    """
    if count is None:
        return "not told"
    one, many = UNITS.get(count.unit, (count.unit, count.unit))
    if count.unknown:
        return f"{clean(count.words) if count.words and count.words != '?' else NOT_KNOWN} {many}"
    if count.low is not None and count.low == count.high:
        return f"{count.low:,} {one if count.low == 1 else many}{'' if count.low else ' (counted: none)'}"
    if count.low is not None and count.high is not None:
        return f"{count.low:,} to {count.high:,} {many}"
    return f"at least {count.low:,} {many}" if count.low is not None else f"at most {count.high or count.best:,} {many}"


def weapon_words(record: Observation) -> str:
    """Say the weapon in the monitor's words, with the class where the words are not it, and the calibre if told."""
    words = clean(record.weapon_words) or (record.weapon or "").replace("_", " ")
    calibre = f"{clean(record.calibre_mm)} mm" if record.calibre_mm else ""
    shown = calibre and calibre.replace(" ", "") not in words.replace(" ", "")
    return f"{words}, {calibre}" if shown else words


def party_words(party: Party | None) -> str:
    """Say who; unknown (nobody knows), unnamed (not told) and civilians are said as such."""
    if party is None:
        return "not told"
    if party.actor is not None:
        return clean(party.actor.name)
    return {"unknown": "unknown", "unnamed": "somebody not named", "civilians": "civilians"}[party.kind]


def when_words(when: Interval | None) -> str:
    """Say when in its own zone, "time not told" where nobody said."""
    if when is None:
        return "time not told"
    zone = f" (UTC{when.zone})" if when.zone and when.precision == "minute" else ""
    return interval_words(when) + zone


def where_words(where: Location | None) -> str:
    """Say where in the monitor's words."""
    if where is None:
        return "place not told"
    return clean(where.words) + (f", held by {clean(where.control)}" if where.control else "")


def area_words(where: Location | None) -> str:
    """Say how exact the place is: a circle, or that no point can be given and why."""
    if where is None:
        return ""
    if where.radius_km is None:
        return clean(where.how)
    return f"somewhere within {where.radius_km:.3g} km of the point ({clean(where.how)})"


def claimed_by(record: Recorded) -> str:
    """Say whose record it is: mission and patrol, or the claimant of a tally."""
    if isinstance(record, Tally):
        return party_words(record.claimant)
    patrol = f"patrol {clean(record.patrol)}" if record.patrol.isdecimal() else clean(record.patrol)
    return ", ".join(part for part in (clean(record.mission), patrol) if part)
