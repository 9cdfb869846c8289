"""Every word of the workbench stands in the catalogue."""

import re
from pathlib import Path

import pytest

import truceline.web
from truceline.web.catalogue import MissingWords, load_words, words

WEB = Path(truceline.web.__file__).parent
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
ASKED = re.compile(r"""\bt\(\s*["']([\w.]+)["']\s*[,)]""")
BETWEEN_TAGS = re.compile(r">([^<>]+)<")
WORD = re.compile("[A-Za-z]{2,}")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_every_phrase_that_a_template_asks_for_is_there(template: Path) -> None:
    for key in ASKED.findall(template.read_text("utf-8")):
        assert key in load_words() or (f"{key}.one" in load_words() and f"{key}.many" in load_words()), key


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_no_words_stand_in_a_template(template: Path) -> None:
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<kbd>.*?</kbd>", " ", template.read_text("utf-8"), flags=re.DOTALL)
    assert [found for found in BETWEEN_TAGS.findall(text) if WORD.search(found.replace("Truceline", ""))] == []


def test_words_that_are_not_there_are_a_fault() -> None:
    with pytest.raises(MissingWords):
        words("no.such.words")
