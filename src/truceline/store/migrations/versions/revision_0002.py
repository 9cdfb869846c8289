"""The order of incidents holds their last day too: a range of days is found without reading the rows before it."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index anew."""
    op.drop_index("ix_incidents_day_id", "incidents")
    op.create_index("ix_incidents_day_id_last", "incidents", ["day", "id", "last"])
