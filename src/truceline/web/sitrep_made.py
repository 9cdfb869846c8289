"""The daily report of a casefile with the packaged map, for the command and the screen. No part of a server."""

from typing import TYPE_CHECKING

from truceline.casefile.reporting import gather
from truceline.publish.map_areas import load_areas
from truceline.publish.names import load_names
from truceline.publish.sitrep.compose import compose
from truceline.publish.sitrep.placing import map_of
from truceline.web.basemap import load_basemap

if TYPE_CHECKING:
    from truceline.casefile.casefile import Casefile
    from truceline.publish.sitrep.blocks import Report
    from truceline.publish.sitrep.material import Period


def make_report(
    casefile: "Casefile",
    period: "Period",
    *,
    area: str = "",
    policy: str | None = None,
    include_unreviewed: bool = False,
    with_names: bool = False,
) -> "Report":
    """Return the report; the same casefile gives the same report.

    Raises:
        InputError: there is no such policy.
    """
    names = load_names()
    material = gather(
        casefile,
        period,
        names=names,
        area=area,
        policy=policy,
        include_unreviewed=include_unreviewed,
        with_names=with_names,
    )
    picture = map_of(material, load_areas(), load_basemap(names.countries)) if material.incidents else None
    return compose(material, picture)
