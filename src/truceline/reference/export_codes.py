"""Codes of other projects for what leaves: ACLED, UCDP, HXL and ISO 3166, by tables; no rule of ours is in here."""

from functools import cache

from truceline.reference.tables import read_table

STATE_FORCES, ABROAD = 1, 8  # inter of ACLED


@cache
def country_numbers() -> dict[str, int]:
    """Return the ISO 3166-1 numbers by alpha-3 code."""
    return {row["alpha3"]: int(row["numeric"]) for row in read_table("country_codes.tsv")}


@cache
def country_letters() -> dict[str, str]:
    """Return the ISO 3166-1 alpha-2 codes by alpha-3 code, in small letters, as FollowTheMoney writes them."""
    return {row["alpha3"]: row["alpha2"].lower() for row in read_table("country_codes.tsv")}


@cache
def disorder_types() -> dict[str, str]:
    """Return the disorder type of ACLED by event type."""
    return {row["event_type"]: row["disorder_type"] for row in read_table("acled_disorder_types.tsv")}


@cache
def _inter() -> dict[tuple[str, str], int]:
    return {(row["kind"], row["sector"]): int(row["code"]) for row in read_table("acled_inter.tsv")}


def inter_code(kind: str, sector: str | None) -> int | None:
    """Return the code of an actor's kind and PLOVER sector; ``None`` where the table has none.

    >>> inter_code("organ", "MIL"), inter_code("group", "REB"), inter_code("organisation", "NGO")
    (1, 2, None)
    """
    table = _inter()
    return table.get((kind, sector or ""), table.get((kind, "")))


@cache
def _date_prec() -> tuple[tuple[int, int], ...]:
    return tuple((int(row["most_days"]), int(row["code"])) for row in read_table("ucdp_date_prec.tsv"))


def date_prec(days: int) -> int | None:
    """Return UCDP's date_prec of so many days; ``None`` past a year.

    >>> date_prec(1), date_prec(7), date_prec(30), date_prec(400)
    (1, 3, 4, None)
    """
    return next((code for most, code in _date_prec() if days <= most), None)


@cache
def hxl_tags() -> tuple[str, ...]:
    """Return the tags of the columns, in their order."""
    return tuple(row["tag"] for row in read_table("export_hxl.tsv"))
