"""Every format there is, in one list; ``csv`` and ``parquet`` have two tables more in a package."""

from collections.abc import Mapping

from truceline.errors import InputError
from truceline.publish.exports.acled import ACLED
from truceline.publish.exports.atom import ATOM_FEED
from truceline.publish.exports.contract import Format
from truceline.publish.exports.csv_findings import CSV_ACCOUNTS, CSV_FINDINGS
from truceline.publish.exports.csv_incidents import CSV
from truceline.publish.exports.ftm import FTM
from truceline.publish.exports.geojson import GEOJSON
from truceline.publish.exports.hxl import HXL
from truceline.publish.exports.jsonl import JSONL
from truceline.publish.exports.parquet import PARQUET, PARQUET_ACCOUNTS, PARQUET_FINDINGS
from truceline.publish.exports.recoding import RECODING
from truceline.publish.exports.ucdp import UCDP

EVERY = (
    *(CSV, CSV_FINDINGS, CSV_ACCOUNTS, JSONL, GEOJSON, ACLED, UCDP, HXL),
    *(PARQUET, PARQUET_FINDINGS, PARQUET_ACCOUNTS, FTM, ATOM_FEED, RECODING),
)
FORMATS: Mapping[str, Format] = {format_.name: format_ for format_ in EVERY}
TOGETHER = {
    "csv": ("csv", "csv-findings", "csv-accounts"),
    "parquet": ("parquet", "parquet-findings", "parquet-accounts"),
}


def find_format(name: str) -> Format:
    """Return a format by its name.

    Raises:
        InputError: there is none; it says which there are.
    """
    if name not in FORMATS:
        raise InputError(f"there is no format {name!r}.", todo=f"There are {', '.join(FORMATS)}.")
    return FORMATS[name]


def in_package(name: str) -> tuple[Format, ...]:
    """Return the formats whose files a package holds."""
    return tuple(find_format(one) for one in TOGETHER.get(name, (name,)))
