"""Templates -> pages. Every value is escaped, and what is hidden or acts in a text is made visible."""

from functools import cache

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader

from truceline.publish.ledger_when_where import moment_words
from truceline.publish.one_file import loader, make_environment
from truceline.web.bench import Workbench
from truceline.web.catalogue import words, words_or
from truceline.web.guard import FIELD

SCREENS = (
    "inbox",
    "incidents",
    "map",
    "review",
    "observations",
    "coverage",
    "tallies",
    "compliance",
    "sitrep",
    "reports",
    "search",
)


def render(request: Request, template: str, /, status: int = 200, **values: object) -> HTMLResponse:
    """Return a page: ``template`` of ``templates/`` with these values, and what every page has.

    A template that extends ``base.html`` gives ``screen`` (one of ``SCREENS``) to mark where it is in the menu.
    """
    bench: Workbench = request.app.state.bench
    html = (
        _environment()
        .get_template(template)
        .render(
            csrf=bench.token,
            csrf_field=FIELD,
            by=bench.by,
            casefile=bench.casefile.store.path.name,
            screens=SCREENS,
            path=request.url.path,
            query=request.url.query,
            **values,
        )
    )
    return HTMLResponse(html, status)


@cache
def _environment() -> Environment:
    environment = make_environment(ChoiceLoader([PackageLoader("truceline.web"), loader()]))
    environment.filters["moment"] = moment_words
    environment.globals["t"] = words
    environment.globals["t_or"] = words_or
    return environment
