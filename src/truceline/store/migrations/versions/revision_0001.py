"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them: first what is given, then what is computed of it."""
    _given()
    _computed()


def _given() -> None:
    op.create_table(
        "documents",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text()),
        sa.Column("address", sa.Text()),
        sa.Column("file", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("published", sa.DateTime()),
        sa.Column("language", sa.Text()),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("extraction", sa.Text(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("replaces", sa.Text()),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_documents"),
        sa.UniqueConstraint("id", name="uq_documents_id"),
        sa.Index("ix_documents_address", "address"),
        sa.Index("ix_documents_published", "published"),
    )
    op.create_table(
        "readings",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_readings"),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name="fk_readings_document"),
        sa.Index("ix_readings_document", "document"),
    )
    op.create_table(
        "tombstones",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_tombstones"),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name="fk_tombstones_document"),
        sa.Index("ix_tombstones_document", "document"),
    )
    op.create_table(
        "captures",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text()),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("custody", sa.Integer(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_captures"),
        sa.Index("ix_captures_document", "document"),
        sa.Index("ix_captures_sha256", "sha256"),
    )
    op.create_table(
        "custody",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("object_sha256", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("prev_hash", sa.Text(), nullable=False),
        sa.Column("this_hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_custody"),
        sa.Index("ix_custody_object_sha256", "object_sha256"),
    )
    op.create_table(
        "judgements",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text()),
        sa.Column("second", sa.Text()),
        sa.Column("withdraws", sa.Text()),
        sa.Column("judgement", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_judgements"),
        sa.UniqueConstraint("id", name="uq_judgements_id"),
        sa.Index("ix_judgements_document", "document"),
        sa.Index("ix_judgements_second", "second"),
    )
    op.create_table(
        "ledger",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("other", sa.Text()),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_ledger"),
        sa.Index("ix_ledger_id", "id"),
        sa.Index("ix_ledger_other", "other"),
    )


def _computed() -> None:
    op.create_table(
        "claims",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("factuality", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("speaker_id", sa.Text()),
        sa.Column("speaker", sa.Text()),
        sa.Column("speaker_country", sa.Text()),
        sa.Column("speaker_side", sa.Text()),
        sa.Column("actor", sa.Text()),
        sa.Column("target", sa.Text()),
        sa.Column("low", sa.Integer()),
        sa.Column("high", sa.Integer()),
        sa.Column("earliest", sa.DateTime()),
        sa.Column("latest", sa.DateTime()),
        sa.Column("places", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_claims"),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name="fk_claims_document"),
        sa.Index("ix_claims_act", "act"),
        sa.Index("ix_claims_document", "document"),
    )
    op.create_table(
        "profiles",
        sa.Column("happening", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("profile", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("happening", name="pk_profiles"),
        sa.Index("ix_profiles_document", "document"),
    )
    op.create_table(
        "blocks",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("happening", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "sort", "happening", name="pk_blocks"),
        sa.Index("ix_blocks_happening", "happening"),
        info={"by_key": True},
    )
    op.create_table(
        "links",
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("second", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("link", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("first", "second", name="pk_links"),
        sa.Index("ix_links_second", "second"),
    )
    op.create_table(
        "meetings",
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("second", sa.Text(), nullable=False),
        sa.Column("block", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("first", "second", "block", name="pk_meetings"),
        sa.Index("ix_meetings_second", "second"),
    )
    op.create_table(
        "incidents",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("first", sa.Date()),
        sa.Column("last", sa.Date()),
        sa.Column("kind", sa.Text()),
        sa.Column("place", sa.Text()),
        sa.Column("lon", sa.Float()),
        sa.Column("lat", sa.Float()),
        sa.Column("radius_km", sa.Float()),
        sa.Column("accord", sa.Text()),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("sides", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_incidents"),
        sa.UniqueConstraint("id", name="uq_incidents_id"),
        sa.Index("ix_incidents_day_id", "day", "id"),
    )
    op.create_table(
        "bodies",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("incident", name="pk_bodies"),
    )
    op.create_table(
        "members",
        sa.Column("happening", sa.Text(), nullable=False),
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("happening", name="pk_members"),
        sa.Index("ix_members_incident", "incident"),
        info={"by_key": True},
    )
    op.create_table(
        "findings",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("accord", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text()),
        sa.Column("monitor", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("incident", "question", name="pk_findings"),
        sa.Index("ix_findings_basis", "basis"),
        info={"by_key": True},
    )
    op.create_table(
        "terms",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "term", "incident", name="pk_terms"),
        sa.Index("ix_terms_incident", "incident"),
        info={"by_key": True},
    )
    op.create_table(
        "orphans",
        sa.Column("judgement", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("judgement", name="pk_orphans"),
    )
    op.create_table(
        "queue",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "item", name="pk_queue"),
        info={"by_key": True},
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_settings"),
        info={"by_key": True},
    )
