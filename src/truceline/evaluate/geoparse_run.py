"""Read gold sets of place names with the reader's own annotator, beside the most populous place of each name."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from truceline.evaluate.geoparse import score_places
from truceline.evaluate.geoparse_gold import GeoDocument, Toponym, load_geo_sets
from truceline.evaluate.gold_set import OURS, Column, Measured, Run
from truceline.model.document import Document
from truceline.model.mention import PlaceMention

if TYPE_CHECKING:
    from truceline.annotate.line import Annotator
    from truceline.reference.gazetteer import Entry
    from truceline.reference.places import PlaceTable

Found = dict[str, tuple[Toponym, ...]]
TITLES = {"trnews": "TR-News", "lgl": "Local-Global Lexicon"}
MORDECAI_3 = {"trnews": 0.873, "lgl": 0.827}  # gold names, within 161 km
SOURCE = "README of Mordecai 3: the names given; a transformer that learnt on parts of these sets, over Elasticsearch"
GIVEN_ROWS = (
    ("names given: within 161 km", "given_within_161_km"),
    ("within 25 km", "given_within_25_km"),
    ("mean error, km", "given_mean_km"),
    ("median error, km", "given_median_km"),
    ("area under log errors", "given_auc"),
    ("GeoNames id, of answers", "given_geonames_id"),
)
FOUND_ROWS = (
    ("names found: precision", "recognition_precision"),
    ("recall", "recognition_recall"),
    ("F1, exact", "recognition_f1"),
    ("F1, overlapping", "overlap_f1"),
    ("found and within 161 km, of all", "within_161_km"),
    ("found and within 25 km, of all", "within_25_km"),
)
NOTES = (
    "Over every gold name with a point (mode all): what is not found, or gets no point, errs by 20,039 km.",
    "Where the reader leaves a name open, its first candidate answers.",
    "Countries and provinces answer with the middle of their area, never published; GeoNames has some elsewhere.",
)


def measure_geoparse(path: Path, run: Run) -> tuple[Measured, ...]:
    """Measure every set of the folder: the names given, and found."""
    annotator = run.reader.annotator
    return tuple(_measure(name, texts, annotator, run) for name, texts in load_geo_sets(path).items())


def _measure(name: str, texts: Sequence[GeoDocument], annotator: "Annotator", run: Run) -> Measured:
    given, found = {}, {}
    for text in run.track(texts, f"reading {name}"):
        given[text.doc_id] = read_places(text, annotator, [(t.start, t.end) for t in text.toponyms])
        found[text.doc_id] = read_places(text, annotator)
    table = annotator.places
    columns = (
        Column(heading=OURS, figures=_figures(texts, given, found)),
        Column(
            heading="most populous",
            figures=_figures(texts, most_populous(given, texts, table), most_populous(found, texts, table)),
        ),
        *(
            [Column(heading="Mordecai 3", figures={"given_within_161_km": MORDECAI_3[name]}, source=SOURCE)]
            if name in MORDECAI_3
            else []
        ),
    )
    return Measured(
        name=TITLES.get(name, name),
        data=f"{len(texts)} texts, {sum(len(t.toponyms) for t in texts)} place names",
        rows=(*GIVEN_ROWS, *FOUND_ROWS),
        columns=columns,
        notes=NOTES,
        predictions=tuple(_prediction(text, found[text.doc_id]) for text in texts),
    )


def _figures(texts: Sequence[GeoDocument], given: Found, found: Found) -> dict[str, float | None]:
    resolved = score_places(texts, given).figures
    wanted = {key.removeprefix("given_") for _, key in GIVEN_ROWS}
    return {**{f"given_{k}": v for k, v in resolved.items() if k in wanted}, **score_places(texts, found).figures}


def _prediction(text: GeoDocument, found: Sequence[Toponym]) -> Mapping[str, object]:
    names = [{"start": t.start, "end": t.end, "lat": t.lat, "lon": t.lon, "geonameid": t.geonameid} for t in found]
    return {"doc_id": text.doc_id, "toponyms": names}


def read_places(
    text: GeoDocument, annotator: "Annotator", spans: Sequence[tuple[int, int]] | None = None
) -> tuple[Toponym, ...]:
    """Find and resolve the names of a text, or resolve those of ``spans``.

    Where the annotator leaves a name open, its first candidate answers.
    """
    mentions = annotator.places_anywhere(Document(text=text.text), spans)
    return tuple(_toponym(mention, annotator.places) for mention in mentions)


def _toponym(mention: PlaceMention, table: "PlaceTable") -> Toponym:
    """Give the middle of the place: these sets have a point for a country or a province, Truceline publishes none."""
    first = mention.candidates[0] if mention.candidates else None
    point = table.middle(first.id, first.name) if first else None
    number = first.id.removeprefix("gn:") if first else ""
    return Toponym(
        start=mention.span.start,
        end=mention.span.end,
        lat=point[0] if point else None,
        lon=point[1] if point else None,
        geonameid=int(number) if number.isdigit() else None,
    )


def most_populous(found: Found, texts: Sequence[GeoDocument], table: "PlaceTable") -> Found:
    """Resolve the same names to the most populous place that bears each: the baseline of every comparison."""
    from truceline.annotate.place_forms import find_forms

    def best(words: str) -> "Entry | None":
        entries = [match.entry for match in find_forms(words, table)]
        return max(entries, key=lambda e: (e.population, e.known, e.id), default=None)

    text_of = {d.doc_id: d.text for d in texts}
    return {
        doc_id: tuple(_moved(name, best(text_of[doc_id][name.start : name.end])) for name in names)
        for doc_id, names in found.items()
    }


def _moved(name: Toponym, entry: "Entry | None") -> Toponym:
    return Toponym(start=name.start, end=name.end, lat=entry.lat if entry else None, lon=entry.lon if entry else None)
