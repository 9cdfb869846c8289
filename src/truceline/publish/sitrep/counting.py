"""The first lines: how much was told and recorded, beside the days before; each by its own unit, never added up.

A day without a report says so. What nobody looked for is not a zero.
"""

from collections.abc import Iterable, Iterator

from truceline.model.observation import AccessRestriction, Observation, Recorded, Tally
from truceline.publish.ledger_when_where import date_words
from truceline.publish.ledger_words import capital
from truceline.publish.observation_words import harm_of, unit_words
from truceline.publish.sitrep.blocks import Cell
from truceline.publish.sitrep.material import Days, Material, Period
from truceline.publish.sitrep.sentence import Fixed, Sentence, Summed, Support
from truceline.publish.sitrep.supports import Sayer

UNIT_NOT_TOLD = "undetermined"


def number(many: int, one: str, several: str) -> str:
    """Say how many: "no incident", "1 incident", "1,312 incidents"."""
    return f"no {one}" if many == 0 else f"{many:,} {one if many == 1 else several}"


def is_are(many: int) -> str:
    """Return the verb of so many: "no incident is", "1 incident is", "2 incidents are"."""
    return "is" if many < 2 else "are"


def figure_words(low: int | None, high: int | None) -> str:
    """Say a figure in a cell: "12", "10 to 14", "at least 10", "at most 14"; one of its ends is known."""
    if low is not None and low == high:
        return f"{low:,}"
    if low is not None and high is not None:
        return f"{low:,} to {high:,}"
    return f"at least {low:,}" if low is not None else f"at most {high:,}"


def period_words(period: Period) -> str:
    """Say the days of a period."""
    first = date_words(period.first)
    return first if period.days == 1 else f"{first} to {date_words(period.last)}"


def before_words(period: Period) -> str:
    """Name the days before a period."""
    before = period.before()
    named = "the day before" if period.days == 1 else "the days before"
    return f"{named}, {period_words(before)}"


def told_lines(material: Material, sayer: Sayer) -> Cell:
    """Say how many incidents are told, beside the period before; apart from them those without a day."""
    return (*_incidents(material, sayer), *_undated(material, sayer))


def recorded_lines(material: Material, sayer: Sayer) -> Cell:
    """Say what monitors and parties counted, beside the period before."""
    return (*_observations(material, sayer), *_others(material, sayer))


def _incidents(material: Material, sayer: Sayer) -> Cell:
    now, before = material.now, material.before
    found = sayer.search("incidents", now, now.incidents)
    earlier = sayer.search("incidents", before, before.incidents)
    reports = sayer.search("reports published", now, now.reports)
    older = sayer.search("reports published", before, before.reports)
    then = _then(before, before_words(now.period))
    if _all_unread(now):
        unread = sayer.search("reports that were not read", now, now.unread)
        told = f"{number(len(now.unread), 'report', 'reports')} published on {period_words(now.period)}"
        text = f"Nothing was read: {told}, in a language that is not read; {then}."
        return (*sayer.say(text, unread, reports, earlier, older),)
    if not (now.reports or now.incidents or now.held or now.recalled or material.documents):
        text = f"No reports: the casefile has none published on {period_words(now.period)} and none that tells of it"
        return (*sayer.say(f"{text}; {then}.", found, reports, earlier, older),)
    many = len(now.incidents)
    told = f"{number(many, 'incident', 'incidents')} {is_are(many)} told of"
    if now.held and not many:
        told = "no incident that may be told here is known of"
    text = capital(f"{told} {period_words(now.period)}.")
    return (*sayer.say(text, found), *sayer.say(capital(f"{then}."), earlier, older))


def _all_unread(days: Days) -> bool:
    """Say whether the only reports of some days are in languages that are not read."""
    known = days.incidents or days.held or days.recalled
    return bool(days.reports) and set(days.reports) <= set(days.unread) and not known


def _undated(material: Material, sayer: Sayer) -> Cell:
    if not material.undated:
        return ()
    support = sayer.search("incidents without a day", material.now, (out.incident.id for out in material.undated))
    many = number(len(material.undated), "incident", "incidents")
    named = period_words(material.now.period)
    return sayer.say(f"Counted apart: {many} of no known day, told by reports published on {named}.", support)


