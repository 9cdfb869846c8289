"""Templates of MUC-4: both ways of scoring, and what our reading gives of them."""

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evaluate.shared_scorers import shared_scorer
from truceline.evaluate.gold_set import Run
from truceline.evaluate.metrics import Hits
from truceline.evaluate.muc4 import measure
from truceline.evaluate.muc4_entities import MEASURED, ROLES, score_entities
from truceline.evaluate.muc4_records import GoldRecord, Record, score_records

GOLD_ROLES = [
    {
        "incident_type": "attack / bombing",
        "PerpInd": [[["the rebels", 3], ["guerrillas", 9]]],
        "Victim": [["Juan Perez"], ["maid"]],
    },
    {"incident_type": "kidnapping", "Victim": [["mayor"]]},
]
GIVEN_ROLES = [{"incident_type": "bombing", "PerpInd": [["Rebels"]], "Target": [["bank"]], "Victim": [["juan perez"]]}]
RECORD = {
    "optional": False,
    "incident_type": ["ATTACK"],
    "dates": ["1990-01-09"],
    "location": [[{"name": "PERU", "kind": None}, {"name": "LIMA", "kind": "CITY"}]],
    "perp_orgs": [{"mentions": ["SHINING PATH"], "confidence": ["CLAIMED OR ADMITTED"]}],
    "victims": [{"mentions": ["JUAN PEREZ"]}],
    "killed": 3,
    "killed_known": True,
    "injured": 0,
    "injured_known": False,
}
GIVEN = {
    "incident_type": "attack",
    "date": "1990-01-09",
    "location": ["Peru"],
    "perp_orgs": [{"mention": "the Shining Path", "confidence": "POSSIBLE"}],
    "victims": ["Perez"],
    "killed": 4,
    "injured": None,
}


def records(raw):
    return msgspec.convert(raw, tuple[GoldRecord, ...])


def answers(raw):
    return msgspec.convert(raw, tuple[Record, ...])


def test_role_fillers_of_a_made_document():
    found = score_entities({"a": GOLD_ROLES}, {"a": GIVEN_ROLES})
    assert (found["micro"].precision, found["micro"].recall) == (3 / 4, 3 / 6)
    assert found["Victim"] == Hits(1, 3, 1)
    assert found["incident_type"].recall == 0.5


def test_records_of_a_made_document():
    found = score_records(
        {"a": records([RECORD, {**RECORD, "optional": True, "incident_type": ["ARSON"]}])}, {"a": answers([GIVEN])}
    )
    assert (found["templates_f1"], found["date"], found["country"], found["place"]) == (1.0, 1.0, 1.0, 0.0)
    assert (found["killed_answered"], found["killed_exact"]) == (1.0, 0.0)
    assert (found["perp_org_f1"], found["perp_org_confidence"]) == (1.0, 0.0)


def test_an_optional_template_that_was_found_is_neither_right_nor_wrong_for_the_document():
    optional = records([{**RECORD, "optional": True}])
    found = score_records({"a": optional, "b": records([RECORD])}, {"a": answers([GIVEN]), "b": answers([GIVEN])})
    assert found["documents_f1"] == 1.0


NAMES = st.sampled_from(["THE FMLN", "FMLN", "URNG", "SHINING PATH", "PATH"])
WORDS = st.sampled_from(["Peru", "LIMA", "Chile", "Cuzco"])
KINDS = st.sampled_from(["ATTACK", "BOMBING", "KIDNAPPING"])
DAYS = st.sampled_from(["1990-01-08", "1990-01-09", "1990-01-10"])
SMALL = st.integers(0, 4)
ENTITIES = st.lists(st.lists(NAMES, min_size=1, max_size=2), max_size=2)
FILLED = st.fixed_dictionaries({"incident_type": KINDS.map(str.lower), **dict.fromkeys(ROLES, ENTITIES)})
GOLD = st.fixed_dictionaries(
    {
        "optional": st.booleans(),
        "incident_type": st.lists(KINDS, min_size=1, max_size=2),
        "dates": st.lists(DAYS, max_size=2),
        "location": st.lists(st.lists(st.fixed_dictionaries({"name": WORDS}), min_size=1, max_size=2), max_size=2),
        "perp_orgs": st.lists(
            st.fixed_dictionaries({"mentions": st.lists(NAMES, min_size=1), "confidence": st.lists(KINDS, max_size=1)}),
            max_size=2,
        ),
        "victims": st.lists(st.fixed_dictionaries({"mentions": st.lists(NAMES, min_size=1)}), max_size=2),
        "killed": SMALL,
        "killed_known": st.booleans(),
        "injured": SMALL,
        "injured_known": st.booleans(),
    }
)
PREDICTED = st.fixed_dictionaries(
    {
        "incident_type": KINDS,
        "date": st.none() | DAYS,
        "location": st.lists(WORDS, max_size=2),
        "perp_orgs": st.lists(st.fixed_dictionaries({"mention": NAMES, "confidence": st.none() | KINDS}), max_size=2),
        "victims": st.lists(NAMES, max_size=2),
        "killed": st.none() | SMALL,
        "injured": st.none() | SMALL,
    }
)


