from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from truceline.errors import InputError
from truceline.sources.about import About, load_side_file, parse_published, side_file

AT = datetime(2023, 4, 11, 17, 20, tzinfo=timezone(timedelta(hours=4)))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2023-04-11", datetime(2023, 4, 11)),
        ("2023-04-11T17:20", datetime(2023, 4, 11, 17, 20)),
        ("2023-04-11 17:20:05", datetime(2023, 4, 11, 17, 20, 5)),
        ("2023-04-11T17:20+04:00", AT),
        (" 2023-04-11T13:20Z ", AT),
    ],
)
def test_a_time_of_publication_is_iso_8601(text: str, moment: datetime) -> None:
    assert parse_published(text) == moment
    assert (parse_published(text).tzinfo is None) == (moment.tzinfo is None)


@pytest.mark.parametrize(
    "text", ["", "11.04.2023", "April 11", "2023-13-01", "2023-04-11T25:00", "20230411", "2023-W15"]
)
def test_another_form_is_refused_with_the_forms_that_are_taken(text: str) -> None:
    with pytest.raises(InputError, match="Write it as 2023-04-11, 2023-04-11T17:20 or"):
        parse_published(text)


@pytest.mark.parametrize(
    "line",
    [
        "published = 2023-04-11T17:20:00+04:00",
        'published = "2023-04-11T17:20+04:00"',
        "published = 2023-04-11 13:20:00Z",
    ],
)
def test_a_side_file_tells_publisher_time_and_address(tmp_path: Path, line: str) -> None:
    path = side_file(tmp_path / "01-wire.txt")
    path.write_text(f'publisher = "wire agency"\naddress = "https://example.org/1"\n{line}\n')
    assert path.name == "01-wire.meta.toml"
    assert load_side_file(path) == About(publisher="wire agency", address="https://example.org/1", published=AT)


def test_a_day_in_a_side_file_stays_a_day(tmp_path: Path) -> None:
    (tmp_path / "a.meta.toml").write_text("published = 2023-04-11\n")
    assert load_side_file(tmp_path / "a.meta.toml").published == datetime(2023, 4, 11)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("publisher = 5", "publisher = 5 is not a string"),
        ('published = "Tuesday"', "'Tuesday' is not a time of publication"),
        ("published = 17:20:00", "is not a time of publication"),
        ('date = "2023"', "unknown key 'date'. The keys are publisher, published, address, language."),
        ("publisher =", "a.meta.toml:1: this is not TOML"),
        (f"\npublisher = {'1' * 5000}", "a.meta.toml:2: a whole number is too large."),
        (f"publisher = {'[' * 3000}{']' * 3000}", "a.meta.toml:1: it is nested too deeply."),
    ],
)
def test_a_side_file_with_a_mistake_is_refused_by_name(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "a.meta.toml"
    path.write_text(line)
    with pytest.raises(InputError) as caught:
        load_side_file(path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)


def test_values_told_on_the_command_line_go_before_those_of_a_side_file() -> None:
    told = About(publisher="daily").or_else(About(publisher="wire", address="a"))
    assert told == About(publisher="daily", address="a")
