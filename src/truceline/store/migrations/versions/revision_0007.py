"""What was published and called back, and which incident each happening was in, since when.

Of happenings that are in an incident already nothing tells since when; they are said to be there since the last event
of its id.
"""

import sqlalchemy as sa
from alembic import op

from truceline.store.seal import sealed

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

HOMES = """
SELECT m.happening AS happening, i.id AS incident,
    (SELECT max(l.at) FROM ledger l WHERE l.id = i.id OR l.other = i.id) AS at
FROM members m JOIN incidents i ON i.number = m.incident
ORDER BY m.happening
"""


def upgrade() -> None:
    """Make the tables, and write down where every happening is now."""
    op.create_table(
        "releases",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("release", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_releases"),
        sa.UniqueConstraint("id", name="uq_releases_id"),
    )
    op.create_table(
        "released",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("release", sa.Text(), nullable=False),
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_released"),
        sa.ForeignKeyConstraint(["release"], ["releases.id"], name="fk_released_release"),
        sa.Index("ix_released_release_incident", "release", "incident"),
        sa.Index("ix_released_incident", "incident"),
    )
    op.create_table(
        "recalls",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("release", sa.Text(), nullable=False),
        sa.Column("incident", sa.Text()),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("recall", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_recalls"),
        sa.ForeignKeyConstraint(["release"], ["releases.id"], name="fk_recalls_release"),
        sa.Index("ix_recalls_release", "release"),
    )
    op.create_table(
        "moves",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("happening", sa.Text(), nullable=False),
        sa.Column("incident", sa.Text()),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_moves"),
        sa.Index("ix_moves_happening", "happening"),
    )
    _write_homes()


def _write_homes() -> None:
    conn = op.get_bind()
    asked = sa.text(HOMES).columns(happening=sa.Text(), incident=sa.Text(), at=sa.DateTime())
    rows = [dict(row) for row in conn.execute(asked).mappings() if row["at"] is not None]
    if rows:
        moves = sa.table(
            "moves", sa.column("happening"), sa.column("incident"), sa.column("at", sa.DateTime()), sa.column("seal")
        )
        conn.execute(sa.insert(moves), [sealed("moves", row) for row in rows])
