import pytest

from tests.handmade import NOTHING
from truceline.publish.direction import LRM, settle
from truceline.publish.ledger import render

ARABIC, HEBREW = "مقتل 3 جنود", "שלושה חיילים"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (f"Report     “{ARABIC}” [3]", f"Report     “{ARABIC}”{LRM} [3]"),
        (f"“{HEBREW}   │ [2] says: 4", f"{LRM}“{HEBREW}{LRM}   │ [2] says: 4"),
        (f"{ARABIC}", f"{LRM}{ARABIC}{LRM}"),
        (f"\x1b[2mReport\x1b[0m “{ARABIC}\x1b[0m”; 12", f"\x1b[2mReport\x1b[0m “{ARABIC}\x1b[0m”{LRM}; 12"),
        (f"“{ARABIC}” and “{HEBREW}”", f"{LRM}“{ARABIC}”{LRM} and “{HEBREW}”{LRM}"),
    ],
)
def test_a_mark_keeps_what_follows_right_to_left_words_in_its_place(line: str, shown: str) -> None:
    assert settle(line) == shown


@pytest.mark.parametrize("line", ["", "“abc” [1]", "Տեղ и село"])
def test_other_lines_stay_as_they_are(line: str) -> None:
    assert settle(line) == line


def test_marks_take_no_column_and_no_word_is_changed() -> None:
    plain = render(NOTHING, width=80, colour=False)
    assert LRM not in plain
    assert settle(f"“{ARABIC}”").replace(LRM, "") == f"“{ARABIC}”"
