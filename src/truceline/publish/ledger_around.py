"""What stands around the happenings: exhibits, damage, background, as rows of a label and phrases. Draws nothing."""

from collections.abc import Iterator

from truceline.model.actor import Actor
from truceline.model.background import Background
from truceline.model.reading import Reading
from truceline.publish import ledger_when_where as when_where
from truceline.publish import ledger_words as words
from truceline.publish import observation_words
from truceline.publish.ledger_columns import View, speaker_words
from truceline.publish.ledger_phrases import Phrases, Row, joined
from truceline.publish.quoting import clean


def exhibit_rows(view: View) -> list[Row]:
    """Say of every exhibit who offers it, what it is said to show, and who disputes that."""
    rows: list[Row] = []
    for exhibit in view.reading.exhibits:
        shows, disputed = view.refs(exhibit.shows), view.refs(exhibit.disputed_by)
        said = joined(
            (
                exhibit.span,
                f"offered by {_names(exhibit.offered_by) or 'somebody not named'}",
                ("said to show ", shows) if shows.numbers else "what it shows is not said",
                ("disputed in ", disputed) if disputed.numbers else "not disputed in this report",
                when_where.interval_words(exhibit.when) if exhibit.when else "",
            )
        )
        rows.append((words.kind_words(exhibit.kind), said))
    return rows


def damage_rows(view: View) -> list[Row]:
    """Say of every broken passage what can still be said, and in which claims it is."""
    rows: list[Row] = []
    for damage in view.reading.damages:
        spoiled = view.refs(c.id for c in view.reading.claims if any(s.overlaps(damage.span) for s in c.spoiled_by))
        spoils = words.spoils_words(damage)
        said = joined(
            (
                damage.span,
                clean(damage.can_say),
                (f"{spoils} in ".lstrip(), spoiled) if spoiled.numbers else spoils,
            )
        )
        rows.append((words.kind_words(damage.kind), said))
    return rows


def background_rows(reading: Reading) -> list[Row]:
    """Name earlier events with their tolls, agreements, missions and talks."""
    around = [*passage_rows(reading), *breach_rows(reading), *tally_rows(reading), *agreement_rows(reading)]
    return [*around, *mission_rows(reading), *talks_rows(reading)]


def passage_rows(reading: Reading) -> Iterator[Row]:
    """Name earlier events, each with its tolls, and the tolls that stand alone."""
    for passage in reading.background:
        yield _title(passage), _passage(passage, reading)
    known = {passage.id for passage in reading.background}
    for toll in reading.tolls:
        if toll.background not in known:
            yield "Toll", joined((toll.span, words.count_words(toll.count)))


def breach_rows(reading: Reading) -> Iterator[Row]:
    """Say which breaches are alleged or denied in words outside the happenings, by whom and of whom."""
    statements = {statement.id: statement for statement in reading.statements}
    for breach in reading.breaches:
        party = breach.actor.actor if breach.actor and breach.actor.actor else None
        speaker = speaker_words(statements.get(breach.statement))
        accused = f"of {clean(party.name)}" if party else "of whom is not told"
        denied = breach.stance == "denies"
        yield "Breach denied" if denied else "Breach in words", joined((breach.span, f"told by {speaker}", accused))


def tally_rows(reading: Reading) -> Iterator[Row]:
    """Say who counts how many breaches of whom, over which days; a tally is of no happening."""
    for tally in reading.tallies:
        claimant = (
            f"{observation_words.party_words(tally.claimant)} counts {observation_words.count_words(tally.count)}"
        )
        accused = f"by {observation_words.party_words(tally.accused)}" if tally.accused else "by whom is not told"
        days = when_where.interval_words(tally.when) if tally.when else "over which days is not told"
        named = [party.named_as for party in (tally.claimant, tally.accused) if party and party.named_as]
        yield "Tally", joined((tally.span or "", claimant, accused, days, *(("named as ", words) for words in named)))


def agreement_rows(reading: Reading) -> Iterator[Row]:
    """Name ceasefires and peace agreements, with date and brokers."""
    for truce in reading.truces:
        said = (truce.name or "", when_where.loose_date_words(truce.date), _by("brokered by", truce.brokers))
        yield words.kind_words(truce.kind), joined((truce.span, *said))


def mission_rows(reading: Reading) -> Iterator[Row]:
    """Name monitoring and peacekeeping missions, and who sent them."""
    for mission in reading.missions:
        since = f"since {when_where.loose_date_words(mission.since)}" if mission.since else ""
        said = (mission.name or "", since, _by("sent by", mission.sent_by))
        yield words.kind_words(mission.kind), joined((mission.span, *said))


def talks_rows(reading: Reading) -> Iterator[Row]:
    """Name rounds of talks, with those who mediate."""
    for talks in reading.talks:
        said = (when_where.loose_date_words(talks.date), _by("mediated by", talks.mediators))
        yield "Talks", joined((talks.span, *said))


def _title(passage: Background) -> str:
    return ", ".join(
        part for part in (words.kind_words(passage.kind), when_where.loose_date_words(passage.when)) if part
    )


def _passage(passage: Background, reading: Reading) -> Phrases:
    tolls = [
        words.count_words(toll.count)
        for toll in reading.tolls
        if toll.background == passage.id and not toll.count.unknown
    ]
    return joined((passage.span, f"toll: {', '.join(tolls)}" if tolls else ""))


def _by(how: str, actors: tuple[Actor, ...]) -> str:
    return f"{how} {_names(actors)}" if actors else ""


def _names(actors: tuple[Actor, ...]) -> str:
    return " and ".join(words.actor_words(actor) for actor in actors)
