"""What stands around the happenings: exhibits, damage, background, as rows of a label and words. Draws nothing."""

from collections.abc import Iterable

from truceline.model.actor import Actor
from truceline.model.background import Background
from truceline.model.reading import Reading
from truceline.publish import ledger_when_where as when_where
from truceline.publish import ledger_words as words
from truceline.publish.ledger_columns import View
from truceline.publish.quoting import clean, quote

LIMIT = 220  # characters of a quotation

Rows = list[tuple[str, str]]


def exhibit_rows(view: View) -> Rows:
    """Say of every exhibit who offers it, what it is said to show, and who disputes that."""
    rows = []
    for exhibit in view.reading.exhibits:
        shows, disputed = view.numbers(exhibit.shows), view.numbers(exhibit.disputed_by)
        said = [
            quote(exhibit.span.text, limit=LIMIT),
            f"offered by {_names(exhibit.offered_by) or 'somebody not named'}",
            f"said to show {shows}" if shows else "what it shows is not said",
            f"disputed in {disputed}" if disputed else "not disputed in this report",
            when_where.interval_words(exhibit.when) if exhibit.when else "",
        ]
        rows.append((words.kind_words(exhibit.kind), _told(said)))
    return rows


def damage_rows(view: View) -> Rows:
    """Say of every broken passage what can still be said, and in which claims it is."""
    rows = []
    for damage in view.reading.damages:
        spoiled = view.numbers(c.id for c in view.reading.claims if any(s.overlaps(damage.span) for s in c.spoiled_by))
        said = [
            quote(damage.span.text, limit=LIMIT),
            clean(damage.can_say),
            words.spoils_words(damage) + (f" in {spoiled}" if spoiled else ""),
        ]
        rows.append((words.kind_words(damage.kind), _told(said)))
    return list(dict.fromkeys(rows))  # the same words broken in the same way at two places


def background_rows(reading: Reading) -> Rows:
    """Name earlier events with their tolls, agreements, missions and talks."""
    rows = [(_title(passage), _passage(passage, reading)) for passage in reading.background]
    known = {passage.id for passage in reading.background}
    rows += [
        ("Toll", _told([quote(toll.span.text, limit=LIMIT), words.count_words(toll.count)]))
        for toll in reading.tolls
        if toll.background not in known
    ]
    for truce in reading.truces:
        said = [truce.name or "", when_where.loose_date_words(truce.date), _by("brokered by", truce.brokers)]
        rows.append((words.kind_words(truce.kind), _told([quote(truce.span.text, limit=LIMIT), *said])))
    for mission in reading.missions:
        since = f"since {when_where.loose_date_words(mission.since)}" if mission.since else ""
        said = [mission.name or "", since, _by("sent by", mission.sent_by)]
        rows.append((words.kind_words(mission.kind), _told([quote(mission.span.text, limit=LIMIT), *said])))
    for talks in reading.talks:
        said = [when_where.loose_date_words(talks.date), _by("mediated by", talks.mediators)]
        rows.append(("Talks", _told([quote(talks.span.text, limit=LIMIT), *said])))
    return rows


def _title(passage: Background) -> str:
    return ", ".join(
        part for part in (words.kind_words(passage.kind), when_where.loose_date_words(passage.when)) if part
    )


def _passage(passage: Background, reading: Reading) -> str:
    tolls = [
        words.count_words(toll.count)
        for toll in reading.tolls
        if toll.background == passage.id and not toll.count.unknown
    ]
    told = f"toll: {', '.join(tolls)}" if tolls else ""
    return _told([quote(passage.span.text, limit=LIMIT), told])


def _told(parts: Iterable[str]) -> str:
    return "; ".join(part for part in parts if part)


def _by(how: str, actors: tuple[Actor, ...]) -> str:
    return f"{how} {_names(actors)}" if actors else ""


def _names(actors: tuple[Actor, ...]) -> str:
    return " and ".join(words.actor_words(actor) for actor in actors)
