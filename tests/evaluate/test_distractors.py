from pathlib import Path

import pytest

from truceline.errors import GoldError
from truceline.evaluate.distractors import find_mistaken, load_distractors
from truceline.model.claim import Claim
from truceline.model.incident import Happening
from truceline.model.reading import Reading
from truceline.model.span import Span

FOLDER = Path(__file__).parents[2] / "cases" / "distractors"


def test_every_text_of_the_folder_is_listed():
    texts = load_distractors(FOLDER)
    assert sorted(item.file for item, _ in texts) == sorted(file.name for file in FOLDER.glob("*.txt"))
    assert all(document.text and document.address == item.file for item, document in texts)


def test_a_happening_in_a_distractor_is_told_with_its_words():
    def read(document):
        words = Span(document=document.id, start=0, end=5, text=document.text[:5])
        claim = Claim(id="c", statement="s", span=words, content=words, stance="asserts", act="attacked")
        happening = Happening(id="h", document=document.id, kind=None, claims=("c",))
        fooled = document.address == "football.txt"
        return Reading(document=document, reader="x", claims=(claim,), happenings=(happening,) if fooled else ())

    (mistaken,) = find_mistaken(load_distractors(FOLDER), read)
    assert (mistaken.file, mistaken.happenings, len(mistaken.words)) == ("football.txt", 1, 5)
    assert "football match" in mistaken.why


def test_a_folder_without_a_list_is_named(tmp_path):
    with pytest.raises(GoldError, match="missing"):
        load_distractors(tmp_path)
    (tmp_path / "distractors.json").write_text("{}")
    with pytest.raises(GoldError, match="not a list of distractors"):
        load_distractors(tmp_path)
