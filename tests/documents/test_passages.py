import time

from hypothesis import given
from hypothesis import strategies as st

from tests.documents.test_language import LANGUAGES, SENTENCES
from truceline.documents.passages import name_passages

TEXTS = st.lists(st.sampled_from([*SENTENCES.values(), "Short.", "", "12:00", "\t"]), max_size=8).map("\n\n".join)


@given(TEXTS)
def test_passages_cover_the_text_without_a_gap_and_neighbours_differ(text: str) -> None:
    language, passages = name_passages(text, LANGUAGES)
    if not passages:
        return
    assert passages[0].start == 0 and passages[-1].end == len(text)
    assert all(a.end == b.start and a.language != b.language for a, b in zip(passages, passages[1:], strict=False))
    assert language in {passage.language for passage in passages}


@given(st.lists(st.sampled_from(list(SENTENCES)), min_size=2, max_size=5))
def test_every_paragraph_of_news_lies_in_a_passage_of_its_language(codes: list[str]) -> None:
    text = "\n\n".join(SENTENCES[code] * 2 for code in codes)
    language, passages = name_passages(text, LANGUAGES)
    at = 0
    for code in codes:
        end = at + 2 * len(SENTENCES[code])
        named = [p.language for p in passages if p.start <= at and end <= p.end] or [language]
        assert named == [code]
        at = end + 2


def test_lines_are_paragraphs_where_no_line_is_blank() -> None:
    _, passages = name_passages(f"{SENTENCES['en']}\n{SENTENCES['ru']}", LANGUAGES)
    assert [passage.language for passage in passages] == ["en", "ru"]


def test_a_short_line_goes_with_the_paragraph_before_it() -> None:
    _, passages = name_passages(f"{SENTENCES['ru']}\n\nTegh\n\n{SENTENCES['en']}", LANGUAGES)
    assert [(passage.language) for passage in passages] == ["ru", "en"]


def test_naming_the_passages_of_a_long_report_takes_no_time() -> None:
    text = "\n\n".join([SENTENCES["en"]] * 2_000)
    start = time.process_time()
    assert name_passages(text, LANGUAGES) == ("en", ())
    assert time.process_time() - start < 2
