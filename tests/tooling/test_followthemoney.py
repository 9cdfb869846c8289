"""FollowTheMoney itself loads the statements that ``--as ftm`` writes. Needs ``make check-tooling``."""

import io

import pytest

from tests.publish.exports.outgoing import edition, leaving, several
from truceline.publish.exports.formats import FORMATS
from truceline.publish.exports.ftm import COLUMNS, TYPES

followthemoney = pytest.importorskip("followthemoney", reason="the field's programs: make check-tooling")


def statements(*incidents):
    from followthemoney.statement.serialize import read_csv_statements

    told = "".join(FORMATS["ftm"].chunks(incidents or several(), edition()))
    return told, list(read_csv_statements(io.BytesIO(told.encode())))


def test_every_statement_has_the_id_and_the_type_that_the_library_gives_it():
    _, found = statements()
    assert len(found) > 100
    for one in found:
        assert one.id == one.generate_key()
        assert one.prop_type == TYPES[one.prop]


def test_the_columns_are_those_that_the_library_writes():
    from followthemoney.statement.serialize import CSV_COLUMNS

    assert {column.name for column in COLUMNS} == set(CSV_COLUMNS)


def test_the_statements_are_entities_that_the_schema_takes():
    from followthemoney import ValueEntity
    from followthemoney.dataset import Dataset
    from followthemoney.statement import StatementEntity

    _, found = statements(leaving())
    by_id = {}
    for one in found:
        by_id.setdefault(one.canonical_id, []).append(one)
    dataset = Dataset({"name": "truceline", "title": "made"})
    entities = {key: StatementEntity.from_statements(dataset, told) for key, told in by_id.items()}
    assert {entity.schema.name for entity in entities.values()} == {"Event", "Article", "PublicBody"}
    for entity in entities.values():
        entity.schema.validate({"properties": entity.properties})
        assert ValueEntity.from_dict(entity.to_dict()).id == entity.id
        for prop, value in entity.itervalues():
            if prop.type.name not in ("entity", "id"):
                assert prop.type.clean(value, proxy=entity) is not None, (prop.name, value)
            if prop.type.name == "entity":
                assert entities[value].schema.is_a(prop.range)


def test_every_claim_is_a_statement_of_its_source():
    _, found = statements(leaving())
    claims = [one for one in found if one.origin]
    assert len(claims) > 20
    assert {one.schema for one in claims} == {"Event"}
    assert "truceline" not in {one.dataset for one in claims}
    assert all(one.original_value for one in claims)
