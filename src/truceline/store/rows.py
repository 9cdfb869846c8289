"""What goes into the store and comes out of it, besides the vocabulary: plain rows and queries. Moments are UTC."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from truceline.model.decision import Decision, DecisionKind
from truceline.model.incident import Accord, Basis
from truceline.model.mention import Relation
from truceline.model.observation import Means, Recorded, RecordKind
from truceline.model.place import PlacePrecision
from truceline.model.reading import Reading

LedgerEvent = Literal["minted", "merged", "split", "retired"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument:
    """A document as it is listed, without its text. ``deleted`` is the reason of its tombstone, else ``None``."""

    id: str
    publisher: str | None
    address: str | None
    file: str | None
    title: str | None
    published: datetime | None
    language: str | None
    sha256: str
    extraction: str
    characters: int
    added_at: datetime
    added_by: str
    replaces: str | None = None
    deleted: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReading:
    """One reading of a document and when it was made; ``seq`` counts up over all readings of the store."""

    seq: int
    read_at: datetime
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """What became of the id of an incident: ``minted``, ``split`` from or ``merged`` into ``other``, ``retired``."""

    id: str
    event: LedgerEvent
    at: datetime
    other: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentQuery:
    """Which incidents are wanted; ``None`` asks nothing.

    ``since`` and ``until`` are days that an incident may touch; one without a day is then left out. ``place`` is a name
    or an id of a place, of its province or country, ``side`` a side, id, country or name of a member; ``places`` and
    ``sides`` are other names for the same, of which any will do. ``accord`` is that of the
    finding that is furthest from agreed, or, with ``question``, of that finding; ``basis`` is that of some finding.
    ``window`` is west, south, east, north in degrees; west > east crosses the 180th meridian. ``ids`` are those that
    are wanted alone. ``after`` is the id of the last incident of the page before.
    """

    since: date | None = None
    until: date | None = None
    ids: tuple[str, ...] | None = None
    place: str | None = None
    side: str | None = None
    places: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    kind: str | None = None
    accord: Accord | None = None
    basis: Basis | None = None
    question: str | None = None
    window: tuple[float, float, float, float] | None = None
    newest_first: bool = False
    after: str | None = None
    limit: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """An incident as it is listed and mapped. ``lon`` and ``lat`` are ``None`` where there is no point to show.

    ``accord`` is that of the finding that is furthest from agreed. ``origins`` are independent ones. ``place_id`` and
    ``precision`` are those of the place, ``None`` where the words could not be placed; ``relation``, ``distance_km``
    and ``bearing`` say how the incident lies to it ("5 km west of").
    """

    id: str
    kind: str | None
    first: date | None
    last: date | None
    place: str | None
    lon: float | None
    lat: float | None
    radius_km: float | None
    accord: Accord | None
    sides: tuple[str, ...]
    documents: int
    origins: int
    place_id: str | None = None
    precision: PlacePrecision | None = None
    relation: Relation | None = None
    distance_km: float | None = None
    bearing: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimQuery:
    """Which claims are wanted. ``words`` as a person types them.

    ``place`` is a name or an id, ``speaker`` a name, side, country or id.
    Words in double quotes stand together; a word of two letters or more that ends in ``*`` is the beginning of one.
    ``after`` is the number of the last claim of the page before.
    """

    words: str = ""
    speaker: str | None = None
    act: str | None = None
    stance: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
    newest_first: bool = False
    after: int = 0
    limit: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim as it is listed: ``start`` and ``end`` count characters of the document; ``words`` are those there.

    ``number`` is its place in the store, to ask for the page ``after`` it.
    """

    number: int
    id: str
    document: str
    statement: str
    act: str
    stance: str
    factuality: str
    start: int
    end: int
    words: str
    speaker_id: str | None
    speaker: str | None
    speaker_country: str | None
    speaker_side: str | None
    actor: str | None
    target: str | None
    low: int | None
    high: int | None
    earliest: datetime | None
    latest: datetime | None
    places: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportQuery:
    """Which reports are wanted; ``words`` as a person types them, looked for in title and text.

    ``offset`` is how many of the best to pass over, for a further page.
    """

    words: str = ""
    publisher: str | None = None
    language: str | None = None
    since: date | None = None
    until: date | None = None
    offset: int = 0
    limit: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationQuery:
    """Which observations, restrictions of access and tallies are wanted; ``None`` asks nothing.

    ``kind`` is one of the three. ``since`` and ``until`` are days (UTC) that one may touch; one without a time is then
    left out. ``place`` is a name or an id of its place or province, or the code of its country or of who claims it;
    ``places`` are other names for the same, of which any will do. ``negative`` asks for what was looked for and not
    seen, or for what was. ``words`` as a person types them. ``window`` is west, south, east, north in degrees; west >
    east crosses the 180th meridian. ``withdrawn`` shows those too. ``after`` is the id of the last of the page before.
    """

    kind: RecordKind | None = None
    since: date | None = None
    until: date | None = None
    place: str | None = None
    places: tuple[str, ...] = ()
    means: Means | None = None
    act: str | None = None
    negative: bool | None = None
    mission: str | None = None
    words: str = ""
    window: tuple[float, float, float, float] | None = None
    withdrawn: bool = False
    newest_first: bool = False
    after: str | None = None
    limit: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredObservation:
    """An observation, a restriction of access or a tally; ``withdrawn`` is why it was withdrawn, else ``None``."""

    record: Recorded
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A decision that waits, and since when."""

    decision: Decision
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingQuery:
    """Which decisions are wanted: of a kind, those about an incident or a report (``end``).

    ``after`` and ``before`` are the id of a decision in the order of worth: those that follow it, or come before it,
    the nearest first.
    """

    kind: DecisionKind | None = None
    end: str | None = None
    after: str | None = None
    before: str | None = None
    limit: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is not as it was stored: the file, what is wrong, and which row or object of it."""

    file: str
    what: str
    where: str = ""
