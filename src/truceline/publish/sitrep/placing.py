"""The map of a report: incidents at their areas, and in words what is contested ground on it and what is not placed."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from truceline.publish.ledger_when_where import loose_date_words
from truceline.publish.map_areas import Area, Areas
from truceline.publish.quoting import clean
from truceline.publish.sitrep.blocks import Block, Cell, Drawing, Points
from truceline.publish.sitrep.counting import number, period_words
from truceline.publish.sitrep.material import Material
from truceline.publish.sitrep.picture import Basemap, Picture, draw_picture
from truceline.publish.sitrep.sentence import Fixed
from truceline.publish.sitrep.supports import Sayer

SPAN = re.compile(r"(?<=\d)-(?=\d)")
HOW = (
    "An area holds every point that the words allow; none is a pin. What is told near or outside a place, at no told "
    "distance, is drawn as far as the next village may be. Hatched or dotted: contested ground, with every name in "
    "use. No line here says whose ground it is."
)


def map_of(material: Material, areas: Areas, base: Basemap) -> Picture | None:
    """Return the map; ``None`` where no incident has an area."""
    found = [(out.incident.id, areas.of(out.row)) for out in material.incidents]
    placed = [(id_, area if isinstance(area, Area) else None) for id_, area in found]
    return draw_picture(placed, areas, base, material.now.period.last)


def map_section(material: Material, picture: Picture | None, sayer: Sayer) -> Iterator[Block]:
    """Yield the drawing, what is hatched on it, and what it cannot show."""
    if picture is None:
        return
    shown = sayer.search("incidents on the map", material.now, picture.placed)
    said = f"{number(len(picture.placed), 'incident', 'incidents')} of {period_words(material.now.period)}"
    caption: Cell = (*sayer.say(f"Where reports place {said}.", shown), Fixed(HOW))
    if picture.unplaced:
        support = sayer.search("incidents without an area", material.now, picture.unplaced)
        many = number(len(picture.unplaced), "incident", "incidents")
        caption = (*caption, *sayer.say(f"Not on the map, since reports tell too little: {many}.", support))
    yield Drawing(picture=picture, caption=caption)
    grounds = tuple(cell for ground in picture.grounds if (cell := _ground(ground, sayer)))
    if grounds:
        yield Points(label=Fixed("Contested ground on the map"), points=grounds, level=3)


def _ground(ground: Mapping[str, Any], sayer: Sayer) -> Cell:
    """Say every name with who uses it, who claims it and who holds it."""
    support = sayer.support("ground", str(ground["id"]), (ground,))
    names = "; ".join(f"{clean(name)} ({_user(who, sayer)})" for name, who in ground["names"])
    claimed = f"; claimed by {_and(ground['claimants'])}" if ground["claimants"] else ""
    held = "; ".join(" ".join((who, *_dates(since, until))) for who, since, until in ground["held"])
    return sayer.say(f"{names}{claimed}{f'; held by {held}' if held else ''}.", support)


def _user(who: str, sayer: Sayer) -> str:
    """Name who uses a name: a country by its code, or a use of the table in words, years with a dash between them."""
    return sayer.countries.get(who.upper(), SPAN.sub("–", clean(who)))


def _dates(since: str | None, until: str | None) -> Iterator[str]:
    if since:
        yield f"from {loose_date_words(since)}"
    if until:
        yield f"to {loose_date_words(until)}"


def _and(names: list[str]) -> str:
    shown = [clean(name) for name in names]
    return " and ".join(part for part in (", ".join(shown[:-1]), *shown[-1:]) if part)