def _then(before: Days, named: str) -> str:
    """Say how many incidents were told of the days before; of days without a report that there was none."""
    many = len(before.incidents)
    if many or before.held or before.recalled:
        return f"{named}: {many:,}" if many else f"{named}: none that may be told here"
    if _all_unread(before):
        return f"{named}: none; no report of that time was read"
    return f"{named}: none" + ("" if before.reports else "; no reports of that time are in the casefile")


def _observations(material: Material, sayer: Sayer) -> Iterator[Sentence]:
    now, before = observations(material.now.records), observations(material.before.records)
    found = sayer.search("observations", material.now, (record.id for record in now))
    earlier = sayer.search("observations", material.before, (record.id for record in before))
    named = before_words(material.now.period)
    if not now:
        then = f"{len(before):,}" if before else "none"
        text = f"No observation of a monitor is recorded ({named}: {then})."
        yield from sayer.say(text, found, earlier)
        return
    seen, unseen = [one for one in now if not one.negative], [one for one in now if one.negative]
    for unit in dict.fromkeys(unit for one in (*seen, *before) if (unit := _unit_of(one))):
        yield from _unit(unit, seen, before, material, sayer)
    bare = [one for one in seen if one.count is None]
    if bare:
        text = f"Monitors recorded {number(len(bare), 'observation', 'observations')} without a number."
        yield from sayer.say(text, sayer.search("observations without a number", material.now, ids(bare)))
    if unseen:
        text = f"Looked for and not seen: {number(len(unseen), 'record', 'records')}."
        yield from sayer.say(text, sayer.search("looked for and not seen", material.now, ids(unseen)))


def _unit_of(record: Observation) -> tuple[str, str] | None:
    """Return in what a record counts, and the harm where it counts people who came to it."""
    return (record.count.unit, harm_of(record.count.unit, record.act)) if record.count else None


def _unit(
    unit: tuple[str, str], now: Iterable[Observation], before: Iterable[Observation], material: Material, sayer: Sayer
) -> Iterator[Sentence]:
    here, then = counted(unit, now), counted(unit, before)
    named = before_words(material.now.period)
    compared = f"{named}: {sum_words(then)}" if then.counts else f"{named}: none recorded"
    text = f"Monitors recorded {sum_words(here) if here.counts else f'no {unit_words(*unit)[0]}'} ({compared})."
    what = " ".join(unit).strip()
    days = (sayer.search(what, material.now, ()), sayer.search(what, material.before, ()))
    yield from sayer.say(text, summed_support(here, sayer), summed_support(then, sayer), *days)


def counted(unit: tuple[str, str], records: Iterable[Observation]) -> Summed:
    """Return what was counted in one unit, of one harm."""
    counts = tuple(one.count for one in records if one.count and _unit_of(one) == unit)
    return Summed(unit=unit[0], harm=unit[1], counts=counts)


def summed_support(summed: Summed, sayer: Sayer) -> Support:
    """Return a sum over one unit as a support."""
    return sayer.support("search", f"sum of {summed.unit} {summed.harm}".strip(), (summed,))


def sum_words(summed: Summed) -> str:
    """Say a sum with its unit: "12 explosions", "10 to 14 bursts, and 1 record without a number"."""
    one, many = unit_words(summed.unit, summed.harm)
    told = [count for count in summed.counts if not count.unknown]
    left = f"{number(summed.unnumbered, 'record', 'records')} of {many} without a number"
    if not told:
        return left
    if summed.high is None:
        said = f"at least {summed.low:,} {many}"
    elif summed.low == summed.high:
        said = f"{summed.low:,} {one if summed.low == 1 else many}"
    else:
        said = f"{summed.low:,} to {summed.high:,} {many}"
    return said + (f", and {left}" if summed.unnumbered else "")