@given(
    st.dictionaries(
        st.sampled_from("abc"), st.tuples(st.lists(GOLD, max_size=3), st.lists(PREDICTED, max_size=3)), min_size=1
    )
)
@settings(max_examples=100, deadline=None)
def test_records_score_as_in_the_shared_scorer(documents):
    theirs = shared_scorer("score_muc4").score_records(
        [{"doc_id": id, "templates": gold} for id, (gold, _) in documents.items()],
        [{"doc_id": id, "templates": given} for id, (_, given) in documents.items()],
    )
    ours = score_records(
        {id: records(gold) for id, (gold, _) in documents.items()},
        {id: answers(given) for id, (_, given) in documents.items()},
    )
    for name in ("type", "date", "date_in_window", "country", "place", "perp_org_confidence"):
        assert theirs[name]["n"] == ours.get(f"{name}_n", 0)
        assert theirs[name]["acc"] == pytest.approx(ours.get(name), abs=1e-4)
    counted = {"documents": "document_detection", "templates": "templates"}
    for name, key in counted.items():
        if theirs[key]["n_gold"] and theirs[key]["n_pred"]:  # of nothing, ours is 1 or 0 by what is given
            assert theirs[key]["f1"] == pytest.approx(ours[f"{name}_f1"], abs=1e-4)
    for name in ("killed", "injured"):
        n = theirs[name]["n"]
        assert n == ours.get(f"{name}_exact_n", 0)
        assert theirs[name]["exact"] == pytest.approx(n * (ours.get(f"{name}_exact") or 0.0))


@given(
    st.dictionaries(
        st.sampled_from("ab"), st.tuples(st.lists(FILLED, max_size=3), st.lists(FILLED, max_size=3)), min_size=1
    )
)
@settings(max_examples=100, deadline=None)
def test_role_fillers_score_as_in_the_shared_scorer(documents):
    theirs = shared_scorer("score_muc4").score_entities(
        [{"docid": id, "templates": gold} for id, (gold, _) in documents.items()],
        [{"docid": id, "templates": given} for id, (_, given) in documents.items()],
    )
    ours = score_entities(
        {id: gold for id, (gold, _) in documents.items()}, {id: given for id, (_, given) in documents.items()}
    )
    assert (theirs["micro"]["n_gold"], theirs["micro"]["n_pred"]) == (ours["micro"].gold, ours["micro"].given)
    if ours["micro"].gold and ours["micro"].given:
        assert theirs["micro"]["f1"] == pytest.approx(ours["micro"].f1, abs=1e-4)
    assert set(MEASURED) < set(theirs)


def test_a_folder_is_read_and_scored_both_ways(tmp_path):
    text = (
        "LIMA, 9 JAN 90 (EFE) -- [TEXT] The Shining Path attacked a police post in Ayacucho on Tuesday and killed "
        "three soldiers, the Peruvian army said."
    )
    (tmp_path / "dev_records.jsonl").write_text(json.dumps({"doc_id": "a", "text": text, "templates": [RECORD]}))
    (tmp_path / "dev_gtt.jsonl").write_text(json.dumps({"docid": "a", "templates": GOLD_ROLES}))
    by_record, by_role = measure(tmp_path, Run())
    assert by_record.ours["killed_exact"] == 1.0
    assert by_record.ours["type"] == 1.0
    assert by_role.columns[-1].figures["micro_f1"] == 0.5023
    assert [column.heading for column in by_record.columns] == ["Truceline", "always an attack", "keywords"]
