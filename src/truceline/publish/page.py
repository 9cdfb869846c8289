"""The page: readings as one HTML file with the ledger and the text, every quotation linked to its words and back.

Goes in: readings. Comes out: a string that is one self-contained file: styles, script and text are in it, its policy
(a hash each) lets nothing else run, and nothing is asked of the network. Every word of a report is escaped.
"""

from collections.abc import Iterable

from markupsafe import Markup

from truceline.model.reading import Reading
from truceline.publish.ledger_facts import CODES, Names, number_words
from truceline.publish.one_file import part, policy, template
from truceline.publish.page_report import page_report
from truceline.publish.page_words import KIND_WORDS
from truceline.publish.quoting import clean


def render_page(readings: Iterable[Reading], *, names: Names = CODES, skipped: Iterable[str] = ()) -> str:
    """Return the page of these readings; the same readings give the same characters.

    ``skipped`` says of every file that could not be read which it was and why.
    """
    kept = tuple(readings)
    reports = tuple(page_report(reading, f"r{number}", names) for number, reading in enumerate(kept, 1))
    style, script = part("marks.css") + part("page.css"), part("light.js")
    return template("page.html.j2").render(
        reports=reports,
        skipped=tuple(skipped),
        heading=_heading(len(reports)),
        kind_words=KIND_WORDS,
        style=Markup(style),
        script=Markup(script),
        policy=policy(style, script),
        readers=tuple(dict.fromkeys(clean(reading.reader) for reading in kept)),
        credited=any(_credited(reading) for reading in kept),
    )


def _heading(count: int) -> str:
    return (
        "Who says what happened" if count == 1 else f"Who says what happened, in {number_words((0,) * count, 'report')}"
    )


def _credited(reading: Reading) -> bool:
    places = [happening.where for happening in reading.happenings]
    places += [place for claim in reading.claims for place in claim.places]
    return any(mention is not None and mention.place is not None for mention in places)
