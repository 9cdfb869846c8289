"""What the screen ``/map`` shows besides the map itself: choices of the filters, the list, words for its scripts."""

from collections.abc import Mapping
from typing import Any, NamedTuple, get_args

from truceline.model.incident import Accord, Basis, IncidentKind
from truceline.publish import ledger_words
from truceline.publish.ledger_facts import Names
from truceline.publish.ledger_when_where import date_words
from truceline.store.rows import IncidentRow
from truceline.web.catalogue import load_words, words

NEUTRAL = "neutral"
ON_THE_GROUND = "held"
# Viewpoints of Natural Earth's boundary lines that are those of a government, with its ISO 3166-1 alpha-3 code.
GOVERNMENTS = {
    "AR": "ARG",
    "BD": "BGD",
    "BR": "BRA",
    "CN": "CHN",
    "DE": "DEU",
    "EG": "EGY",
    "ES": "ESP",
    "FR": "FRA",
    "GB": "GBR",
    "GR": "GRC",
    "ID": "IDN",
    "IL": "ISR",
    "IN": "IND",
    "IT": "ITA",
    "JP": "JPN",
    "KO": "KOR",
    "MA": "MAR",
    "NL": "NLD",
    "NP": "NPL",
    "PK": "PAK",
    "PL": "POL",
    "PS": "PSE",
    "PT": "PRT",
    "RU": "RUS",
    "SA": "SAU",
    "SE": "SWE",
    "TR": "TUR",
    "TW": "TWN",
    "UA": "UKR",
    "US": "USA",
    "VN": "VNM",
}
BODIES = {"ISO": "map.view_iso", "OSM": "map.view_osm"}
ACCORDS: tuple[Accord, ...] = ("contested", "unknown", "single", "agreed")  # in the order of the bars, from below
BARS = ("auto", "day", "week", "month")


class Choice(NamedTuple):
    """A value of a filter, and what it is called."""

    value: str
    name: str


def kinds() -> list[Choice]:
    """Return the kinds of incidents."""
    return [Choice(kind, ledger_words.kind_words(kind)) for kind in get_args(IncidentKind)]


def accords() -> list[Choice]:
    """Return how accounts may stand to each other."""
    return [Choice(accord, ledger_words.ACCORDS[accord]) for accord in ACCORDS]


def bases() -> list[Choice]:
    """Return on what a finding may rest."""
    return [Choice(basis, ledger_words.BASES[basis]) for basis in get_args(Basis)]


def own_views() -> list[Choice]:
    """Return the viewpoints that are no government's."""
    return [
        Choice(NEUTRAL, words("map.view_neutral")),
        Choice(ON_THE_GROUND, words("map.view_held")),
        *(Choice(code, words(key)) for code, key in BODIES.items()),
    ]


def views_of_governments(names: Names) -> list[Choice]:
    """Return the viewpoints of governments, by name."""
    told = (Choice(code, words("map.view_of", name=names.countries.get(iso, iso))) for code, iso in GOVERNMENTS.items())
    return sorted(told, key=lambda choice: choice.name)


def client_words() -> Mapping[str, Any]:
    """Return all words that the scripts of the screen write: phrases of ``[map]``, and codes in words."""
    phrases = {key.removeprefix("map."): text for key, text in load_words().items() if key.startswith("map.")}
    return {
        "phrases": phrases,
        "kinds": {choice.value: choice.name for choice in kinds()} | {"": ledger_words.kind_words(None)},
        "accords": {choice.value: choice.name for choice in accords()} | {"": ""},
        "order": list(ACCORDS),
    }


def days_words(row: IncidentRow) -> str:
    """Say when, as the list does: a day, two, or that none is told."""
    if row.first is None or row.last is None:
        return words("map.no_day")
    first, last = date_words(row.first), date_words(row.last)
    return first if first == last else words("map.between", first=first, last=last)


def kind_words(kind: str | None) -> str:
    """Say what happened."""
    return ledger_words.kind_words(kind)


def accord_words(accord: str | None) -> str:
    """Say how the accounts stand to each other."""
    return ledger_words.ACCORDS.get(accord or "", "")
