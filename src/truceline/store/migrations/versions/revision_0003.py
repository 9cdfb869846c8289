"""What monitors record: observations, restrictions of access and tallies, and what is said of them later."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "observations",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("moment", sa.Text(), nullable=False),
        sa.Column("first", sa.DateTime()),
        sa.Column("last", sa.DateTime()),
        sa.Column("negative", sa.Boolean(), nullable=False),
        sa.Column("means", sa.Text()),
        sa.Column("act", sa.Text()),
        sa.Column("mission", sa.Text()),
        sa.Column("places", sa.Text(), nullable=False),
        sa.Column("lon", sa.Float()),
        sa.Column("lat", sa.Float()),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_observations"),
        sa.UniqueConstraint("id", name="uq_observations_id"),
        sa.Index("ix_observations_moment_id", "moment", "id"),
    )
    op.create_table(
        "observation_marks",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("document", sa.Text()),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_observation_marks"),
        sa.ForeignKeyConstraint(["about"], ["observations.id"], name="fk_observation_marks_about"),
        sa.Index("ix_observation_marks_about", "about"),
        sa.Index("ix_observation_marks_document", "document"),
    )
