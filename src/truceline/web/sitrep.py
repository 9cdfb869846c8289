"""The screen ``/sitrep``: the daily report of some days, to look at, and as files to send."""

from datetime import date, timedelta
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from truceline.casefile.covering import last_day
from truceline.errors import InputError
from truceline.publish.sitrep.blocks import Report
from truceline.publish.sitrep.formats import FORMATS
from truceline.publish.sitrep.html import drawing
from truceline.publish.sitrep.material import FIRST, LAST, Period
from truceline.web.bench import Bench, Workbench
from truceline.web.page import render
from truceline.web.sitrep_made import make_report

router = APIRouter(tags=["sitrep"])
MOST_DAYS = 31  # in one report: a month
Form = Literal["html", "pdf", "docx"]


class Asked(BaseModel):
    """Which days, and what is let in."""

    model_config = ConfigDict(extra="ignore")

    day: date | None = Field(None, alias="date", ge=FIRST, le=LAST)
    until: date | None = Field(None, ge=FIRST, le=LAST)
    place: str = Field("", max_length=200)
    unreviewed: bool = False

    def period(self, otherwise: date) -> Period:
        """Return the days; the last of the casefile where none are asked for.

        Raises:
            InputError: the last day is before the first, or there are too many.
        """
        first = self.day or self.until or otherwise
        last = self.until or first
        if last < first or (last - first) >= timedelta(days=MOST_DAYS):
            raise InputError(
                f"{first} to {last} is no period.", todo=f"Give a first and a last day, {MOST_DAYS} at most."
            )
        return Period(first=first, last=last)


AskedFor = Annotated[Asked, Query()]


@router.get("/sitrep", response_class=HTMLResponse, include_in_schema=False)
def sitrep(request: Request, bench: Bench, asked: AskedFor) -> HTMLResponse:
    """Show the report of the days that are asked for, and its files."""
    last = last_day(bench.casefile)
    wrong, period = "", None
    try:
        period = asked.period(last or FIRST) if last or asked.day else None
    except InputError as error:
        wrong = f"{error.what} {error.todo}"
    return render(
        request,
        "sitrep.html",
        status=422 if wrong else 200,
        screen="sitrep",
        asked=asked,
        period=period,
        wrong=wrong,
        days=_query(asked, period) if period else "",
        forms=tuple(FORMATS),
        **(drawing(_report(bench, asked, period), workbench="") if period else {}),
    )


@router.get("/sitrep.{form}")
def sitrep_file(bench: Bench, form: Form, asked: AskedFor) -> Response:
    """Return the report of some days as HTML, PDF or DOCX. Names of victims are withheld.

    What nobody approved is left out unless ``unreviewed`` is asked for, and then every entry says so.
    """
    last = last_day(bench.casefile)
    if asked.day is None and last is None:
        raise InputError("no day is given, and nothing is known yet.", todo="Give one: ?date=2023-04-11.")
    period = asked.period(last or FIRST)
    FORMATS[form].ask()
    made = FORMATS[form].render(_report(bench, asked, period), None)
    name = f"sitrep-{period.first}{f'..{period.last}' if period.days > 1 else ''}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(made, media_type=FORMATS[form].media_type, headers=headers)


def _report(bench: Workbench, asked: Asked, period: Period) -> Report:
    return make_report(bench.casefile, period, area=asked.place.strip(), include_unreviewed=asked.unreviewed)


def _query(asked: Asked, period: Period) -> str:
    told = {"date": period.first.isoformat(), "until": period.last.isoformat(), "place": asked.place.strip()}
    told |= {"unreviewed": "true"} if asked.unreviewed else {}
    return urlencode({key: value for key, value in told.items() if value})