def _others(material: Material, sayer: Sayer) -> Iterator[Sentence]:
    """Say how often access was denied, and how many counts parties gave."""
    named = before_words(material.now.period)
    kinds: tuple[tuple[type[Recorded], str, str, str], ...] = (
        (AccessRestriction, "restrictions of access", "restriction of access", "restrictions of access"),
        (Tally, "counts given", "count given by others over a period", "counts given by others over a period"),
    )
    for cls, what, one, many in kinds:
        now = [record for record in material.now.records if isinstance(record, cls)]
        before = [record for record in material.before.records if isinstance(record, cls)]
        if now or before:
            said = f"{number(len(now), one, many)} {is_are(len(now))} recorded"
            text = capital(f"{said} ({named}: {f'{len(before):,}' if before else 'none'}).")
            supports = sayer.search(what, material.now, ids(now)), sayer.search(what, material.before, ids(before))
            yield from sayer.say(text, *supports)


def observations(records: Iterable[Recorded]) -> tuple[Observation, ...]:
    """Return the observations among records."""
    return tuple(record for record in records if isinstance(record, Observation))


def ids(records: Iterable[Recorded]) -> tuple[str, ...]:
    """Return the ids of records."""
    return tuple(record.id for record in records)


def looked_at(material: Material, sayer: Sayer) -> Iterator[Cell]:
    """Yield what was and what was not looked at, a point each."""
    points = (
        _reports(material, sayer),
        _unread(material, sayer),
        _monitored(material, sayer),
        *_gate(material, sayer),
        (Fixed(CLOCKS),),
    )
    yield from (point for point in points if point)


CLOCKS = (
    "Days of incidents are those of the place where they happened; days of records of monitors those of the zone in "
    "which they were recorded; days of publication are UTC."
)


def _reports(material: Material, sayer: Sayer) -> Cell:
    behind = tuple(dict.fromkeys(id_ for out in material.told for id_ in out.incident.documents))
    said = f"{number(len(material.now.reports), 'report', 'reports')} published on {period_words(material.now.period)}"
    said += ", whatever place they tell of" if material.area else ""
    if not behind:
        return sayer.say(f"Reports: {said}.", sayer.search("reports published", material.now, material.now.reports))
    text = f"Reports: {said}; {number(len(behind), 'report', 'reports')} of any day behind the incidents below."
    published = sayer.search("reports published", material.now, material.now.reports)
    return sayer.say(text, published, sayer.search("reports behind the incidents", material.now, behind))


def _unread(material: Material, sayer: Sayer) -> Cell:
    if not material.now.unread:
        return ()
    support = sayer.search("reports that were not read", material.now, material.now.unread)
    many = number(len(material.now.unread), "report", "reports")
    return sayer.say(f"Not read, because of the language: {many} published in these days.", support)


def _monitored(material: Material, sayer: Sayer) -> Cell:
    found = observations(material.now.records)
    support = sayer.search("observations", material.now, ids(found))
    if not found:
        text = "Monitors: nothing that anybody saw, heard or looked for is recorded; that is not the same as a zero."
        return sayer.say(text, support)
    missions = tuple(dict.fromkeys(one.mission for one in found if one.mission))
    named = f" by {', '.join(missions)}" if missions else ""
    text = f"Monitors: {number(len(found), 'record', 'records')}{named}."
    return sayer.say(text, support, *(sayer.record(one) for one in found if one.mission))


def _gate(material: Material, sayer: Sayer) -> Iterator[Cell]:
    """Say what is told though nobody approved it, or what is held back for that reason."""
    if material.unreviewed:
        unapproved = [out.incident.id for out in material.told if out.approval.state != "approved"]
        support = sayer.search("incidents that nobody approved", material.now, unapproved)
        said = number(len(unapproved), "incident", "incidents")
        yield sayer.say(f"Not approved by anybody as they stand, and marked so below: {said}.", support)
        return
    told = {out.incident.id for out in material.undated}
    known = {stone.incident for stone in material.tombstones}
    undated = tuple(id_ for id_ in material.now.undated if id_ not in told and id_ not in known)
    for held, which in ((material.now.held, ""), (undated, " of no known day")):
        if held:
            support = sayer.search(f"incidents held back{which}", material.now, held)
            said = number(len(held), f"incident{which}", f"incidents{which}")
            yield sayer.say(f"Held back, since nobody has approved them as they stand: {said}.", support)
