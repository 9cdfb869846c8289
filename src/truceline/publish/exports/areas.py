"""What finds the areas of exported incidents: the tables of places and shapes, opened once."""

from functools import cache

from truceline.publish.map_areas import Areas
from truceline.reference.places import open_places
from truceline.reference.shapes import load_shapes


@cache
def load_areas() -> Areas:
    """Return what finds areas; it keeps what it found."""
    return Areas(open_places(), load_shapes())
