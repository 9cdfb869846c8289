"""Addresses of the workbench: where an incident, a report, or words of a report are shown."""

from urllib.parse import quote, urlencode

from truceline.model.span import Span


def incident_address(incident: str, **asked: str) -> str:
    """Return the address of an incident's page, with a query where one is given.

    >>> incident_address("inc-1f2e3d4c", policy="ucdp")
    '/incidents/inc-1f2e3d4c?policy=ucdp'
    """
    return _with(f"/incidents/{quote(incident, safe='')}", asked)


def why_address(incident: str, key: str, **asked: str) -> str:
    """Return the address of what is behind one value; ``key`` as ``killed.A``."""
    return _with(f"{incident_address(incident)}/why/{quote(key, safe='')}", asked)


def report_address(document: str) -> str:
    """Return the address of a report's page."""
    return f"/reports/{quote(document, safe='')}"


def span_address(span: Span) -> str:
    """Return the address of words of a report: its page, at the characters ``[start, end)``.

    >>> span_address(Span(document="doc-1", start=4, end=9, text="words"))
    '/reports/doc-1#s4-9'
    """
    return f"{report_address(span.document)}#s{span.start}-{span.end}"


def _with(path: str, asked: dict[str, str]) -> str:
    told = {key: value for key, value in asked.items() if value}
    return f"{path}?{urlencode(told)}" if told else path
