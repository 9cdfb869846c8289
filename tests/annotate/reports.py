"""Short reports for the tests of the annotators."""

from datetime import datetime

from truceline.model.document import Document

NEWS = """\
Shots on the border near the Lachin road; both report losses

YEREVAN, April 11 - Azerbaijani troops opened fire at around 4 p.m. (1200 GMT) on Tuesday with 82-mm mortars and Grad
rockets on Armenian servicemen outside Tegh, the ministry said. At least four of its soldiers had died, two of them
officers, and some thirty people were wounded, Gunay, 28, among them. No casualties were reported on the other side.

On 12 April 2023 the toll rose to 7. As of 20:30, 1,390 mines had been found along 12 km of road since November 2020.
In the early hours of Wednesday dozens of villagers fled; a 20-year-old man was missing. Nobody in the village was hurt.
Half past eight, said a soldier, more than 50 fighters attacked Hill 745 for ten minutes. The war of 1998 to 2000 killed
between 10,000 and 20,000 soldiers. Last month, two years ago, in the fall of 2020, overnight, they talked.
"""


def report(text: str, published: str | None = None) -> Document:
    """Return a document of a text, published at an ISO time."""
    return Document(text=text, published=datetime.fromisoformat(published) if published else None)
