"""The page of an incident: who says what, what is behind it, and what a person decided."""

import html
import re
from urllib.parse import unquote

import pytest


@pytest.fixture
def incident(tegh):
    (row,) = tegh.incidents()
    return tegh.incident(row.id)


@pytest.fixture
def page(client, incident):
    return client.get(f"/incidents/{incident.id}").text


def quotations(page):
    """Return every quotation of a page with the document and the characters that its link names."""
    found = re.findall(r'“<a class="q" dir="auto" href="/reports/([^"#]+)#s(\d+)-(\d+)">([^<]*)</a>”', page)
    return [(unquote(document), int(start), int(end), html.unescape(words)) for document, start, end, words in found]


def test_every_quotation_leads_to_words_that_are_the_quoted_ones(tegh, incident, page):
    found = quotations(page)
    texts = {key: reading.document.text for key, reading in tegh.readings(incident).items()}
    assert len(found) > 60
    for document, start, end, words in found:
        told = " ".join(texts[document][start:end].split())
        head, cut, tail = words.partition("[…]")
        assert told == words or (cut and told.startswith(head.strip()) and told.endswith(tail.strip()))
