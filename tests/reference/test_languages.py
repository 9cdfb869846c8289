from collections import Counter

from truceline.reference.languages import load_languages

LANGUAGES = load_languages()
ROWS = [language for group in LANGUAGES.by_script.values() for language in group]


def test_every_language_has_one_row_with_words_in_lower_case() -> None:
    assert max(Counter(row.code for row in ROWS).values()) == 1
    for row in ROWS:
        assert row.words, row.code
        assert all(word == word.lower() for word in row.words), row.code
        assert all(len(letter) == 1 and letter == letter.lower() for letter in row.letters | row.always), row.code


def test_languages_of_one_script_differ_in_their_words() -> None:
    for group in LANGUAGES.by_script.values():
        for row in group:
            others = frozenset().union(*(other.words for other in group if other is not row))
            assert len(row.words - others) >= 3, row.code


def test_a_code_has_an_english_name() -> None:
    assert LANGUAGES.names["hy"] == "Armenian"
    assert LANGUAGES.names["ckb"] == "Kurdish (Sorani)"
