"""The tables, in SQLAlchemy Core, for any database. What is given is append only and sealed; the rest is computed.

Changes of a table go into a new revision in ``migrations/versions`` as well; a test holds the two against each other.
"""

from datetime import UTC, date, datetime, time

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

NAMES = {  # so that a constraint can be named in a migration
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)
BY_KEY = {"by_key": True}  # of a table that is read in the order of its key; a dialect may keep its rows in that order


def storable(text: str) -> str:
    r"""Return text that every database takes: half a surrogate pair and NUL are written as escapes.

    The exact text is in the record, as bytes.

    >>> storable("a\ud800b\0")
    'a\\ud800b\\x00'
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\x00")


def utc(moment: datetime) -> datetime:
    """Return an aware moment in UTC; one without a zone is taken as UTC, as columns only sort and filter by it."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def midnight(day: date) -> datetime:
    """Return the first moment of a day in UTC."""
    return datetime.combine(day, time(), UTC)


class Words(TypeDecorator[str]):
    """Text of any origin, as ``storable`` writes it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else storable(value)


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else utc(value).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.replace(tzinfo=UTC)


def _seal() -> Column[str]:
    """SHA-256 over the other columns of the row (``seal.py``)."""
    return Column("seal", Text, nullable=False)


# --- given: append only ---------------------------------------------------------------------------------------------

documents = Table(
    "documents",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("publisher", Words),
    Column("address", Words),
    Column("file", Words),
    Column("title", Words),
    Column("published", Moment),
    Column("language", Words),
    Column("sha256", Text, nullable=False),
    Column("extraction", Words, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("added_by", Words, nullable=False),
    Column("replaces", Text),
    _seal(),
    Index(None, "address"),
    Index(None, "published"),
)

readings = Table(
    "readings",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("document", Integer, ForeignKey("documents.number"), nullable=False),
    Column("reader", Words, nullable=False),
    Column("read_at", Moment, nullable=False),
    Column("sha256", Text, nullable=False),  # of the record before compression
    Column("record", LargeBinary, nullable=False),  # zlib
    _seal(),
    Index(None, "document"),
)

tombstones = Table(
    "tombstones",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("document", Integer, ForeignKey("documents.number"), nullable=False),
    Column("deleted", Boolean, nullable=False),  # false: taken back
    Column("reason", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("at", Moment, nullable=False),
    _seal(),
    Index(None, "document"),
)

captures = Table(
    "captures",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("document", Text),
    Column("sha256", Text, nullable=False),
    Column("custody", Integer, nullable=False),  # seq of its line in the custody log
    Column("capture", Text, nullable=False),  # JSON
    _seal(),
    Index(None, "document"),
    Index(None, "sha256"),
)

custody = Table(
    "custody",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("actor", Words, nullable=False),
    Column("action", Text, nullable=False),
    Column("object_sha256", Text, nullable=False),
    Column("reason", Words, nullable=False),
    Column("prev_hash", Text, nullable=False),
    Column("this_hash", Text, nullable=False),
    Index(None, "object_sha256"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Text),
    Column("second", Text),
    Column("withdraws", Text),
    Column("judgement", Text, nullable=False),  # JSON
    _seal(),
    Index(None, "document"),
    Index(None, "second"),
    Index(None, "withdraws"),
)

ledger = Table(
    "ledger",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("other", Text),
    Column("at", Moment, nullable=False),
    _seal(),
    Index(None, "id"),
    Index(None, "other"),
)

observations = Table(  # and restrictions of access, and tallies
    "observations",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("moment", Text, nullable=False),  # the first, to sort by; NO_DAY where it is not known
    Column("first", Moment),
    Column("last", Moment),
    Column("negative", Boolean, nullable=False),
    Column("means", Text),
    Column("act", Text),
    Column("mission", Words),
    Column("places", Words, nullable=False),  # all names, folded, each between bars
    Column("lon", Float),
    Column("lat", Float),
    Column("words", Words, nullable=False),  # to search in
    Column("record", Text, nullable=False),  # JSON
    _seal(),
    Index(None, "moment", "id"),
)

observation_marks = Table(
    "observation_marks",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("about", Text, ForeignKey("observations.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("document", Text),  # in whose words the incident of a link is told
    Column("mark", Text, nullable=False),  # JSON
    _seal(),
    Index(None, "about"),
    Index(None, "document"),
)

releases = Table(
    "releases",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Moment, nullable=False),
    Column("release", Text, nullable=False),  # JSON
    _seal(),
)

released = Table(  # the incidents of a release, as they left
    "released",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("release", Text, ForeignKey("releases.id"), nullable=False),
    Column("incident", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),  # zlib of JSON
    _seal(),
    Index(None, "release", "incident"),
    Index(None, "incident"),
)

recalls = Table(
    "recalls",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("release", Text, ForeignKey("releases.id"), nullable=False),
    Column("incident", Text),  # null: all of the release
    Column("at", Moment, nullable=False),
    Column("recall", Text, nullable=False),  # JSON
    _seal(),
    Index(None, "release"),
)

moves = Table(  # which incident a happening is in, since when
    "moves",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("happening", Text, nullable=False),
    Column("incident", Text),  # null: in none
    Column("at", Moment, nullable=False),
    _seal(),
    Index(None, "happening"),
)

GIVEN = (
    documents,
    readings,
    tombstones,
    captures,
    custody,
    judgements,
    ledger,
    observations,
    observation_marks,
    releases,
    released,
    recalls,
    moves,
)

# --- computed: may be written anew ----------------------------------------------------------------------------------

claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("document", Integer, ForeignKey("documents.number"), nullable=False),
    Column("statement", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("factuality", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Words, nullable=False),
    Column("speaker_id", Words),
    Column("speaker", Words),
    Column("speaker_country", Words),
    Column("speaker_side", Words),
    Column("actor", Words),
    Column("target", Words),
    Column("low", Integer),
    Column("high", Integer),
    Column("earliest", Moment),
    Column("latest", Moment),
    Column("places", Words, nullable=False),
    Index(None, "document"),
    Index(None, "act"),
)

profiles = Table(
    "profiles",
    metadata,
    Column("happening", Text, primary_key=True),
    Column("document", Text, nullable=False),
    Column("profile", LargeBinary, nullable=False),  # zlib of JSON
    Index(None, "document"),
)

blocks = Table(
    "blocks",
    metadata,
    Column("key", Words, primary_key=True),
    Column("sort", Words, primary_key=True),
    Column("happening", Text, primary_key=True),
    Index(None, "happening"),
    info=BY_KEY,
)

links = Table(
    "links",
    metadata,
    Column("first", Text, primary_key=True),
    Column("second", Text, primary_key=True),
    Column("score", Float, nullable=False),
    Column("link", LargeBinary, nullable=False),  # zlib of JSON
    Index(None, "second"),
)

meetings = Table(  # the blocks in which two linked happenings are near enough to each other to be compared
    "meetings",
    metadata,
    Column("first", Text, primary_key=True),
    Column("second", Text, primary_key=True),
    Column("block", Words, primary_key=True),
    Index(None, "second"),
    info=BY_KEY,
)

prints = Table(  # what finds the copies of a document, and where they go
    "prints",
    metadata,
    Column("document", Text, primary_key=True),
    Column("words", Integer, nullable=False),
    Column("shingles", LargeBinary, nullable=False),  # eight bytes each, the least first
    Column("happenings", Text, nullable=False),  # JSON: ids in the order of the text
)

copies = Table(
    "copies",
    metadata,
    Column("document", Text, primary_key=True),
    Column("of", Text, primary_key=True),
    Column("share", Float, nullable=False),
    Index(None, "of"),
    info=BY_KEY,
)

incidents = Table(
    "incidents",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("day", Text, nullable=False),  # the first, to sort by; NO_DAY where it is not known
    Column("first", Date),
    Column("last", Date),
    Column("kind", Text),
    Column("place", Words),
    Column("lon", Float),
    Column("lat", Float),
    Column("radius_km", Float),
    Column("accord", Text),
    Column("documents", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("sides", Words, nullable=False),  # JSON: a name of each
    Column("place_id", Text),
    Column("place_precision", Text),
    Column("relation", Text),
    Column("bearing", Text),
    Column("distance_km", Float),
    Index(None, "day", "id", "last"),
)

bodies = Table(  # apart, so that lists and maps read small rows
    "bodies",
    metadata,
    Column("incident", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),  # zlib of JSON
)

NO_DAY = "9999-99-99"

members = Table(
    "members",
    metadata,
    Column("happening", Text, primary_key=True),
    Column("incident", Integer, nullable=False),
    Index(None, "incident"),
    info=BY_KEY,
)

findings = Table(
    "findings",
    metadata,
    Column("incident", Integer, primary_key=True),
    Column("question", Words, primary_key=True),
    Column("accord", Text, nullable=False),
    Column("basis", Text),
    Column("monitor", Text, nullable=False),
    Index(None, "basis"),
    info=BY_KEY,
)

terms = Table(  # what an incident is found by: places and sides, under every name and id
    "terms",
    metadata,
    Column("kind", Text, primary_key=True),  # "place" or "side"
    Column("term", Words, primary_key=True),
    Column("incident", Integer, primary_key=True),
    Index(None, "incident"),
    info=BY_KEY,
)

decisions = Table(  # what waits for a person, the worthiest first
    "decisions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("worth", Integer, nullable=False),
    Column("since", Moment, nullable=False),
    Column("decision", LargeBinary, nullable=False),  # zlib of JSON
    Index(None, "worth", "since", "id"),
    Index(None, "kind", "worth", "since", "id"),
)

ends = Table(  # the incidents and reports that a decision is about
    "ends",
    metadata,
    Column("end", Text, primary_key=True),
    Column("decision", Text, primary_key=True),
    Index(None, "decision"),
    info=BY_KEY,
)

bands = Table(  # keys of which two like texts share one; the report by its number
    "bands",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("document", Integer, primary_key=True, autoincrement=False),
    info=BY_KEY,
)

orphans = Table(
    "orphans",
    metadata,
    Column("judgement", Text, primary_key=True),
    Column("why", Words, nullable=False),
)

queue = Table(
    "queue",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    info=BY_KEY,
)

settings = Table(
    "settings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Words, nullable=False),
    info=BY_KEY,
)
