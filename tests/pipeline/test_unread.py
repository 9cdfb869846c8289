import json

import pytest
from jsonschema import Draft202012Validator

from tests.documents.test_language import SENTENCES
from truceline.documents.read import read_documents
from truceline.model.document import Document, RawItem
from truceline.model.reading import Reading
from truceline.pipeline.reader import Reader
from truceline.publish.ledger import Names, render
from truceline.record import decode, encode, false_spans, json_schema
from truceline.reference.languages import load_languages

LANGUAGES = load_languages()
NAMES = Names(languages=LANGUAGES.names)
ENGLISH = (
    "The Ministry of Defence of Armenia said on Tuesday that Azerbaijani troops had opened fire on its soldiers near the "
    "village of Tegh and that four of them were killed.\n\nAzerbaijan’s Ministry of Defence denied it and said that "
    "three of its soldiers had been killed."
)
ARMENIAN = SENTENCES["hy"]
KEPT = ["ru", "uk", "hy", "az", "az-ascii", "tr", "ar", "fa", "he", "ka", "fr", "es", "de"]
TEXTS = {
    **SENTENCES,
    "az-ascii": "Azerbaycan Ordusunun movqeleri atese tutulub, iki herbcimiz helak olub, cavab tedbirleri gorulub.",
}


def document(text: str, language: str | None = None) -> Document:
    [made] = read_documents(RawItem(address="a.txt", content=text.encode(), sha256=""), LANGUAGES, language=language)
    return made


@pytest.mark.parametrize("code", KEPT)
def test_a_report_in_another_language_is_kept_named_and_marked_as_not_read(reader: Reader, code: str) -> None:
    reading = reader.read(document(TEXTS[code]))
    named = LANGUAGES.names[code[:2]]
    assert reading.state == "not_read"
    assert reading.document.text == TEXTS[code]
    assert reading.document.language == code[:2]
    assert [(passage.start, passage.end) for passage in reading.unread] == [(0, len(TEXTS[code]))]
    assert not (reading.claims or reading.statements or reading.happenings or reading.damages or reading.background)
    assert decode(encode(reading)) == reading
    shown = " ".join(render(reading, width=80, colour=False, names=NAMES).split())
    assert f"not read: it is in {named}, and only English is read" in shown
    assert f"This report was not read: it is in {named}, and only English is read." in shown


def test_read_and_nothing_found_is_another_state_than_not_read(reader: Reader) -> None:
    reading = reader.read(document("The weather was fine in the capital, and the shops were open until the evening."))
    assert (reading.state, reading.unread, reading.claims) == ("read", (), ())
    schema = json_schema()
    assert schema["$defs"]["Reading"]["properties"]["state"]["enum"] == ["not_read", "partly_read", "read"]
    Draft202012Validator(schema).validate(json.loads(encode(reading)))


def test_a_language_that_is_not_recognised_is_not_read_as_english(reader: Reader) -> None:
    text = "An kashe sojoji uku a wani hari da aka kai a jihar Zamfara, in ji hukumomin tsaron yankin."
    reading = reader.read(document(text))
    assert (reading.state, reading.document.language) == ("not_read", "und")
    assert "--language en" in reading.notes[-1]
    assert reader.read(document(text, language="en")).state == "read"


@pytest.mark.parametrize(
    "parts", [(ARMENIAN * 2, ENGLISH), (ENGLISH, ARMENIAN * 2), (ARMENIAN, ENGLISH, SENTENCES["ru"])]
)
def test_of_a_report_in_two_languages_the_english_is_read_and_the_rest_is_named(
    reader: Reader, parts: tuple[str, ...]
) -> None:
    text = "\n\n".join(parts)
    reading, alone = reader.read(document(text)), reader.read(document(ENGLISH))
    assert reading.state == "partly_read"
    assert not list(false_spans(reading))
    assert [claim.act for claim in reading.claims] == [claim.act for claim in alone.claims] != []
    unread = "".join(text[passage.start : passage.end] for passage in reading.unread)
    assert [part in unread for part in parts] == [part != ENGLISH for part in parts]
    shown = " ".join(render(reading, width=80, colour=False, names=NAMES).split())
    assert "Armenian" in shown
    assert "Not read" in shown


def test_an_english_report_with_a_foreign_quotation_is_read_whole(reader: Reader) -> None:
    reading = reader.read(document(f"{ENGLISH}\n\n“Կրակ են բացել”, it said."))
    assert (reading.state, reading.document.passages) == ("read", ())


def test_a_page_in_arabic_is_shown_with_its_words_in_order(reader: Reader) -> None:
    reading: Reading = reader.read(document(SENTENCES["ar"]))
    [line, *_] = [line for line in render(reading, width=120, colour=False, names=NAMES).splitlines() if "“" in line]
    assert line.endswith("”\u200e")
    assert SENTENCES["ar"] in line
