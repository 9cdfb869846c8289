"""The page: readings as one HTML file with the ledger and the text, every quotation linked to its words and back.

Goes in: readings. Comes out: a string that is one self-contained file: styles, script and text are in it, its policy
(a hash each) lets nothing else run, and nothing is asked of the network. Every word of a report is escaped.
"""

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from truceline.model.reading import Reading
from truceline.publish.ledger_facts import CODES, Names, number_words
from truceline.publish.page_report import page_report
from truceline.publish.page_words import KIND_WORDS, label_words
from truceline.publish.quoting import clean, shown

TEMPLATES = "templates"


def render_page(readings: Iterable[Reading], *, names: Names = CODES, skipped: Iterable[str] = ()) -> str:
    """Return the page of these readings; the same readings give the same characters.

    ``skipped`` says of every file that could not be read which it was and why.
    """
    kept = tuple(readings)
    reports = tuple(page_report(reading, f"r{number}", names) for number, reading in enumerate(kept, 1))
    style, script = _file("marks.css") + _file("page.css"), _file("light.js")
    return _template().render(
        reports=reports,
        skipped=tuple(skipped),
        heading=_heading(len(reports)),
        kind_words=KIND_WORDS,
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
        readers=tuple(dict.fromkeys(clean(reading.reader) for reading in kept)),
        credited=any(_credited(reading) for reading in kept),
    )


def _heading(count: int) -> str:
    return (
        "Who says what happened" if count == 1 else f"Who says what happened, in {number_words((0,) * count, 'report')}"
    )


def _policy(style: str, script: str) -> str:
    """Return a content security policy under which only this style and this script act, and nothing is fetched."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode('utf-8')).digest()).decode('ascii')}"


def _credited(reading: Reading) -> bool:
    places = [happening.where for happening in reading.happenings]
    places += [place for claim in reading.claims for place in claim.places]
    return any(mention is not None and mention.place is not None for mention in places)


def _file(name: str) -> str:
    return files("truceline.publish").joinpath(TEMPLATES, name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("truceline.publish"),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["label"] = label_words
    return environment.get_template("page.html.j2")
