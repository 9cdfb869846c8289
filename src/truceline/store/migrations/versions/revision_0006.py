"""What waits for a person, and the bands by which like reports are found; both are computed of all reports anew."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

QUEUE = """
INSERT INTO queue (kind, item)
SELECT 'document', id FROM documents
WHERE id NOT IN (SELECT item FROM queue WHERE kind = 'document')
"""


def upgrade() -> None:
    """Make the tables, and queue every report, so that what waits in it is found."""
    op.create_table(
        "decisions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("worth", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("decision", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
    )
    op.create_index("ix_decisions_worth_since_id", "decisions", ["worth", "since", "id"])
    op.create_index("ix_decisions_kind_worth_since_id", "decisions", ["kind", "worth", "since", "id"])
    op.create_table(
        "ends",
        sa.Column("end", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("end", "decision", name="pk_ends"),
        info={"by_key": True},
    )
    op.create_index("ix_ends_decision", "ends", ["decision"])
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("band", "document", name="pk_bands"),
        info={"by_key": True},
    )
    op.execute(QUEUE)
