"""The first example report with what its reader passed over, and words in it, for tests of decisions on words."""

from tests.casefile.made import begin, fill, most_told, tegh
from truceline.casefile.judging import Told
from truceline.model.span import Span

ADA, BEN = Told(by="ada", why="seen"), Told(by="ben", why="not so")
WIRE = "tegh-01-wire"
DEAD = "there were dead and wounded on the Armenian side"  # the reader has the wounded, and not the dead
MADE = "speaker=ARM:ministry_of_defence; act=killed; target=ARM; count=4"


def words(document, text):
    """Return the span of the first place in a document that has this text."""
    start = document.text.index(text)
    return Span(document=document.id, start=start, end=start + len(text), text=text)


def opened(folder):
    """Return a casefile of the examples, the first of them, and the incident."""
    casefile = begin(folder)
    fill(casefile, tegh().values())
    return casefile, tegh()[WIRE].document, most_told(casefile)


def made_claim(casefile, document, values=MADE, *, told=ADA, text=DEAD):
    decided = casefile.judging.new_claim(document.id, words(document, text), values, told)
    casefile.judge([decided])
    return decided
