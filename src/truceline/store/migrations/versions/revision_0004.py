"""Incidents are listed with how exactly their place is told: its id, precision, relation, distance and bearing.

Those that are stored get them from their bodies.
"""

import json
import zlib
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COLUMNS = ("place_id", "place_precision", "relation", "bearing")
PIECE = 1000


def upgrade() -> None:
    """Add the columns and fill them."""
    for name in COLUMNS:
        op.add_column("incidents", sa.Column(name, sa.Text()))
    op.add_column("incidents", sa.Column("distance_km", sa.Float()))
    conn = op.get_bind()
    numbers = [row[0] for row in conn.execute(sa.text("SELECT incident FROM bodies ORDER BY incident"))]
    for start in range(0, len(numbers), PIECE):
        _fill(conn, numbers[start : start + PIECE])


def _fill(conn: sa.Connection, numbers: list[int]) -> None:
    wanted = sa.text("SELECT incident, body FROM bodies WHERE incident BETWEEN :first AND :last")
    found = conn.execute(wanted, {"first": numbers[0], "last": numbers[-1]}).all()
    rows = [{"number": number, **_told(json.loads(zlib.decompress(body)).get("where"))} for number, body in found]
    values = ", ".join(f"{name} = :{name}" for name in (*COLUMNS, "distance_km"))
    conn.execute(sa.text(f"UPDATE incidents SET {values} WHERE number = :number"), rows)


def _told(where: dict[str, Any] | None) -> dict[str, Any]:
    place = (where or {}).get("place") or {}
    told = where or {}
    return {
        "place_id": place.get("id"),
        "place_precision": place.get("precision"),
        "relation": told.get("relation", "at") if where else None,
        "distance_km": told.get("distance_km"),
        "bearing": told.get("bearing"),
    }
