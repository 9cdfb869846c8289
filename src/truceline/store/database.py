"""Transactions: one connection a thread and nested scope, errors of the database turned into ours."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from truceline.errors import CasefileDamaged
from truceline.store.dialect import WRITING, Dialect


class Database:
    """A database that the parts of the store share. Use it from several threads: each has its own transaction."""

    def __init__(self, path: Path, dialect: Dialect) -> None:
        self.path = path
        self.dialect = dialect
        self.engine: Engine = dialect.engine(path)
        self._scope = threading.local()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a connection in a transaction that writes: the one that is open, or a new one."""
        conn: Connection | None = getattr(self._scope, "conn", None)
        if conn is None:
            with self._transaction(writing=True) as conn:
                yield conn
        elif self._scope.writes:
            yield conn
        else:
            raise RuntimeError("a snapshot only reads: leave it before writing")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection that sees one state: that of the open transaction, or of a new one."""
        conn: Connection | None = getattr(self._scope, "conn", None)
        if conn is None:
            with self._transaction(writing=False) as conn:
                yield conn
        else:
            yield conn

    @contextmanager
    def _transaction(self, *, writing: bool) -> Iterator[Connection]:
        with self._translated(), self.engine.connect() as raw:
            conn = raw.execution_options(**{WRITING: writing})
            with conn.begin():
                self._scope.conn, self._scope.writes = conn, writing
                try:
                    yield conn
                finally:
                    self._scope.conn = None

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except self.dialect.errors as error:
            raise self.dialect.translate(error, self.path) from error
        except CasefileDamaged as error:
            error.where = error.where or str(self.path)
            raise

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()
