"""The screen ``/incidents``."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from truceline.web.page import render

router = APIRouter(tags=["incidents"])


@router.get("/incidents", response_class=HTMLResponse, include_in_schema=False)
def incidents(request: Request) -> HTMLResponse:
    """Show the screen."""
    return render(request, "incidents.html", screen="incidents")
