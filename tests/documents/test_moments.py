from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.documents.moments import parse_moment, parse_pdf_moment


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-05-03", "2024-05-03T00:00:00"),
        ("2024-05-03T14:20", "2024-05-03T14:20:00"),
        ("2024-05-03 14:20:05", "2024-05-03T14:20:05"),
        ("2024-05-03T14:20:05.123+0300", "2024-05-03T14:20:05+03:00"),
        ("2024-05-03T14:20Z", "2024-05-03T14:20:00+00:00"),
        ("2024-05-03T14:20 UTC", "2024-05-03T14:20:00+00:00"),
        ("2024-05-03T14:20:00-04", "2024-05-03T14:20:00-04:00"),
        ("Fri, 03 May 2024 14:20:00 GMT", "2024-05-03T14:20:00+00:00"),
        ("3 May 2024 14:20:00 +0430", "2024-05-03T14:20:00+04:30"),
    ],
)
def test_a_time_keeps_its_zone_and_gets_none(text: str, iso: str) -> None:
    moment = parse_moment(text)
    assert moment is not None
    assert moment.isoformat() == iso


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "May 3",
        "2 hours ago",
        "03.05.2024",
        "2024-05-32",
        "2024-05-03T25:00",
        "Fri, 03 Nay 2024",
        "1714735200",
        "20240503",
    ],
)
def test_what_has_no_form_of_a_time_is_no_time(text: str | None) -> None:
    assert parse_moment(text) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("D:20240503142000+03'00'", "2024-05-03T14:20:00+03:00"),
        ("D:20240503142000Z", "2024-05-03T14:20:00+00:00"),
        ("D:20240503142000", "2024-05-03T14:20:00"),
        ("D:20240503", "2024-05-03T00:00:00"),
        ("D:20240503142000-04'30'", "2024-05-03T14:20:00-04:30"),
    ],
)
def test_the_date_of_a_pdf_is_read(text: str, iso: str) -> None:
    moment = parse_pdf_moment(text)
    assert moment is not None
    assert moment.isoformat() == iso


@given(
    st.text(max_size=40)
    | st.from_regex(r"D:\d{8}(\d{6})?([+-]\d\d'\d\d')?|\d{4}-\d\d-\d\d([T ]\d\d:\d\d)?[Z+]?", fullmatch=True)
)
def test_any_text_gives_a_moment_or_none(text: str) -> None:
    assert isinstance(parse_moment(text), datetime | None)
    assert isinstance(parse_pdf_moment(text), datetime | None)
