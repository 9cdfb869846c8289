"""The store on any database that SQLAlchemy knows and a dialect describes: opens it, and joins the parts."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from truceline.errors import NoCasefile
from truceline.store import base, migrate
from truceline.store import base_computed as computed
from truceline.store import base_given as given
from truceline.store.copies import SqlCopies
from truceline.store.database import Database
from truceline.store.decisions import SqlDecisions
from truceline.store.dialect import WAIT_SECONDS
from truceline.store.dialect_sqlite import SQLite, exists
from truceline.store.documents import SqlDocuments
from truceline.store.evidence import SqlEvidence, evidence_folder
from truceline.store.ids import SqlIds
from truceline.store.incidents import SqlIncidents
from truceline.store.judgements import SqlJudgements
from truceline.store.likeness import SqlLikeness
from truceline.store.linking import SqlLinking
from truceline.store.observations import SqlObservations
from truceline.store.queue import SqlQueue, SqlSettings
from truceline.store.releases import SqlReleases
from truceline.store.rewind import begin_rewinding, finish_rewinding
from truceline.store.rows import Fault
from truceline.store.search import SqlSearch
from truceline.store.verify import find_faults


class SqlStore:
    """One casefile, open (``base.Store``)."""

    def __init__(self, db: Database, evidence: Path | None = None) -> None:
        self._db = db
        self._files = SqlEvidence(db, evidence)
        self.evidence: given.Evidence = self._files
        self.documents: given.Documents = SqlDocuments(db, self._files)
        self.search: computed.Search = SqlSearch(db)
        self.linking: computed.Linking = SqlLinking(db)
        self.likeness: computed.Likeness = SqlLikeness(db)
        self.copies: computed.Copies = SqlCopies(db)
        self.incidents: computed.Incidents = SqlIncidents(db)
        self.ids: given.Ids = SqlIds(db)
        self.judgements: given.Judgements = SqlJudgements(db)
        self.observations: given.Observations = SqlObservations(db, self._files)
        self.releases: given.Releases = SqlReleases(db)
        self.decisions: computed.Decisions = SqlDecisions(db)
        self.queue: computed.Queue = SqlQueue(db)
        self.settings: given.Settings = SqlSettings(db)

    @property
    def path(self) -> Path:
        return self._db.path

    @contextmanager
    def writing(self) -> Iterator[None]:
        with self._db.writing():
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        with self._db.reading():
            yield

    def verify(self) -> tuple[Fault, ...]:
        return tuple(find_faults(self._db, self._files))

    def close(self) -> None:
        self._db.close()


class Rewound:
    """A copy of a casefile, taken back to a moment. ``touched`` are the documents to compute anew before ``finish``."""

    def __init__(self, db: Database, until: datetime, evidence: Path) -> None:
        self._db = db
        self._until = until
        self._begun = begin_rewinding(db, until)
        self.store: base.Store = SqlStore(db, evidence)

    @property
    def touched(self) -> tuple[str, ...]:
        """The documents of which something was given after the moment."""
        return self._begun.touched

    def finish(self) -> None:
        """Take out the rest of what came later; nothing can be written afterwards."""
        finish_rewinding(self._db, self._until, self._begun)


def open_rewound(path: Path, copy: Path, until: datetime) -> Rewound:
    """Copy a casefile, and take the copy back to a moment; its evidence stays where it is, to be read."""
    dialect = SQLite()
    dialect.back_up(path, copy)
    db = Database(copy, dialect)
    try:
        return Rewound(db, until, evidence_folder(path))
    except BaseException:
        db.close()
        raise


def create_store(path: Path | str, *, wait_seconds: float = WAIT_SECONDS) -> base.Store:
    """Make a new casefile and open it.

    Raises:
        CasefileExists: something is at the path; it is left as it is.
    """
    path, dialect = Path(path).absolute(), SQLite(wait_seconds)
    if path.exists() or path.is_symlink():
        raise exists(path)
    if not path.parent.is_dir():
        raise NoCasefile("there is no such folder.", where=str(path.parent), todo="Make it, or name another.")
    built = dialect.reserve(path)
    try:
        db = Database(built, dialect)
        try:
            migrate.upgrade(db)
        finally:
            db.close()
        dialect.publish(built, path)
    finally:
        built.unlink(missing_ok=True)
    return open_store(path, wait_seconds=wait_seconds)


def open_store(path: Path | str, *, wait_seconds: float = WAIT_SECONDS) -> base.Store:
    """Open a casefile; one of an older version is brought up to this one, after a copy beside it.

    Raises:
        NoCasefile, NotACasefile, NewerCasefile: by what is there; nothing was touched.
        CasefileDamaged: the file cannot be read.
    """
    dialect = SQLite(wait_seconds)
    path = Path(path).resolve()  # the evidence lies beside the file itself, not beside a link to it
    migrate.check_version(path, dialect.revision(path))
    db = Database(path, dialect)
    try:
        migrate.bring_up(db)
    except BaseException:
        db.close()
        raise
    return SqlStore(db)
