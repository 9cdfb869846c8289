"""Years that cannot be: not come yet ("in the year 2554"), or of another calendar ("the year 1402" for 2023)."""

import re
from collections.abc import Iterator

from truceline.annotate.times_dates import MONTH
from truceline.annotate.times_frame import points_ahead
from truceline.model.document import Document
from truceline.model.mention import Damage
from truceline.model.span import Span

_FAR_YEAR = re.compile(rf"\b(?:[0-9]{{1,2}}\s)?(?:{MONTH})\b,?\s(?P<y>2[1-9][0-9]{{2}})\b(?!\s[a-z]+s\b)")
_COMING_YEAR = re.compile(rf"\b(?:in|since|of|from)\s(?:the\syear\s|(?:{MONTH})\s)(?P<y>20[0-9]{{2}})\b")
_TOLD = re.compile(r"\b(?:was|were|had|killed|died|fell|fought|began|ended|stopped|signed|perished|lost|took|broke)\b")
_PERSIAN, _MUSLIM = 621, 579  # years by which these calendars lie behind ours in our time
_OLD_YEAR = re.compile(r"\b(?:year|month\sof\s[A-Z]\w+|[0-9]{1,2}\s[A-Z]\w+)\s(?P<y>1[34][0-9]{2})\b")
MEMORY = 5  # years back: a text of today that means an old year of ours tells of an old war


def find_impossible_years(document: Document) -> Iterator[Damage]:
    """Yield years of the Persian or the Muslim calendar: told as ours they lie six centuries back."""
    for found in _FAR_YEAR.finditer(document.text):
        yield _damage(document, found.start(), found.end(), f"the year {found['y']} has not come")
    published = document.published
    if published is None:
        return
    for found in _COMING_YEAR.finditer(document.text):
        if int(found["y"]) > published.year + 1 and not points_ahead(document.text, found.start()):
            end = min((at for stop in ".\n" if (at := document.text.find(stop, found.end())) > 0), default=None)
            start = max(document.text.rfind(stop, 0, found.start()) for stop in ".\n") + 1
            if _TOLD.search(document.text, start, end or len(document.text)):
                yield _damage(document, found.start(), found.end(), f"the year {found['y']} had not come")
    for found in _OLD_YEAR.finditer(document.text):
        year = int(found["y"])
        for behind in (_PERSIAN, _MUSLIM):
            if published.year - MEMORY <= year + behind <= published.year + 1:
                why = f"the year {year} is long past; it may be one of another calendar"
                yield _damage(document, found.start(), found.end(), why)
                break


def _damage(document: Document, start: int, end: int, why: str) -> Damage:
    span = Span(document=document.id, start=start, end=end, text=document.text[start:end])
    return Damage(span=span, kind="impossible_time", can_say=why, spoils=("time",))
