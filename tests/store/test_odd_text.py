"""Texts may hold what no encoding can: they come back as they were, and can be found."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.given import NOW, TEGH, add, capture, document, incident, reading
from truceline.model.judgement import Judgement
from truceline.model.place import Place
from truceline.model.span import Span
from truceline.store.rows import ClaimQuery, IncidentQuery, ReportQuery

ANY = st.text(st.characters(), min_size=1)  # half surrogate pairs too
ODD = "Shots\0 fired \ud800 at Tegh \udc80 \U0001f525 end"


@pytest.mark.parametrize("text", [ODD, "\0", "\ud800", "\udc80\ud800", "\\ud800 as letters", "a\r\n\x85\u2028b"])
def test_a_text_with_half_a_surrogate_or_nul_comes_back_as_it_was(store, text):
    doc = document(text, title=text, address=text, publisher=text, file=text)
    read = reading(doc)
    add(store, read, by=text, content=text.encode("utf-8", "surrogatepass"))
    assert store.documents.reading(doc.id) == read
    assert [found.id for found in store.documents.find_versions(text, text)] == [doc.id]
    assert store.verify() == ()


def test_the_words_around_what_is_odd_are_found(store):
    add(store, reading(document(ODD, title=ODD), claims=1))
    for words in ("fired", "end", '"at Tegh"'):
        assert len(store.search.reports(ReportQuery(words=words))) == 1
        assert len(store.search.claims(ClaimQuery(words=words))) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(ANY)
def test_any_text_comes_back_as_it_was(store, text):
    read = reading(document(text, title=text[::-1]))
    add(store, read)
    assert store.documents.reading(read.document.id) == read


def test_odd_words_of_a_person_and_of_a_place_are_kept(store):
    doc = document(ODD)
    span = Span(document=doc.id, start=0, end=len(ODD), text=ODD)
    judgement = Judgement(id="j", verdict="reject", question="claim", by=ODD, at=NOW, why=ODD, spans=(span,))
    store.judgements.append(judgement)
    assert store.judgements.listed() == (judgement,)
    place = Place(id="x", name=ODD, precision="settlement")
    given = incident(1, place=place)
    store.incidents.replace(put=[given, incident(2, place=TEGH)])
    assert store.incidents.get(given.id) == given
    assert [row.id for row in store.incidents.find(IncidentQuery(place=ODD))] == [given.id]
    store.documents.add(reading(doc), capture=_kept(store), at=NOW, by="ann")
    store.documents.delete(doc.id, reason=ODD, by=ODD, at=NOW)
    assert store.verify() == ()


def _kept(store):
    store.evidence.keep(b"bytes")
    return capture(requested=ODD, headers=((ODD, ODD),))
