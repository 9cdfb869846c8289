"""The day of an event where no date stands beside it, and the day that stands beside it and is another one's."""

from datetime import datetime

import pytest

from truceline.model.document import Document
from truceline.model.reading import Reading
from truceline.pipeline.reader import Reader

ARMENIA = "Ministry of Defence of the Republic of Armenia"
FELL = "The Indian soldier who fell in Poonch on Friday was cremated on Sunday in his village, the army said."
KILLED = "Two Indian soldiers were killed in Poonch by a Pakistani shell on Thursday, the Indian army said."
AGAIN = (
    "Pakistani troops fired at Uri last Friday and killed two Indian soldiers, the Indian army said. "
    "A third Indian soldier was wounded there that same Friday evening, it said."
)
RAMMED = "China's coast guard said on Monday that a Philippine vessel had rammed one of its ships at 5:59 a.m."
AS_OF = "As of 20:30\n\nAt 19:40 units of Azerbaijan fired mortars at our positions near Sotk. There are no losses."
WEEK = (
    "A week after the M23 rebels shelled the camp at Mugunga, the army said it had no new figures. "
    "The rebels killed 14 people, it said."
)
DENIED = "Pakistan's army denied that its troops had fired at Indian posts in Poonch the day before yesterday."


def read(reader: Reader, text: str, published: str, publisher: str | None = None) -> Reading:
    return reader.read(
        Document(text=text, publisher=publisher, published=datetime.fromisoformat(published), language="en")
    )


def days(reading: Reading) -> list[tuple[str, str] | None]:
    ends = [h.when.local_dates() if h.when else None for h in reading.happenings]
    return [None if pair is None else (str(pair[0]), str(pair[1])) for pair in ends]


@pytest.mark.parametrize(
    ("text", "published", "publisher", "day"),
    [
        (FELL, "2024-03-11T12:00:00+05:30", None, "2024-03-08"),
        (KILLED, "2024-03-09T12:00:00+05:30", None, "2024-03-07"),
        (AGAIN, "2024-03-15T20:00:00+05:30", None, "2024-03-08"),
        (RAMMED, "2024-06-17T21:30:00+08:00", None, "2024-06-17"),
        (AS_OF, "2023-05-11T20:45:00+04:00", ARMENIA, "2023-05-11"),
        (DENIED, "2024-03-15T20:00:00+05:30", None, "2024-03-13"),
    ],
)
def test_the_words_give_the_day_of_the_event(
    reader: Reader, text: str, published: str, publisher: str | None, day: str
) -> None:
    assert days(read(reader, text, published, publisher)) == [(day, day)]


def test_a_week_after_is_counted_back_and_is_no_exact_day(reader: Reader) -> None:
    (ends,) = days(read(reader, WEEK, "2024-05-10T09:30:00+02:00"))
    assert ends == ("2024-04-30", "2024-05-06")


@pytest.mark.parametrize(
    ("published", "publisher"),
    [
        ("2023-05-12T09:00:00+04:00", ARMENIA),  # the evening's hour in a text of the next morning
        ("2023-05-11T20:45:00+04:00", "news agency"),  # not issued by who tells it
    ],
)
def test_an_hour_is_not_of_the_day_of_publication_by_itself(reader: Reader, published: str, publisher: str) -> None:
    assert days(read(reader, AS_OF, published, publisher)) == [None]


def test_the_words_that_gave_the_day_are_quoted(reader: Reader) -> None:
    (happening,) = read(reader, AS_OF, "2023-05-11T20:45:00+04:00", ARMENIA).happenings
    assert happening.when_span is not None
    assert happening.when_span.text in ("As of 20:30", "19:40")
