"""The screen ``/map``."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from truceline.web.page import render

router = APIRouter(tags=["map"])


@router.get("/map", response_class=HTMLResponse, include_in_schema=False)
def map(request: Request) -> HTMLResponse:
    """Show the screen."""
    return render(request, "map.html", screen="map")
